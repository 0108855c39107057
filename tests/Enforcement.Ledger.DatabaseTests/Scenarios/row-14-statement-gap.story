# Domain reference §7, row 14: a missing day holds what follows, and stays in the list until its file comes, also when two persons let it pass.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执314号 applicant=甲公司 debtor=乙公司 claim=20000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
2026-03-04T10:00 bank credit label=B2 amount=30.00 payer=乙公司 case=C1 => ok
2026-03-04T18:00 bank statement opening=1200.00 => held statement.gap
check gaps open=1 released=0 missing=200.00
check case case=C1 available=1000.00
2026-03-05T09:00 ex1 propose as=release reason=银行未出具 => refused access.not-permitted
acc1 propose as=release reason=银行未出具三月三日对账单 => proposed
acc1 endorse => refused statement.same-person
check case case=C1 available=1000.00
csh1 endorse => posted matched=1
check case case=C1 available=1030.00
# What is missing is shown and not made up: 200.00 that the bank has and the book has not.
check book bank=1030.00 difference=200.00
check gaps open=0 released=1 missing=200.00
check invariants
