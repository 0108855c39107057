# One case from its money's arrival to the second payment: a part in dispute waits, the rest is noticed and paid in time, comes back, and is paid
# again after the whole chain of approvals. The book agrees with the bank after each step, and what must not be is refused on the way.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=乙公司 claim=100000.00 => ok
bank credit label=B1 amount=100000.00 payer=乙公司 case=C1 => ok
2026-02-13T18:00 bank statement => posted matched=1 unknown=0
check lot lot=B1 a_due=2026-03-05 a=running provisional=no
check book bank=100000.00 difference=0.00

2026-02-24T10:00 ex1 dispute label=D1 case=C1 amount=30000.00 reason=案外人异议 document=执行异议书 => ok
check case case=C1 available=70000.00 disputed=30000.00
check book difference=0.00

# Not more than is free, and not to a stranger without a collegial decision.
2026-03-03T10:00 ex1 draft label=P8 case=C1 amount=70000.01 payee=applicant => refused payout.exceeds-available
ex1 draft label=P9 case=C1 amount=1000.00 payee=丙某 account=6222020000000000001 => Draft
ex1 submit payout=P9 => InApproval
dir1 approve payout=P9 => refused payout.payee-not-party
ex1 withdraw payout=P9 reason=无合议庭决定 => Withdrawn
check case case=C1 available=70000.00 disputed=30000.00 reserved=0.00
check book difference=0.00

2026-03-04T10:00 ex1 draft label=P1 case=C1 amount=70000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
ex2 approve payout=P1 => refused access.not-permitted
check case case=C1 available=0.00 disputed=30000.00 reserved=70000.00
2026-03-05T09:00 dir1 approve payout=P1 => NoticeIssued
check lot lot=B1 a=met a_due=2026-03-05
check payout payout=P1 b=running b_due=2026-03-12
check book difference=0.00

# The same person does not act twice, nobody releases twice, and what is released leaves under no hold.
2026-03-06T09:00 acc1 accept payout=P1 => Accepted
acc1 release payout=P1 => refused payout.same-person
2026-03-06T09:30 csh1 release payout=P1 => Released
csh2 release payout=P1 => refused payout.illegal-move
2026-03-06T10:00 ex1 hold label=H1 type=suspended case=C1 document=暂缓执行决定书 => ok
bank debit payout=P1 => refused payout.on-hold
2026-03-09T09:00 dir1 lift hold=H1 document=恢复执行通知书 => ok
check case case=C1 available=0.00 disputed=30000.00 held=0.00 in_transit=70000.00
2026-03-12T15:00 bank debit payout=P1 => ok
2026-03-12T18:00 bank statement => posted paid=1
check payout payout=P1 state=Paid b=met
check case case=C1 available=0.00 disputed=30000.00 in_transit=0.00
check trace payout=P1 lots=B1:70000.00
check book bank=30000.00 difference=0.00

2026-03-13T11:00 bank return payout=P1 code=AC04 => ok
2026-03-13T18:00 bank statement => posted returned=1
check payout payout=P1 state=Returned reissue=running reissue_due=2026-03-20
check book bank=100000.00 returned=70000.00 difference=0.00
2026-03-16T09:00 acc1 confirm payout=P1 => Returned
check case case=C1 available=70000.00 disputed=30000.00
check book returned=0.00 difference=0.00

# Paid again: the whole chain, a new notice, a new clock.
2026-03-16T10:00 ex1 reissue payout=P1 => InApproval
ex1 approve payout=P1 => refused access.not-permitted
2026-03-17T09:00 dir1 approve payout=P1 => NoticeIssued
check payout payout=P1 b=running b_due=2026-03-24
2026-03-18T09:00 acc1 accept payout=P1 => Accepted
acc1 release payout=P1 => refused payout.same-person
csh2 release payout=P1 => Released
2026-03-19T15:00 bank debit payout=P1 => ok
2026-03-19T18:00 bank statement => posted paid=1
check payout payout=P1 state=Paid b=met
check case case=C1 available=0.00 disputed=30000.00 reserved=0.00 in_transit=0.00
check lot lot=B1 a=met a_due=2026-03-05
check trace payout=P1 lots=B1:70000.00
check book bank=30000.00 returned=0.00 difference=0.00
check invariants
