# A dispute about one receipt does not hold up the other: its clock runs on, and its money goes out.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执213号 applicant=甲公司 debtor=乙公司 claim=90000.00 => ok
bank credit label=B1 amount=30000.00 payer=乙公司 case=C1 => ok
bank credit label=B2 amount=60000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=2
2026-03-03T09:00 ex1 dispute label=D1 case=C1 amount=60000.01 lot=B2 reason=优先权异议 => refused dispute.exceeds-available
ex1 dispute label=D1 case=C1 amount=60000.00 lot=B2 reason=优先权异议 => ok
check lot lot=B1 a=running a_due=2026-03-16
ex1 draft label=P1 case=C1 amount=30000.01 payee=applicant => refused payout.exceeds-available
ex1 draft label=P1 case=C1 amount=30000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
check trace payout=P1 lots=B1:30000.00
check lot lot=B1 a=met
# Settled for the debtor, the disputed money is surplus that goes back to him.
2026-03-10T09:00 ex1 settle dispute=D1 for=debtor => ok
ex1 settle dispute=D1 for=payee => refused dispute.already-settled
check case case=C1 available=0.00 disputed=0.00 reserved=30000.00 surplus=60000.00
check invariants
