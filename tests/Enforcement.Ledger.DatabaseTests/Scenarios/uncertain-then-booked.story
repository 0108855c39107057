# The bank does not know what became of an instruction: nothing else goes to the same payee until it answers or books, and only its debit pays.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=乙公司 claim=300000.00 => ok
bank credit label=B1 amount=100000.00 payer=乙公司 case=C1 => ok
2026-02-13T18:00 bank statement => posted matched=1 unknown=0
2026-02-24T09:00 ex1 draft label=P1 case=C1 amount=30000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
ex1 query payout=P1 => refused access.not-permitted
2026-02-25T09:00 csh1 query payout=P1 => Uncertain
csh1 query payout=P1 => Uncertain
check case case=C1 available=70000.00 in_transit=30000.00
csh1 release payout=P1 => refused payout.same-person
csh2 release payout=P1 => refused payout.uncertain
ex1 reissue payout=P1 => refused payout.uncertain
ex1 withdraw payout=P1 => refused payout.uncertain
ex1 draft label=P2 case=C1 amount=30000.00 payee=applicant => refused payout.uncertain
ex1 draft label=P2 case=C1 amount=29999.99 payee=甲公司 => refused payout.uncertain
ex1 draft label=P3 case=C1 amount=1000.00 payee=丙公司 account=6217000000000000001 => Draft
csh2 recall payout=P1 reason=重发 => refused payout.uncertain
2026-02-25T10:00 bank answer payout=P1 status=RCVD => Uncertain
check invariants
2026-02-25T15:00 bank debit payout=P1 => ok
csh1 query payout=P1 => Released
2026-02-25T18:00 bank statement => posted paid=1
check payout payout=P1 state=Paid b=met
csh1 query payout=P1 => Paid
ex1 reissue payout=P1 => refused payout.already-paid
ex1 draft label=P2 case=C1 amount=30000.00 payee=applicant => Draft
check book difference=0.00
check invariants
