# 参与分配: the debtor is a natural person and cannot pay all. What is paid keeps to the plan in force; what somebody sues about is set aside (民诉法解释 §506–510).
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执3301号 applicant=甲公司 debtor=钱某 debtor_kind=person claim=600000.00 => ok
bank credit label=B1 amount=100000.00 payer=钱某 case=C1 => ok
2026-03-02T18:00 bank statement => posted
2026-03-03T09:00 ex1 plan label=D1 case=C1 pot=100000.00 fees=执行申请费:1000.00 priority=丁银行:39000.00 creditors=甲公司:600000.00,丙公司:200000.00 => Drafted method=ProRata shares=执行申请费:1000.00,丁银行:39000.00,甲公司:45000.00,丙公司:15000.00
ex1 approve plan=D1 => refused access.not-permitted
dir1 approve plan=D1 => Approved
ex1 serve plan=D1 to=甲公司,丙公司,钱某 => Approved
dir1 enforce plan=D1 => refused plan.not-served
2026-03-04T09:00 ex1 serve plan=D1 to=丁银行 => Approved
ex1 object label=O1 plan=D1 by=丙公司 against=甲公司 amount=10000.00 => ok
ex1 step objection=O1 step=tell => ok
2026-03-19T09:00 ex1 step objection=O1 step=answer => ok
ex1 step objection=O1 step=inform => ok
2026-03-20T09:00 dir1 enforce plan=D1 => refused plan.objection-open
# 3 April is the fifteenth day.
2026-04-03T09:00 ex1 step objection=O1 step=sue => ok
dir1 enforce plan=D1 => refused plan.decision-missing
dir1 enforce plan=D1 decision=（2026）川0104执合33号 => InForce
check case case=C1 available=90000.00 disputed=10000.00
check plan plan=D1 state=InForce aside=10000.00
ex1 draft label=P1 case=C1 amount=35000.01 payee=applicant => refused plan.exceeds-share
ex1 draft label=P1 case=C1 amount=1.00 payee=戊公司 => refused plan.payee-not-in-plan
ex1 draft label=P1 case=C1 amount=35000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
ex1 draft label=P2 case=C1 amount=0.01 payee=applicant => refused plan.exceeds-share
ex1 fee label=F1 case=C1 amount=1000.01 => refused plan.exceeds-share
dir1 decide objection=O1 outcome=stands document=（2026）川0104民初9号判决 => ok
ex1 draft label=P2 case=C1 amount=10000.00 payee=applicant => Draft
check invariants
