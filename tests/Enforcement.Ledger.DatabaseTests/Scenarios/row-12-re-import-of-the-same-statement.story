# Domain reference §7, row 12: the same statement again, also after others: nothing is new and nothing else happens.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执312号 applicant=甲公司 debtor=乙公司 claim=20000.00 => ok
bank credit label=B1 amount=100.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
2026-03-03T08:00 bank statement again=yes => duplicate matched=0 unknown=0 duplicate=1
2026-03-03T08:01 bank statement again=yes => duplicate duplicate=1
check case case=C1 available=100.00
check book bank=100.00 difference=0.00
check invariants
