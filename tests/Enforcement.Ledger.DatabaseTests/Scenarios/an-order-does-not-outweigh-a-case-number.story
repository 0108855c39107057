# A remark that names another case keeps its money out of the order's case, confirmed or not.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=乙公司 claim=100000.00 => ok
adm1 case label=C2 number=（2026）川0104执102号 applicant=丙公司 debtor=丁公司 claim=100000.00 officer=ex2 => ok
ex1 expect label=E1 case=C1 kind=deduction amount=50000.00 reference=执行案款 => ok
dir1 confirm expected=E1 => ok
2026-02-16T09:00 bank credit label=B1 amount=50000.00 payer=中国工商银行司法扣划过渡户 remark="（2026）川0104执102号执行案款" => ok
2026-02-16T18:00 bank statement => posted matched=0 unknown=1
check line line=B1 rule=T4 proposed=C2
check case case=C1 available=0.00
check case case=C2 available=0.00
check expected expected=E1 state=Expected
check invariants
