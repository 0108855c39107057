# The actual cost of a sale goes to who bore it, to the account that its paper names, paid by two of finance; what the bank sends back is due again.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执5201号 applicant=甲公司 debtor=乙公司 claim=90000.00 => ok
bank credit label=B1 amount=10000.00 payer=买受人丙 case=C1 => ok
2026-03-02T18:00 bank statement => posted
2026-03-03T09:00 ex1 fee label=F1 case=C1 cost=sale amount=800.00 document=拍卖费用票据 lots=B1 => Proposed
ex1 fee label=F2 case=C1 => Proposed amount=1250.00
dir1 confirm deduction=F1 => Confirmed
dir1 confirm deduction=F2 => Confirmed
csh1 pay-cost label=S1 deduction=F1 => refused treasury.no-payee
csh1 payee deduction=F1 account=270000000000000009 name=成都拍卖行 document=拍卖行结算函 => refused access.not-permitted
ex1 payee deduction=F1 account=270000000000000009 name=成都拍卖行 => refused treasury.account-unfounded
ex1 payee deduction=F2 account=270000000000000009 name=成都拍卖行 document=拍卖行结算函 => refused treasury.not-a-cost
ex1 payee deduction=F1 account=270000000000000009 name=成都拍卖行 document=拍卖行结算函 => ok
ex1 pay-cost label=S1 deduction=F1 => refused access.not-permitted
csh1 pay-cost label=S1 deduction=F2 => refused treasury.cost-not-due
csh1 pay-cost label=S1 deduction=F1 => Proposed amount=800.00
acc1 pay-cost label=S2 deduction=F1 => refused treasury.cost-not-due
# The account that is being paid is not changed under the hand of who approves it.
ex1 payee deduction=F1 account=270000000000000010 name=成都拍卖行 document=更正函 => refused treasury.not-a-cost
vp1 reverse deduction=F1 reason=费用有误 => refused deduction.paid-to-treasury
csh1 approve fees=S1 => refused treasury.same-person
acc1 approve fees=S1 => Approved
check case case=C1 fee=1250.00 in_transit=800.00
check invariants
2026-03-04T10:00 bank debit fees=S1 => ok
2026-03-04T18:00 bank statement => posted
check case case=C1 fee=1250.00 in_transit=0.00
# The payee's account was wrong: the bank sends the money back, and it is due again.
2026-03-05T10:00 bank return fees=S1 label=R1 => ok
2026-03-05T18:00 bank statement => posted
check line line=R1 rule=T6
check case case=C1 fee=2050.00 in_transit=0.00 available=7950.00
check book difference=0.00
check invariants
# A second credit with the same id is nobody's return any more.
bank return fees=S1 label=R2 => ok
2026-03-06T18:00 bank statement => posted
check case case=C1 fee=2050.00
check book unknown=800.00 difference=0.00
2026-03-09T09:00 ex1 payee deduction=F1 account=270000000000000010 name=成都拍卖行 document=更正函 => ok
csh1 pay-cost label=S3 deduction=F1 => Proposed amount=800.00
acc1 approve fees=S3 => Approved
2026-03-10T10:00 bank debit fees=S3 => ok
2026-03-10T18:00 bank statement => posted
check case case=C1 fee=1250.00 in_transit=0.00 available=7950.00
check invariants
