# 回避: nobody acts in a case in which he is a party, an agent or a relative of one, whatever his role.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执248号 applicant=甲公司 debtor=乙公司 claim=1000.00 => ok
adm1 case label=C2 number=（2026）川0104执249号 applicant=丙公司 debtor=丁公司 claim=1000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
bank credit label=B2 amount=1000.00 payer=丁公司 case=C2 => ok
2026-03-02T18:00 bank statement => posted matched=2
2026-03-03T09:00 ex1 draft label=P1 case=C1 amount=100.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
acc1 recuse person=dir1 case=C1 document=回避决定书 => refused access.not-permitted
vp1 recuse person=nobody case=C1 document=回避决定书 => refused recusal.person-unknown
vp1 recuse person=dir1 case=C1 => refused recusal.document-missing
vp1 recuse label=R1 person=dir1 case=C1 document=（2026）川0104回避1号 reason=近亲属 => ok
vp1 recuse person=dir1 case=C1 document=回避决定书 => refused recusal.already
dir1 approve payout=P1 => refused payout.recused
dir1 reject payout=P1 reason=不办 => refused payout.recused
# Only in this case.
ex1 draft label=P2 case=C2 amount=100.00 payee=applicant => Draft
ex1 submit payout=P2 => InApproval
dir1 approve payout=P2 => NoticeIssued
# Neither who is recused nor who placed it lifts it.
dir1 lift recusal=R1 document=复议决定 => refused recusal.same-person
vp1 lift recusal=R1 document=复议决定 => refused recusal.same-person
# A cashier and the officer declare their own.
csh1 recuse case=C2 document=回避申请 => ok
acc1 accept payout=P2 => Accepted
csh1 release payout=P2 => refused payout.recused
csh2 release payout=P2 => Released
# What the bank did is a fact, whoever brings its statement.
2026-03-03T15:00 bank debit payout=P2 => ok
2026-03-03T18:00 bank statement => posted paid=1
2026-03-04T09:00 ex1 recuse label=R2 case=C1 document=回避申请 => ok
ex1 draft label=P3 case=C1 amount=100.00 payee=applicant => refused payout.recused
ex1 withdraw payout=P1 => refused payout.recused
ex1 split payout=P1 disputed=10.00 as=P4 reason=异议 => refused payout.recused
ex1 dispute label=D1 case=C1 amount=10.00 reason=异议 => refused payout.recused
ex1 hold label=H1 type=suspended case=C1 document=中止裁定 => refused payout.recused
ex1 payee case=C1 name=甲公司 account=6222020000000000018 => refused payout.recused
# Found without ground.
dir1 lift recusal=R2 => refused recusal.document-missing
dir1 lift recusal=R2 document=驳回回避申请决定 => ok
dir1 lift recusal=R2 document=驳回回避申请决定 => refused recusal.already-lifted
ex1 withdraw payout=P1 => Withdrawn
check invariants
