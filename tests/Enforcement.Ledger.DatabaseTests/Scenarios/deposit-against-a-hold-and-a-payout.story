# A hold stops a deposit, and what a payout has reserved is not deposited.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=乙公司 claim=300000.00 => ok
bank credit label=B1 amount=100000.00 payer=乙公司 case=C1 => ok
2026-02-13T18:00 bank statement => posted matched=1 unknown=0
2026-02-24T09:00 ex1 deposit label=E1 case=C1 ground=refused document=提存审批表 => Applied amount=100000.00
ex1 draft label=P1 case=C1 amount=30000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve deposit=E1 => refused payout.exceeds-available
ex1 withdraw payout=P1 => Withdrawn
ex1 hold label=H1 type=suspended case=C1 document=暂缓裁定 confirmed=no => ok
dir1 confirm hold=H1 => ok
dir1 approve deposit=E1 => refused payout.on-hold
ex1 deposit label=E2 case=C1 ground=refused document=提存审批表 => refused payout.on-hold
vp1 lift hold=H1 document=恢复执行裁定 => ok
dir1 reject deposit=E1 => ok
ex1 deposit label=E3 case=C1 ground=refused amount=10000.00 document=提存审批表 => Applied
ex1 withdraw deposit=E3 reason=金额有误 => Withdrawn
check case case=C1 available=100000.00 deposited=0.00
check invariants
