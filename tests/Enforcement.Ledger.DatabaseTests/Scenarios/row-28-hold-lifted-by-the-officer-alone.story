# Whoever stops money does not let it go alone: another person lifts the hold, with a paper.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=乙公司 claim=100000.00 => ok
bank credit label=B1 amount=100000.00 payer=乙公司 case=C1 => ok
2026-02-13T18:00 bank statement => posted matched=1 unknown=0
ex1 hold label=H1 type=third-party-objection case=C1 => refused hold.no-document
ex1 hold label=H1 type=enforcement-objection case=C1 document=异议申请 => refused hold.no-security
ex2 hold label=H1 type=third-party-objection case=C1 document=异议申请 => refused access.not-permitted
ex1 hold label=H1 type=third-party-objection case=C1 document=异议申请 confirmed=no => ok
check case case=C1 available=0.00 held=100000.00
ex1 lift hold=H1 document=驳回裁定 => refused access.not-permitted
dir1 hold label=H2 type=upper-court-order case=C1 document=督办函 confirmed=no => ok
dir1 lift hold=H2 document=撤回函 => refused hold.same-person
dir1 confirm hold=H2 => refused hold.same-person
vp1 lift hold=H2 => refused hold.no-document
vp1 lift hold=H2 document=撤回函 => ok
vp1 lift hold=H2 document=撤回函 => refused hold.already-lifted
check case case=C1 available=0.00 held=100000.00
vp1 lift hold=H1 document=驳回裁定 => ok
check case case=C1 available=100000.00 held=0.00
check invariants
