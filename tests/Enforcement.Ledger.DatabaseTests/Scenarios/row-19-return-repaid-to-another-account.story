# Catalogue, row 19: a payment came back. It is paid again to another account only when two persons have changed the account, it has rested,
# and the whole chain has been asked; the clock of the new payment stays in sight all the time.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执247号 applicant=甲公司 debtor=乙公司 claim=1000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
2026-03-03T09:00 ex1 draft label=P1 case=C1 amount=1000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
2026-03-03T15:00 bank debit payout=P1 => ok
2026-03-03T18:00 bank statement => posted paid=1
2026-03-04T15:00 bank return payout=P1 code=AC04 => ok
2026-03-04T18:00 bank statement => posted returned=1
check payout payout=P1 state=Returned reissue_due=2026-03-11 reissue=running
2026-03-05T09:00 acc1 confirm payout=P1 => Returned
ex1 payee label=A1 case=C1 name=甲公司 account=6222020000000000018 with=甲公司法定代表人 document=账户变更确认书 => ok
# Another account for the same money by another way: no draft of a second payout takes it while the account waits or rests.
ex1 draft label=P2 case=C1 amount=1000.00 payee=applicant account=6222020000000000018 => Draft
ex1 submit payout=P2 => refused payout.payee-unconfirmed
reg1 confirm payee=A1 => ok
ex1 reissue payout=P1 => refused payout.payee-cooling-off
ex1 submit payout=P2 => refused payout.payee-cooling-off
check payout payout=P1 state=Returned reissue_due=2026-03-11 reissue=running
2026-03-10T17:00 ex1 reissue payout=P1 => refused payout.payee-cooling-off
2026-03-11T09:00 ex1 reissue payout=P1 reason=账号已更正 => InApproval
ex1 submit payout=P2 => refused payout.exceeds-available
dir1 approve payout=P1 => NoticeIssued
check payout payout=P1 reissue=met b_due=2026-03-18
acc1 accept payout=P1 => Accepted
acc1 release payout=P1 => refused payout.same-person
csh1 release payout=P1 => Released
2026-03-11T15:00 bank debit payout=P1 => ok
2026-03-11T18:00 bank statement => posted paid=1
check payout payout=P1 state=Paid
check trace payout=P1 lots=B1:1000.00
check book difference=0.00
check invariants
