# Five grounds only, a paper, an end; approved by another person; it ends by itself, and then ten days are left.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=乙公司 claim=300000.00 => ok
bank credit label=B1 amount=100000.00 payer=乙公司 case=C1 => ok
ex1 defer label=F0 case=C1 ground=distribution until=2026-03-20 document=参与分配申请书 => refused deferral.nothing-to-defer
2026-02-13T18:00 bank statement => posted matched=1 unknown=0
check lot lot=B1 a=running a_due=2026-03-05 limit30=2026-03-16 d=none

2026-02-25T09:00 ex1 defer label=F1 case=C1 ground=工作繁忙 until=2026-03-20 document=说明 => refused deferral.no-ground
ex1 defer label=F1 case=C1 ground=distribution until=2026-03-20 => refused deferral.no-document
ex1 defer label=F1 case=C1 ground=distribution until=2099-12-31 document=参与分配申请书 => refused deferral.until-invalid
ex1 defer label=F1 case=C1 ground=distribution until=2026-02-24 document=参与分配申请书 => refused deferral.until-invalid
ex2 defer label=F1 case=C1 ground=distribution until=2026-03-06 document=参与分配申请书 => refused access.not-permitted
acc1 defer label=F1 case=C1 ground=distribution until=2026-03-06 document=参与分配申请书 => refused access.not-permitted

# An application suspends nothing; what is approved does, from the day of the application.
ex1 defer label=F1 case=C1 ground=案款需要分配 until=2026-03-06 document=参与分配申请书 => Applied late=no
check lot lot=B1 a=running a_due=2026-03-05
ex1 approve deferral=F1 => refused access.not-permitted
2026-02-27T09:00 dir1 approve deferral=F1 => Approved
vp1 approve deferral=F1 => refused deferral.decided
check lot lot=B1 a=suspended a_due=2026-03-09 gross=5 net=3
dir1 defer label=F2 case=C1 ground=suspended until=2026-03-10 document=暂缓裁定 => ok
dir1 approve deferral=F2 => refused deferral.same-person
dir1 reject deferral=F2 reason=自批 => refused deferral.same-person
vp1 reject deferral=F2 reason=裁定未生效 => Rejected

# It is a permission to be late, not a lock: what can be paid is paid.
ex1 draft label=P1 case=C1 amount=40000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
bank debit payout=P1 => ok
2026-02-27T18:00 bank statement => posted

# Nobody swept for days: it ended on its day all the same, and ten calendar days run from there, rolled off the weekend.
2026-03-11T09:00 clock sweep => ok
check deferral deferral=F1 state=Ended ended_on=2026-03-06 expired=yes d_due=2026-03-16 d=running
check lot lot=B1 a=running a_due=2026-03-17 d_due=2026-03-16 d=running
check alerts rule=D.due-soon count=1
clock sweep => ok
check alerts rule=D.due-soon count=1
ex1 end deferral=F1 reason=已分配 => refused deferral.decided
2026-03-18T09:00 clock sweep => ok
check alerts rule=D.overdue count=1
check lot lot=B1 d=late a=late
check invariants
