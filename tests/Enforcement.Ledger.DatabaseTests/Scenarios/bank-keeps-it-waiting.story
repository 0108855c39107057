# The bank has the instruction and keeps it waiting: it is not lost, and finance is told to ask. What the bank verifies is asked for at once.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=乙公司 claim=300000.00 => ok
bank credit label=B1 amount=100000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1 unknown=0
2026-03-03T09:00 ex1 draft label=P1 case=C1 amount=30000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
2026-03-03T15:00 bank answer payout=P1 status=PDNG => Released
2026-03-05T09:00 clock sweep => ok
check alerts rule=bank.overdue count=0
2026-03-06T09:00 clock sweep => ok
check alerts rule=bank.overdue count=1 desk=Finance
check payout payout=P1 state=Released
2026-03-06T10:00 bank answer payout=P1 status=RVNM => Released
2026-03-06T11:00 clock sweep => ok
check alerts rule=bank.overdue count=2
2026-03-06T15:00 bank answer payout=P1 status=ACSP => Released
2026-03-09T09:00 clock sweep => ok
check alerts rule=bank.overdue count=2
check invariants
