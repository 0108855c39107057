# A return was confirmed and its payment given up; then it turns out that nothing had come back. Two persons take it back, while nothing is built upon it.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=乙公司 claim=100000.00 => ok
bank credit label=B1 amount=20000.00 payer=乙公司 case=C1 => ok
bank credit label=B2 amount=10000.00 payer=乙公司 case=C1 => ok
2026-02-13T18:00 bank statement => posted matched=2
2026-02-24T10:00 ex1 draft label=P1 case=C1 amount=20000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
2026-02-25T15:00 bank debit payout=P1 => ok
2026-02-25T18:00 bank statement => posted paid=1
2026-03-02T10:00 bank return payout=P1 label=R1 anonymous=yes => ok
2026-03-02T18:00 bank statement => posted returned=1
acc1 confirm payout=P1 => Returned
2026-03-03T09:00 ex1 withdraw payout=P1 reason=账户已销户 => Withdrawn
check case case=C1 available=30000.00

# The payee is to be paid another way: the money of the return is to be free of that first, and there must be no second payment.
ex1 draft label=P2 case=C1 amount=10000.00 payee=applicant => Draft
csh1 undo return=P1 reason=系付款人自行汇入 => refused return.built-upon
ex1 withdraw payout=P2 => Withdrawn
csh1 undo return=P1 reason=系付款人自行汇入 => Withdrawn
csh1 confirm-undo return=P1 => refused return.undo-same-person
ex1 draft label=P3 case=C1 amount=10000.00 payee=applicant => Draft
ex1 submit payout=P3 => InApproval
acc1 confirm-undo return=P1 => refused return.built-upon
ex1 withdraw payout=P3 => Withdrawn
# A dispute has some of its money.
ex1 dispute label=D1 case=C1 amount=15000.00 reason=案外人异议 => ok
acc1 confirm-undo return=P1 => refused return.money-moved-on
ex1 settle dispute=D1 for=payee => ok
2026-03-04T09:00 acc1 confirm-undo return=P1 => Paid
acc1 confirm-undo return=P1 => refused return.rejected
check payout payout=P1 state=Paid b=met b_due=2026-03-02 reissue=none
check case case=C1 available=10000.00
check book returned=0.00 unknown=20000.00 difference=0.00
check trace payout=P1 lots=B1:20000.00
check invariants

# It comes back truly, and is given up for good; what was withdrawn for another reason has nothing to take back.
2026-03-05T10:00 bank return payout=P1 label=R2 => ok
2026-03-05T18:00 bank statement => posted returned=1
csh1 undo return=P3 reason=误认 => refused return.not-found
acc1 confirm payout=P1 => Returned
ex1 withdraw payout=P1 => Withdrawn
check case case=C1 available=30000.00
check book returned=0.00 unknown=20000.00 difference=0.00
check invariants
