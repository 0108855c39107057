# The bonds of an auction stand on an account of their own, never in the case; the losers' go back to their payers in a day, the winner's to the case once.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执332号 applicant=甲公司 debtor=乙公司 claim=900000.00 => ok
2026-03-02T09:00 ex1 auction label=A1 case=C1 number=SF2026-0332 start=500000.00 bond=24999.99 ends=2026-03-10T10:00 => refused auction.bond-range
ex1 auction label=A1 case=C1 number=SF2026-0332 start=500000.00 bond=100000.01 ends=2026-03-10T10:00 => refused auction.bond-range
ex2 auction label=A1 case=C1 number=SF2026-0332 start=500000.00 bond=50000.00 ends=2026-03-10T10:00 => refused access.not-permitted
ex1 auction label=A1 case=C1 number=SF2026-0332 bond_number=BZJ-0332 start=500000.00 bond=50000.00 ends=2026-03-10T10:00 => ok
ex1 auction label=A2 case=C1 number=SF2026-0332 start=10000.00 bond=1000.00 ends=2026-03-10T10:00 => refused auction.number-taken
ex1 expect label=S1 case=C1 kind=sale amount=620000.00 reference=SF2026-0332 due=2026-03-31 document=拍卖公告 => ok
# Even one that was paid to the case's own number, and one that names the case, are no money of the case.
2026-03-05T10:00 bank credit label=B1 amount=50000.00 payer=竞买人甲 payer_account=6217000000000000101 remark="SF2026-0332 保证金" => ok
bank credit label=B2 amount=50000.00 payer=竞买人乙 payer_account=6217000000000000102 case=C1 remark="保证金 BZJ-0332-乙" => ok
bank credit label=B3 amount=50000.00 payer=竞买人丙 payer_account=6217000000000000103 remark="（2026）川0104执332号 拍卖SF2026-0332" => ok
bank credit label=B4 amount=50000.00 payer=竞买人丁 payer_account=6217000000000000104 remark=拍卖保证金 => ok
bank credit label=B5 amount=700.00 payer=乙公司 case=C1 remark="SF2026-0332 前的还款" => ok
bank credit label=B6 amount=300.00 payer=路人 remark="SF2026-0332 多汇" => ok
2026-03-05T18:00 bank statement => posted matched=1 unknown=5
check line line=B1 rule=T7
check line line=B2 rule=T7
check line line=B3 rule=T7
check line line=B4 rule=T0
check line line=B5 rule=T1
check line line=B6 rule=T7
check case case=C1 available=700.00
check book bank=201000.00 unknown=200300.00 bond=0.00 difference=0.00
# What is proposed to be a bond cannot be claimed for a case, nor sent back, before somebody decides that.
2026-03-06T09:00 ex1 claim line=B1 case=C1 evidence=付款凭证 => refused unknown.is-bond
csh1 refund line=B1 reason=汇错账户 => refused unknown.is-bond
csh1 confirm line=B1 => refused access.not-permitted
acc1 confirm line=B1,B2,B3 => ok
acc1 confirm line=B1 => refused bond.decided
acc1 bond line=B4 auction=A1 reason=付款人来电 => ok
acc1 confirm line=B4 => refused bond.same-person
reg1 confirm line=B4 => ok
acc1 reject line=B6 reason=金额不是保证金 => ok
check bond line=B6 state=Rejected
csh1 refund line=B6 reason=多汇 => ok
check book bank=201000.00 unknown=300.00 bond=200000.00 difference=0.00
check case case=C1 available=700.00
# Nothing moves while bidding runs, and the winner is one whose bond is there.
csh1 refund line=B1 reason=未成交 => refused bond.bidding-runs
ex1 convert line=B2 document=成交确认书 => refused bond.bidding-runs
ex1 result auction=A1 winner=B2 => refused bond.bidding-runs
2026-03-10T09:00 clock sweep => ok
check alerts rule=bond.due-soon count=0
2026-03-10T11:00 clock sweep => ok
check alerts rule=bond.due-soon count=4
2026-03-10T12:00 ex1 result auction=A1 winner=B6 => refused auction.result-invalid
ex1 result auction=A1 winner=B2 => ok
check bond line=B1 state=Held due=2026-03-11 late=no
# The others' bonds go back to the account that paid them, by two persons.
csh1 refund line=B2 reason=未成交 => refused bond.winner
csh1 refund line=B1 reason=未成交 account=6217000000000000999 => refused unknown.not-payer
csh1 refund line=B1 reason=未成交 => ok
csh1 confirm line=B1 => refused access.not-permitted
acc1 confirm line=B1 => ok
acc1 confirm line=B1 => refused bond.decided
csh1 refund line=B3 reason=未成交 => ok
acc1 confirm line=B3 => ok
check book bond=100000.00 in_transit=100000.00 unknown=300.00 difference=0.00
bank debit refund=B1 => ok
bank debit refund=B3 => ok
2026-03-10T18:00 bank statement => posted paid=2
# The winner's bond becomes the case's by two persons, once, and ticks off the price.
2026-03-11T09:00 ex1 convert line=B1 document=成交确认书 => refused unknown.returned
ex1 convert line=B4 document=成交确认书 => refused bond.not-winner
ex1 convert line=B2 => refused bond.document-missing
ex1 convert line=B2 document=成交确认书 => ok
ex1 convert line=B2 document=成交确认书 => refused bond.being-converted
ex1 confirm line=B2 => refused access.not-permitted
acc1 reject line=B2 reason=成交确认书未附 => ok
ex1 convert line=B2 document=成交确认书 => ok
ex1 result auction=A1 => refused auction.result-stands
acc1 confirm line=B2 => ok
acc1 confirm line=B2 => refused bond.converted
check bond line=B2 state=Converted late=no
check case case=C1 available=50700.00
# It came in for the case like any other money: a fee on what was recovered is reckoned on it too.
ex1 fee label=F1 case=C1 basis=recovered => Proposed amount=660.50
dir1 reject deduction=F1 reason=待全款到账后计收 => Rejected
check expected expected=S1 state=Partly arrived=50700.00
# Its clock counts from the conversion: before that nobody could have given notice of it.
check lot lot=B2 a_due=2026-03-25 a=running
# One bond was forgotten: the alarm.
2026-03-11T10:01 clock sweep => ok
check alerts rule=bond.overdue count=1
check bond line=B4 state=Held due=2026-03-11 late=yes
clock sweep => ok
check alerts rule=bond.overdue count=1
csh1 refund line=B4 reason=未成交 => ok
acc1 confirm line=B4 => ok
# It has gone back when the bank says so; if the bank did not, it is a bond again.
check bond line=B4 state=Returned late=yes
reg1 fail line=B4 reason=账户已销户 => ok
check book bond=50000.00 in_transit=0.00 difference=0.00
check bond line=B4 state=Held late=yes
csh1 refund line=B4 reason=未成交 => ok
acc1 confirm line=B4 => ok
bank debit refund=B4 => ok
2026-03-11T18:00 bank statement => posted paid=1
check bond line=B4 state=Returned late=no
check book bank=51000.00 unknown=300.00 bond=0.00 in_transit=0.00 difference=0.00
# The rest of the price names the same auction; it is the case's.
2026-03-12T09:00 bank credit label=B7 amount=570000.00 payer=竞买人乙 case=C1 remark="SF2026-0332 尾款" => ok
2026-03-12T18:00 bank statement => posted matched=1 unknown=0
check line line=B7 rule=T1
check expected expected=S1 state=Met
# A bond that was confirmed by mistake is made unknown again by two persons, and counts its days anew.
bank credit label=B8 amount=50000.00 payer=竞买人戊 remark="BZJ-0332 保证金" => ok
2026-03-13T18:00 bank statement => posted matched=0 unknown=1
acc1 confirm line=B8 => ok
ex1 convert line=B8 document=成交确认书 => refused bond.not-winner
reg1 confirm-undo line=B8 => refused bond.undo-not-asked
acc1 undo line=B8 reason=误认为保证金 => ok
acc1 confirm-undo line=B8 => refused bond.undo-same-person
reg1 confirm-undo line=B8 => ok
check bond line=B8 state=Rejected
check book unknown=50300.00 bond=0.00 difference=0.00
ex1 claim line=B8 case=C1 evidence=付款凭证 => ok
check invariants
