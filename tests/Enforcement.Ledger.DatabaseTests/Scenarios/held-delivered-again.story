# A held statement that is delivered again as it was is held as before, and the days behind it wait. One good delivery frees all.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执231号 applicant=甲公司 debtor=乙公司 claim=20000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
bank credit label=B2 amount=250.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement drop=B2 => held statement.equation
2026-03-02T19:00 bank statement again=yes => held statement.equation
2026-03-03T10:00 bank credit label=B3 amount=1.00 payer=乙公司 case=C1 => ok
2026-03-03T18:00 bank statement => held statement.gap
2026-03-04T10:00 bank credit label=B4 amount=2.00 payer=乙公司 case=C1 => ok
2026-03-04T18:00 bank statement => held statement.gap
check case case=C1 available=0.00
2026-03-05T09:00 bank statement fixed=yes => posted matched=2 duplicate=0 resumed=2
check case case=C1 available=1253.00
2026-03-05T10:00 bank statement again=yes => posted matched=0 duplicate=2
check book bank=1253.00 difference=0.00
check invariants
