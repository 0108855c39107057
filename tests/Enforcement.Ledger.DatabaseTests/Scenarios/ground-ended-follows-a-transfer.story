# Ten days from the end of a ground (clock D), and both ages, go with the money to another case; a transfer wins nobody time.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=乙公司 claim=300000.00 => ok
adm1 case label=C2 number=（2026）川0104执恢102号 applicant=甲公司 debtor=乙公司 claim=300000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
2026-02-13T18:00 bank statement => posted matched=1 unknown=0
2026-02-25T09:00 ex1 defer label=F1 case=C1 lot=B1 ground=garnished until=2026-03-20 document=协助执行通知书 => Applied
dir1 approve deferral=F1 => Active
2026-03-10T09:00 reg1 end deferral=F1 reason=保全已解除 => Ended
check lot lot=B1 a=running a_due=2026-03-19 d=running d_due=2026-03-20 gross=13 net=3

2026-03-11T09:00 ex1 transfer label=T1 from=C1 to=C2 amount=1000.00 ground=resumed => ok
dir1 approve transfer=T1 => Approved
check case case=C2 available=1000.00
check lot lot=B1 a=running a_due=2026-03-19 d=running d_due=2026-03-20 gross=14 net=4
# Undone by two, it is due on its old day; and again when it goes for good.
2026-03-12T09:00 ex1 undo transfer=T1 reason=恢复案号有误 => ok
dir1 confirm-undo transfer=T1 => Reversed
check lot lot=B1 d=running d_due=2026-03-20
ex1 transfer label=T2 from=C1 to=C2 amount=1000.00 ground=resumed => ok
dir1 approve transfer=T2 => Approved
2026-03-19T09:00 clock sweep => ok
check alerts rule=D.due-soon count=1
2026-03-23T09:00 clock sweep => ok
check alerts rule=D.overdue count=1
check lot lot=B1 d=late d_due=2026-03-20

# A ground of one case defers nothing in another: for money that leaves while it stands, it ends that day.
bank credit label=B2 amount=500.00 payer=乙公司 case=C1 => ok
2026-03-23T18:00 bank statement => posted matched=1 unknown=0
2026-03-24T09:00 ex1 defer label=F2 case=C1 lot=B2 ground=garnished until=2026-04-30 document=协助执行通知书 => Applied
dir1 approve deferral=F2 => Active
check lot lot=B2 a=suspended d=none
2026-03-26T09:00 ex1 transfer label=T3 from=C1 to=C2 amount=500.00 ground=resumed => ok
dir1 approve transfer=T3 => Approved
check lot lot=B2 a=running d=running d_due=2026-04-07
check invariants
