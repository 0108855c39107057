# Every act as the grammar tells it, with nothing that it leaves open.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执801号 applicant=甲公司 debtor=乙公司 claim=500000.00 => ok
adm1 case label=C2 number=（2026）川0104执802号 applicant=甲公司 debtor=乙公司 claim=500000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
bank credit label=B2 amount=2000.00 payer=乙公司 case=C1 => ok
2026-02-13T18:00 bank statement => posted matched=2 unknown=0
check lot lot=B1 a_due=2026-03-05 a=running

# A deferral without an end has one by itself.
2026-02-24T09:00 ex1 defer label=F1 case=C1 lot=B1 ground=案款需要分配 document=延缓发放审批表 => ok
ex1 approve deferral=F1 => refused access.not-permitted
dir1 approve deferral=F1 => ok
check lot lot=B1 a=suspended
2026-02-26T09:00 dir1 end deferral=F1 => ok
ex1 defer label=F2 case=C1 lot=B2 ground=心情不好 document=说明 => refused deferral.no-ground

# A hold by one line stops the money and the clock.
ex1 hold label=H1 type=执转破 case=C1 document=移送破产审查决定书 => ok
check lot lot=B2 a=suspended
ex1 draft label=P1 case=C1 amount=100.00 payee=applicant => Draft
ex1 submit payout=P1 => refused payout.on-hold
2026-02-27T09:00 reg1 lift hold=H1 document=不予受理裁定书 => ok
check case case=C1 available=3000.00 held=0.00
2026-02-27T09:30 dir1 hold label=H2 type=GARNISHED case=C1 amount=500.00 document=协助执行通知书 => ok
check case case=C1 available=2500.00 held=500.00
reg1 lift hold=H2 document=解除通知书 => ok

# A stranger without the panel's decision.
2026-03-02T09:00 ex1 draft label=P2 case=C1 amount=100.00 payee=丙公司 => Draft
ex1 submit payout=P2 => refused payout.payee-not-party
ex1 withdraw payout=P2 decision=无 => withdrawn

ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued b_due=2026-03-09
acc1 accept payout=P1 decision=无 => Accepted
csh1 release payout=P1 => Released
csh1 query payout=P1 => Uncertain
csh2 release payout=P1 => refused payout.uncertain
bank reject payout=P1 code=AC01 => ok
csh1 query payout=P1 => Failed
ex1 reissue payout=P1 decision=合议庭笔录 => InApproval
ex1 withdraw payout=P1 => Withdrawn

# Between cases, and what is no ground.
ex1 transfer label=T1 from=C1 to=C2 amount=300.00 ground=借用周转 => refused transfer.no-ground
ex1 transfer label=T1 from=C1 to=C2 amount=300.00 ground=同一当事人系列案 => ok
ex1 approve transfer=T1 => refused access.not-permitted
dir1 approve transfer=T1 => ok
check case case=C2 available=300.00

ex1 deposit label=E1 case=C1 lot=B2 ground=下落不明 document=提存审批表 => ok
dir1 approve deposit=E1 => ok
2026-03-03T09:00 clock sweep => ok
check log
check invariants
