# A statement of an account that no book is of is turned away whole; the right one posts the same lines.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执317号 applicant=甲公司 debtor=乙公司 claim=20000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement account=6222000000000099999 => rejected statement.account-unknown
check case case=C1 available=0.00
bank statement fixed=yes => posted matched=1
check case case=C1 available=1000.00
check book bank=1000.00 difference=0.00
check invariants
