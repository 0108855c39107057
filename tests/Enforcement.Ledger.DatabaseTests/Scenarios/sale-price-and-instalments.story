# What arrives for a case ticks off what was expected: by the number that it names, else by the only sum that fits.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=乙公司 claim=900000.00 => ok
ex1 expect label=S1 case=C1 kind=sale amount=500000.00 reference=PM-2026-0007 due=2026-03-10 document=拍卖成交确认书 => ok
ex1 expect label=F1 case=C1 kind=instalment amount=10000.00 reference=HJXY-01 due=2026-02-28 document=和解协议 => ok
ex1 expect label=F2 case=C1 kind=instalment amount=10000.00 reference=HJXY-01 due=2026-03-31 document=和解协议 => ok
ex1 expect label=F3 case=C1 kind=instalment amount=20000.00 due=2026-04-30 document=和解协议 => ok
# The price in two parts; a sum that two instalments have, of which the first due is met; and one that only one has.
2026-02-24T09:00 bank credit label=B1 amount=200000.00 payer=竞买人 case=C1 remark="拍卖款 PM-2026-0007" => ok
bank credit label=B2 amount=10000.00 payer=乙公司 case=C1 => ok
bank credit label=B3 amount=20000.00 payer=乙公司 case=C1 => ok
2026-02-24T18:00 bank statement => posted matched=3 unknown=0
check expected expected=S1 state=Partly arrived=200000.00
check expected expected=F1 state=Met
check expected expected=F2 state=Expected
check expected expected=F3 state=Met
2026-03-02T09:00 clock sweep => ok
check alerts rule=expected.overdue count=0
# Sums that fit two different things are nobody's.
ex1 expect label=F4 case=C1 kind=other amount=10000.00 due=2026-03-31 => ok
bank credit label=B5 amount=10000.00 payer=乙公司 case=C1 => ok
# More than was left of the price: it is met, and the rest is the case's all the same.
bank credit label=B4 amount=300000.50 payer=竞买人 case=C1 remark="PM-2026-0007 尾款" => ok
2026-03-02T18:00 bank statement => posted matched=2
check expected expected=S1 state=Met arrived=500000.00
check expected expected=F2 state=Expected
check expected expected=F4 state=Expected
check case case=C1 available=540000.50
# The second part was another case's: the first one still counts.
2026-03-03T09:00 clock sweep => ok
2026-03-11T09:00 acc1 reverse entry-of=B4 reason=错账 => ok
check expected expected=S1 state=Partly arrived=200000.00 late=yes
check invariants
