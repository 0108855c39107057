# The signed paper and the record prove each other: what differs stops the release, until a new scan is checked or the payout goes back.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执372号 applicant=甲公司 debtor=乙公司 claim=90000.00 => ok
bank credit label=B1 amount=50000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
2026-03-03T09:00 ex1 draft label=P1 case=C1 amount=20000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
ex1 paper label=W1 kind=approval payout=P1 => ok
2026-03-03T11:00 dir1 approve payout=P1 => NoticeIssued
# What was printed before the approval does not tell it.
ins1 verify paper=W1 => differs fields=approvals
ex1 scan paper=W1 => ok
acc1 check-scan payout=P1 amount=2000.00 payee=甲公司分公司 signers=执行局长甲@2026-03-04 => differs fields=amount,payee,signers
acc1 check-scan payout=P1 => refused paper.same-person
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => refused paper.mismatch
# A new scan clears nothing before it is checked.
csh1 scan paper=W1 => ok
csh1 release payout=P1 => refused paper.unchecked
csh1 check-scan payout=P1 => refused paper.same-person
ex1 check-scan payout=P1 number=（2026）川0104执999号 => differs fields=caseNumber
csh1 release payout=P1 => refused paper.mismatch
# Returned and submitted anew, it is another submission with papers of its own.
acc1 return payout=P1 reason=审批表与系统不符 => Draft
ins1 verify paper=W1 => differs fields=approvals,state
2026-03-04T09:00 ex1 submit payout=P1 => InApproval
ex1 scan paper=W1 => refused paper.scan-not-open
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
# The court begins to ask for the scan; from then on nothing is released without one.
adm1 paper-rule scan=yes reason=线下线上印证 => ok
csh1 release payout=P1 => refused paper.missing
ex1 paper label=W2 kind=approval payout=P1 => ok
ex1 scan paper=W2 => ok
acc1 check-scan payout=P1 => agrees
csh1 release payout=P1 => Released
check invariants
