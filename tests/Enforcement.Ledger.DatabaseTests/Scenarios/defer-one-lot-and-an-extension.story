# A deferral of one lot leaves the other's clock alone; an extension is a new application, and money that arrives later is not covered.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=乙公司 claim=300000.00 => ok
bank credit label=B1 amount=100000.00 payer=乙公司 case=C1 => ok
bank credit label=B2 amount=50000.00 payer=乙公司 case=C1 => ok
2026-02-13T18:00 bank statement => posted matched=2 unknown=0
2026-02-25T09:00 ex1 defer label=F1 case=C1 lot=B1 ground=② until=2026-03-05 document=协助执行通知书 => Applied
dir1 approve deferral=F1 => Active
check lot lot=B1 a=suspended
check lot lot=B2 a=running a_due=2026-03-05
2026-03-04T09:00 ex1 defer label=F2 case=C1 lot=B1 ground=other until=2026-03-20 document=情况说明 reason=保全续行 => Applied late=no
ex1 withdraw deferral=F2 reason=填错 => Withdrawn
ex1 defer label=F3 case=C1 ground=garnished until=2026-03-20 document=续行保全裁定 => Applied late=no
dir1 approve deferral=F3 => Approved
2026-03-06T09:00 clock sweep => ok
check deferral deferral=F1 state=Ended ended_on=2026-03-05 d=none
check lot lot=B1 a=suspended d=none
bank credit label=B3 amount=10000.00 payer=乙公司 case=C1 => ok
2026-03-06T18:00 bank statement => posted matched=1 unknown=0
check lot lot=B3 a=running
2026-03-10T09:00 reg1 end deferral=F3 reason=保全已解除 => Ended
check lot lot=B1 a=running d=running d_due=2026-03-20
check invariants
