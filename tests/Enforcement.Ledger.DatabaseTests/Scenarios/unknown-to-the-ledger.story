# What does not exist cannot be acted on, and the ledger says so by name.
2026-03-02T09:00 ex1 draft label=P1 case=C1 amount=1.00 payee=applicant => refused case.not-found
ex1 submit payout=P1 => refused payout.not-found
ex1 dispute label=D1 case=C1 amount=1.00 reason=异议 => refused case.not-found
ex1 settle dispute=D1 for=payee => refused dispute.not-found
acc1 reverse entry-of=B1 reason=误记 => refused receipt.not-found
check book bank=0.00 difference=0.00
check invariants
