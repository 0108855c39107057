# Catalogue, row 3: nobody of the case is paid without the collegial panel's decision; a name that is nearly a party's is nobody's.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执246号 applicant=甲公司 debtor=乙公司 claim=1000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
2026-03-03T09:00 ex1 draft label=P1 case=C1 amount=100.00 payee=甲公司财务部 => Draft
ex1 submit payout=P1 => refused payout.payee-not-party
ex1 draft label=P2 case=C1 amount=100.00 payee=甲公司财务部 account=6217001234567890123 => Draft
ex1 submit payout=P2 => InApproval
dir1 approve payout=P2 => refused payout.payee-not-party
check payout payout=P2 state=InApproval
# With the panel's decision it goes on, and where and when it was published is recorded, once.
ex1 publish payout=P2 place=本院网站 => refused payout.not-publishable
dir1 approve payout=P2 decision=（2026）川0104执246号合议笔录 => NoticeIssued
check payout payout=P2 published=none
ex1 publish payout=P2 place=本院网站 day=2026-03-02 => refused payout.publication-invalid
dir1 publish payout=P2 place=本院网站 => refused access.not-permitted
ex1 publish payout=P2 place=本院网站 => NoticeIssued
check payout payout=P2 published=2026-03-03
ex1 publish payout=P2 place=公告栏 => refused payout.already-published
# A party is not paid to a stranger's account either.
ex1 draft label=P3 case=C1 amount=100.00 payee=甲公司 account=6217001234567890123 => Draft
ex1 submit payout=P3 => refused payout.payee-unconfirmed
check case case=C1 available=900.00 reserved=100.00
check invariants
