# The bank sends yesterday's file once more. Nothing in it is new.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执202号 applicant=甲公司 debtor=乙公司 claim=20000.00 => ok
bank credit label=B1 amount=8000.00 payer=乙公司 case=C1 => ok
bank credit label=B2 amount=120.50 payer=路人甲 remark=还款 => ok
2026-03-02T18:00 bank statement => posted matched=1 unknown=1 duplicate=0
2026-03-03T08:30 bank statement again=yes => posted matched=0 unknown=0 duplicate=2
check case case=C1 available=8000.00
check book bank=8120.50 unknown=120.50 difference=0.00
# The next day goes on as if nothing had been sent twice.
2026-03-03T10:00 bank credit label=B3 amount=1.00 payer=乙公司 case=C1 => ok
2026-03-03T18:00 bank statement => posted matched=1 duplicate=0
check case case=C1 available=8001.00
check invariants
