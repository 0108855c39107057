# The court leader sends a payout back. Submitted again it asks for the whole chain: the director's first approval is void.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执220号 applicant=甲公司 debtor=乙公司 claim=300000.00 => ok
bank credit label=B1 amount=300000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
2026-03-03T09:00 ex1 draft label=P1 case=C1 amount=200000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => InApproval
vp1 reject payout=P1 reason=缺少审批表 => Draft
check case case=C1 available=300000.00 reserved=0.00
vp1 approve payout=P1 => refused payout.illegal-move
2026-03-04T09:00 ex1 submit payout=P1 => InApproval
vp1 approve payout=P1 => refused access.not-permitted
dir1 approve payout=P1 => InApproval
vp1 approve payout=P1 => NoticeIssued
check case case=C1 available=100000.00 reserved=200000.00
check invariants
