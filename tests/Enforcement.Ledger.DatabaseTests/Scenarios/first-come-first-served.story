# Two drafts for the same money: whoever submits first has it, the other one is refused and changes nothing.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执222号 applicant=甲公司 debtor=乙公司 claim=1000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
2026-03-03T09:00 ex1 draft label=P1 case=C1 amount=700.00 payee=applicant => Draft
ex1 draft label=P2 case=C1 amount=700.00 payee=applicant => Draft
ex1 draft label=P3 case=C1 amount=1000.01 payee=applicant => refused payout.exceeds-available
ex1 submit payout=P2 => InApproval
ex1 submit payout=P1 => refused payout.exceeds-available
ex1 dispute label=D1 case=C1 amount=300.01 reason=异议 => refused dispute.exceeds-available
check case case=C1 available=300.00 reserved=700.00
# Sent back, the money is there for the other one.
dir1 reject payout=P2 reason=顺序 => Draft
ex1 submit payout=P1 => InApproval
ex1 submit payout=P2 => refused payout.exceeds-available
check case case=C1 available=300.00 reserved=700.00
check invariants
