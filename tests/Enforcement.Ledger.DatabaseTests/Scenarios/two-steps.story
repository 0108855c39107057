# From 100000.00 the director approves first and the court leader after him, each his own step and only once.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执207号 applicant=甲公司 debtor=乙公司 claim=200000.00 => ok
bank credit label=B1 amount=150000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
2026-03-03T09:00 ex1 draft label=P1 case=C1 amount=100000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
vp1 approve payout=P1 => refused access.not-permitted
dir1 approve payout=P1 => InApproval
dir1 approve payout=P1 => refused payout.same-person
acc1 accept payout=P1 => refused payout.illegal-move
vp1 approve payout=P1 => NoticeIssued
check payout payout=P1 state=NoticeIssued b_due=2026-03-10 b=running
# One fen less is the director's alone; of another case, so that nothing is cumulated.
adm1 case label=C2 number=（2026）川0104执208号 applicant=丙公司 debtor=丁公司 claim=200000.00 => ok
bank credit label=B2 amount=100000.00 payer=丁公司 case=C2 => ok
2026-03-03T18:00 bank statement => posted matched=1
2026-03-04T09:00 ex1 draft label=P2 case=C2 amount=99999.99 payee=applicant => Draft
ex1 submit payout=P2 => InApproval
dir1 approve payout=P2 => NoticeIssued
check invariants
