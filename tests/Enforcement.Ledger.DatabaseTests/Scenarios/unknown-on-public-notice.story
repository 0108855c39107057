# What was put on public notice goes back to its payer only after the notice, and only with the court leader's approval.
2026-03-02T09:00 bank credit label=B1 amount=60.00 payer=路人甲 => ok
2026-03-02T18:00 bank statement => posted unknown=1
2026-04-01T09:00 csh1 notice line=B1 text=请付款人认领 until=2026-05-01 => refused access.not-permitted
reg1 notice line=B1 text=请付款人认领 until=2026-04-01 => refused unknown.notice-dates
reg1 notice line=B1 text=请付款人认领 until=2026-05-01 => ok
2026-04-20T09:00 csh1 refund line=B1 reason=无人认领 => ok
acc1 confirm line=B1 => refused access.not-permitted
vp1 confirm line=B1 => refused unknown.notice-runs
2026-05-06T09:00 vp1 confirm line=B1 => ok
check book unknown=0.00 in_transit=60.00 difference=0.00
check invariants
