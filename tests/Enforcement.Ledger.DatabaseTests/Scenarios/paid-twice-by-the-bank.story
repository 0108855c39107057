# The bank books one instruction twice. The first debit pays the payout; the second one is nobody's payment: it is shown as
# unexplained, the case is not charged for it, and bank and book still agree.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执233号 applicant=甲公司 debtor=乙公司 claim=9000.00 => ok
bank credit label=B1 amount=9000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
2026-03-03T09:00 ex1 draft label=P1 case=C1 amount=4000.00 payee=applicant => Draft
bank debit payout=P1 => refused payout.not-found
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
2026-03-04T10:00 bank debit payout=P1 => ok
2026-03-04T10:05 bank debit payout=P1 => ok
2026-03-04T18:00 bank statement => posted paid=1
check payout payout=P1 state=Paid
check case case=C1 available=5000.00 in_transit=0.00
check book bank=1000.00 difference=0.00
check invariants
