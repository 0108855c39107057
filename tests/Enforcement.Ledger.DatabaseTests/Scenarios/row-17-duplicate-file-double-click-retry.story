# Row 17: a file twice, a click twice, a retry after a timeout: an instruction leaves in one file, and one payment is booked once.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=乙公司 claim=300000.00 => ok
bank credit label=B1 amount=100000.00 payer=乙公司 case=C1 => ok
2026-02-13T18:00 bank statement => posted matched=1 unknown=0
2026-02-24T09:00 ex1 draft label=P1 case=C1 amount=30000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
csh1 release payout=P1 => refused payout.same-person
csh2 release payout=P1 => refused payout.illegal-move
ex1 draft label=P2 case=C1 amount=30000.00 payee=applicant => Draft
ex1 submit payout=P2 => InApproval
dir1 approve payout=P2 => NoticeIssued
acc1 accept payout=P2 => Accepted
csh1 release payout=P2 => Released
ex1 build label=F1 payouts=P1 => refused access.not-permitted
csh1 build label=F1 payouts=P1,P2 => ok
csh2 build label=F2 payouts=P1 => refused payment.in-file
csh2 build label=F2 payouts=P2 => refused payment.in-file
csh1 download file=F1 => ok
csh1 download file=F1 => ok
csh2 build label=F2 payouts=P1,P2 => refused payout.handed-over
csh2 recall file=F1 reason=重做 => refused payment.file-left
csh2 recall payout=P1 reason=重发 => refused payout.handed-over
# The bank takes long: nothing is sent again.
2026-02-25T09:00 csh1 query payout=P1 => Uncertain
csh2 release payout=P1 => refused payout.uncertain
csh2 build label=F2 payouts=P1 => refused payout.uncertain
ex1 draft label=P3 case=C1 amount=30000.00 payee=applicant => refused payout.uncertain
check invariants
2026-02-25T15:00 bank debit file=F1 => ok
2026-02-25T18:00 bank statement => posted paid=1
2026-02-25T18:00 bank statement again=yes => posted duplicate=1 paid=0
check payout payout=P1 state=Paid
check payout payout=P2 state=Paid
check case case=C1 available=40000.00 in_transit=0.00
csh1 release payout=P1 => refused payout.same-person
csh2 release payout=P1 => refused payout.already-paid
check book difference=0.00
check invariants
