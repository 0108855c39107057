# Only what another person confirmed stops the clock, from the day on which it was placed; what was late before stays late.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=乙公司 claim=300000.00 => ok
adm1 case label=C2 number=（2026）川0104执102号 applicant=丙公司 debtor=丁公司 claim=300000.00 => ok
bank credit label=B1 amount=100000.00 payer=乙公司 case=C1 => ok
bank credit label=B2 amount=100000.00 payer=丁公司 case=C2 => ok
2026-02-13T18:00 bank statement => posted matched=2 unknown=0
check lot lot=B1 a=running a_due=2026-03-05 limit30=2026-03-16
2026-02-25T09:00 ex1 hold label=H1 type=suspended case=C1 document=暂缓裁定 confirmed=no => ok
2026-03-02T09:00 dir1 confirm hold=H1 => ok
check lot lot=B1 a=suspended a_due=2026-03-11 limit30=2026-03-20
2026-03-10T09:00 ex2 hold label=H2 type=suspended case=C2 document=暂缓裁定 => refused access.not-permitted
ex1 hold label=H2 type=suspended case=C2 document=暂缓裁定 confirmed=no => ok
check lot lot=B2 a=late a_due=2026-03-05
dir1 confirm hold=H2 => ok
check lot lot=B2 a=late a_due=2026-03-05
check invariants

# A sum that left nothing of a lot stops its clock, until another hold gives a part of the lot back.
2026-03-11T09:00 adm1 case label=C3 number=（2026）川0104执103号 applicant=戊公司 debtor=己公司 claim=300000.00 => ok
bank credit label=B3 amount=100000.00 payer=己公司 case=C3 => ok
2026-03-11T18:00 bank statement => posted matched=1 unknown=0
2026-03-12T09:00 ex1 hold label=H3 type=garnished case=C3 amount=60000.00 document=协助执行通知书一 confirmed=no => ok
ex1 hold label=H4 type=garnished case=C3 amount=40000.00 document=协助执行通知书二 confirmed=no => ok
dir1 confirm hold=H3 => ok
dir1 confirm hold=H4 => ok
check lot lot=B3 a=suspended
vp1 lift hold=H3 document=解除通知书 => ok
check case case=C3 available=60000.00 held=40000.00
check lot lot=B3 a=running
check invariants
