# The director is away: an executor stands in for him, for every approval that a second person gives. Whoever stands in and the one he stands in for are one hand.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执501号 applicant=甲公司 debtor=乙公司 claim=100000.00 officer=ex1 => ok
adm1 case label=C2 number=（2026）川0104执502号 applicant=甲公司 debtor=乙公司 claim=100000.00 officer=ex2 => ok
bank credit label=B1 amount=50000.00 payer=乙公司 case=C1 => ok
bank credit label=B2 amount=50000.00 payer=乙公司 case=C2 => ok
2026-03-02T18:00 bank statement => posted matched=2
2026-03-03T09:00 ex1 defer label=F1 case=C1 ground=distribution until=2026-03-20 document=参与分配申请书 => Applied
ex2 defer label=F2 case=C2 ground=distribution until=2026-03-20 document=参与分配申请书 => Applied
dir1 defer label=F3 case=C2 ground=garnished until=2026-03-20 document=协助执行通知书 => Applied
ex1 approve deferral=F2 => refused access.not-permitted

2026-03-03T10:00 adm1 delegate from=dir1 to=ex1 until=2026-03-06 reason=出差 => ok
# What he applied for himself he does not approve in the director's name; nor what the director applied for.
ex1 approve deferral=F1 => refused deferral.same-person
ex1 approve deferral=F3 => refused deferral.same-person
ex1 reject deferral=F3 reason=材料不足 => refused deferral.same-person
ex2 approve deferral=F1 => refused access.not-permitted
ex1 approve deferral=F2 => Approved
check deferral deferral=F2 decided=承办人甲代执行局长甲
vp1 approve deferral=F3 => Approved
check deferral deferral=F3 decided=院领导甲

# A deposit and its return, a transfer and its undoing.
2026-03-03T11:00 ex2 deposit label=E1 case=C2 amount=10000.00 ground=refused document=提存审批表 => Applied
ex1 deposit label=E2 case=C1 amount=10000.00 ground=refused document=提存审批表 => Applied
ex1 approve deposit=E2 => refused deposit.same-person
ex1 approve deposit=E1 => Approved
ex2 end deposit=E1 document=领款申请 => Approved
ex1 confirm deposit=E1 => Returned
ex2 transfer label=T1 from=C2 to=C1 amount=500.00 ground=same-parties => Proposed
ex1 transfer label=T2 from=C1 to=C2 amount=500.00 ground=same-parties => Proposed
ex1 approve transfer=T2 => refused transfer.same-person
ex1 approve transfer=T1 => Approved
check case case=C1 available=50500.00

# A hold: confirmed and lifted in the director's name, but not one that the director placed.
2026-03-03T14:00 ex2 hold label=H1 type=garnished case=C2 amount=1000.00 document=协助执行通知书 confirmed=no => ok
ex1 confirm hold=H1 => ok
ex1 lift hold=H1 document=解除保全裁定 => ok
dir1 hold label=H2 type=garnished case=C2 amount=1000.00 document=协助执行通知书 confirmed=no => ok
ex1 confirm hold=H2 => refused hold.same-person
ex1 lift hold=H2 document=解除保全裁定 => refused hold.same-person
vp1 lift hold=H2 document=解除保全裁定 => ok

# Three hands on a reversed fee: the director has the one that was lent, and no other.
2026-03-03T15:00 ex2 fee label=D1 case=C2 => Proposed
ex1 confirm deduction=D1 => Confirmed
ex1 reverse deduction=D1 reason=减免 => refused deduction.same-person
dir1 reverse deduction=D1 reason=减免 => refused deduction.same-person
vp1 reverse deduction=D1 reason=减免 => Reversed

# Of two who lent him the right he acts in the name of the one who may.
2026-03-04T09:00 adm1 delegate from=vp1 to=ex1 until=2026-03-05 reason=出差 => ok
dir1 defer label=F4 case=C2 ground=garnished until=2026-03-31 document=协助执行通知书 => Applied
ex1 approve deferral=F4 => Approved
check deferral deferral=F4 decided=承办人甲代院领导甲
# Who is recused from a case is so in another's hand too.
dir1 recuse case=C2 label=R1 document=回避决定书 => ok
vp1 defer label=F5 case=C2 ground=garnished until=2026-03-31 document=协助执行通知书 => Applied
ex1 approve deferral=F5 => refused deferral.same-person
ex2 defer label=F6 case=C2 ground=garnished until=2026-03-31 document=协助执行通知书 => Applied
2026-03-06T09:00 ex1 approve deferral=F6 => refused payout.recused
# The last day counts to its end.
2026-03-07T09:00 ex1 approve deferral=F6 => refused access.not-permitted
check invariants
check log
