# Row 50: the bank has paid, and the house never heard of it: the instruction's id on the statement closes the loop.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=乙公司 claim=300000.00 => ok
bank credit label=B1 amount=100000.00 payer=乙公司 case=C1 => ok
2026-02-13T18:00 bank statement => posted matched=1 unknown=0
2026-02-24T09:00 ex1 draft label=P1 case=C1 amount=30000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
2026-02-24T15:00 bank debit payout=P1 => ok
# The line broke before the answer: the outcome is unknown here, and a new instruction is impossible.
check payout payout=P1 state=Released
csh1 query payout=P1 => Released
bank answer payout=P1 status=RCVD => Released
ex1 reissue payout=P1 => refused payout.illegal-move
csh2 release payout=P1 => refused payout.illegal-move
2026-02-25T18:00 bank statement => posted paid=1
check payout payout=P1 state=Paid b=met
check case case=C1 available=70000.00 in_transit=0.00
2026-02-25T18:00 bank statement again=yes => posted duplicate=1 paid=0
# The answer comes a week late and changes nothing.
2026-03-04T09:00 bank answer payout=P1 status=ACSC => Paid
bank answer payout=P1 status=PDNG => Paid
check alerts rule=paid-after-rejection count=0
check book bank=70000.00 difference=0.00
check invariants
