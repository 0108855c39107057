# Complaint: no matching of many lines at once, no splitting, no way back. All lines of an act or none; an undone claim leaves its trail and opens the line.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执308号 applicant=甲公司 debtor=乙公司 claim=90000.00 => ok
adm1 case label=C2 number=（2026）川0104执309号 applicant=丙公司 debtor=乙公司 claim=90000.00 => ok
bank credit label=B1 amount=100.00 payer=乙公司 => ok
bank credit label=B2 amount=200.00 payer=乙公司 => ok
bank credit label=B3 amount=1000.00 payer=乙公司 => ok
2026-03-02T18:00 bank statement => posted unknown=3
2026-03-03T09:00 csh1 claim line=B1,B2 case=C1 evidence=乙公司付款清单 => ok
csh1 claim line=B2,B3 case=C1 evidence=乙公司付款清单 => refused unknown.claimed-before
csh1 claim line=B3 case=C1:600.00,C2:300.00 evidence=乙公司付款清单 => refused unknown.parts-differ
csh1 claim line=B3 case=C1:600.00,C2:400.00 evidence=乙公司付款清单 => ok
acc1 confirm line=B1,B2,B3 => ok
check case case=C1 available=900.00
check case case=C2 available=400.00
check book unknown=0.00 difference=0.00
# The way back: whole, once, and only while all of the money is still there.
acc1 reverse entry-of=B3 reason=拆分有误 => ok
check case case=C1 available=300.00
check case case=C2 available=0.00
check book unknown=1000.00 difference=0.00
acc1 reverse entry-of=B3 reason=再次 => refused reverse.already-reversed
ex1 draft label=P1 case=C1 amount=300.00 payee=applicant lots=B1,B2 => Draft
ex1 submit payout=P1 => InApproval
acc1 reverse entry-of=B1 reason=认错 => refused reverse.money-moved-on
csh1 claim line=B3 case=C2 evidence=乙公司更正函 => ok
acc1 confirm line=B3 => ok
check case case=C2 available=1000.00
check book unknown=0.00 bank=1300.00 difference=0.00
check invariants
