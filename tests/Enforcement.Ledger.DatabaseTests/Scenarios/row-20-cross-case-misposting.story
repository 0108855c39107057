# Money posted to the wrong case goes to the right one by a transfer with its ground and another person's approval, and both cases show it.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执2001号 applicant=甲公司 debtor=乙公司 claim=90000.00 => ok
adm1 case label=C2 number=（2026）川0104执2002号 applicant=丙公司 debtor=丁公司 claim=90000.00 => ok
bank credit label=B1 amount=8000.00 payer=丁公司 case=C1 => ok
bank credit label=B2 amount=300.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=2 unknown=0
2026-03-09T09:00 ex1 transfer label=T1 from=C1 to=C2 amount=8000.00 => refused transfer.no-ground
ex1 transfer label=T1 from=C1 to=C2 amount=8000.00 ground=急用 => refused transfer.no-ground
ex1 transfer label=T1 from=C1 to=C2 amount=8000.00 ground=同一当事人系列案 => refused transfer.no-ground
ex1 transfer label=T1 from=C1 to=C1 amount=8000.00 ground=错账更正 => refused transfer.same-case
ex2 transfer label=T1 from=C1 to=C2 amount=8000.00 ground=错账更正 => refused access.not-permitted
ex1 transfer label=T1 from=C1 to=C2 amount=8300.01 ground=错账更正 => refused payout.exceeds-available
ex1 transfer label=T1 from=C1 to=C2 amount=8000.00 ground=错账更正 document=错账更正说明 lots=B1 => Proposed
check case case=C1 available=8300.00
ex1 approve transfer=T1 => refused access.not-permitted
csh1 approve transfer=T1 => refused access.not-permitted
dir1 approve transfer=T1 => Approved
dir1 approve transfer=T1 => refused transfer.already-decided
check case case=C1 available=300.00
check case case=C2 available=8000.00
# The clock counts from the bank's day, in whichever case the money is.
check lot lot=B1 a_due=2026-03-16 a=running
check book unknown=0.00 difference=0.00
acc1 reverse entry-of=B1 reason=错入 => refused reverse.money-moved-on
# What the other case pays is traced to the bank's line.
2026-03-10T09:00 ex1 draft label=P1 case=C2 amount=8000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
ex1 undo transfer=T1 reason=更正有误 => refused reverse.money-moved-on
dir1 approve payout=P1 => NoticeIssued
check lot lot=B1 a=met
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
2026-03-10T15:00 bank debit payout=P1 => ok
2026-03-10T18:00 bank statement => posted
check payout payout=P1 state=Paid
check trace payout=P1 lots=B1:8000.00
check invariants
