# Domain reference §7, row 15: a known bank reference with another payer, or another amount, is an alarm; nothing of it is posted, and
# no one can release what contradicts the bank's own balances.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执315号 applicant=甲公司 debtor=乙公司 claim=20000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
bank credit label=B2 amount=250.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=2
2026-03-03T09:00 bank statement again=yes payer=丙公司 => held statement.edited
acc1 propose as=release reason=误操作 => refused statement.release-repeats
acc1 propose as=surplus reason=误操作 => refused statement.no-surplus
acc1 propose as=withdraw reason=经银行核实为伪造 => proposed
csh1 decline reason=再核实一次 => ok
csh2 propose as=withdraw reason=经银行核实为伪造 => proposed
acc1 endorse => withdrawn
2026-03-04T09:00 bank statement again=yes opening=77.00 => held statement.edited
check case case=C1 available=1250.00
check book bank=1250.00 difference=0.00
check invariants
