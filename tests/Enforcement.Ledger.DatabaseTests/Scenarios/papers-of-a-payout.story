# The papers of a payout: the approval form and the notice to finance say what the record says; a copy says which one it is.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执371号 applicant=甲公司 debtor=乙公司 claim=90000.00 => ok
bank credit label=B1 amount=50000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
2026-03-03T09:00 ex1 draft label=P1 case=C1 amount=20000.00 payee=applicant => Draft
# A draft is nobody's paper yet.
ex1 paper label=W0 kind=approval payout=P1 => refused paper.nothing-to-print
ex1 submit payout=P1 => InApproval
ex2 paper label=W0 kind=approval payout=P1 => refused payout.not-found
ex1 paper label=W0 kind=notice payout=P1 => refused paper.nothing-to-print
2026-03-03T11:00 dir1 approve payout=P1 => NoticeIssued
ex1 paper label=W1 kind=approval payout=P1 => ok
ex1 paper label=W2 kind=notice payout=P1 => ok
ex1 print paper=W1 => ok copy=1
csh1 print paper=W1 => ok copy=2
ins1 print paper=W1 => refused access.not-permitted
ins1 verify paper=W1 => same
# Another officer's code and no code at all are told alike.
ex2 verify paper=W1 => refused paper.not-found
ex2 verify paper=W9 => refused paper.not-found
# The signed form comes back, and another person than who scanned it reads it.
ex1 scan paper=W2 => refused paper.scan-not-open
ex1 scan paper=W1 => ok
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => refused paper.unchecked
ex1 check-scan payout=P1 => refused paper.same-person
acc1 check-scan payout=P1 amount=20000.00 payee=甲公司 signers=执行局长甲@2026-03-03 => agrees
csh1 release payout=P1 => Released
acc1 scan paper=W1 => refused paper.scan-not-open
ins1 verify paper=W1 => same
2026-03-04T09:00 bank debit payout=P1 => ok
bank statement => posted paid=1
check payout payout=P1 state=Paid
check invariants
