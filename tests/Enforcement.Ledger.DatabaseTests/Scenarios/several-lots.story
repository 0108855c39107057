# One payout from several receipts: the oldest money goes first, or the lots that the executor names.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执225号 applicant=甲公司 debtor=乙公司 claim=90000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
2026-03-03T10:00 bank credit label=B2 amount=2000.00 payer=乙公司 case=C1 => ok
bank credit label=B3 amount=3000.00 payer=乙公司 case=C1 => ok
2026-03-03T18:00 bank statement => posted matched=2
2026-03-04T09:00 ex1 draft label=P1 case=C1 amount=1500.00 payee=applicant => Draft
check trace payout=P1 lots=B1:1000.00,B2:500.00
ex1 draft label=P2 case=C1 amount=3100.00 payee=applicant lots=B3,B2 => Draft
check trace payout=P2 lots=B2:100.00,B3:3000.00
ex1 draft label=P3 case=C1 amount=3100.00 payee=applicant lots=B3 => refused payout.exceeds-available
ex1 submit payout=P2 => InApproval
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
bank debit payout=P1 => ok
2026-03-04T18:00 bank statement => posted paid=1
check trace payout=P1 lots=B1:1000.00,B2:500.00
check case case=C1 available=1400.00 reserved=3100.00 in_transit=0.00
# Somebody else's money is not to be had.
adm1 case label=C2 number=（2026）川0104执226号 applicant=丙公司 debtor=丁公司 claim=1.00 => ok
2026-03-05T09:00 ex1 draft label=P4 case=C2 amount=1.00 payee=applicant lots=B3 => refused payout.lot-not-of-case
check invariants
