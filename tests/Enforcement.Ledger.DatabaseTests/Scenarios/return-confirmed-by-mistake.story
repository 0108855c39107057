# A return that was confirmed by mistake is taken back by two persons, while its money is still free in the case.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=乙公司 claim=100000.00 => ok
bank credit label=B1 amount=20000.00 payer=乙公司 case=C1 => ok
bank credit label=B2 amount=10000.00 payer=乙公司 case=C1 => ok
2026-02-13T18:00 bank statement => posted matched=2
2026-02-24T10:00 ex1 draft label=P1 case=C1 amount=30000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
2026-02-25T15:00 bank debit payout=P1 => ok
2026-02-25T18:00 bank statement => posted paid=1
csh1 undo return=P1 reason=误认 => refused return.not-found
2026-03-02T10:00 bank return payout=P1 label=R1 anonymous=yes => ok
2026-03-02T18:00 bank statement => posted returned=1
acc1 confirm payout=P1 => Returned
csh1 reject return=P1 reason=误认 => refused return.already-confirmed
csh1 confirm-undo return=P1 => refused return.undo-not-asked
dir1 undo return=P1 reason=误认 => refused access.not-permitted
csh1 undo return=P1 reason=系付款人自行汇入 => Returned
csh2 undo return=P1 reason=系付款人自行汇入 => refused return.undo-asked
csh1 confirm-undo return=P1 => refused return.undo-same-person
# Somebody else uses a part of the money: it has to be set free first.
ex1 draft label=P2 case=C1 amount=5000.00 payee=applicant => Draft
ex1 submit payout=P2 => InApproval
acc1 confirm-undo return=P1 => refused return.money-moved-on
ex1 withdraw payout=P2 => Withdrawn
check case case=C1 available=30000.00
2026-03-03T09:00 acc1 confirm-undo return=P1 => Paid
acc1 confirm-undo return=P1 => refused return.rejected
check payout payout=P1 state=Paid b=met reissue=none
check case case=C1 available=0.00
check book returned=0.00 unknown=30000.00 difference=0.00
check trace payout=P1 lots=B1:20000.00,B2:10000.00
check invariants
# One that was paid again is not taken back: the officer asked anew, and the house says what to do.
2026-03-04T10:00 bank return payout=P1 label=R2 => ok
2026-03-04T18:00 bank statement => posted returned=1
ex1 reissue payout=P1 => InApproval
csh1 undo return=P1 reason=误认 => refused return.asked-again
check book unknown=30000.00 returned=0.00 difference=0.00
check invariants
