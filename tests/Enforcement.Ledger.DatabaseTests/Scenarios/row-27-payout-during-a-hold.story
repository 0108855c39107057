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
2026-02-25T09:00 ex1 hold label=H1 type=bankruptcy-accepted case=C1 document="（2026）川01破3号裁定" confirmed=no => ok
check payout payout=P1 state=OnHold b=running b_due=2026-03-02
check payout payout=P2 state=OnHold
check case case=C1 available=0.00 held=50000.00 reserved=50000.00
# The clock of the case stands still only when another person has confirmed the hold; finance's own runs on.
check lot lot=B1 a=running a_due=2026-03-05
ex1 confirm hold=H1 => refused access.not-permitted
dir1 confirm hold=H1 => ok
vp1 confirm hold=H1 => refused hold.already-confirmed
check lot lot=B1 a=suspended
csh1 release payout=P1 => refused payout.on-hold
dir1 approve payout=P2 => refused payout.on-hold
ex1 submit payout=P3 => refused payout.on-hold
check invariants

# Money that arrives meanwhile is set aside as it arrives: it is neither paid nor sent back.
bank credit label=B2 amount=5000.00 payer=乙公司 case=C1 => ok
2026-02-25T18:00 bank statement => posted matched=1 unknown=0
check case case=C1 available=0.00 held=55000.00 reserved=50000.00
ex1 draft label=P4 case=C1 amount=5000.00 payee=applicant => Draft
acc1 reverse entry-of=B2 reason=错账 => refused reverse.money-moved-on
check lot lot=B2 a=suspended
check invariants

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
bank debit payout=P2 => ok
ex1 hold label=H2 type=GARNISHED case=C1 amount=60000.00 document="（2026）川0105执保8号协助执行通知书" confirmed=no => ok
check payout payout=P2 state=Released
check case case=C1 available=0.00 held=55000.00
ex1 submit payout=P3 => refused payout.on-hold
bank credit label=B3 amount=15000.00 payer=乙公司 case=C1 => ok
2026-03-05T18:00 bank statement => posted matched=1 unknown=0
check payout payout=P2 state=Paid
check case case=C1 available=10000.00 held=60000.00
ex1 submit payout=P3 => InApproval
check case case=C1 available=0.00 held=60000.00 reserved=10000.00
check invariants

# A sum of the case's only applicant is taken from the case; a payout that waits for it is withdrawn, and its money goes to the hold.
2026-03-06T09:00 dir1 hold label=H3 type=GARNISHED case=C1 party=甲公司 amount=10000.00 document="（2026）川0105执保9号协助执行通知书" confirmed=no => ok
check payout payout=P3 state=OnHold
check case case=C1 available=0.00 held=60000.00 reserved=10000.00
ex1 withdraw payout=P3 => Withdrawn
check case case=C1 available=0.00 held=70000.00 reserved=0.00
check invariants
