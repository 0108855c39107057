# Finance finds a paper missing and returns the notice: clock B ends, the money is free, and a new notice starts a new clock.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执221号 applicant=甲公司 debtor=乙公司 claim=1000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
2026-03-03T09:00 ex1 draft label=P1 case=C1 amount=1000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
check payout payout=P1 b_due=2026-03-10
2026-03-04T09:00 csh1 return payout=P1 reason=缺收款人证件 => Draft
check case case=C1 available=1000.00 reserved=0.00
check lot lot=B1 a=running
check payout payout=P1 state=Draft b_due=none b=none
csh1 accept payout=P1 => refused payout.illegal-move
2026-03-05T09:00 ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
check payout payout=P1 b_due=2026-03-12 b=running
acc1 accept payout=P1 => Accepted
# Also after it was accepted.
csh1 return payout=P1 reason=账号不清 => Draft
check case case=C1 available=1000.00
check invariants
