# The disputed part of a payout has its paper and its day of review too, and two persons settle it; the rest is paid meanwhile.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执612号 applicant=甲公司 debtor=乙公司 claim=50000.00 => ok
bank credit label=B1 amount=50000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
2026-03-03T09:00 ex1 draft label=P1 case=C1 amount=50000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
ex1 split payout=P1 disputed=20000.00 as=P2 reason=工程款有争议 document=none => refused dispute.no-document
ex1 split payout=P1 disputed=20000.00 as=P2 reason=工程款有争议 review=2026-05-01 => refused dispute.review-too-late
ex1 split payout=P1 disputed=20000.00 as=P2 reason=工程款有争议 document=异议申请书 review=2026-03-10 => InApproval
dir1 approve payout=P1 => NoticeIssued
2026-03-11T09:00 clock sweep => ok
check alerts rule=dispute.overdue count=1 since=2026-03-11
ex1 settle dispute=P2 for=payee confirmed=no => Disputed
ex1 settle dispute=P1 for=payee => refused payout.illegal-move
check case case=C1 disputed=20000.00 reserved=30000.00
reg1 confirm settlement=P2 => Draft
check case case=C1 available=20000.00 disputed=0.00 reserved=30000.00
ex1 settle dispute=P2 for=payee => refused payout.illegal-move
check invariants
