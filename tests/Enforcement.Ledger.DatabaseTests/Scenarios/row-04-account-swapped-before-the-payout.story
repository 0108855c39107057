# Catalogue, row 4: an account is swapped shortly before the payout. Two persons change it, it rests for three workdays, approvals given
# for the old one are void, and whoever changed it keeps away from payouts to it.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执241号 applicant=甲公司 debtor=乙公司 claim=100000.00 => ok
bank credit label=B1 amount=100000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
2026-03-03T09:00 ex1 draft label=P1 case=C1 amount=10000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
ex1 draft label=P2 case=C1 amount=20000.00 payee=applicant => Draft
ex1 submit payout=P2 => InApproval
dir1 approve payout=P2 => NoticeIssued
ex1 draft label=P3 case=C1 amount=30000.00 payee=applicant => Draft
ex1 submit payout=P3 => InApproval
dir1 approve payout=P3 => NoticeIssued
acc1 accept payout=P3 => Accepted
# One proposes, another confirms; until then nothing has changed.
2026-03-04T09:00 ex2 payee case=C1 name=甲公司 account=6222020000000000018 => refused access.not-permitted
dir1 payee case=C1 name=甲公司 account=6222020000000000018 => refused access.not-permitted
ex1 payee label=A1 case=C1 name=甲公司 account=6222020000000000018 channel=phone with=甲公司财务 document=账户变更确认书 => ok
ex1 payee case=C1 name=甲公司 account=6222020000000000026 => refused payee.waiting
ex1 confirm payee=A1 => refused access.not-permitted
dir1 approve payout=P1 => NoticeIssued
acc1 confirm payee=A1 => ok
reg1 confirm payee=A1 => refused payee.already-decided
# What was approved for the old account goes to nobody.
csh1 accept payout=P1 => refused payout.changed-after-approval
csh1 accept payout=P2 => refused payout.changed-after-approval
csh1 release payout=P3 => refused payout.changed-after-approval
csh1 return payout=P1 reason=账户已变更 => Draft
csh1 return payout=P2 reason=账户已变更 => Draft
csh1 return payout=P3 reason=账户已变更 => Draft
# Three workdays: the 5th, the 6th, and the 9th.
ex1 submit payout=P1 => refused payout.payee-cooling-off
2026-03-09T17:00 ex1 submit payout=P1 => refused payout.payee-cooling-off
ex1 draft label=P4 case=C1 amount=1000.00 payee=applicant account=6222020000000000018 => Draft
ex1 submit payout=P4 => refused payout.payee-cooling-off
2026-03-10T09:00 ex1 submit payout=P1 => InApproval
ex1 submit payout=P4 => InApproval
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => refused payout.same-person
csh1 accept payout=P1 => Accepted
acc1 release payout=P1 => refused payout.same-person
csh2 release payout=P1 => Released
2026-03-10T15:00 bank debit payout=P1 => ok
2026-03-10T18:00 bank statement => posted paid=1
check payout payout=P1 state=Paid
# After thirty days it is a day like any other.
2026-04-13T09:00 dir1 approve payout=P4 => NoticeIssued
acc1 accept payout=P4 => Accepted
check case case=C1 available=89000.00 reserved=1000.00
check invariants
