# A transfer is undone by a mirrored entry, asked by one person and confirmed by another, once, and while the money is as it came.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执2011号 applicant=甲公司 debtor=乙公司 claim=90000.00 => ok
adm1 case label=C2 number=（2026）川0104执恢2012号 applicant=甲公司 debtor=乙公司 claim=90000.00 officer=ex2 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
bank credit label=B2 amount=500.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted
2026-03-03T09:00 ex1 transfer label=T1 from=C1 to=C2 amount=1200.00 ground=恢复执行 => ok
vp1 reject transfer=T1 reason=材料不全 => Rejected
ex1 transfer label=T2 from=C1 to=C2 amount=1200.00 ground=series => ok
ex1 withdraw transfer=T2 => Withdrawn
dir1 approve transfer=T2 => refused transfer.already-decided
ex1 transfer label=T3 from=C1 to=C2 amount=1200.00 ground=resumed => ok
ex1 undo transfer=T3 reason=尚未办理 => refused transfer.not-approved
vp1 approve transfer=T3 => ok
check case case=C1 available=300.00
check case case=C2 available=1200.00
dir1 confirm-undo transfer=T3 => refused transfer.undo-not-asked
ex2 undo transfer=T3 reason=不是我的案件 => refused access.not-permitted
acc1 reverse transfer=T3 reason=恢复案号有误 => ok
ex1 undo transfer=T3 reason=再申请 => refused transfer.undo-asked
ex1 confirm-undo transfer=T3 => refused access.not-permitted
dir1 confirm-undo transfer=T3 => Reversed
check case case=C1 available=1500.00
check case case=C2 available=0.00
acc1 reverse transfer=T3 reason=再冲 => refused reverse.already-reversed
dir1 confirm-undo transfer=T3 => refused reverse.already-reversed
check book difference=0.00
check invariants
