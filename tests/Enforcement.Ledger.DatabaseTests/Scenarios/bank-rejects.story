# The bank rejects a payment: its money goes back to the case at once, and it is paid again only through the whole chain, by an instruction
# with an id of its own. The notice and its due date stay in sight.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=乙公司 claim=300000.00 => ok
bank credit label=B1 amount=100000.00 payer=乙公司 case=C1 => ok
2026-02-13T18:00 bank statement => posted matched=1 unknown=0
2026-02-24T09:00 ex1 draft label=P1 case=C1 amount=30000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
check payout payout=P1 b_due=2026-03-02 b=running
2026-02-24T15:00 bank reject payout=P1 code=AC01 => Failed
check case case=C1 available=100000.00 reserved=0.00 in_transit=0.00
check payout payout=P1 state=Failed b_due=2026-03-02
bank reject payout=P1 code=AC01 => Failed
csh2 release payout=P1 => refused payout.illegal-move
csh1 query payout=P1 => Failed
check invariants
csh1 reissue payout=P1 => refused access.not-permitted
2026-02-25T09:00 ex1 reissue payout=P1 reason=账号已更正 => InApproval
check case case=C1 available=70000.00 reserved=30000.00
csh1 release payout=P1 => refused payout.illegal-move
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
acc1 release payout=P1 => refused payout.same-person
csh1 release payout=P1 => Released
bank answer payout=P1 status=ACSP => Released
2026-02-26T15:00 bank debit payout=P1 => ok
2026-02-26T18:00 bank statement => posted paid=1
check payout payout=P1 state=Paid b=met
check case case=C1 available=70000.00 in_transit=0.00
check trace payout=P1 lots=B1:30000.00
check book difference=0.00
check invariants
