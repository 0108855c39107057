# Applied for after the money was due: allowed, marked for ever, and the clock stays late.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=乙公司 claim=300000.00 => ok
bank credit label=B1 amount=100000.00 payer=乙公司 case=C1 => ok
2026-02-13T18:00 bank statement => posted matched=1 unknown=0
2026-03-06T09:00 ex1 defer label=F1 case=C1 ground=not-collected until=2026-04-10 document=领款通知书及送达回证 => Applied late=yes
vp1 approve deferral=F1 => Approved
check lot lot=B1 a=late a_due=2026-03-05
2026-03-10T09:00 ex1 end deferral=F1 reason=申请人前来领款 => Ended
check deferral deferral=F1 late=yes ended_on=2026-03-10 d_due=2026-03-20 d=running expired=no

# Paid within the ten days, the clock of the ground is met; the lateness stays.
2026-03-11T09:00 ex1 draft label=P1 case=C1 amount=100000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => InApproval
vp1 approve payout=P1 => NoticeIssued
2026-03-12T09:00 acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
bank debit payout=P1 => ok
2026-03-12T18:00 bank statement => posted
check deferral deferral=F1 late=yes d=met
check lot lot=B1 d=met a=late
check invariants
