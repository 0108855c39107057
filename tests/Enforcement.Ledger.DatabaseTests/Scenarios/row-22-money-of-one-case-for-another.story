# Robbing Peter to pay Paul (拆东补西): no payout, claim or dispute of one case reaches the money of another, and the only way back is a reversal to unknown funds.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执322号 applicant=甲公司 debtor=乙公司 claim=90000.00 => ok
adm1 case label=C2 number=（2026）川0104执323号 applicant=丙公司 debtor=丁公司 claim=90000.00 => ok
bank credit label=B1 amount=8000.00 payer=乙公司 case=C1 => ok
bank credit label=B2 amount=100.00 payer=丁公司 case=C2 => ok
bank credit label=B3 amount=500.00 payer=路人 => ok
2026-03-02T18:00 bank statement => posted matched=2 unknown=1
2026-03-03T09:00 ex1 draft label=P1 case=C2 amount=8000.00 payee=applicant => refused payout.exceeds-available
ex1 draft label=P1 case=C2 amount=100.00 payee=applicant lots=B1 => refused payout.lot-not-of-case
ex1 dispute label=D1 case=C2 amount=8000.00 lot=B1 reason=案外人异议 => refused payout.lot-not-of-case
ex1 claim line=B1 case=C2 evidence=说明 => refused unknown.not-found
# Other money does not fill the hole either: it is claimed with evidence, for the case it belongs to.
ex1 claim line=B3 case=C1:300.00,C2:100.00 evidence=说明 => refused unknown.parts-differ
acc1 reverse entry-of=B1 reason=错入 => ok
check case case=C1 available=0.00
check case case=C2 available=100.00
check book unknown=8500.00 difference=0.00
acc1 reverse entry-of=B1 reason=再冲 => refused reverse.already-reversed
check invariants
