# The complaint of every importer: two equal payments of one day are taken for one, or a statement that overlaps the last is booked twice.
# Here twins stay, in one statement and across two, and what a wider statement tells again vanishes.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执301号 applicant=甲公司 debtor=乙公司 claim=90000.00 => ok
bank credit label=B1 amount=5000.00 payer=乙公司 case=C1 => ok
bank credit label=B1 amount=5000.00 payer=乙公司 case=C1 => ok
2026-03-02T12:00 bank statement => posted matched=2 duplicate=0
check case case=C1 available=10000.00
# The afternoon's statement tells the whole day: both twins again, and one payment more.
2026-03-02T15:00 bank credit label=B2 amount=300.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement with=B1 => posted matched=1 duplicate=2
check case case=C1 available=10300.00
# The bank's balance says that the twin came a third time the next day: it stays too.
2026-03-03T10:00 bank credit label=B1 amount=5000.00 payer=乙公司 case=C1 => ok
2026-03-03T18:00 bank statement => posted matched=1 duplicate=0
check case case=C1 available=15300.00
2026-03-03T19:00 bank statement again=yes => posted duplicate=1
check book bank=15300.00 difference=0.00
check gaps open=0 released=0
check invariants
