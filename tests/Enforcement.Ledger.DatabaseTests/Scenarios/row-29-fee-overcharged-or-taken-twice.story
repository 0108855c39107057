# The execution fee follows the schedule of the measures (诉讼费用交纳办法 §14): 500,000.00 make 7,400.00, for the whole case together.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执2901号 applicant=甲公司 debtor=乙公司 claim=500000.00 => ok
bank credit label=B1 amount=300000.00 payer=乙公司 case=C1 => ok
2026-02-13T18:00 bank statement => posted matched=1
2026-02-24T09:00 ex1 fee label=F1 case=C1 amount=7400.01 => refused deduction.exceeds-schedule
ex1 fee label=F1 case=C1 amount=5000.00 => Proposed base=500000.00 due=7400.00
ex1 confirm deduction=F1 => refused access.not-permitted
dir1 confirm deduction=F1 => Confirmed
dir1 confirm deduction=F1 => refused deduction.decided
check case case=C1 available=295000.00 fee=5000.00
ex1 fee label=F2 case=C1 amount=2400.01 => refused deduction.exceeds-schedule
ex1 fee label=F2 case=C1 => Proposed amount=2400.00
# What is proposed counts already: two proposals at once are not two fees.
ex1 fee label=F3 case=C1 amount=0.01 => refused deduction.exceeds-schedule
dir1 confirm deduction=F2 => Confirmed
dir1 reverse deduction=F2 reason=标的有误 => refused deduction.same-person
vp1 reverse deduction=F2 reason=标的有误 => Reversed
check case case=C1 available=295000.00 fee=5000.00
check invariants
