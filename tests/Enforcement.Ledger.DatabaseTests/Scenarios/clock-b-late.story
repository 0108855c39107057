# Five workdays after the notice the bank had not paid: paying on the sixth is late.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执216号 applicant=甲公司 debtor=乙公司 claim=1000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
2026-03-03T09:00 ex1 draft label=P1 case=C1 amount=1000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
check payout payout=P1 b_due=2026-03-10 b=running
2026-03-10T09:00 acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
check payout payout=P1 b=running
2026-03-11T00:00 clock sweep => ok due_soon=0 overdue=1
check payout payout=P1 b=late
2026-03-11T11:00 bank debit payout=P1 => ok
2026-03-11T18:00 bank statement => posted paid=1
check payout payout=P1 state=Paid b=late
# A sent instruction was not enough: clock A was met with the notice, clock B only by the bank.
check lot lot=B1 a=met
check invariants
