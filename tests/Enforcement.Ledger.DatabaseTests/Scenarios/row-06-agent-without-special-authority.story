# Catalogue, row 6: an agent collects only with a special authority that says so, and only while it stands; else the principal is paid.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执245号 applicant=甲公司 debtor=乙公司 claim=1000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
# Nobody of the case: a third party, who asks for the collegial decision.
2026-03-03T09:00 ex1 draft label=P0 case=C1 amount=10.00 payee=张律师 account=6217001234567890123 => Draft
ex1 submit payout=P0 => InApproval
dir1 approve payout=P0 => refused payout.payee-not-party
ex1 withdraw payout=P0 => Withdrawn
ex1 authorise label=G1 case=C1 party=甲公司 agent=张律师 agent_kind=lawyer until=2026-03-20 => refused agent.papers-missing
ex1 authorise label=G1 case=C1 party=甲公司 agent=张律师 receives=no scope=代为申请执行 until=2026-03-20 => refused agent.no-special-authority
ex1 authorise label=G1 case=C1 party=戊公司 agent=张律师 until=2026-03-20 => refused payee.not-a-party
ex1 authorise label=G1 case=C1 party=甲公司 agent=张律师 agent_kind=lawyer letter=（2026）川律函3号 licence=15101201010000000 from=2026-03-03 until=2026-03-20 => ok
# Waiting for the second person is no authority.
ex1 draft label=P1 case=C1 amount=100.00 payee=张律师 => refused payout.agent-unauthorised
ex1 confirm authority=G1 => refused access.not-permitted
reg1 confirm authority=G1 => ok
ex1 draft label=P1 case=C1 amount=100.00 payee=张律师 => Draft
ex1 submit payout=P1 => refused payout.payee-unconfirmed
ex1 payee label=A1 case=C1 authority=G1 holder=甲公司 account=6222020000000000018 => refused payee.holder-differs
ex1 payee label=A1 case=C1 authority=G1 holder=张律师 account=6222020000000000018 => ok
reg1 confirm payee=A1 => ok
# With the authority he is no third party: no collegial decision.
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
bank debit payout=P1 => ok
2026-03-03T18:00 bank statement => posted paid=1
check payout payout=P1 state=Paid
# Revoked, or over: not at any step.
2026-03-04T09:00 ex1 draft label=P2 case=C1 amount=100.00 payee=张律师 => Draft
ex1 submit payout=P2 => InApproval
ex1 draft label=P3 case=C1 amount=100.00 payee=张律师 => Draft
ex1 submit payout=P3 => InApproval
dir1 approve payout=P3 => NoticeIssued
acc1 accept payout=P3 => Accepted
2026-03-23T09:00 csh1 release payout=P3 => refused payout.agent-unauthorised
dir1 approve payout=P2 => refused payout.agent-unauthorised
ex1 draft label=P4 case=C1 amount=100.00 payee=张律师 => refused payout.agent-unauthorised
ex1 revoke authority=G1 => refused payee.document-missing
# The officer is recused: others take the authority back.
ex1 recuse label=R1 case=C1 document=回避申请 => ok
ex1 revoke authority=G1 document=解除委托通知 => refused payout.recused
acc1 revoke authority=G1 document=解除委托通知 => refused access.not-permitted
reg1 revoke authority=G1 document=解除委托通知 => ok
dir1 lift recusal=R1 document=驳回回避申请决定 => ok
ex1 revoke authority=G1 document=解除委托通知 => refused payee.already-decided
# The principal's own account was always the default.
ex1 draft label=P5 case=C1 amount=100.00 payee=applicant => Draft
ex1 submit payout=P5 => InApproval
check case case=C1 available=600.00 reserved=300.00
check invariants
