# What came in over the claim and the fees is the debtor's (执行工作规定 §34): it cannot be paid to the applicant any more.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执3101号 applicant=甲公司 debtor=乙公司 claim=10000.00 => ok
bank credit label=B1 amount=12000.00 payer=辛公司 payer_account=6217000000000000011 case=C1 => ok
2026-02-13T18:00 bank statement => posted
2026-02-24T09:00 ex1 fee label=F1 case=C1 => Proposed amount=50.00
dir1 confirm deduction=F1 => Confirmed
ex1 surplus label=S1 case=C1 amount=1950.01 document=结余认定 => refused deduction.exceeds-surplus
ex1 surplus label=S1 case=C1 document=结余认定 => Proposed amount=1950.00
dir1 confirm deduction=S1 => Confirmed
check case case=C1 available=10000.00 fee=50.00 surplus=1950.00
# A case is not closed while any of it is left, the debtor's surplus included.
ex1 close case=C1 => refused case.closed-with-money
ex1 draft label=P1 case=C1 amount=10000.01 payee=applicant => refused payout.exceeds-available
ex1 draft label=P1 case=C1 amount=1950.00 payee=甲公司 of=surplus => refused payout.refund-not-debtor
ex1 draft label=P1 case=C1 amount=1950.00 payee=辛公司 account=6217000000000000011 of=surplus => refused payout.refund-not-debtor
# Who paid for the debtor and proves it gets it back where it came from.
ex1 draft label=P1 case=C1 amount=1950.00 payee=辛公司 account=6217000000000000011 of=surplus proof=代付证明 => Draft
ex1 submit payout=P1 => InApproval
check case case=C1 available=10000.00 surplus=0.00 reserved=1950.00
dir1 reject payout=P1 => Draft
check case case=C1 available=10000.00 surplus=1950.00 reserved=0.00
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
2026-02-25T10:00 bank debit payout=P1 => ok
2026-02-25T18:00 bank statement => posted
check payout payout=P1 state=Paid
check case case=C1 surplus=0.00
# What the bank sends back is surplus again, no money of the claim; it is paid anew to the same account.
2026-02-26T10:00 bank return payout=P1 label=R1 => ok
2026-02-26T18:00 bank statement => posted returned=1
check payout payout=P1 state=Returned
csh2 confirm payout=P1 => Returned
check case case=C1 available=10000.00 surplus=1950.00 reserved=0.00
# The applicant's money is noticed in time: surplus in approval is nothing that he still waits for.
2026-02-27T09:00 ex1 draft label=P2 case=C1 amount=10000.00 payee=applicant => Draft
ex1 submit payout=P2 => InApproval
dir1 approve payout=P2 => NoticeIssued
check lot lot=B1 a=met
ex1 reissue payout=P1 => InApproval
check case case=C1 available=0.00 surplus=0.00 reserved=11950.00
check lot lot=B1 a=met
dir1 approve payout=P1 => NoticeIssued
check lot lot=B1 a=met
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
2026-02-27T10:00 bank debit payout=P1 => ok
2026-02-27T18:00 bank statement => posted paid=1
check payout payout=P1 state=Paid
check case case=C1 surplus=0.00 reserved=10000.00
check invariants
