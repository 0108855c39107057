# Several payments of two cases in one file: the bank books one debit for it, and all of them are paid; another sum is nobody's payment.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=乙公司 claim=300000.00 => ok
bank credit label=B1 amount=100000.00 payer=乙公司 case=C1 => ok
2026-02-13T18:00 bank statement => posted matched=1 unknown=0
2026-02-24T09:00 ex1 draft label=P1 case=C1 amount=30000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
2026-02-24T10:00 adm1 case label=C2 number=（2026）川0104执102号 applicant=丙公司 debtor=丁公司 claim=9000.00 => ok
bank credit label=B2 amount=9000.00 payer=丁公司 case=C2 => ok
2026-02-24T18:00 bank statement => posted matched=1
2026-02-25T09:00 ex1 draft label=P2 case=C2 amount=9000.00 payee=applicant => Draft
ex1 submit payout=P2 => InApproval
dir1 approve payout=P2 => NoticeIssued
acc1 accept payout=P2 => Accepted
csh1 release payout=P2 => Released
csh1 build label=F1 payouts=P1,P2 => ok
# A payment taken back takes its file back; the other one goes into the next.
csh2 recall payout=P1 reason=收款人变更 => Failed
csh1 download file=F1 => refused payment.file-recalled
csh1 build label=F2 payouts=P2 => ok
csh1 recall file=F2 reason=合并发送 => ok
2026-02-26T09:00 ex1 reissue payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
csh1 build label=F3 payouts=P1,P2 => ok
2026-02-26T15:00 bank debit file=F3 amount=38999.99 => ok
bank debit file=F3 => ok
2026-02-26T18:00 bank statement => posted paid=1
check payout payout=P1 state=Paid
check payout payout=P2 state=Paid
check case case=C1 available=70000.00 in_transit=0.00
check case case=C2 available=0.00 in_transit=0.00
# The bank rejects one payment of a file and debits the rest as one: the rest is paid.
2026-02-27T09:00 ex1 draft label=P3 case=C1 amount=1000.00 payee=applicant => Draft
ex1 submit payout=P3 => InApproval
dir1 approve payout=P3 => NoticeIssued
acc1 accept payout=P3 => Accepted
csh1 release payout=P3 => Released
ex1 draft label=P4 case=C1 amount=2000.00 payee=applicant => Draft
ex1 submit payout=P4 => InApproval
dir1 approve payout=P4 => NoticeIssued
acc1 accept payout=P4 => Accepted
csh1 release payout=P4 => Released
csh1 build label=F4 payouts=P3,P4 => ok
csh1 download file=F4 => ok
bank reject payout=P3 code=AC01 => Failed
2026-02-27T15:00 bank debit file=F4 amount=2000.00 => ok
2026-02-27T18:00 bank statement => posted paid=1
check payout payout=P3 state=Failed
check payout payout=P4 state=Paid
check case case=C1 available=68000.00 in_transit=0.00
check book difference=0.00
check invariants
