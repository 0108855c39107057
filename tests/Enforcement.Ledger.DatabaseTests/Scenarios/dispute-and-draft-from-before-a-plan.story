# What was in dispute before there is a plan is no part of it, and a draft from before is not split past it.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执5101号 applicant=甲公司 debtor=乙公司 claim=1000.00 => ok
bank credit label=B1 amount=100.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
2026-03-03T09:00 ex1 draft label=P1 case=C1 amount=100.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
ex1 split payout=P1 disputed=60.00 as=P2 reason=案外人异议 => InApproval
ex1 withdraw payout=P1 => Withdrawn
ex1 draft label=P3 case=C1 amount=40.00 payee=applicant => Draft
ex1 plan label=D1 case=C1 pot=40.00 creditors=甲公司:100.00:2026-01-05,丙公司:100.00:2026-01-05 => Drafted shares=甲公司:20.00,丙公司:20.00
dir1 approve plan=D1 => Approved
ex1 serve plan=D1 to=甲公司,丙公司,乙公司 => Approved
2026-04-10T09:00 dir1 enforce plan=D1 => InForce
check invariants
ex1 split payout=P3 disputed=20.01 as=P4 reason=案外人异议 => refused plan.exceeds-share
ex1 split payout=P3 disputed=15.00 as=P4 reason=案外人异议 => Draft
check case case=C1 available=25.00 disputed=75.00
# Won back, it keeps to the plan like every draft.
ex1 settle dispute=P2 for=payee => Draft
ex1 submit payout=P2 => refused plan.exceeds-share
check case case=C1 available=85.00 disputed=15.00
check book difference=0.00
check invariants
