# Interest and charges of the bank stand on accounts of their own; no case gets them, and no receipt can be issued for them.
2026-03-20T09:00 adm1 case label=C1 number=（2026）川0104执345号 applicant=甲公司 debtor=乙公司 claim=1000.00 => ok
bank credit label=B1 amount=100.00 payer=乙公司 case=C1 => ok
bank interest amount=3.21 => ok
bank charge amount=1.00 => ok
bank credit label=B2 amount=5.00 payer=乙公司 case=C1 remark=利息 => ok
2026-03-20T18:00 bank statement => posted matched=2 unknown=0
check case case=C1 available=105.00
check book bank=107.21 interest=3.21 charge=1.00 unknown=0.00 difference=0.00
2026-03-21T09:00 csh1 issue lines=B1,B2 => ok count=2
check invariants
