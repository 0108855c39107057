# An order is one officer's word. A remark that names another case keeps its money out of the order's case.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=乙公司 claim=100000.00 => ok
adm1 case label=C2 number=（2026）川0104执102号 applicant=丙公司 debtor=丁公司 claim=100000.00 officer=ex2 => ok
ex1 expect label=E1 case=C1 kind=deduction amount=50000.00 reference=执行案款 payer=丁公司 => ok
2026-02-16T09:00 bank credit label=B1 amount=50000.00 payer=丁公司 remark="（2026）川0104执102号执行案款" => ok
2026-02-16T18:00 bank statement => posted matched=1 unknown=0
check line line=B1 rule=T3
check case case=C1 available=0.00
check case case=C2 available=50000.00
check expected expected=E1 state=Expected
check invariants
