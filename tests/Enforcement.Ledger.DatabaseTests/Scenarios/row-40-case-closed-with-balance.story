# No case ends here while money or an open matter keeps it open, whoever says that it ended: the officer, or the case system.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执4001号 applicant=甲公司 debtor=乙公司 claim=9000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted
2026-03-03T09:00 ex1 close case=C1 => refused case.closed-with-money
acc1 close case=C1 => refused access.not-permitted
ex2 close case=C1 => refused access.not-permitted
# The case system's word is kept for the officer, and nothing else changes.
adm1 case label=C1 number=（2026）川0104执4001号 applicant=甲公司 debtor=乙公司 claim=9000.00 state=终本 => ok
2026-03-03T10:00 clock sweep => ok
check alerts rule=closed-with-money.overdue count=1
bank credit label=B2 amount=200.00 payer=乙公司 case=C1 => ok
2026-03-03T18:00 bank statement => posted matched=1
check case case=C1 available=1200.00
2026-03-04T09:00 ex1 draft label=P1 case=C1 amount=1200.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
ex1 close case=C1 => refused case.closed-with-money
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
ex1 close case=C1 => refused case.closed-with-money
2026-03-05T10:00 bank debit payout=P1 => ok
2026-03-05T18:00 bank statement => posted
2026-03-06T09:00 ex1 close case=C1 as=终本 document=终本裁定 => closed
ex1 close case=C1 => refused case.already-closed
# A late payment finds a closed number: two persons decide, and a closed case that has money again is on the list.
bank credit label=B3 amount=300.00 payer=乙公司 case=C1 => ok
2026-03-06T18:00 bank statement => posted matched=0 unknown=1
check line line=B3 rule=T4 proposed=C1
ex1 claim line=B3 case=C1 evidence=付款凭证 => ok
acc1 confirm line=B3 => ok
2026-03-06T19:00 clock sweep => ok
check alerts rule=closed-with-money.overdue count=2
ex1 reopen case=C1 => refused case.no-reopening-document
ex1 reopen case=C1 document=恢复执行通知书 => open
ex1 reopen case=C1 document=恢复执行通知书 => refused case.not-closed
ex1 close case=C1 => refused case.closed-with-money
check case case=C1 available=300.00
check invariants
