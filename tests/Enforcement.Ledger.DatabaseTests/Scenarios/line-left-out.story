# A statement whose lines do not add up to its closing balance is held whole: not one of its lines is posted.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执204号 applicant=甲公司 debtor=乙公司 claim=20000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
bank credit label=B2 amount=250.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement drop=B2 => held statement.equation
check case case=C1 available=0.00
check book bank=0.00 unknown=0.00 difference=0.00
2026-03-03T09:00 bank statement fixed=yes => posted matched=2 unknown=0 duplicate=0
check case case=C1 available=1250.00
check invariants
