# The bank answers to one file three times: it rejects one payment by name and so accepts the others, says so of each, and reports all of it paid.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执105号 applicant=甲公司 debtor=乙公司 claim=300000.00 => ok
bank credit label=B1 amount=60000.00 payer=乙公司 case=C1 => ok
2026-02-13T18:00 bank statement => posted matched=1 unknown=0
2026-02-24T09:00 ex1 draft label=P1 case=C1 amount=10000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
ex1 draft label=P2 case=C1 amount=20000.00 payee=applicant => Draft
ex1 submit payout=P2 => InApproval
dir1 approve payout=P2 => NoticeIssued
acc1 accept payout=P2 => Accepted
csh1 release payout=P2 => Released
csh1 build label=L1 payouts=P1,P2 => ok
2026-02-24T15:00 bank answer file=L1 status=PART level=payment rejected=P1 code=AC04 => ok said=2 rejected=1 inferred=1
check payout payout=P1 state=Failed
check payout payout=P2 state=Released
bank answer file=L1 status=ACSP level=transaction => ok late=1
bank answer file=L1 status=ACSC level=group => ok manual=1
# No word of the bank makes a payment paid, and what it rejected before persons look at first.
check payout payout=P1 state=Failed
check payout payout=P2 state=Released
ex1 reissue payout=P1 => refused payout.already-paid
bank debit payout=P2 => ok
2026-02-24T18:00 bank statement => posted paid=1
check payout payout=P2 state=Paid
check case case=C1 available=40000.00 in_transit=0.00
check book difference=0.00
check invariants
