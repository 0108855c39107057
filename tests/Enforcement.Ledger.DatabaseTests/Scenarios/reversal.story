# A receipt that stood in the wrong case is taken back, once; its money is unknown then, and still in the bank.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执214号 applicant=甲公司 debtor=乙公司 claim=90000.00 => ok
bank credit label=B1 amount=30000.00 payer=乙公司 case=C1 => ok
bank credit label=B2 amount=500.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=2
2026-03-03T09:00 acc1 reverse entry-of=B1 reason=付款人填错子账号 => ok
check case case=C1 available=500.00
check book bank=30500.00 unknown=30000.00 difference=0.00
acc1 reverse entry-of=B1 reason=再次冲销 => refused reverse.already-reversed
# Money that has moved on is not taken back from under the feet of the payout.
ex1 draft label=P1 case=C1 amount=100.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
acc1 reverse entry-of=B2 reason=付款人填错子账号 => refused reverse.money-moved-on
ex1 withdraw payout=P1 => Withdrawn
acc1 reverse entry-of=B2 reason=付款人填错子账号 => ok
check case case=C1 available=0.00 reserved=0.00
check book unknown=30500.00
check invariants
