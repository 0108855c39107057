# The title is set aside after the money was paid: a case of its own takes back what its debtor got, with fruits. The payout stays as it is and says so.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执6101号 applicant=甲公司 debtor=乙公司 claim=90000.00 => ok
adm1 case label=C2 number=（2026）川0104执6102号 applicant=乙公司 debtor=甲公司 claim=31000.00 officer=ex2 => ok
adm1 case label=C3 number=（2026）川0104执6103号 applicant=乙公司 debtor=丙公司 claim=31000.00 officer=ex2 => ok
bank credit label=B1 amount=30000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted
2026-03-03T09:00 ex1 draft label=P1 case=C1 amount=20000.00 payee=applicant => Draft
ex1 draft label=P2 case=C1 amount=10000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
2026-03-04T10:00 bank debit payout=P1 => ok
2026-03-04T18:00 bank statement => posted
# By the officer of the new case, by the title that sets the old one aside, up to what was paid, from whom it was paid to.
2026-03-05T09:00 ex1 reversal label=R1 from=P1 case=C2 amount=20000.00 document=（2026）川01民再12号判决 => refused access.not-permitted
ex2 reversal label=R1 from=P1 case=C2 amount=20000.00 => refused reversal.no-document
ex2 reversal label=R1 from=P1 case=C3 amount=20000.00 document=（2026）川01民再12号判决 => refused reversal.not-the-debtor
ex2 reversal label=R1 from=P1 case=C2 amount=20000.01 document=（2026）川01民再12号判决 => refused reversal.exceeds-paid
ex2 reversal label=R1 from=P2 case=C2 amount=100.00 document=（2026）川01民再12号判决 => refused reversal.not-paid
ex2 reversal label=R1 from=C1 case=C2 amount=15000.00 fruits=300.00 document=（2026）川01民再12号判决 title=撤销原判 => Proposed
ex2 reversal label=R2 from=P1 case=C2 amount=5000.01 document=（2026）川01民再12号判决 => refused reversal.exceeds-paid
check payout payout=P1 state=Paid reversed_in=none
ex2 approve reversal=R1 => refused access.not-permitted
acc1 approve reversal=R1 => refused access.not-permitted
dir1 approve reversal=R1 => Confirmed
dir1 approve reversal=R1 => refused reversal.already-decided
check payout payout=P1 state=Paid reversed_in=（2026）川0104执6102号
# A second one takes the rest; turned down, it takes nothing.
ex2 reversal label=R2 from=P1 case=C2 amount=5000.00 document=（2026）川01民再12号判决 => Proposed
vp1 reject reversal=R2 reason=金额尚待核实 => Rejected
ex2 reversal label=R3 from=P1 case=C2 amount=5000.00 document=（2026）川01民再12号判决 => Proposed
ex2 withdraw reversal=R3 reason=重新计算 => Withdrawn
# What the debtor of the new case returns arrives as any other receipt, and is paid as any other.
bank credit label=B2 amount=15300.00 payer=甲公司 case=C2 => ok
2026-03-05T18:00 bank statement => posted
check case case=C2 available=15300.00
check case case=C1 available=10000.00
2026-03-06T09:00 ex2 draft label=P3 case=C2 amount=15300.00 payee=乙公司 => Draft
ex2 submit payout=P3 => InApproval
dir1 approve payout=P3 => NoticeIssued
acc1 accept payout=P3 => Accepted
csh1 release payout=P3 => Released
2026-03-09T10:00 bank debit payout=P3 => ok
2026-03-09T18:00 bank statement => posted
check case case=C2 available=0.00
# A reversal that was wrong is cancelled by a third person; the payout may be taken back by another.
dir1 cancel reversal=R1 reason=案号有误 => refused reversal.same-person
vp1 cancel reversal=R1 reason=案号有误 => Cancelled
check payout payout=P1 reversed_in=none
ex2 reversal label=R4 from=P1 case=C2 amount=20000.00 document=（2026）川01民再12号判决 => Proposed
# The bank returns the payment: nothing is left to be taken back.
2026-03-10T10:00 bank return payout=P1 => ok
2026-03-10T18:00 bank statement => posted
vp1 approve reversal=R4 => refused reversal.not-paid
vp1 reject reversal=R4 reason=已退票 => Rejected
check invariants
