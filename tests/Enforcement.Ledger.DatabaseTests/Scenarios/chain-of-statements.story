# Day by day each statement begins where the last one ended; a quiet day and a day with money out are links like any other.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执230号 applicant=甲公司 debtor=乙公司 claim=1000.00 => ok
bank credit label=B1 amount=600.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
2026-03-03T09:00 ex1 draft label=P1 case=C1 amount=600.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
# Released is not paid: until the bank has booked it, it is a listed item in transit.
check book bank=600.00 in_transit=600.00 difference=0.00
2026-03-04T09:00 bank debit payout=P1 => ok
bank credit label=B2 amount=400.00 payer=乙公司 case=C1 => ok
2026-03-04T18:00 bank statement => posted matched=1 unknown=0 paid=1
check book bank=400.00 in_transit=0.00 difference=0.00
2026-03-05T18:00 bank statement again=yes => posted duplicate=2
2026-03-06T09:00 bank credit label=B3 amount=0.01 payer=路人甲 => ok
2026-03-06T18:00 bank statement => posted matched=0 unknown=1
check book bank=400.01 unknown=0.01 difference=0.00
check invariants
