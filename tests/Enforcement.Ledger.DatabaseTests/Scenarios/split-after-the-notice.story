# The dispute comes when finance already has the notice: the undisputed part keeps its notice and its clock B and is paid,
# and a second dispute takes another part away. What was approved stays bound, smaller.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执232号 applicant=甲公司 debtor=乙公司 claim=90000.00 => ok
bank credit label=B1 amount=30000.00 payer=乙公司 case=C1 => ok
bank credit label=B2 amount=60000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=2
2026-03-03T09:00 ex1 draft label=P1 case=C1 amount=90000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
ex1 split payout=P1 disputed=10000.00 as=P2 reason=异议一 => InApproval
dir1 approve payout=P1 => NoticeIssued
check payout payout=P1 b_due=2026-03-10
2026-03-05T09:00 ex1 split payout=P1 disputed=55000.00 as=P3 reason=异议二 => NoticeIssued
check payout payout=P1 state=NoticeIssued b_due=2026-03-10 b=running
check payout payout=P3 state=Disputed b=none
check trace payout=P1 lots=B1:25000.00
check trace payout=P3 lots=B2:50000.00,B1:5000.00
check case case=C1 reserved=25000.00 disputed=65000.00 available=0.00
acc1 accept payout=P1 => Accepted
ex1 split payout=P1 disputed=1.00 as=P4 reason=太晚 => refused payout.illegal-move
csh1 release payout=P1 => Released
2026-03-06T10:00 bank debit payout=P1 => ok
2026-03-06T18:00 bank statement => posted paid=1
check payout payout=P1 state=Paid b=met
check lot lot=B1 a=met
check case case=C1 disputed=65000.00 available=0.00 in_transit=0.00
# Settled for the payee after the ten workdays: that part is late, and says so.
2026-03-20T09:00 ex1 settle dispute=P3 for=payee => Draft
check lot lot=B2 a=late
check case case=C1 disputed=10000.00 available=55000.00
check invariants
