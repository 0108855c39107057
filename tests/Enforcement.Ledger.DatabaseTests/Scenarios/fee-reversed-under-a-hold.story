# A fee that is reversed gives its money to the case; a hold that lacks some has it before any payout.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执2951号 applicant=甲公司 debtor=乙公司 claim=90000.00 => ok
bank credit label=B1 amount=10000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
2026-03-03T09:00 ex1 fee label=F1 case=C1 amount=50.00 => Proposed
dir1 confirm deduction=F1 => Confirmed
ex1 draft label=P1 case=C1 amount=1000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
ex1 hold label=H1 type=garnished case=C1 amount=9000.00 document=协助执行通知书 => ok
check case case=C1 available=0.00 held=8950.00 reserved=1000.00 fee=50.00
check payout payout=P1 state=OnHold
vp1 reverse deduction=F1 reason=标的有误 => Reversed
check case case=C1 available=0.00 held=9000.00 reserved=1000.00 fee=0.00
# The hold has all that it asks for: what it stopped goes on.
check payout payout=P1 state=InApproval
vp1 lift hold=H1 document=解除通知书 => ok
check case case=C1 available=9000.00 held=0.00
# The debtor's surplus is the case's money again too, under a hold on the whole case.
bank credit label=B2 amount=90000.00 payer=乙公司 case=C1 => ok
2026-03-03T18:00 bank statement => posted matched=1
2026-03-04T09:00 ex1 surplus label=S1 case=C1 document=结余认定 => Proposed amount=10000.00
dir1 confirm deduction=S1 => Confirmed
ex1 hold label=H2 type=suspended case=C1 document=中止裁定 => ok
vp1 reverse deduction=S1 reason=认定有误 => Reversed
check case case=C1 available=0.00 held=99000.00 surplus=0.00 reserved=1000.00
check invariants
