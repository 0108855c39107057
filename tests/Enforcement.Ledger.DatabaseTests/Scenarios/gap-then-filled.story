# A statement that does not begin where the last one ended is held, and so is all that follows. When the missing part
# arrives, what had waited is posted by itself.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执203号 applicant=甲公司 debtor=乙公司 claim=20000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
2026-03-03T10:00 bank credit label=B2 amount=200.00 payer=乙公司 case=C1 => ok
# The bank tells an opening balance of 1300.00; our last closing is 1000.00.
2026-03-03T18:00 bank statement opening=1300.00 => held statement.gap
check case case=C1 available=1000.00
2026-03-04T10:00 bank credit label=B3 amount=30.00 payer=乙公司 case=C1 => ok
2026-03-04T18:00 bank statement => held statement.gap
check case case=C1 available=1000.00
check book bank=1000.00 difference=0.00
2026-03-05T09:00 bank statement fixed=yes => posted matched=1 resumed=1
check case case=C1 available=1230.00
check book bank=1230.00 difference=0.00
# Clock A counts from the bank's day, however late the statement was posted.
check lot lot=B2 a_due=2026-03-17
check invariants
