# A dispute is no way round the surplus: what creditors are still owed, or what a plan in force needs, does not go back to the debtor.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执611号 applicant=甲公司 debtor=乙公司 claim=120000.00 => ok
bank credit label=B1 amount=100000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
2026-03-03T09:00 ex1 dispute label=D1 case=C1 amount=30000.00 reason=案外人异议 => ok
ex1 settle dispute=D1 for=debtor => refused dispute.owed-on-claim
check case case=C1 available=70000.00 disputed=30000.00 surplus=0.00
# More comes in, and as much less is owed as is there.
bank credit label=B2 amount=20000.00 payer=乙公司 case=C1 => ok
2026-03-03T18:00 bank statement => posted matched=1
2026-03-04T09:00 ex1 settle dispute=D1 for=debtor confirmed=no => ok
# Meanwhile a fee is proposed: the ground is asked again when the outcome is confirmed.
ex1 fee label=F1 case=C1 => Proposed
reg1 confirm settlement=D1 => refused dispute.owed-on-claim
dir1 reject deduction=F1 reason=另行计收 => Rejected
reg1 confirm settlement=D1 => ok
check case case=C1 available=90000.00 disputed=0.00 surplus=30000.00
check invariants
