# Whatever makes money of the case free while a hold stands, the hold takes it: a claim, a winner's bond, a payment that came back.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执332号 applicant=甲公司 debtor=乙公司 claim=900000.00 => ok
bank credit label=B1 amount=20000.00 payer=乙公司 case=C1 => ok
2026-02-13T18:00 bank statement => posted matched=1 unknown=0
2026-02-24T10:00 ex1 draft label=P1 case=C1 amount=20000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
2026-02-25T15:00 bank debit payout=P1 => ok
2026-02-25T18:00 bank statement => posted paid=1
2026-02-26T09:00 ex1 auction label=A1 case=C1 number=SF2026-0332 start=500000.00 bond=50000.00 ends=2026-03-02T08:00 => ok
bank credit label=B2 amount=50000.00 payer=竞买人甲 payer_account=6217000000000000101 remark="SF2026-0332 保证金" => ok
bank credit label=B3 amount=3000.00 payer=路人甲 => ok
2026-02-26T18:00 bank statement => posted matched=0 unknown=2
acc1 confirm line=B2 => ok
dir1 hold label=H1 type=bankruptcy-accepted case=C1 document="（2026）川01破3号裁定" => ok
check case case=C1 available=0.00 held=0.00

2026-02-27T09:00 ex1 claim line=B3 case=C1 evidence=付款凭证 => ok
acc1 confirm line=B3 => ok
check case case=C1 available=0.00 held=3000.00

2026-03-02T10:00 ex1 result auction=A1 winner=B2 => ok
ex1 convert line=B2 document=成交确认书 => ok
reg1 confirm line=B2 => ok
check case case=C1 available=0.00 held=53000.00

2026-03-02T15:00 bank return payout=P1 label=R1 => ok
2026-03-02T18:00 bank statement => posted returned=1
acc1 confirm payout=P1 => Returned
check case case=C1 available=0.00 held=73000.00
check invariants

2026-03-03T09:00 vp1 lift hold=H1 document="（2026）川01破3号之一裁定" => ok
check case case=C1 available=73000.00 held=0.00
ex1 reissue payout=P1 => InApproval
check invariants
