# The threshold is raised for a day and put back. Each approval shows by which version it was asked for; nothing takes effect for the past, and what was
# submitted keeps its steps.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执338号 applicant=甲公司 debtor=乙公司 claim=900000.00 => ok
bank credit label=B1 amount=900000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
2026-03-03T09:00 ex1 draft label=P1 case=C1 amount=150000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
# No one person changes it, and none of those who pay.
dir1 chain steps=0.00:DIR => refused access.not-permitted
sec1 chain steps=0.00:DIR => refused access.not-permitted
adm1 chain steps=0.00:DIR,500000.00:DIR+VP begins=2026-03-01 => refused chain.too-early
adm1 chain steps=100.00:DIR => refused chain.unsound
adm1 chain steps=0.00:EX => refused chain.unsound
adm1 chain steps=0.00:DIR days=0 => refused chain.unsound
adm1 chain steps=0.00:DIR,500000.00:DIR+VP begins=2026-03-04 reason=上调 => ok
ex1 draft label=P2 case=C1 amount=100000.00 payee=applicant => Draft
ex1 submit payout=P2 => InApproval
2026-03-04T09:00 ex1 draft label=P3 case=C1 amount=100000.00 payee=applicant => Draft
ex1 submit payout=P3 => InApproval
adm1 chain steps=0.00:DIR,100000.00:DIR+VP reason=恢复 => ok
ex1 draft label=P4 case=C1 amount=100000.00 payee=applicant => Draft
ex1 submit payout=P4 => InApproval
dir1 approve payout=P1 => InApproval
dir1 approve payout=P2 => InApproval
dir1 approve payout=P3 => NoticeIssued
dir1 approve payout=P4 => InApproval
vp1 approve payout=P1 => NoticeIssued
vp1 approve payout=P4 => NoticeIssued
check payout payout=P1 chain=1 approved=执行局长甲@1,院领导甲@1
check payout payout=P2 chain=1 state=InApproval
check payout payout=P3 chain=2 cumulated=350000.00 approved=执行局长甲@2
check payout payout=P4 chain=3 cumulated=450000.00
check invariants
