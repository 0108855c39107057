# The disputed part is settled against the payee: it is withdrawn, and its money is free in the case again.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执212号 applicant=甲公司 debtor=乙公司 claim=50000.00 => ok
bank credit label=B1 amount=50000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
2026-03-03T09:00 ex1 draft label=P1 case=C1 amount=50000.00 payee=applicant => Draft
ex1 split payout=P1 disputed=20000.00 as=P2 reason=工程款有争议 => Draft
check case case=C1 available=30000.00 disputed=20000.00
ex1 submit payout=P1 => InApproval
ex2 settle dispute=P2 for=debtor => refused access.not-permitted
dir1 settle dispute=P2 for=debtor => Withdrawn
check case case=C1 available=20000.00 disputed=0.00 reserved=30000.00
ex1 submit payout=P2 => refused payout.illegal-move
ex1 settle dispute=P2 for=payee => refused payout.illegal-move
check invariants
