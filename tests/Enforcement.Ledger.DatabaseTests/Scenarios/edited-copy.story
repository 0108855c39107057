# A posted statement comes again under the same name with other balances. Somebody has edited it, or the bank has a problem:
# it is held for a person to look at, and nothing of it is posted.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执205号 applicant=甲公司 debtor=乙公司 claim=20000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
bank credit label=B2 amount=250.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=2
2026-03-03T09:00 bank statement again=yes opening=77.00 => held statement.edited
check case case=C1 available=1250.00
check book bank=1250.00 difference=0.00
check invariants
