# The story of the scenarios reference: two thirds paid while one third is in dispute.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=乙公司 claim=100000.00 => ok
bank credit label=B1 amount=100000.00 payer=乙公司 case=C1 => ok
2026-02-13T18:00 bank statement => posted matched=1 unknown=0
check lot lot=B1 a_due=2026-03-05 a=running
2026-02-24T10:00 ex1 dispute label=D1 case=C1 amount=30000.00 reason=案外人异议 => ok
2026-03-04T10:00 ex1 draft label=P1 case=C1 amount=70000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
ex2 approve payout=P1 => refused access.not-permitted
2026-03-05T09:00 dir1 approve payout=P1 => NoticeIssued
check payout payout=P1 b_due=2026-03-12 b=running
2026-03-06T09:00 acc1 accept payout=P1 => Accepted
acc1 release payout=P1 => refused payout.same-person
csh1 release payout=P1 => Released
2026-03-09T15:00 bank debit payout=P1 => ok
2026-03-09T18:00 bank statement => posted
check payout payout=P1 state=Paid b=met
check case case=C1 available=0.00 disputed=30000.00
check trace payout=P1 lots=B1:70000.00
check book difference=0.00
check invariants
