# Money finds its case by the sub-account, or by the number in the remark with a payer who is a party; never by the amount alone.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执227号 applicant=甲公司 debtor=乙公司 claim=5000.00 => ok
adm1 case label=C2 number=（2026）川0104执228号 applicant=丙公司 debtor=丁公司 claim=700.00 => ok
bank credit label=B1 amount=10.00 payer=路人甲 case=C1 => ok
bank credit label=B2 amount=20.00 payer=乙公司 remark=执行款（2026）川0104执227号 => ok
bank credit label=B3 amount=5000.00 payer=路人乙 remark=还款 => ok
bank credit label=B4 amount=30.00 payer=路人甲 remark=（2026）川0104执227号 => ok
bank credit label=B5 amount=40.00 payer=乙公司 remark="（2026）川0104执227号 （2026）川0104执228号" => ok
2026-03-02T18:00 bank statement => posted matched=2 unknown=3
check line line=B1 rule=T1 flag="the payer is no party of the case"
check line line=B2 rule=T3 flag=none
check line line=B3 rule=T0 proposals=0
check line line=B4 rule=T4 proposed=C1
check line line=B5 rule=T0 proposed=C1,C2 reason="the remark names several cases"
check case case=C1 available=30.00
check case case=C2 available=0.00
check book unknown=5070.00 bank=5100.00 difference=0.00
check invariants
