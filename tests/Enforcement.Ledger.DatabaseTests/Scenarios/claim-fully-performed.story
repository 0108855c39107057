# The claim is performed on the day on which the bank booked what reached it; three workdays later restrictions of consumption are lifted at the latest.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执6301号 applicant=甲公司 debtor=乙公司 claim=1000.00 => ok
bank credit label=B1 amount=600.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted
check case case=C1 performed=none lift_by=none
2026-03-05T10:00 bank credit label=B2 amount=400.00 payer=丙公司 case=C1 => ok
2026-03-05T18:00 bank statement => posted
# Friday, Monday, Tuesday.
check case case=C1 performed=2026-03-05 lift_by=2026-03-10
# What goes back to its payer has performed nothing.
2026-03-06T09:00 ex1 draft label=P1 case=C1 amount=400.00 payee=丙公司 of=refund ground=误付 document=退款申请 => Draft
check case case=C1 performed=2026-03-05
ex1 submit payout=P1 => InApproval
check case case=C1 performed=none
2026-03-09T10:00 bank credit label=B3 amount=500.00 payer=乙公司 case=C1 => ok
2026-03-09T18:00 bank statement => posted
check case case=C1 performed=2026-03-09 lift_by=2026-03-12
check invariants
