# Row 1: what the debtor gets in hand names the case's own account and no other, and he reads that he may refuse any other one.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执373号 applicant=甲公司 debtor=乙公司 claim=90000.00 => ok
ex2 paper label=N0 kind=缴款通知书 case=C1 => refused case.not-found
ex1 paper label=N1 kind=缴款通知书 case=C1 amount=90000.00 => ok
ex1 print paper=N1 => ok copy=1
ins1 verify paper=N1 => same
# When the number is closed no paper sends anybody there any more, and the old one says so.
adm1 close-number case=C1 => ok
ex1 paper label=N2 kind=缴款通知书 case=C1 => refused paper.sub-account-inactive
ins1 verify paper=N1 => differs fields=subAccount
check invariants
