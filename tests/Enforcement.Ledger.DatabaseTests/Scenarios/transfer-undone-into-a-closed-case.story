# A closed case takes no money back: not when its transfer is undone either, and whoever sees neither case learns of no transfer.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执2021号 applicant=甲公司 debtor=乙公司 claim=90000.00 => ok
adm1 case label=C2 number=（2026）川0104执2022号 applicant=甲公司 debtor=乙公司 claim=90000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted
2026-03-03T09:00 ex1 transfer label=T1 from=C1 to=C2 amount=1000.00 ground=series => ok
dir1 approve transfer=T1 => ok
ex2 undo transfer=T1 reason=不是我的案件 => refused transfer.not-found
ex2 undo transfer=T9 reason=没有此笔 => refused transfer.not-found
ex2 withdraw transfer=T1 => refused transfer.not-found
ex1 close case=C1 => closed
acc1 reverse transfer=T1 reason=有误 => refused transfer.case-closed
ex1 reopen case=C1 document=恢复执行裁定 => open
acc1 reverse transfer=T1 reason=有误 => ok
ex1 close case=C1 => refused case.closed-with-money
dir1 confirm-undo transfer=T1 => Reversed
check case case=C1 available=1000.00
check invariants
