# Domain reference §7, row 16: with the columns exchanged the balances do not come out, so the statement is held whole, and nobody can release it.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执316号 applicant=甲公司 debtor=乙公司 claim=20000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
bank charge amount=5.00 => ok
2026-03-02T18:00 bank statement swapped=yes => held statement.equation
acc1 propose as=release reason=银行格式调整 => refused statement.not-releasable
check case case=C1 available=0.00
check book bank=0.00 difference=0.00
2026-03-03T09:00 bank statement fixed=yes => posted matched=1
check case case=C1 available=1000.00
check book bank=995.00 difference=0.00
check invariants
