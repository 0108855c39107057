# Money that nobody could place is claimed with evidence, confirmed by another person, and its clock counts from the day on which the bank booked it.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执301号 applicant=甲公司 debtor=乙公司 claim=90000.00 => ok
bank credit label=B1 amount=30000.00 payer=乙公司张三 remark=还款 => ok
2026-03-02T18:00 bank statement => posted matched=0 unknown=1
check line line=B1 rule=T0
check book unknown=30000.00 difference=0.00
2026-03-10T09:00 ex1 claim line=B1 case=C1 => refused unknown.evidence-missing
ex1 claim line=B1 case=C1 evidence=付款凭证 reason=被执行人员工代付 notified=电话告知付款人 => ok
check case case=C1 available=0.00
acc1 confirm line=B1 => ok
check case case=C1 available=30000.00
check book unknown=0.00 bank=30000.00 difference=0.00
# Ten workdays from the booking, not from the claim.
check lot lot=B1 a_due=2026-03-16 a=running
2026-03-11T09:00 ex1 draft label=P1 case=C1 amount=30000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
check trace payout=P1 lots=B1:30000.00
check invariants
