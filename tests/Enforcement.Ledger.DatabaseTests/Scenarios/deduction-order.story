# A network deduction comes from an account of the bank's own, to no sub-account: the order tells its case, by number, sum, day and account, once
# another person has confirmed it. Before that, or from any other account, it proposes its case and no more.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=乙公司 claim=100000.00 => ok
adm1 case label=C2 number=（2026）川0104执102号 applicant=丙公司 debtor=丁公司 claim=100000.00 officer=ex2 => ok
ex1 expect label=E1 case=C1 kind=deduction amount=30000.00 reference=KH202602130001 => ok
ex1 expect label=E1b case=C1 kind=deduction amount=30000.00 reference=KH202602130001 => refused expected.already-registered
ex2 expect label=E2 case=C2 kind=deduction amount=30000.00 reference=KH202602130002 payer=中国农业银行成都锦城支行 => ok
# The account that the order names is the case's own, and only the officer of the case gives an order.
ex1 expect label=E3 case=C1 kind=deduction amount=10.00 reference=KH202602130003 account=6217000000000000001 => refused expected.wrong-account
ex1 expect label=E3 case=C2 kind=deduction amount=10.00 reference=KH202602130003 => refused access.not-permitted
acc1 expect label=E3 case=C1 kind=deduction amount=10.00 reference=KH202602130003 => refused access.not-permitted
ex1 expect label=E3 case=C1 kind=instalment amount=10.00 => refused expected.dates
check expected expected=E1 state=Expected due=2026-02-25 late=no
# Two persons stand behind an order that posts by itself.
ex1 confirm expected=E1 => refused access.not-permitted
csh1 confirm expected=E1 => refused access.not-permitted
acc1 confirm expected=E1 => ok
dir1 confirm expected=E1 => refused expected.already-confirmed
dir1 confirm expected=E3 => refused expected.not-found
reg1 confirm expected=E2 => ok
ex2 expect label=E4 case=C2 kind=deduction amount=700.00 reference=KH202602130004 => ok
# Number, sum and the bank's account: the order's case. The number alone, the sum alone, another's account: nobody's.
2026-02-24T09:00 bank credit label=B1 amount=30000.00 payer=中国工商银行司法扣划过渡户 remark="司法扣划 KH202602130001" => ok
bank credit label=B2 amount=30000.00 payer=中国工商银行司法扣划过渡户 remark="司法扣划 KH2026021300012" => ok
bank credit label=B3 amount=30000.01 payer=中国农业银行成都锦城支行 remark=KH202602130002 => ok
bank credit label=B4 amount=30000.00 payer=戊公司 remark=KH202602130002 => ok
bank credit label=B5 amount=30000.00 payer=中国农业银行成都锦城支行 => ok
bank credit label=B8 amount=700.00 payer=中国工商银行司法扣划过渡户 remark="司法扣划 KH202602130004" => ok
2026-02-24T18:00 bank statement => posted matched=1 unknown=5
check line line=B1 rule=T2
check line line=B3 rule=T0
# The payer whom the officer typed, or any other company, is no bank's account; and nobody has confirmed the last order.
check line line=B4 rule=T2 proposals=1 proposed=C2
check line line=B8 rule=T2 proposals=1 proposed=C2
check book unknown=120700.01
dir1 confirm expected=E4 => ok
ex2 claim line=B8 case=C2 evidence=协助扣划通知书 => ok
acc1 confirm line=B8 => ok
check expected expected=E4 state=Met
dir1 confirm expected=E4 => refused expected.already-confirmed
check expected expected=E1 state=Met arrived=30000.00
check expected expected=E2 state=Expected
check case case=C1 available=30000.00
check case case=C2 available=700.00
# An order is carried out once.
2026-02-25T09:00 bank credit label=B6 amount=30000.00 payer=中国工商银行司法扣划过渡户 remark="司法扣划 KH202602130001" => ok
bank credit label=B7 amount=30000.00 payer=中国农业银行成都锦城支行 remark=KH202602130002 => ok
2026-02-25T18:00 bank statement => posted matched=1 unknown=1
check line line=B7 rule=T2
check invariants
# A reversal puts it back; the money is unknown funds, and the order is overdue from the next day on.
2026-02-25T19:00 acc1 reverse entry-of=B1 reason=扣错账户 => ok
check expected expected=E1 state=Expected arrived=0.00 late=no
2026-02-26T09:00 clock sweep => ok
check expected expected=E1 late=yes
check alerts rule=expected.overdue count=1
clock sweep => ok
check alerts rule=expected.overdue count=1
ex2 cancel expected=E1 => refused access.not-permitted
ex1 cancel expected=E1 reason=银行未执行 => ok
ex1 cancel expected=E1 => refused expected.not-open
check expected expected=E1 state=Cancelled late=no
check invariants
