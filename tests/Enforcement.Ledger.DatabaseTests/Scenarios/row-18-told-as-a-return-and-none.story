# Catalogue, row 18 the other way round: what looks like a return and is none goes to the unknown funds, and the payment stands as paid.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=乙公司 claim=100000.00 => ok
adm1 case label=C2 number=（2026）川0104执102号 applicant=丙公司 debtor=甲公司 claim=100000.00 officer=ex2 => ok
bank credit label=B1 amount=60000.00 payer=乙公司 case=C1 => ok
2026-02-13T18:00 bank statement => posted matched=1
2026-02-24T10:00 ex1 draft label=P1 case=C1 amount=60000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
2026-02-25T15:00 bank debit payout=P1 => ok
2026-02-25T18:00 bank statement => posted paid=1
# The payee, who is a debtor elsewhere, pays the same sum from the same account and writes the words of a bank.
2026-03-02T10:00 bank return payout=P1 label=R1 anonymous=yes => ok
2026-03-02T18:00 bank statement => posted returned=1
check payout payout=P1 state=Returned
check book returned=60000.00 unknown=0.00
dir1 reject return=P1 reason=系付款人自行汇入 => refused access.not-permitted
ex1 reject return=P1 reason=系付款人自行汇入 => refused access.not-permitted
csh1 undo return=P1 reason=误认 => refused return.not-confirmed
2026-03-03T09:00 csh1 reject return=P1 reason=系付款人自行汇入 => Paid
csh2 reject return=P1 reason=再次 => refused return.rejected
csh2 confirm payout=P1 => refused return.rejected
ex1 reissue payout=P1 => refused payout.already-paid
check payout payout=P1 state=Paid b=met reissue=none
check book returned=0.00 unknown=60000.00 difference=0.00
check case case=C1 available=0.00
check trace payout=P1 lots=B1:60000.00
check invariants
# It has a clock of its own, and whose money it is can be claimed.
2026-03-06T17:00 clock sweep => ok
check alerts rule=U.overdue count=0
2026-03-09T09:00 clock sweep => ok
check alerts rule=U.overdue count=1
ex2 claim line=R1 case=C2 evidence=付款凭证 => ok
acc1 confirm line=R1 => ok
check case case=C2 available=60000.00
check invariants
# The same payment comes back truly later on: that is a return as ever.
2026-03-10T10:00 bank return payout=P1 code=AC04 label=R2 => ok
2026-03-10T18:00 bank statement => posted returned=1
check payout payout=P1 state=Returned reissue_due=2026-03-17 reissue=running
acc1 confirm payout=P1 => Returned
check case case=C1 available=60000.00
ex1 reissue payout=P1 => InApproval
check case case=C1 available=0.00 reserved=60000.00
check book returned=0.00 unknown=0.00 difference=0.00
check invariants
