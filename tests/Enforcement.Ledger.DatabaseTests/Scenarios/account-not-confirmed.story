# An account that the payee has not confirmed is no account to pay to: the debtor has confirmed none, the applicant another one.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执224号 applicant=甲公司 debtor=乙公司 claim=1000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
2026-03-03T09:00 ex1 draft label=P1 case=C1 amount=100.00 payee=乙公司 => Draft
ex1 submit payout=P1 => refused payout.payee-unconfirmed
ex1 draft label=P2 case=C1 amount=100.00 payee=applicant account=6217001234567890123 => Draft
ex1 submit payout=P2 => refused payout.payee-unconfirmed
ex1 draft label=P3 case=C1 amount=100.00 payee=applicant => Draft
ex1 submit payout=P3 => InApproval
check case case=C1 available=900.00 reserved=100.00
check invariants
