# A payment that failed, and one that came back, are not paid again: they are given up, their money goes another way, and the case ends.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执4601号 applicant=甲公司 debtor=乙公司 claim=9000.00 => ok
adm1 case label=C2 number=（2026）川0104执4602号 applicant=甲公司 debtor=乙公司 claim=9000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted
2026-03-03T09:00 ex1 draft label=P1 case=C1 amount=400.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
ex1 draft label=P2 case=C1 amount=600.00 payee=applicant => Draft
ex1 submit payout=P2 => InApproval
dir1 approve payout=P2 => NoticeIssued
acc1 accept payout=P2 => Accepted
csh1 release payout=P2 => Released
bank reject payout=P1 code=AC04 => Failed
2026-03-03T15:00 bank debit payout=P2 => ok
2026-03-03T18:00 bank statement => posted paid=1
ex1 withdraw payout=P2 => refused payout.already-paid
2026-03-04T15:00 bank return payout=P2 code=AC04 => ok
2026-03-04T18:00 bank statement => posted returned=1
2026-03-05T09:00 ex1 withdraw payout=P1 reason=账户已销户 => Withdrawn
# Nobody has confirmed yet that it came back.
ex1 withdraw payout=P2 => refused return.not-confirmed
acc1 confirm payout=P2 => Returned
ex1 withdraw payout=P2 reason=账户已销户 => Withdrawn
acc1 withdraw payout=P2 => refused access.not-permitted
ex1 withdraw payout=P2 => refused payout.illegal-move
check payout payout=P2 state=Withdrawn reissue=met
check case case=C1 available=1000.00 reserved=0.00 in_transit=0.00
ex1 close case=C1 => refused case.closed-with-money
ex1 transfer label=T1 from=C1 to=C2 amount=1000.00 ground=same-parties => ok
dir1 approve transfer=T1 => Approved
ex1 close case=C1 document=结案审批表 => closed
check book difference=0.00
check invariants
