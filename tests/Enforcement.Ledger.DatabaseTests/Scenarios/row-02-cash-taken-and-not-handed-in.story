# Cash needs two officers, a number, and finance the same day; what stays on somebody's hands raises an alarm, and nobody can pay it out.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执302号 applicant=甲公司 debtor=乙公司 claim=5000.00 => ok
2026-03-02T10:00 ex1 cash label=V1 case=C1 amount=1000.00 payer=乙公司 reason=当场履行无法转账 => refused cash.two-officers
ex1 cash label=V1 case=C1 amount=1000.00 payer=乙公司 with=ex1 reason=当场履行无法转账 => refused cash.two-officers
ex1 cash label=V1 case=C1 amount=1000.00 payer=乙公司 with=acc1 reason=当场履行无法转账 => refused cash.no-executor
ex1 cash label=V1 case=C1 amount=1000.00 payer=乙公司 with=ex2 => refused cash.facts-missing
ex2 cash label=V1 case=C1 amount=1000.00 payer=乙公司 with=ex1 reason=当场履行无法转账 => refused access.not-permitted
ex1 cash label=V1 case=C1 amount=1000.00 payer=乙公司 with=ex2 reason=当场履行无法转账 => ok number=XJ00000001
ex1 cash label=V2 case=C1 amount=500.00 payer=乙公司 with=ex2 reason=当场履行无法转账 => ok number=XJ00000002
check case case=C1 cash=1500.00 available=0.00
check book cash=1500.00 bank=0.00 difference=0.00
2026-03-02T11:00 ex1 draft label=P1 case=C1 amount=1000.00 payee=applicant => refused payout.exceeds-available
2026-03-02T16:00 csh1 handin voucher=V1 => ok
check cash voucher=V1 state=HandedIn late=no
2026-03-03T09:00 clock sweep => ok overdue=1
check cash voucher=V2 state=OnHand due=2026-03-02 late=yes
check alerts rule=C.overdue count=1
csh1 handin voucher=V2 => refused cash.late-without-reason
csh1 handin voucher=V2 reason=银行已下班 => ok
2026-03-03T15:00 bank credit label=B1 amount=1000.00 payer=本院 case=C1 remark="现金存入 XJ00000001" => ok
2026-03-03T18:00 bank statement => posted matched=1
check cash voucher=V1 state=Banked banked=2026-03-03
check case case=C1 cash=500.00 available=1000.00
check lot lot=B1 a_due=2026-03-17 a=running
2026-03-04T15:00 bank credit label=B2 amount=500.00 payer=本院 case=C1 => ok
2026-03-04T18:00 bank statement => posted matched=1
check cash voucher=V2 state=HandedIn
ex1 pair vouchers=V2 line=B2 => refused access.not-permitted
csh1 pair vouchers=V2 line=B1 => refused cash.line-not-of-case
csh1 pair vouchers=V2 line=B2 => ok
check case case=C1 cash=0.00 available=1500.00
check book cash=0.00 bank=1500.00 difference=0.00
# The line was another debtor's: the pairing is taken back by a second person of finance before the money leaves the case.
2026-03-05T09:00 acc1 reverse entry-of=B2 reason=串户 => refused reverse.cash-paired
csh1 unpair voucher=V2 reason=对错流水 => refused cash.paired-by-you
acc1 unpair voucher=V2 => refused cash.unpair-reason-missing
acc1 unpair voucher=V2 reason=对错流水 => ok
acc1 unpair voucher=V2 reason=对错流水 => refused cash.not-paired
check cash voucher=V2 state=HandedIn
acc1 reverse entry-of=B2 reason=串户 => ok
check case case=C1 cash=500.00 available=1000.00
check book cash=500.00 bank=1500.00 unknown=500.00 difference=0.00
# Cash that finance does not have yet is not cleared by its number, and not by hand.
ex1 cash label=V3 case=C1 amount=70.00 payer=乙公司 with=ex2 reason=当场履行无法转账 => ok number=XJ00000003
bank credit label=B3 amount=70.00 payer=本院 case=C1 remark="现金存入 XJ00000003" => ok
2026-03-05T18:00 bank statement => posted matched=1
check cash voucher=V3 state=OnHand
csh1 pair vouchers=V3 line=B3 => refused cash.not-accepted
csh1 handin voucher=V3 => ok
csh1 pair vouchers=V3 line=B3 => ok
check cash voucher=V3 state=Banked
check invariants
