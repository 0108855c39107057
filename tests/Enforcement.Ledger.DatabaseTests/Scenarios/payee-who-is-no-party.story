# Money for somebody who is no party of the case asks for the collegial panel's decision, beside the chain.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执223号 applicant=甲公司 debtor=乙公司 claim=1000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
2026-03-03T09:00 ex1 draft label=P1 case=C1 amount=1000.00 payee=戊律师事务所 account=6217001234567890123 => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => refused payout.payee-not-party
check payout payout=P1 state=InApproval
dir1 approve payout=P1 decision=（2026）川0104执223号合议笔录 => NoticeIssued
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
bank debit payout=P1 => ok
2026-03-03T18:00 bank statement => posted paid=1
check payout payout=P1 state=Paid
check invariants
