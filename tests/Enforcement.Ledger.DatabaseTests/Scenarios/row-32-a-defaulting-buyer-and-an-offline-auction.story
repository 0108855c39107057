# A buyer who does not pay the rest loses his bond to the case, by a collegial decision and the court leader; off-line bonds have three days.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执333号 applicant=甲公司 debtor=乙公司 claim=900000.00 => ok
ex1 auction label=A1 case=C1 number=PM-2026-0333 start=100000.00 bond=30000.00 ends=2026-03-04T15:00 => refused auction.bond-range
ex1 auction label=A1 case=C1 number=PM-2026-0333 start=100000.00 bond=30000.00 ends=2026-03-04T15:00 mode=offline => ok
bank credit label=B1 amount=30000.00 payer=竞买人甲 remark="PM-2026-0333" => ok
bank credit label=B2 amount=30000.00 payer=竞买人乙 remark="PM-2026-0333" => ok
bank credit label=B3 amount=30000.00 payer=竞买人丙 remark="PM-2026-0333" => ok
2026-03-02T18:00 bank statement => posted unknown=3
2026-03-03T09:00 acc1 confirm line=B1,B2,B3 => ok
2026-03-04T16:00 ex1 result auction=A1 winner=B1 ended=2026-03-04T14:00 => refused auction.result-invalid
ex1 result auction=A1 winner=B1 ended=2026-03-04T15:10 => ok
# Three days from the end of bidding; the last one is a Saturday, so the Monday after it.
check bond line=B2 due=2026-03-09
2026-03-09T23:00 clock sweep => ok
check alerts rule=bond.due-soon count=3
check alerts rule=bond.overdue count=0
ex1 forfeit line=B1 => refused bond.document-missing
ex1 forfeit line=B1 document=（2026）川0104执合333号 => ok
acc1 confirm line=B1 => refused access.not-permitted
ex1 withdraw line=B1 => ok
ex1 forfeit line=B1 document=（2026）川0104执合333号 => ok
vp1 confirm line=B1 => ok
check case case=C1 available=30000.00
check book bond=60000.00 difference=0.00
2026-03-10T09:00 clock sweep => ok
check alerts rule=bond.overdue count=2
# A second auction is called off: the bonds of it go back at once.
ex1 auction label=A2 case=C1 number=PM-2026-0334 start=100000.00 bond=20000.00 ends=2026-04-10T10:00 => ok
bank credit label=B4 amount=20000.00 payer=竞买人丁 remark="PM-2026-0334" => ok
2026-03-10T18:00 bank statement => posted unknown=1
acc1 confirm line=B4 => ok
2026-03-11T09:00 ex1 result auction=A2 called_off=yes => ok
check bond line=B4 state=Held due=2026-03-12 late=no
csh1 refund line=B4 reason=拍卖撤回 => ok
reg1 confirm line=B4 => ok
check book bond=60000.00 in_transit=20000.00 difference=0.00
check invariants
