# A creditor who cannot be paid: the money is lodged for him, by two persons, and comes back by two persons.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=乙公司 claim=300000.00 => ok
bank credit label=B1 amount=60000.00 payer=乙公司 case=C1 => ok
bank credit label=B2 amount=40000.00 payer=乙公司 case=C1 => ok
ex1 deposit label=E0 case=C1 ground=下落不明 document=提存审批表 => refused deposit.nothing-to-deposit
2026-02-13T18:00 bank statement => posted matched=2 unknown=0
2026-02-25T09:00 ex1 deposit label=E1 case=C1 ground=busy document=提存审批表 => refused deposit.no-ground
ex1 deposit label=E1 case=C1 ground=refused => refused deposit.no-document
ex1 deposit label=E1 case=C1 ground=refused document=提存审批表 amount=100000.01 => refused payout.exceeds-available
ex1 deposit label=E1 case=C1 ground=refused document=提存审批表 party=乙公司 => refused deposit.not-a-party
ex1 deposit label=E1 case=C1 lot=B1 ground=whereabouts-unknown document=提存审批表 evidence=公告及社区证明 => Applied amount=60000.00 late=no
check case case=C1 available=100000.00 deposited=0.00
ex1 approve deposit=E1 => refused access.not-permitted
2026-02-27T09:00 dir1 approve deposit=E1 => Deposited
vp1 approve deposit=E1 => refused deposit.decided
check case case=C1 available=40000.00 deposited=60000.00
check lot lot=B1 a=met a_due=2026-03-05
check lot lot=B2 a=running
check deposit deposit=E1 lapse=2031-02-27 lapsed=no
ex1 draft label=P1 case=C1 amount=50000.00 payee=applicant => refused payout.exceeds-available
check invariants

# What is late when it is applied for stays late.
2026-03-06T09:00 dir1 deposit label=E2 case=C1 ground=④ document=提存审批表 => Applied amount=40000.00 late=yes
dir1 approve deposit=E2 => refused deposit.same-person
vp1 approve deposit=E2 => Approved
check lot lot=B2 a=late
check case case=C1 available=0.00 deposited=100000.00
ex1 deposit label=E3 case=C1 ground=refused document=提存审批表 => refused deposit.nothing-to-deposit

# The creditor appears: ten days to pay from the return, and the days of the deposit are left out of clock A.
2026-05-11T09:00 ex1 end deposit=E1 document=甲公司领款申请 => Approved
dir1 end deposit=E1 document=甲公司领款申请 => refused deposit.return-asked
ex1 confirm deposit=E1 => refused access.not-permitted
vp1 reject deposit=E1 reason=身份未核实 => Approved
dir1 end deposit=E1 document=甲公司领款申请及身份证明 => Approved
dir1 confirm deposit=E1 => refused deposit.same-person
2026-05-12T08:30 bank interest amount=5.00 => ok
2026-05-12T08:40 bank statement => posted
2026-05-12T09:00 vp1 confirm deposit=E1 => Returned
vp1 confirm deposit=E1 => refused deposit.no-return
check case case=C1 available=60000.00 deposited=40000.00
check lot lot=B1 a=running d=running d_due=2026-05-22
ex1 draft label=P2 case=C1 amount=60000.00 payee=applicant => Draft
ex1 submit payout=P2 => InApproval
dir1 approve payout=P2 => NoticeIssued
acc1 accept payout=P2 => Accepted
csh1 release payout=P2 => Released
bank debit payout=P2 => ok
2026-05-12T18:00 bank statement => posted
check payout payout=P2 state=Paid
check lot lot=B1 a=met d=met
check trace payout=P2 lots=B1:60000.00
check invariants

# Five years: the sweep says so before, and afterwards the right is gone.
2030-12-02T09:00 clock sweep => ok
check alerts rule=L.due-soon count=0
2030-12-10T09:00 clock sweep => ok
check alerts rule=L.due-soon count=1
2031-03-11T09:00 clock sweep => ok
check alerts rule=L.overdue count=1
check deposit deposit=E2 lapse=2031-03-06 lapsed=yes
ex1 end deposit=E2 document=迟来的领款申请 => refused deposit.lapsed
check case case=C1 available=0.00 deposited=40000.00
check invariants
