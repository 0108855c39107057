# Domain reference §7, row 14: no payout leaves an account whose last statement is too old; the bank's statements come first. Fifteen workdays may
# pass, by the calendar of the holidays: the last statement is of Friday before the Spring Festival, and 2026-03-12 is the last day.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执341号 applicant=甲公司 debtor=乙公司 claim=20000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
bank credit label=B2 amount=500.00 payer=乙公司 case=C1 => ok
2026-02-13T18:00 bank statement => posted matched=2
2026-03-12T09:00 ex1 draft label=P1 case=C1 amount=1000.00 payee=applicant => Draft
ex1 draft label=P2 case=C1 amount=500.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
ex1 submit payout=P2 => InApproval
dir1 approve payout=P1 => NoticeIssued
dir1 approve payout=P2 => NoticeIssued
acc1 accept payout=P1 => Accepted
acc1 accept payout=P2 => Accepted
csh1 release payout=P1 => Released
2026-03-13T09:00 csh1 release payout=P2 => refused book.stale
# Separation of persons comes before it.
acc1 release payout=P2 => refused payout.same-person
check case case=C1 reserved=500.00 in_transit=1000.00
# A held statement tells nobody anything yet.
bank credit label=B3 amount=30.00 payer=乙公司 case=C1 => ok
2026-03-13T18:00 bank statement opening=1200.00 => held statement.gap
csh1 release payout=P2 => refused book.stale
2026-03-16T09:00 bank statement fixed=yes => posted matched=1
csh1 release payout=P2 => Released
check case case=C1 available=30.00 in_transit=1500.00
check invariants
