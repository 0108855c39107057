# What is withdrawn before its notice is free again for another payout; after the notice only finance can send it back.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执219号 applicant=甲公司 debtor=乙公司 claim=1000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
2026-03-03T09:00 ex1 draft label=P1 case=C1 amount=1000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
check case case=C1 available=0.00 reserved=1000.00
ex1 withdraw payout=P1 reason=金额有误 => Withdrawn
check case case=C1 available=1000.00 reserved=0.00
ex1 submit payout=P1 => refused payout.illegal-move
dir1 approve payout=P1 => refused payout.illegal-move
ex1 draft label=P2 case=C1 amount=999.00 payee=applicant => Draft
ex1 submit payout=P2 => InApproval
dir1 approve payout=P2 => NoticeIssued
ex1 withdraw payout=P2 => refused payout.illegal-move
check invariants
