# A hold keeps money in its case; a hold on the receiving case sets aside what comes to it.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执2021号 applicant=甲公司 debtor=乙公司 claim=90000.00 => ok
adm1 case label=C2 number=（2026）川0104执2022号 applicant=甲公司 debtor=乙公司 claim=90000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted
2026-03-03T09:00 ex1 transfer label=T1 from=C1 to=C2 amount=600.00 ground=same-parties => ok
ex1 hold label=H1 type=suspended case=C1 document=中止裁定 => ok
dir1 approve transfer=T1 => refused transfer.on-hold
ex1 transfer label=T2 from=C1 to=C2 amount=1.00 ground=same-parties => refused transfer.on-hold
dir1 lift hold=H1 document=恢复裁定 => ok
ex1 hold label=H2 type=garnished case=C2 amount=200.00 document=协助执行通知书 => ok
dir1 approve transfer=T1 => Approved
check case case=C1 available=400.00 held=0.00
check case case=C2 available=400.00 held=200.00
# An amount that is set aside wholly leaves the rest of its case free.
ex1 transfer label=T3 from=C2 to=C1 amount=400.00 ground=same-parties => ok
dir1 approve transfer=T3 => Approved
check case case=C1 available=800.00
check case case=C2 available=0.00 held=200.00
check invariants
