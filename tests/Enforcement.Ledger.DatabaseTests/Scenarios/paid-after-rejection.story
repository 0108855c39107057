# The bank rejects a payment and pays it all the same: its debit is not lost, and nobody is paid a second time until two persons have found out.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=乙公司 claim=300000.00 => ok
bank credit label=B1 amount=100000.00 payer=乙公司 case=C1 => ok
2026-02-13T18:00 bank statement => posted matched=1 unknown=0
2026-02-24T09:00 ex1 draft label=P1 case=C1 amount=30000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
2026-02-24T15:00 bank reject payout=P1 => Failed
2026-02-25T15:00 bank debit payout=P1 => ok
2026-02-25T18:00 bank statement => posted paid=0
check payout payout=P1 state=Failed
check case case=C1 available=100000.00
check alerts rule=debit-after-rejection count=1
check book difference=0.00
ex1 reissue payout=P1 => refused payout.already-paid
ex1 draft label=P2 case=C1 amount=30000.00 payee=applicant => refused payout.already-paid
# The bank gives back what it took: two persons end it, and only then the payee is paid.
2026-02-26T10:00 bank return payout=P1 label=R1 => ok
2026-02-26T18:00 bank statement => posted unknown=1
csh1 close item=P1 => refused bank-case.not-asked
csh1 explain item=P1 reason=银行误扣，已退回 => ok
ex1 close item=P1 => refused access.not-permitted
acc1 close item=P1 => ok
ex1 reissue payout=P1 => InApproval
check invariants
# The same when it is being paid again already: the new instruction stays here.
2026-02-27T09:00 dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
bank answer payout=P1 status=ACSC => Accepted
check alerts rule=paid-after-rejection count=1
csh1 release payout=P1 => refused payout.already-paid
check invariants
