# Only what stands in a case is reversed, and only while all of it is still free there.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执234号 applicant=甲公司 debtor=乙公司 claim=9000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
bank credit label=B2 amount=2000.00 payer=乙公司 case=C1 => ok
bank credit label=B3 amount=3000.00 payer=路人甲 => ok
bank interest amount=0.50 => ok
2026-03-02T18:00 bank statement => posted matched=2 unknown=1
2026-03-03T09:00 acc1 reverse entry-of=B3 reason=误记 => refused reverse.not-of-a-case
ex1 dispute label=D1 case=C1 amount=0.01 lot=B2 reason=异议 => ok
acc1 reverse entry-of=B2 reason=误记 => refused reverse.money-moved-on
ex1 draft label=P1 case=C1 amount=1.00 payee=applicant lots=B1 => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
acc1 reverse entry-of=B1 reason=误记 => refused reverse.money-moved-on
bank debit payout=P1 => ok
2026-03-03T18:00 bank statement => posted paid=1
2026-03-04T09:00 acc1 reverse entry-of=B1 reason=误记 => refused reverse.money-moved-on
check case case=C1 available=2998.99 disputed=0.01
check book unknown=3000.00 difference=0.00
check invariants
