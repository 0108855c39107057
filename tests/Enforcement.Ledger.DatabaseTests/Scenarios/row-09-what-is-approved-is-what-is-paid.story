# Catalogue, row 9: an approval binds amount, payee, account, case and lots. The database lets nobody change them afterwards; and who gets past the
# database's own rules gets no further, for whoever accepts or releases finds that it is not what was approved.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执309号 applicant=甲公司 debtor=乙公司 claim=90000.00 => ok
adm1 case label=C2 number=（2026）川0104执310号 applicant=丙公司 debtor=乙公司 claim=90000.00 => ok
bank credit label=B1 amount=50000.00 payer=乙公司 case=C1 => ok
bank credit label=B2 amount=20000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=2
2026-03-03T09:00 ex1 draft label=P1 case=C1 amount=20000.00 payee=applicant lots=B1 => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
# The application's own role, from a database prompt: amount, lots, account and case stand.
adm1 overwrite payout=P1 amount=19000.00 => refused ledger.rule
adm1 overwrite payout=P1 lot=B2 => refused ledger.rule
adm1 overwrite payout=P1 account=6217000000000009999 => refused ledger.rule
adm1 overwrite payout=P1 case=C2 => refused ledger.rule
# The owner of the database, past its rules: each change is found at the next step, and none goes out.
adm1 overwrite payout=P1 amount=19000.00 by=owner => ok
acc1 accept payout=P1 => refused payout.changed-after-approval
adm1 overwrite payout=P1 amount=20000.00 by=owner => ok
adm1 overwrite payout=P1 lot=B2 by=owner => ok
acc1 accept payout=P1 => refused payout.changed-after-approval
adm1 overwrite payout=P1 lot=B1 by=owner => ok
adm1 overwrite payout=P1 case=C2 by=owner => ok
acc1 accept payout=P1 => refused payout.changed-after-approval
adm1 overwrite payout=P1 case=C1 by=owner => ok
acc1 accept payout=P1 => Accepted
adm1 overwrite payout=P1 account=6217000000000009999 by=owner => ok
csh1 release payout=P1 => refused payout.changed-after-approval
csh1 return payout=P1 reason=收款账号与审批不符 => Draft
ex1 withdraw payout=P1 => Withdrawn
# A split only makes it smaller, and says from what: the approval stands for the rest.
ex1 draft label=P2 case=C1 amount=20000.00 payee=applicant lots=B1 => Draft
ex1 submit payout=P2 => InApproval
dir1 approve payout=P2 => NoticeIssued
ex1 split payout=P2 disputed=5000.00 as=P3 reason=案外人异议 => NoticeIssued
acc1 accept payout=P2 => Accepted
ex1 split payout=P2 disputed=5000.00 as=P4 reason=案外人异议 => refused payout.illegal-move
csh1 release payout=P2 => Released
2026-03-04T09:00 bank debit payout=P2 => ok
bank statement => posted paid=1
check trace payout=P2 lots=B1:15000.00
check payout payout=P2 state=Paid approved=执行局长甲@1
check invariants
check log
