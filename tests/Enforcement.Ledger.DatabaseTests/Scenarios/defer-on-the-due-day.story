# Applied for on the last day itself: in time. The clock stands still until the granted day, and the next workday is left to act in.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执121号 applicant=甲公司 debtor=乙公司 claim=300000.00 => ok
bank credit label=B1 amount=100000.00 payer=乙公司 case=C1 => ok
2026-02-13T18:00 bank statement => posted matched=1 unknown=0
check lot lot=B1 a_due=2026-03-05
2026-03-05T09:00 ex1 defer label=F1 case=C1 ground=garnished until=2026-03-20 document=协助执行通知书 => Applied late=no
2026-03-06T08:00 clock sweep => ok
2026-03-06T09:00 dir1 approve deferral=F1 => Approved
check lot lot=B1 a=suspended a_due=2026-03-09
# An extension, applied for while the first one runs, is in time as well.
2026-03-15T09:00 ex1 defer label=F2 case=C1 ground=garnished until=2026-04-10 document=续行保全裁定 => Applied late=no
ex1 withdraw deferral=F2 reason=保全已解除 => Withdrawn
2026-03-21T09:00 clock sweep => ok
check lot lot=B1 a=running a_due=2026-03-23
2026-03-23T18:00 clock sweep => ok
check lot lot=B1 a=running a_due=2026-03-23
2026-03-24T08:00 clock sweep => ok
check lot lot=B1 a=late a_due=2026-03-23
check invariants
