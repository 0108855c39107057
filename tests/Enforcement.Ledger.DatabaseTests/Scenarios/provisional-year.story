# For 2027 no notice of holidays is published: a limit that reaches into it is counted on weekdays, and says that it is provisional.
2026-12-21T09:00 adm1 case label=C1 number=（2026）川0104执217号 applicant=甲公司 debtor=乙公司 claim=1000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
2026-12-21T18:00 bank statement => posted matched=1
check lot lot=B1 a=running provisional=yes
check invariants
