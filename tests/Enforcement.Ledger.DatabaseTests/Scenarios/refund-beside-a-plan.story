# With a plan in force a payer gets back what he paid by mistake, as far as the plan does not need it.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执4103号 applicant=甲公司 debtor=张某 debtor_kind=person claim=60000.00 => ok
bank credit label=B1 amount=80000.00 payer=张某 payer_account=6217000000000000041 case=C1 => ok
2026-02-13T18:00 bank statement => posted matched=1 unknown=0
2026-02-14T09:00 ex1 plan label=G1 case=C1 pot=80000.00 creditors=甲公司:60000.00,丙公司:60000.00 => Drafted shares=甲公司:40000.00,丙公司:40000.00
dir1 approve plan=G1 => Approved
ex1 serve plan=G1 to=甲公司,丙公司,张某 => Approved
bank credit label=B2 amount=500.00 payer=丁公司 payer_account=6217000000000000033 case=C1 => ok
2026-02-24T18:00 bank statement => posted
2026-03-04T09:00 dir1 enforce plan=G1 => InForce
ex1 draft label=P1 case=C1 amount=500.00 payee=丁公司 of=refund ground=误付 document=退款申请 => Draft
ex1 submit payout=P1 => InApproval
# The same payer's other money came after the plan; what the plan needs is not refunded.
ex1 draft label=P2 case=C1 amount=100.00 payee=张某 of=refund ground=误付 document=退款申请 => refused plan.needs-money
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
bank credit label=B3 amount=1.00 payer=张某 payer_account=6217000000000000041 case=C1 => ok
2026-03-04T18:00 bank statement => posted
csh1 release payout=P1 => Released
bank reject payout=P1 code=AC04 => Failed
ex1 draft label=P3 case=C1 amount=501.00 payee=张某 of=refund ground=误付 document=退款申请 => Draft
ex1 submit payout=P3 => InApproval
ex1 reissue payout=P1 => refused plan.needs-money
ex1 withdraw payout=P3 => Withdrawn
ex1 reissue payout=P1 => InApproval
check case case=C1 available=80001.00 reserved=500.00
check invariants
