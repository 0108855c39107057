# Who was paid pays the same sum back from the same account, because he is a debtor too. The words of a bank make a return, his own do not.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=乙公司 claim=100000.00 => ok
adm1 case label=C2 number=（2026）川0104执102号 applicant=丙公司 debtor=甲公司 claim=100000.00 => ok
bank credit label=B1 amount=10000.00 payer=乙公司 case=C1 => ok
2026-02-13T18:00 bank statement => posted matched=1
2026-03-04T10:00 ex1 draft label=P1 case=C1 amount=10000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
2026-03-05T15:00 bank debit payout=P1 => ok
2026-03-05T18:00 bank statement => posted paid=1
2026-03-09T10:00 bank return payout=P1 label=B2 anonymous=yes => ok
2026-03-09T18:00 bank statement => posted returned=1
csh2 confirm payout=P1 => ok
ex1 reissue payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
2026-03-10T15:00 bank debit payout=P1 => ok
2026-03-10T18:00 bank statement => posted paid=1
2026-03-11T10:00 bank credit label=B3 amount=10000.00 payer=甲公司 payer_account=1102416455991668 case=C2 remark=退赔款 => ok
2026-03-11T18:00 bank statement => posted matched=1 returned=0
check line line=B3 rule=T1
check payout payout=P1 state=Paid
check case case=C2 available=10000.00
check invariants
