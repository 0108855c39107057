# Somebody paid into a case by mistake: he gets it back to the account that paid, out of what he paid, by the usual chain and without a collegial decision.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执4101号 applicant=甲公司 debtor=乙公司 claim=9000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
bank credit label=B2 amount=500.00 payer=丙公司 payer_account=6217000000000000033 case=C1 => ok
2026-03-02T18:00 bank statement => posted
2026-03-03T09:00 ex1 draft label=P1 case=C1 amount=500.00 payee=丙公司 of=refund => refused payout.refund-unfounded
ex1 draft label=P1 case=C1 amount=500.00 payee=丁公司 of=refund ground=误付 document=退款申请 => refused payout.refund-not-payer
ex1 draft label=P1 case=C1 amount=500.00 payee=丙公司 account=6217000000000000044 of=refund ground=误付 document=退款申请 => refused payout.refund-not-payer
ex1 draft label=P1 case=C1 amount=500.00 payee=丙公司 lots=B1 of=refund ground=误付 document=退款申请 => refused payout.refund-not-payer
ex1 draft label=P1 case=C1 amount=500.01 payee=丙公司 of=refund ground=误付 document=退款申请 => refused payout.exceeds-available
ex1 draft label=P1 case=C1 amount=500.00 payee=丙公司 of=refund ground=误付 document=退款申请 => Draft
ex1 submit payout=P1 => InApproval
ex1 split payout=P1 disputed=100.00 as=P2 reason=异议 => refused payout.refund-not-split
ex2 approve payout=P1 => refused access.not-permitted
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
2026-03-04T10:00 bank debit payout=P1 => ok
2026-03-04T18:00 bank statement => posted
check payout payout=P1 state=Paid
check trace payout=P1 lots=B2:500.00
check case case=C1 available=1000.00
# What went back to its payer makes no surplus of the claim's money.
ex1 surplus label=S1 case=C1 document=结余认定 => refused deduction.exceeds-surplus
check book difference=0.00
check invariants
