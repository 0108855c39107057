# Overdraw: drafts promise nothing, and the first submission takes the money. Whoever comes second is refused, by whatever act, to the last fen.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执321号 applicant=甲公司 debtor=乙公司 claim=90000.00 => ok
adm1 case label=C2 number=（2026）川0104执恢322号 applicant=甲公司 debtor=乙公司 claim=90000.00 => ok
bank credit label=B1 amount=10000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
2026-03-03T09:00 ex1 draft label=P1 case=C1 amount=10000.01 payee=applicant => refused payout.exceeds-available
ex1 draft label=P1 case=C1 amount=8000.00 payee=applicant => Draft
ex1 draft label=P2 case=C1 amount=8000.00 payee=applicant => Draft
ex1 deposit label=E1 case=C1 amount=8000.00 ground=refused document=提存审批表 => Applied
ex1 transfer label=T1 from=C1 to=C2 amount=8000.00 ground=resumed => Proposed
check case case=C1 available=10000.00 reserved=0.00
# Of five that ask for the same money one has it.
ex1 submit payout=P1 => InApproval
ex1 submit payout=P2 => refused payout.exceeds-available
ex1 dispute label=D1 case=C1 amount=2000.01 reason=案外人异议 => refused dispute.exceeds-available
ex1 fee label=F1 case=C1 amount=50.00 => Proposed
vp1 approve deposit=E1 => refused payout.exceeds-available
dir1 approve transfer=T1 => refused payout.exceeds-available
acc1 reverse entry-of=B1 reason=入错案件 => refused reverse.money-moved-on
check case case=C1 available=2000.00 reserved=8000.00
# What is left is one fen too little for the rest.
ex1 draft label=P3 case=C1 amount=2000.00 payee=applicant => Draft
ex1 dispute label=D2 case=C1 amount=0.01 reason=案外人异议 => ok
ex1 submit payout=P3 => refused payout.exceeds-available
dir1 confirm deduction=F1 => Confirmed
check case case=C1 available=1949.99 reserved=8000.00 disputed=0.01 fee=50.00
# The money is free again, and the second has it; the first does not get it twice.
2026-03-04T09:00 dir1 reject payout=P1 => Draft
ex1 submit payout=P2 => InApproval
ex1 submit payout=P1 => refused payout.exceeds-available
check case case=C1 available=1949.99 reserved=8000.00
check book bank=10000.00 difference=0.00
check invariants
