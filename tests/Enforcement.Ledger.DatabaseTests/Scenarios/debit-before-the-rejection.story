# The bank debits the rest of a file before it says which payment of it was rejected: the debit waits unexplained, and is settled when the word comes.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=乙公司 claim=300000.00 => ok
bank credit label=B1 amount=10000.00 payer=乙公司 case=C1 => ok
2026-02-13T18:00 bank statement => posted matched=1
2026-02-24T09:00 ex1 draft label=P1 case=C1 amount=1000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
ex1 draft label=P2 case=C1 amount=2000.00 payee=applicant => Draft
ex1 submit payout=P2 => InApproval
dir1 approve payout=P2 => NoticeIssued
acc1 accept payout=P2 => Accepted
csh1 release payout=P2 => Released
csh1 build label=F1 payouts=P1,P2 => ok
csh1 download file=F1 => ok
2026-02-24T15:00 bank debit file=F1 amount=2000.00 => ok
2026-02-24T18:00 bank statement => posted paid=0
check payout payout=P1 state=Released
check payout payout=P2 state=Released
check case case=C1 available=7000.00 in_transit=3000.00
check invariants
2026-02-25T09:00 bank reject payout=P1 code=AC01 => Failed
check payout payout=P1 state=Failed
check payout payout=P2 state=Paid b=met
check case case=C1 available=8000.00 in_transit=0.00
check trace payout=P2 lots=B1:2000.00
check book bank=8000.00 in_transit=0.00 difference=0.00
check invariants
check log
