# With a plan in force, what is deposited for a creditor is a part of his share: he is not paid the same again out of the others'.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=张某 debtor_kind=person claim=60000.00 => ok
bank credit label=B1 amount=80000.00 payer=张某 case=C1 => ok
2026-02-13T18:00 bank statement => posted matched=1 unknown=0
2026-02-14T09:00 ex1 plan label=G1 case=C1 pot=80000.00 creditors=甲公司:60000.00,丙公司:60000.00 => Drafted shares=甲公司:40000.00,丙公司:40000.00
dir1 approve plan=G1 => Approved
ex1 serve plan=G1 to=甲公司 => ok
ex1 serve plan=G1 to=丙公司 => ok
ex1 serve plan=G1 to=张某 => ok
2026-03-04T09:00 dir1 enforce plan=G1 => InForce
ex1 deposit label=E1 case=C1 ground=refused amount=40000.01 document=提存审批表 => Applied
dir1 approve deposit=E1 => refused plan.exceeds-share
ex1 deposit label=E2 case=C1 ground=refused amount=30000.00 document=提存审批表 => Applied
dir1 approve deposit=E2 => Approved
ex1 draft label=P1 case=C1 amount=10000.01 payee=applicant => refused plan.exceeds-share
ex1 draft label=P1 case=C1 amount=10000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
check case case=C1 available=40000.00 deposited=30000.00 reserved=10000.00
# What is deposited is no more needed: what comes beside the plan is free.
adm1 case label=C2 number=（2026）川0104执102号 applicant=甲公司 debtor=张某 debtor_kind=person claim=60000.00 => ok
bank credit label=B2 amount=5000.00 payer=张某 case=C1 => ok
2026-03-04T18:00 bank statement => posted
ex1 transfer label=T1 from=C1 to=C2 amount=5000.01 ground=same-parties => refused transfer.plan-needs
ex1 transfer label=T1 from=C1 to=C2 amount=5000.00 ground=same-parties => ok
# The next version counts it too: in its pot, and as paid to its creditor.
2026-03-05T09:00 ex1 plan label=G2 case=C1 pot=80000.00 creditors=甲公司:60000.00,丙公司:180000.00 => Drafted shares=甲公司:20000.00,丙公司:60000.00
dir1 approve plan=G2 => Approved
ex1 serve plan=G2 to=甲公司,丙公司,张某 => Approved
2026-03-25T09:00 dir1 enforce plan=G2 => refused plan.share-below-paid
ex1 plan label=G3 case=C1 pot=85000.00 creditors=甲公司:60000.00,丙公司:60000.00 => Drafted shares=甲公司:42500.00,丙公司:42500.00
dir1 approve plan=G3 => Approved
ex1 serve plan=G3 to=甲公司,丙公司,张某 => Approved
2026-04-14T09:00 dir1 enforce plan=G3 => InForce
ex1 draft label=P2 case=C1 amount=2500.01 payee=applicant => refused plan.exceeds-share
ex1 draft label=P2 case=C1 amount=2500.00 payee=applicant => Draft
dir1 approve transfer=T1 => refused transfer.plan-needs
check invariants
