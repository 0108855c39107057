# The bank says that it paid, then that it rejected: no money moves by its words. A debit settles it, or two persons do.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=乙公司 claim=300000.00 => ok
bank credit label=B1 amount=100000.00 payer=乙公司 case=C1 => ok
2026-02-13T18:00 bank statement => posted matched=1 unknown=0
2026-02-24T09:00 ex1 draft label=P1 case=C1 amount=30000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
2026-02-24T15:00 bank answer payout=P1 status=ACTC => Released
bank answer payout=P1 status=ACSC => Released
check payout payout=P1 state=Released
2026-02-24T16:00 bank answer payout=P1 status=PDNG => Released
csh1 fail payout=P1 document=银行退回通知 => refused payment.reported-paid
bank reject payout=P1 code=AC04 => Released
check case case=C1 available=70000.00 in_transit=30000.00
check alerts rule=rejected-after-paid count=1
ex1 reissue payout=P1 => refused payout.illegal-move
check invariants
2026-02-25T15:00 bank debit payout=P1 => ok
2026-02-25T18:00 bank statement => posted paid=1
check payout payout=P1 state=Paid
2026-02-26T09:00 bank reject payout=P1 code=MS03 => Paid
check case case=C1 available=70000.00 in_transit=0.00
acc1 explain item=P1 reason=银行更正回执，以账单为准 => ok
acc1 close item=P1 => refused bank-case.same-person
csh1 close item=P1 => ok
check invariants
# Of another one the bank writes that it did not pay: two persons find so, and the money is the case's again.
2026-02-26T10:00 ex1 draft label=P2 case=C1 amount=20000.00 payee=applicant => Draft
ex1 submit payout=P2 => InApproval
dir1 approve payout=P2 => NoticeIssued
acc1 accept payout=P2 => Accepted
csh1 release payout=P2 => Released
2026-02-26T15:00 bank answer payout=P2 status=ACSC => Released
bank reject payout=P2 code=AC04 => Released
ex1 explain item=P2 reason=银行函复未付 outcome=not-paid => refused access.not-permitted
acc1 explain item=P2 reason=银行函复未付 outcome=paid => refused bank-case.no-outcome
acc1 explain item=P2 reason=银行函复未付 outcome=not-paid => ok
check case case=C1 available=50000.00 in_transit=20000.00
csh1 close item=P2 => ok
check payout payout=P2 state=Failed
check case case=C1 available=70000.00 in_transit=0.00
check invariants
bank answer payout=P2 status=ACSC => Failed
check alerts rule=paid-after-rejection count=1
ex1 reissue payout=P2 => refused payout.already-paid
