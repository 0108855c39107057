# What is paid to a case's own number is that case's, whatever its payer writes; a return is what equals a payment of this very case, by sum,
# account and the bank's words, or by our id.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=乙公司 claim=100000.00 => ok
adm1 case label=C2 number=（2026）川0104执102号 applicant=丙公司 debtor=甲公司 claim=100000.00 => ok
bank credit label=B1 amount=30000.00 payer=乙公司 case=C1 => ok
2026-02-13T18:00 bank statement => posted matched=1
2026-02-24T10:00 ex1 draft label=P1 case=C1 amount=10000.00 payee=applicant => Draft
ex1 draft label=P2 case=C1 amount=7000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
ex1 submit payout=P2 => InApproval
dir1 approve payout=P1 => NoticeIssued
dir1 approve payout=P2 => NoticeIssued
acc1 accept payout=P1 => Accepted
acc1 accept payout=P2 => Accepted
csh1 release payout=P1 => Released
csh1 release payout=P2 => Released
2026-02-25T15:00 bank debit payout=P1 => ok
bank debit payout=P2 => ok
2026-02-25T18:00 bank statement => posted paid=2
# A debtor whose own transfer came back pays once more; the payee pays as a debtor of another case, by the same sum and account.
2026-03-02T10:00 bank credit label=B2 amount=500.00 payer=乙公司 case=C1 remark=退汇后重新汇款 => ok
bank credit label=B3 amount=10000.00 payer=甲公司 payer_account=1102416455991668 case=C2 remark=退汇重汇 => ok
# Sum or account alone is no return of this case either.
bank credit label=B4 amount=10000.01 payer=甲公司 payer_account=1102416455991668 case=C1 remark=退汇 => ok
bank credit label=B5 amount=10000.00 payer=甲公司 payer_account=1102416455991669 case=C1 remark=退汇 => ok
2026-03-02T18:00 bank statement => posted matched=4 unknown=0 returned=0
check line line=B2 rule=T1
check line line=B3 rule=T1
check line line=B4 rule=T1
check line line=B5 rule=T1
check payout payout=P1 state=Paid
check case case=C2 available=10000.00
# All three together are; so is our id, wherever it was credited. Our id with another sum is nobody's.
2026-03-03T10:00 bank credit label=R1 amount=10000.00 payer=甲公司 payer_account=1102416455991668 case=C1 remark=退汇 => ok
bank credit label=R2 amount=7000.00 payer=待清算款项 case=C2 remark="ZF202600000002-1 账号户名不符" => ok
bank credit label=R3 amount=6999.00 payer=待清算款项 case=C1 remark="ZF202600000002-1 账号户名不符" => ok
2026-03-03T18:00 bank statement => posted matched=0 unknown=1 returned=2
check line line=R1 rule=T6
check line line=R2 rule=T6
check line line=R3 rule=T6
check payout payout=P1 state=Returned
check payout payout=P2 state=Returned
check book returned=17000.00 unknown=6999.00 difference=0.00
check invariants
