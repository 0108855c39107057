# The number of a case is closed, and somebody still pays to it: the number is nobody else's, the case is only proposed, and two persons decide.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执344号 applicant=甲公司 debtor=乙公司 claim=5000.00 => ok
ex1 close-number case=C1 => refused access.not-permitted
adm1 close-number case=C1 => ok
adm1 close-number case=C1 => refused case.sub-account-closed
adm1 case label=C2 number=（2026）川0104执345号 applicant=丙公司 debtor=丁公司 claim=5000.00 sub_account_of=C1 => rejected case.sub-account-taken
adm1 case label=C2 number=（2026）川0104执345号 applicant=丙公司 debtor=丁公司 claim=5000.00 => ok
# The payer is a party and the amount is what is outstanding: it makes no difference.
bank credit label=B1 amount=5000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=0 unknown=1
check line line=B1 rule=T4 proposed=C1
check case case=C1 available=0.00
check book unknown=5000.00 difference=0.00
2026-03-09T09:00 clock sweep => ok
check alerts rule=U.overdue count=1
ex1 claim line=B1 case=C1 evidence=付款凭证 => ok
ex1 confirm line=B1 => refused access.not-permitted
acc1 confirm line=B1 => ok
check case case=C1 available=5000.00
# The clock counts from the bank's day.
check lot lot=B1 a_due=2026-03-16 a=running
check invariants
