# What the bank does by itself belongs to no case; and a debit of another amount than instructed is not our payment.
2026-03-20T09:00 adm1 case label=C1 number=（2026）川0104执229号 applicant=甲公司 debtor=乙公司 claim=1000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
bank interest amount=3.21 => ok
bank charge amount=1.00 => ok
2026-03-20T18:00 bank statement => posted matched=1 unknown=0
check case case=C1 available=1000.00
check book bank=1002.21 difference=0.00
2026-03-23T09:00 ex1 draft label=P1 case=C1 amount=500.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
bank debit payout=P1 amount=499.00 => ok
2026-03-23T18:00 bank statement => posted paid=0
check payout payout=P1 state=Released
check case case=C1 in_transit=500.00
check book bank=503.21 difference=0.00
2026-03-24T09:00 bank debit payout=P1 => ok
2026-03-24T18:00 bank statement => posted paid=1
check payout payout=P1 state=Paid b=met
check book bank=3.21 difference=0.00
check invariants
