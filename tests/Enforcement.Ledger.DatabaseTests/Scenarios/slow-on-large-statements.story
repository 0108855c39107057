# A year-end statement with thousands of lines goes in whole, once; the same file again costs nothing and books nothing.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执302号 applicant=甲公司 debtor=乙公司 claim=9000000.00 => ok
bank credit label=B1 amount=10.00 times=4000 payer=乙公司 case=C1 => ok
bank credit label=B2 amount=1.00 times=1000 payer=路人甲 remark=还款 => ok
2026-03-02T18:00 bank statement => posted matched=4000 unknown=1000 duplicate=0
2026-03-02T18:30 bank statement again=yes => posted matched=0 unknown=0 duplicate=5000
check case case=C1 available=40000.00
check book bank=41000.00 unknown=1000.00 difference=0.00
check invariants
