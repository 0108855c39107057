# Whoever disputes money does not settle it: one person proposes the outcome with its paper, another confirms it, and only then does money move.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执610号 applicant=甲公司 debtor=乙公司 claim=90000.00 => ok
bank credit label=B1 amount=100000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
2026-03-03T09:00 ex1 dispute label=D1 case=C1 amount=10000.00 reason=案外人异议 document=none => refused dispute.no-document
ex1 dispute label=D1 case=C1 amount=10000.00 reason=案外人异议 document=执行异议书 => ok
ex1 settle dispute=D1 for=debtor document=none => refused dispute.no-document
csh1 settle dispute=D1 for=debtor => refused access.not-permitted
ex1 settle dispute=D1 for=debtor document=（2026）川0104执异6号 confirmed=no => ok
check case case=C1 available=90000.00 disputed=10000.00 surplus=0.00
ex1 confirm settlement=D1 => refused access.not-permitted
ex1 settle dispute=D1 for=payee => refused dispute.outcome-proposed
# What another person turns down, or the proposer takes back, leaves the dispute open.
reg1 reject settlement=D1 reason=裁定尚未生效 => ok
reg1 confirm settlement=D1 => refused dispute.outcome-decided
ex1 settle dispute=D1 for=debtor confirmed=no => ok
ex1 withdraw settlement=D1 reason=文书有误 => ok
# The director proposes: he is not the one who confirms it.
dir1 settle dispute=D1 for=debtor confirmed=no => ok
dir1 confirm settlement=D1 => refused dispute.same-person
check case case=C1 available=90000.00 disputed=10000.00 surplus=0.00
vp1 confirm settlement=D1 => ok
check case case=C1 available=90000.00 disputed=0.00 surplus=10000.00
vp1 confirm settlement=D1 => refused dispute.outcome-decided
ex1 settle dispute=D1 for=payee => refused dispute.already-settled
# What the dispute gave the debtor is no surplus a second time.
ex1 surplus label=S1 case=C1 document=结余认定 => refused deduction.exceeds-surplus
check invariants
