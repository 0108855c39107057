# Two cases of one debtor look alike. The money waits, both are shown, and nobody is paid by a guess.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执401号 applicant=甲公司 debtor=乙公司 claim=900.00 => ok
adm1 case label=C2 number=（2026）川0104执402号 applicant=丙公司 debtor=乙公司 claim=900.00 => ok
adm1 case label=C3 number=（2025）川0104执402号 applicant=丙公司 debtor=戊公司 claim=100.00 => ok
# The name fits both, and so does the amount.
bank credit label=B1 amount=900.00 payer=乙公司 remark=还款 => ok
# The number without its year fits two; of these the payer is debtor of one only.
bank credit label=B2 amount=50.00 payer=乙公司 remark=川0104执402号 => ok
# The same number from a stranger: nothing tells the years apart.
bank credit label=B3 amount=50.00 payer=路人甲 remark=川0104执402号 => ok
# Both cases in one remark: one payment for two.
bank credit label=B4 amount=60.00 payer=乙公司 remark=（2026）川0104执401、402号 => ok
2026-03-02T18:00 bank statement => posted matched=0 unknown=4
check line line=B1 rule=T0 proposed=C1,C2 reason="2 cases fit equally well and nothing tells them apart"
check line line=B2 rule=T4 proposed=C2,C3,C1
check line line=B3 rule=T0 proposed=C2,C3 reason="2 cases fit equally well and nothing tells them apart"
check line line=B4 rule=T0 proposed=C1,C2 reason="the remark names several cases"
check case case=C1 available=0.00
check case case=C2 available=0.00
check book unknown=1060.00 difference=0.00
check invariants
