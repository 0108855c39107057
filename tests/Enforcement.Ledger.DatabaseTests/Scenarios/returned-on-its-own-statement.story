# The bank books a payment and sends it back the same day; the same statement delivered again changes nothing, and the payment comes back once.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=乙公司 claim=100000.00 => ok
bank credit label=B1 amount=50000.00 payer=乙公司 case=C1 => ok
2026-02-13T18:00 bank statement => posted matched=1
2026-03-04T10:00 ex1 draft label=P1 case=C1 amount=50000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
2026-03-05T15:00 bank debit payout=P1 => ok
bank return payout=P1 code=BE01 => ok
2026-03-05T18:00 bank statement => posted paid=1 returned=1
check payout payout=P1 state=Returned reissue_due=2026-03-12
bank statement again=yes => duplicate
check book returned=50000.00 difference=0.00
# A second credit with the same id is not the same money.
2026-03-06T15:00 bank return payout=P1 label=R2 => ok
2026-03-06T18:00 bank statement => posted returned=0 unknown=1
check line line=R2 rule=T6
check book returned=50000.00 unknown=50000.00 difference=0.00
# Nobody does anything: the clock of the new payment runs out.
2026-03-13T09:00 clock sweep => ok
check alerts rule=reissue.overdue count=1
check payout payout=P1 reissue=late
clock sweep => ok
check alerts rule=reissue.overdue count=1
check invariants
