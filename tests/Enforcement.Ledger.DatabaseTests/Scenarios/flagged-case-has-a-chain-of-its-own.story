# A case with a flag follows the chain that the version in force has for it, from the next submission on; who set the flag does not end it.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执339号 applicant=甲公司 debtor=乙公司 claim=90000.00 => ok
bank credit label=B1 amount=50000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
2026-03-03T09:00 adm1 chain steps=0.00:DIR+VP flag=major => ok
ex1 draft label=P1 case=C1 amount=100.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
ex1 flag case=C1 document=批示 => refused access.not-permitted
dir1 flag case=C1 flag=urgent document=批示 => refused case-flag.unknown
dir1 flag case=C1 document=批示 => ok
reg1 flag case=C1 document=批示 => refused case-flag.set
dir1 approve payout=P1 => NoticeIssued
2026-03-03T10:00 ex1 draft label=P2 case=C1 amount=100.00 payee=applicant => Draft
ex1 submit payout=P2 => InApproval
dir1 approve payout=P2 => InApproval
vp1 approve payout=P2 => NoticeIssued
dir1 unflag case=C1 document=撤销批示 => refused case-flag.same-person
vp1 unflag case=C1 document=撤销批示 => ok
2026-03-03T11:00 ex1 draft label=P3 case=C1 amount=100.00 payee=applicant => Draft
ex1 submit payout=P3 => InApproval
dir1 approve payout=P3 => NoticeIssued
check invariants
