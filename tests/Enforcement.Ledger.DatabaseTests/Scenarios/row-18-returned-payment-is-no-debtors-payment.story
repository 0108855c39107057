# Catalogue, rows 18 and 19: a transfer that comes back is no payment of a debtor. It returns to the lots it came from, a second person
# confirms it, and whoever pays it again asks the whole chain again.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=乙公司 claim=100000.00 => ok
bank credit label=B1 amount=60000.00 payer=乙公司 case=C1 => ok
bank credit label=B2 amount=40000.00 payer=乙公司 case=C1 => ok
2026-02-13T18:00 bank statement => posted matched=2 unknown=0
2026-03-04T10:00 ex1 draft label=P1 case=C1 amount=70000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
2026-03-05T09:00 acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
# Not paid yet: nothing can come back.
ex1 reissue payout=P1 => refused payout.illegal-move
2026-03-06T15:00 bank debit payout=P1 => ok
2026-03-06T18:00 bank statement => posted matched=0
check payout payout=P1 state=Paid b=met reissue=none
acc1 confirm payout=P1 => refused return.not-found
ex1 reissue payout=P1 => refused payout.already-paid
2026-03-09T15:00 bank return payout=P1 code=AC01 label=R1 => ok
2026-03-09T18:00 bank statement => posted matched=0 unknown=0 returned=1
check line line=R1 rule=T6
check payout payout=P1 state=Returned b_due=2026-03-11 b=met reissue_due=2026-03-16 reissue=running
check book returned=70000.00 unknown=0.00 difference=0.00
check case case=C1 available=30000.00
check trace payout=P1 lots=B1:60000.00,B2:10000.00
check invariants
# Neither of these may: one is no finance, the other no officer of the case.
dir1 confirm payout=P1 => refused access.not-permitted
ex2 reissue payout=P1 => refused access.not-permitted
2026-03-10T09:00 acc1 confirm payout=P1 => Returned
acc1 confirm payout=P1 => refused return.already-confirmed
check book returned=0.00 difference=0.00
check case case=C1 available=100000.00
check payout payout=P1 reissue=running
# The first notice was in time, and stays so; the new payment has a clock of its own.
check lot lot=B1 a_due=2026-03-05 a=met
2026-03-11T09:00 ex1 reissue payout=P1 reason=账号已更正 => InApproval
check case case=C1 available=30000.00 reserved=70000.00
ex1 reissue payout=P1 => refused payout.illegal-move
check lot lot=B1 a=met
dir1 approve payout=P1 => NoticeIssued
check payout payout=P1 b_due=2026-03-18 reissue=met
check lot lot=B1 a=met
check lot lot=B2 a=late
acc1 accept payout=P1 => Accepted
acc1 release payout=P1 => refused payout.same-person
csh1 release payout=P1 => Released
2026-03-12T15:00 bank debit payout=P1 => ok
2026-03-12T18:00 bank statement => posted paid=1
check payout payout=P1 state=Paid b=met
# The new payment may come back too, and from there the officer asks again at once: that confirms it.
2026-03-13T15:00 bank return payout=P1 code=AC04 => ok
2026-03-13T18:00 bank statement => posted returned=1
check payout payout=P1 state=Returned reissue_due=2026-03-20
2026-03-16T09:00 ex1 reissue payout=P1 => InApproval
check case case=C1 available=30000.00 reserved=70000.00
check book returned=0.00 difference=0.00
check invariants
