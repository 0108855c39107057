# No person types the day of an arrival or of a notice: the one is the bank's, the other the server's. Cash recorded late keeps both times.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执310号 applicant=甲公司 debtor=乙公司 claim=5000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
2026-03-20T09:00 bank statement => posted matched=1
check lot lot=B1 a_due=2026-03-16 a=late
2026-03-20T10:00 ex1 draft label=P1 case=C1 amount=1000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
2026-03-23T09:00 dir1 approve payout=P1 => NoticeIssued
check payout payout=P1 b_due=2026-03-30
check lot lot=B1 a=late
2026-03-23T10:00 ex1 cash label=V1 case=C1 amount=10.00 payer=乙公司 with=ex2 taken=2026-03-24 reason=当场履行 => refused cash.not-yet-taken
ex1 cash label=V1 case=C1 amount=10.00 payer=乙公司 with=ex2 taken=2026-03-20 reason=当场履行 => ok
check cash voucher=V1 due=2026-03-20 late=yes
check invariants
