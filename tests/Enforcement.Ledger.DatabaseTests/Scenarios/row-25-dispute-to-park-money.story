# A dispute parks no money: it has a reason, a paper and a day on which it is looked at again, the rest goes on, and after thirty days it is reported.
2026-02-27T09:00 adm1 case label=C1 number=（2026）川0104执325号 applicant=甲公司 debtor=乙公司 claim=300000.00 => ok
bank credit label=B1 amount=100000.00 payer=乙公司 case=C1 => ok
2026-02-27T18:00 bank statement => posted matched=1
2026-03-02T09:00 ex1 dispute label=D0 case=C1 amount=30000.00 reason=案外人异议 review=2026-06-01 => refused dispute.review-too-late
ex1 dispute label=D1 case=C1 amount=30000.00 reason=案外人异议 document=异议书 => ok
ex1 dispute label=D2 case=C1 amount=5000.00 reason=数额有争议 document=none review=2026-03-06 => refused dispute.no-document
ex1 dispute label=D2 case=C1 amount=5000.00 reason=数额有争议 document=对账异议 review=2026-03-06 => ok
# The undisputed part's clock runs on.
check lot lot=B1 a_due=2026-03-12 a=running
2026-03-03T09:00 clock sweep => ok
check alerts rule=dispute.due-soon count=1 desk=officer
2026-03-09T09:00 clock sweep => ok
check alerts rule=dispute.overdue count=1 since=2026-03-07
dir1 settle dispute=D2 for=payee => ok
2026-04-01T09:00 clock sweep => ok
check alerts rule=dispute.overdue count=1
2026-04-02T09:00 clock sweep => ok
check alerts rule=dispute.overdue count=2 since=2026-04-02
2026-04-08T09:00 clock sweep => ok
check alerts rule=dispute.escalated count=1 desk=leaders
# It was looked at and goes on: with a reason, by its officer, for thirty days at most.
ex1 renew dispute=D1 review=2026-04-20 => refused payout.reason-missing
ex1 renew dispute=D1 review=2026-05-09 reason=复议未结 => refused dispute.review-too-late
ex2 renew dispute=D1 review=2026-04-20 reason=复议未结 => refused access.not-permitted
ex1 renew dispute=D1 review=2026-04-20 reason=复议未结 => ok
2026-04-21T09:00 clock sweep => ok
check alerts rule=dispute.overdue count=3 since=2026-04-21
reg1 settle dispute=D1 for=payee reason=复议驳回 => refused access.not-permitted
ex1 settle dispute=D1 for=payee reason=复议驳回 => ok
ex1 renew dispute=D1 reason=仍未结 => refused dispute.already-settled
check invariants
