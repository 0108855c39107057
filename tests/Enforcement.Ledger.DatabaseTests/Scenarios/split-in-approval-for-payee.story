# While a payout is in approval part of it is disputed. The undisputed part keeps its approval and goes out; the disputed part
# waits, and becomes a draft again when it is settled for the payee.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执211号 applicant=甲公司 debtor=乙公司 claim=150000.00 => ok
bank credit label=B1 amount=150000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
2026-03-03T09:00 ex1 draft label=P1 case=C1 amount=150000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => InApproval
ex1 split payout=P1 disputed=150000.00 as=P2 reason=全部异议 => refused payout.split-too-large
ex1 split payout=P1 disputed=40000.00 as=P2 reason=案外人对其中四万元提出异议 => InApproval
check payout payout=P2 state=Disputed
check case case=C1 available=0.00 reserved=110000.00 disputed=40000.00
vp1 approve payout=P1 => NoticeIssued
2026-03-04T09:00 acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
2026-03-05T10:00 bank debit payout=P1 => ok
2026-03-05T18:00 bank statement => posted paid=1
check payout payout=P1 state=Paid b=met
check trace payout=P1 lots=B1:110000.00
check lot lot=B1 a=met
check case case=C1 available=0.00 disputed=40000.00
2026-03-20T09:00 ex1 settle dispute=P2 for=payee => Draft
check case case=C1 available=40000.00 disputed=0.00
# It is a new submission, and the whole chain again: with the 110000.00 of before it needs both.
ex1 submit payout=P2 => InApproval
dir1 approve payout=P2 => InApproval
vp1 approve payout=P2 => NoticeIssued
acc1 accept payout=P2 => Accepted
csh1 release payout=P2 => Released
bank debit payout=P2 => ok
2026-03-20T18:00 bank statement => posted paid=1
check case case=C1 available=0.00 disputed=0.00
check book bank=0.00 difference=0.00
check invariants
