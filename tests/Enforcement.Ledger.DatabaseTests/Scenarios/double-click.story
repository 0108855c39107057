# A second click finds that the first one has done it.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执210号 applicant=甲公司 debtor=乙公司 claim=20000.00 => ok
bank credit label=B1 amount=20000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
2026-03-03T09:00 ex1 draft label=P1 case=C1 amount=5000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
ex1 submit payout=P1 => refused payout.illegal-move
check case case=C1 available=15000.00 reserved=5000.00
dir1 approve payout=P1 => NoticeIssued
dir1 approve payout=P1 => refused payout.same-person
acc1 accept payout=P1 => Accepted
acc1 accept payout=P1 => refused payout.same-person
csh1 release payout=P1 => Released
csh1 release payout=P1 => refused payout.same-person
csh2 release payout=P1 => refused payout.illegal-move
check case case=C1 available=15000.00 reserved=0.00 in_transit=5000.00
2026-03-04T10:00 bank debit payout=P1 => ok
2026-03-04T18:00 bank statement => posted paid=1
# What is paid is paid, whoever asks.
2026-03-05T09:00 csh2 release payout=P1 => refused payout.already-paid
ex1 withdraw payout=P1 => refused payout.already-paid
check case case=C1 available=15000.00 in_transit=0.00
check invariants
