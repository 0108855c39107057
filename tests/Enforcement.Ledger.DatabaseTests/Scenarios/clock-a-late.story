# Ten workdays after arrival no notice was issued: the lot is late, and it stays late when the notice comes at last.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执215号 applicant=甲公司 debtor=乙公司 claim=1000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
check lot lot=B1 a_due=2026-03-16 a=running limit30=2026-04-01 provisional=no
# The warning comes three workdays before.
2026-03-10T08:00 clock sweep => ok due_soon=0 overdue=0
2026-03-11T08:00 clock sweep => ok due_soon=1 overdue=0
2026-03-16T23:59 clock sweep => ok due_soon=1 overdue=0
check lot lot=B1 a=running
2026-03-17T00:00 clock sweep => ok due_soon=0 overdue=1
check lot lot=B1 a=late
# A sweep may run as often as it likes; it says so once.
clock sweep => ok overdue=1
check alerts rule=A.overdue count=1
2026-03-17T09:00 ex1 draft label=P1 case=C1 amount=1000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
check lot lot=B1 a=late
check payout payout=P1 b=running b_due=2026-03-24
check invariants
