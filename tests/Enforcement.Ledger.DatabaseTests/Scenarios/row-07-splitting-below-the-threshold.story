# Four payments of 30000.00 to one payee, each far below the band: the one by which the sum reaches 100000.00 needs the court leader, also when they are
# drafted together and sent on one day. Another payee of the case has a sum of his own.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执307号 applicant=甲公司 debtor=乙公司 claim=300000.00 => ok
bank credit label=B1 amount=200000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
2026-03-03T09:00 ex1 draft label=P1 case=C1 amount=30000.00 payee=applicant => Draft
ex1 draft label=P2 case=C1 amount=30000.00 payee=applicant => Draft
ex1 draft label=P3 case=C1 amount=30000.00 payee=applicant => Draft
ex1 draft label=P4 case=C1 amount=30000.00 payee=applicant => Draft
ex1 draft label=P5 case=C1 amount=30000.00 payee=丙公司 account=6222020402000012345 => Draft
ex1 submit payout=P1 => InApproval
ex1 submit payout=P2 => InApproval
ex1 submit payout=P3 => InApproval
ex1 submit payout=P4 => InApproval
ex1 submit payout=P5 decision=合议庭决定 => InApproval
dir1 approve payout=P1 => NoticeIssued
dir1 approve payout=P2 => NoticeIssued
dir1 approve payout=P3 => NoticeIssued
dir1 approve payout=P4 => InApproval
check payout payout=P4 cumulated=120000.00 chain=1
csh1 accept payout=P4 => refused payout.illegal-move
vp1 approve payout=P4 => NoticeIssued
dir1 approve payout=P5 => NoticeIssued
check payout payout=P5 cumulated=30000.00
# What is split off as disputed, and put back, is counted with the rest.
2026-03-10T09:00 ex1 draft label=P6 case=C1 amount=10000.00 payee=applicant => Draft
ex1 submit payout=P6 => InApproval
dir1 approve payout=P6 => InApproval
vp1 approve payout=P6 => NoticeIssued
check invariants
