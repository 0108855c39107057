# Domain reference §7, row 13: a statement that overlaps posted ones brings only what is new, and its balances must agree on the overlap.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执313号 applicant=甲公司 debtor=乙公司 claim=20000.00 => ok
bank credit label=B1 amount=100.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
2026-03-03T10:00 bank credit label=B2 amount=30.00 payer=乙公司 case=C1 => ok
2026-03-03T18:00 bank statement with=B1 => posted matched=1 duplicate=1
# The overlap with another opening balance does not agree with the chain.
2026-03-04T10:00 bank credit label=B3 amount=4.00 payer=乙公司 case=C1 => ok
2026-03-04T18:00 bank statement opening=500.00 with=B2 => held statement.equation
check case case=C1 available=130.00
2026-03-05T09:00 bank statement fixed=yes => posted matched=1
check case case=C1 available=134.00
check book bank=134.00 difference=0.00
check invariants
