# Money that bore the execution fee of its case bears no second one where it is handed on to: neither at once, nor through a third case.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执2911号 applicant=甲公司 debtor=乙公司 claim=100000.00 => ok
adm1 case label=C2 number=（2026）川0104执2912号 applicant=甲公司 debtor=乙公司 claim=100000.00 => ok
adm1 case label=C3 number=（2026）川0104执2913号 applicant=甲公司 debtor=乙公司 claim=100000.00 => ok
bank credit label=B1 amount=100000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
2026-03-03T09:00 ex1 fee label=F1 case=C1 basis=recovered => Proposed amount=1400.00 base=100000.00
dir1 confirm deduction=F1 => Confirmed
ex1 transfer label=T1 from=C1 to=C2 amount=50000.00 ground=series => ok
dir1 approve transfer=T1 => ok
ex1 fee label=F2 case=C2 basis=recovered => refused deduction.exceeds-schedule
ex1 fee label=F2 case=C2 basis=recovered amount=0.01 => refused deduction.exceeds-schedule
ex1 transfer label=T2 from=C2 to=C3 amount=20000.00 ground=series => ok
dir1 approve transfer=T2 => ok
ex1 fee label=F3 case=C3 basis=recovered => refused deduction.exceeds-schedule
# What comes in for the second case itself is charged, and nothing but that.
bank credit label=B2 amount=20000.00 payer=乙公司 case=C2 => ok
2026-03-03T18:00 bank statement => posted matched=1
2026-03-04T09:00 ex1 fee label=F2 case=C2 basis=recovered => Proposed amount=200.00 base=20000.00
dir1 confirm deduction=F2 => Confirmed
# Reversed, the fee was never taken: the money counts where it is.
vp1 reverse deduction=F1 reason=多收 => Reversed
ex1 fee label=F4 case=C2 basis=recovered => Proposed amount=450.00 base=50000.00
check invariants
