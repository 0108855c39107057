# Only what another person confirmed stops the clock, from the day on which it was placed; what was late before stays late.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=乙公司 claim=300000.00 => ok
adm1 case label=C2 number=（2026）川0104执102号 applicant=丙公司 debtor=丁公司 claim=300000.00 => ok
bank credit label=B1 amount=100000.00 payer=乙公司 case=C1 => ok
bank credit label=B2 amount=100000.00 payer=丁公司 case=C2 => ok
2026-02-13T18:00 bank statement => posted matched=2 unknown=0
check lot lot=B1 a=running a_due=2026-03-05 limit30=2026-03-16
2026-02-25T09:00 ex1 hold label=H1 type=suspended case=C1 document=暂缓裁定 => ok
2026-03-02T09:00 dir1 confirm hold=H1 => ok
check lot lot=B1 a=suspended a_due=2026-03-11 limit30=2026-03-20
2026-03-10T09:00 ex2 hold label=H2 type=suspended case=C2 document=暂缓裁定 => refused access.not-permitted
ex1 hold label=H2 type=suspended case=C2 document=暂缓裁定 => ok
check lot lot=B2 a=late a_due=2026-03-05
dir1 confirm hold=H2 => ok
check lot lot=B2 a=late a_due=2026-03-05
check invariants
