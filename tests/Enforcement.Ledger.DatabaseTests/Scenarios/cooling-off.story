# The confirmed account is changed in one line, as the office rehearses it; drafts follow what the payee has confirmed since.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执242号 applicant=甲公司 debtor=乙公司 claim=1000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
2026-03-03T09:00 ex1 draft label=P1 case=C1 amount=100.00 payee=applicant => Draft
ex1 draft label=P2 case=C1 amount=200.00 payee=applicant => Draft
ex1 submit payout=P2 => InApproval
adm1 payee case=C1 name=甲公司 account=6222020000000000018 => ok
ex1 submit payout=P1 => refused payout.payee-cooling-off
dir1 approve payout=P2 => refused payout.changed-after-approval
dir1 reject payout=P2 reason=账户已变更 => Draft
adm1 payee case=C1 name=甲公司 account=6222020000000000018 => refused payee.unchanged
adm1 payee case=C1 name=丙公司 account=6222020000000000018 => refused payee.not-a-party
adm1 payee case=C9 name=甲公司 account=6222020000000000018 => refused case.not-found
adm1 payee case=C1 name=甲公司 account=abc => refused payee.account-invalid
# The first account of a party takes effect when it is confirmed: there is none from which money could be turned away.
adm1 payee case=C1 name=乙公司 account=6217001234567890123 => ok
ex1 draft label=P3 case=C1 amount=50.00 payee=乙公司 => Draft
ex1 submit payout=P3 => InApproval
2026-03-06T17:00 ex1 submit payout=P1 => refused payout.payee-cooling-off
2026-03-09T09:00 ex1 submit payout=P1 => InApproval
ex1 submit payout=P2 => InApproval
dir1 approve payout=P2 => NoticeIssued
check case case=C1 available=650.00 reserved=350.00
check invariants
