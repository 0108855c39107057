# The statement comes two weeks late: the clock counts from the bank's day, and the report tells how long the receipt waited.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执311号 applicant=甲公司 debtor=乙公司 claim=5000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
2026-03-13T09:00 bank credit label=B2 amount=2000.00 payer=乙公司 case=C1 => ok
2026-03-13T18:00 bank statement => posted matched=2
check lag line=B1 days=11
check lag line=B2 days=0
check lot lot=B1 a_due=2026-03-16 a=running
check lot lot=B2 a_due=2026-03-27 a=running
check arrival line=B1 seen=no late=yes
check arrival line=B2 seen=no late=no
csh1 tell line=B1 => ok count=1
check arrival line=B1 seen=no late=no
ex2 see line=B1 => refused arrival.not-found
ex1 see line=B1 => ok count=1
check arrival line=B1 seen=yes
2026-03-17T09:00 clock sweep => ok overdue=1
check lot lot=B1 a=late
check invariants
