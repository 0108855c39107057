# The debtor pays the same instalment twice on one day. The bank shows two lines that are equal in everything:
# both are money, and neither is a duplicate of the other.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执201号 applicant=甲公司 debtor=乙公司 claim=20000.00 => ok
bank credit label=B1 amount=5000.00 payer=乙公司 case=C1 => ok
bank credit label=B1 amount=5000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=2 unknown=0 duplicate=0
check case case=C1 available=10000.00
check book bank=10000.00 unknown=0.00 difference=0.00
check invariants
