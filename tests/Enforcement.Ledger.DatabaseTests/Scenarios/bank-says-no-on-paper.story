# The bank takes tables and answers in no file: it writes a letter. One person of finance says so by it, another does, and the money is the case's again.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=乙公司 claim=300000.00 => ok
bank credit label=B1 amount=100000.00 payer=乙公司 case=C1 => ok
2026-02-13T18:00 bank statement => posted matched=1 unknown=0
2026-02-24T09:00 ex1 draft label=P1 case=C1 amount=30000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
csh1 fail payout=P1 document=退回通知 reason=户名不符 => refused payment.not-sent
csh1 build label=F1 payouts=P1 => ok
csh1 download file=F1 => ok
2026-02-25T10:00 bank credit label=B2 amount=1.00 payer=乙公司 case=C1 => ok
2026-02-25T18:00 bank statement => posted matched=1 unknown=0
2026-02-26T09:00 csh1 query payout=P1 reason=网银无结果 => Uncertain
ex1 draft label=P2 case=C1 amount=1000.00 payee=applicant => refused payout.uncertain
ex1 fail payout=P1 document=退回通知 reason=户名不符 => refused access.not-permitted
csh1 fail payout=P1 reason=户名不符 => refused payment.no-document
csh1 fail payout=P1 document=建行退回通知2026-17号 reason=户名不符 => Uncertain
csh1 fail payout=P1 document=建行退回通知2026-17号 reason=户名不符 => refused payout.same-person
check case case=C1 available=70001.00 in_transit=30000.00
acc1 fail payout=P1 document=建行退回通知2026-17号 reason=电话核实 => Failed
check case case=C1 available=100001.00 in_transit=0.00
acc1 fail payout=P1 document=建行退回通知2026-17号 reason=电话核实 => refused payout.illegal-move
check invariants
ex1 reissue payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
2026-02-26T15:00 bank debit payout=P1 => ok
2026-02-26T18:00 bank statement => posted paid=1
check payout payout=P1 state=Paid
check case case=C1 available=70001.00 in_transit=0.00
check invariants
