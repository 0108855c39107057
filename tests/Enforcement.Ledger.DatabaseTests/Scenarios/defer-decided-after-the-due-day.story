# Who asked in time does not become late by the desk of the approver, whatever sweep comes between; who is turned down is late by the day that it was.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执111号 applicant=甲公司 debtor=乙公司 claim=300000.00 => ok
adm1 case label=C2 number=（2026）川0104执112号 applicant=丙公司 debtor=丁公司 claim=300000.00 => ok
adm1 case label=C3 number=（2026）川0104执113号 applicant=戊公司 debtor=己公司 claim=300000.00 => ok
adm1 case label=C4 number=（2026）川0104执114号 applicant=庚公司 debtor=辛公司 claim=300000.00 => ok
adm1 case label=C5 number=（2026）川0104执115号 applicant=壬公司 debtor=癸公司 claim=300000.00 => ok
bank credit label=B1 amount=10000.00 payer=乙公司 case=C1 => ok
bank credit label=B2 amount=20000.00 payer=丁公司 case=C2 => ok
bank credit label=B3 amount=30000.00 payer=己公司 case=C3 => ok
bank credit label=B4 amount=40000.00 payer=辛公司 case=C4 => ok
bank credit label=B5 amount=50000.00 payer=癸公司 case=C5 => ok
2026-02-13T18:00 bank statement => posted matched=5 unknown=0
2026-03-04T09:00 ex1 defer label=F1 case=C1 ground=distribution until=2026-03-20 document=参与分配申请书 => Applied late=no
ex1 defer label=F2 case=C2 ground=distribution until=2026-03-20 document=参与分配申请书 => Applied late=no
ex1 deposit label=E3 case=C3 ground=refused document=提存审批表 => Applied late=no
ex1 hold label=H4 type=suspended case=C4 document=暂缓裁定 confirmed=no => ok
ex1 hold label=H5 type=suspended case=C5 document=暂缓裁定 confirmed=no => ok
2026-03-06T08:00 clock sweep => ok overdue=5
check lot lot=B1 a=late a_due=2026-03-05
2026-03-06T09:00 dir1 approve deferral=F1 => Approved
check lot lot=B1 a=suspended a_due=2026-03-09
dir1 approve deposit=E3 => Approved
check lot lot=B3 a=met a_due=2026-03-05
dir1 confirm hold=H4 => ok
check lot lot=B4 a=suspended a_due=2026-03-09
dir1 reject deferral=F2 reason=理由不成立 => Rejected
dir1 lift hold=H5 document=恢复执行裁定 => ok
# A rest day that is decreed afterwards cures neither of the two that were turned down.
2026-03-06T10:00 adm1 calendar label=K1 holidays=2026-03-05 notice=院内放假通知 => ok
sec1 confirm calendar=K1 => ok
check lot lot=B2 a=late a_due=2026-03-05
check lot lot=B5 a=late a_due=2026-03-05
2026-03-10T09:00 ex1 end deferral=F1 reason=已分配 => Ended
check lot lot=B1 a=running
check invariants
