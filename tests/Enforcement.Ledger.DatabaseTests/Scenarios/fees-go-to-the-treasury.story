# Execution fees go in full to the treasury, to an account that two of finance named, and only then the case is empty and can be closed.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执5101号 applicant=甲公司 debtor=乙公司 claim=10000.00 => ok
adm1 case label=C2 number=（2026）川0104执5102号 applicant=丙公司 debtor=丁公司 claim=10000.00 => ok
bank credit label=B1 amount=50.00 payer=乙公司 case=C1 => ok
bank credit label=B2 amount=60.00 payer=丁公司 case=C2 => ok
2026-03-02T18:00 bank statement => posted
2026-03-03T09:00 ex1 fee label=F1 case=C1 => Proposed amount=50.00
ex1 fee label=F2 case=C2 => Proposed amount=50.00
dir1 confirm deduction=F1 => Confirmed
dir1 confirm deduction=F2 => Confirmed
csh1 pay-fees label=S1 => refused treasury.no-account
ex1 treasury account=270000000000000001 name=国家金库成都分库 => refused access.not-permitted
csh1 treasury account=270000000000000001 name=国家金库成都分库 => ok
csh1 confirm treasury=it => refused treasury.same-person
csh1 pay-fees label=S1 => refused treasury.no-account
acc1 confirm treasury=it => ok
csh1 pay-fees label=S1 deductions=F1 => Proposed amount=50.00
csh1 pay-fees label=S2 deductions=F1 => refused treasury.nothing-due
vp1 reverse deduction=F1 reason=多收 => refused deduction.paid-to-treasury
csh1 approve fees=S1 => refused treasury.same-person
acc1 reject fees=S1 reason=合并缴库 => Rejected
csh1 pay-fees label=S2 => Proposed amount=100.00
acc1 approve fees=S2 => Approved
acc1 approve fees=S2 => refused treasury.already-decided
check case case=C1 fee=0.00 in_transit=50.00
check invariants
ex1 close case=C1 => refused case.closed-with-money
# The bank did not take it: the fees are due again, and the next payment has an id of its own.
acc1 fail fees=S2 reason=账号有误 => refused treasury.same-person
csh2 fail fees=S2 reason=银行退回指令 => Failed
check case case=C1 fee=50.00 in_transit=0.00
# A hold keeps fees too, when they are approved and when the file would leave.
csh1 pay-fees label=S3 => Proposed amount=100.00
ex1 hold label=H1 case=C2 type=suspended document=中止裁定 => ok
acc1 approve fees=S3 => refused payout.on-hold
acc1 reject fees=S3 reason=一案冻结 => Rejected
csh1 pay-fees label=S4 => Proposed amount=50.00
vp1 lift hold=H1 document=恢复裁定 => ok
acc1 reject fees=S4 reason=合并缴库 => Rejected
csh1 pay-fees label=S5 => Proposed amount=100.00
acc1 approve fees=S5 => Approved
# Its file has left: two persons say that the bank did not pay.
csh1 download fees=S5 => ok
csh2 fail fees=S5 reason=银行称未收到 => Approved
csh2 fail fees=S5 reason=银行称未收到 => refused treasury.same-person
acc1 fail fees=S5 reason=电话核实 => Failed
check case case=C1 fee=50.00 in_transit=0.00
csh1 pay-fees label=S6 => Proposed amount=100.00
acc1 approve fees=S6 => Approved
2026-03-04T10:00 bank debit fees=S6 => ok
2026-03-04T18:00 bank statement => posted
check case case=C1 fee=0.00 in_transit=0.00 available=0.00
check case case=C2 available=10.00 in_transit=0.00
vp1 reverse deduction=F2 reason=多收 => refused deduction.paid-to-treasury
ex1 close case=C1 => closed
check book difference=0.00 in_transit=0.00
check invariants
