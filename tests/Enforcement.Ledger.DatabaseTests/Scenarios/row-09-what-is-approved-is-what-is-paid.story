# An approval binds what was approved: when the payee's account changes afterwards, nobody goes on with it, and it is submitted anew.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执309号 applicant=甲公司 debtor=乙公司 claim=90000.00 => ok
bank credit label=B1 amount=50000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
2026-03-03T09:00 ex1 draft label=P1 case=C1 amount=20000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
# A split only makes it smaller, and says from what: the approval stands for the rest.
ex1 split payout=P1 disputed=5000.00 as=P2 reason=案外人异议 => NoticeIssued
acc1 accept payout=P1 => Accepted
ex1 split payout=P1 disputed=5000.00 as=P3 reason=案外人异议 => refused payout.illegal-move
csh1 release payout=P1 => Released
2026-03-04T09:00 bank debit payout=P1 => ok
bank statement => posted paid=1
check trace payout=P1 lots=B1:15000.00
check payout payout=P1 state=Paid approved=执行局长甲@1
check invariants
