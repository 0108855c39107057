# Complaint: one bank item was matched to two cases. Claims compete in the open, one of them is confirmed, and no second one ever is.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执306号 applicant=甲公司 debtor=乙公司 claim=90000.00 officer=ex1 => ok
adm1 case label=C2 number=（2026）川0104执307号 applicant=丙公司 debtor=乙公司 claim=90000.00 officer=ex2 => ok
bank credit label=B1 amount=4000.00 payer=王五 remark=案款 => ok
2026-03-02T18:00 bank statement => posted unknown=1
2026-03-03T09:00 ex1 claim line=B1 case=C1 evidence=甲公司说明 => ok
ex1 claim line=B1 case=C1 evidence=再次 => refused unknown.claimed-before
ex2 claim line=B1 case=C2 evidence=王五的汇款单 => ok
acc1 confirm line=B1 case=C2 => ok
check case case=C2 available=4000.00
check case case=C1 available=0.00
reg1 confirm line=B1 case=C1 => refused unknown.already-claimed
reg1 confirm line=B1 case=C2 => refused unknown.already-claimed
ex1 claim line=B1 case=C1 evidence=补充材料 => refused unknown.already-claimed
csh1 refund line=B1 reason=汇错账户 => refused unknown.already-claimed
check book unknown=0.00 bank=4000.00 difference=0.00
check invariants
