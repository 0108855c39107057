# Two payouts of 60000.00 to one payee within thirty days come to 120000.00 together: the second one needs the court leader,
# for splitting a payment does not lower its band.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执206号 applicant=甲公司 debtor=乙公司 claim=200000.00 => ok
bank credit label=B1 amount=200000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
2026-03-03T09:00 ex1 draft label=P1 case=C1 amount=60000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
2026-03-10T09:00 ex1 draft label=P2 case=C1 amount=60000.00 payee=applicant => Draft
ex1 submit payout=P2 => InApproval
dir1 approve payout=P2 => InApproval
vp1 approve payout=P2 => NoticeIssued
check case case=C1 available=80000.00 reserved=120000.00
# More than thirty days later the window has passed on.
2026-04-15T09:00 ex1 draft label=P3 case=C1 amount=60000.00 payee=applicant => Draft
ex1 submit payout=P3 => InApproval
dir1 approve payout=P3 => NoticeIssued
check invariants
