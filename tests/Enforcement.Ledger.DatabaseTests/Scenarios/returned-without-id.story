# A return without our id is told by sum, account and the bank's words, when exactly one payment equals it; everything else that says it
# comes back is unknown funds, and nobody's payment.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=乙公司 claim=100000.00 => ok
bank credit label=B1 amount=100000.00 payer=乙公司 case=C1 => ok
2026-02-13T18:00 bank statement => posted matched=1
2026-03-04T10:00 ex1 draft label=P1 case=C1 amount=10000.00 payee=applicant => Draft
ex1 draft label=P2 case=C1 amount=20000.00 payee=applicant => Draft
ex1 draft label=P3 case=C1 amount=20000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
ex1 submit payout=P2 => InApproval
ex1 submit payout=P3 => InApproval
dir1 approve payout=P1 => NoticeIssued
dir1 approve payout=P2 => NoticeIssued
dir1 approve payout=P3 => NoticeIssued
acc1 accept payout=P1 => Accepted
acc1 accept payout=P2 => Accepted
acc1 accept payout=P3 => Accepted
csh1 release payout=P1 => Released
csh1 release payout=P2 => Released
csh1 release payout=P3 => Released
2026-03-05T15:00 bank debit payout=P1 => ok
bank debit payout=P2 => ok
bank debit payout=P3 => ok
2026-03-05T18:00 bank statement => posted paid=3
# One payment of this sum, two of that one, and a sum that was never paid; and what a convict pays back is a debtor's payment as ever.
2026-03-09T10:00 bank return payout=P1 label=R1 anonymous=yes => ok
bank return payout=P2 label=R2 anonymous=yes => ok
bank return payout=P2 label=R3 anonymous=yes amount=20000.01 => ok
bank return payout=P2 label=R4 amount=19999.99 => ok
bank credit label=B2 amount=500.00 payer=乙公司 case=C1 remark=退赔款 => ok
2026-03-09T18:00 bank statement => posted matched=1 unknown=3 returned=1
check line line=R1 rule=T6
check line line=R2 rule=T6
check line line=R3 rule=T6
check line line=R4 rule=T6
check line line=B2 rule=T1
check payout payout=P1 state=Returned
check payout payout=P2 state=Paid
check payout payout=P3 state=Paid
check book returned=10000.00 unknown=60000.00 difference=0.00
check invariants
