# A hold stops what is in approval, noticed or accepted, and what would be submitted; what has been paid stays paid.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=乙公司 claim=300000.00 => ok
bank credit label=B1 amount=100000.00 payer=乙公司 case=C1 => ok
2026-02-13T18:00 bank statement => posted matched=1 unknown=0
2026-02-24T09:00 ex1 draft label=P1 case=C1 amount=30000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
2026-02-24T10:00 dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
ex1 draft label=P2 case=C1 amount=20000.00 payee=applicant => Draft
ex1 submit payout=P2 => InApproval
ex1 draft label=P3 case=C1 amount=10000.00 payee=applicant => Draft

# Accepted and in approval: both stop, between the second person's key and the bank.
2026-02-25T09:00 ex1 hold label=H1 type=bankruptcy-accepted case=C1 document="（2026）川01破3号裁定" => ok
check payout payout=P1 state=OnHold b=suspended
check payout payout=P2 state=OnHold
check case case=C1 available=0.00 held=50000.00 reserved=50000.00
check lot lot=B1 a=suspended
csh1 release payout=P1 => refused payout.on-hold
dir1 approve payout=P2 => refused payout.on-hold
ex1 submit payout=P3 => refused payout.on-hold
check invariants

# Money that arrives meanwhile is not paid either.
bank credit label=B2 amount=5000.00 payer=乙公司 case=C1 => ok
2026-02-25T18:00 bank statement => posted matched=1 unknown=0
ex1 draft label=P4 case=C1 amount=5000.00 payee=applicant => Draft
ex1 submit payout=P4 => refused payout.on-hold

# Lifted, each goes on from where it was, and the clock leaves out the workdays of the hold.
2026-03-04T09:00 dir1 lift hold=H1 document="（2026）川01破3号之一裁定" => ok
check payout payout=P1 state=Accepted
check payout payout=P2 state=InApproval
check case case=C1 available=55000.00 held=0.00 reserved=50000.00
check lot lot=B1 a_due=2026-03-13 a=running
csh1 release payout=P1 => Released
2026-03-04T15:00 bank debit payout=P1 => ok
2026-03-04T18:00 bank statement => posted
check payout payout=P1 state=Paid
check invariants

# What has left for the bank is not stopped, and the other case's order takes its sum from what there is and from what arrives.
dir1 approve payout=P2 => NoticeIssued
acc1 accept payout=P2 => Accepted
2026-03-05T09:00 csh1 release payout=P2 => Released
ex1 hold label=H2 type=GARNISHED case=C1 amount=60000.00 document="（2026）川0105执保8号协助执行通知书" => ok
check payout payout=P2 state=Released
check case case=C1 available=0.00 held=55000.00
ex1 submit payout=P3 => refused payout.on-hold
bank credit label=B3 amount=15000.00 payer=乙公司 case=C1 => ok
2026-03-05T18:00 bank statement => posted matched=1 unknown=0
ex1 submit payout=P3 => InApproval
check case case=C1 available=0.00 held=60000.00 reserved=10000.00
check invariants
