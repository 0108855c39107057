# Spring festival of 2026 runs from 15 to 23 February, with 14 and 28 February worked instead: ten workdays from Friday the 13th
# end on 5 March. Saturdays of the notice count, the festival's weekdays do not.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执218号 applicant=甲公司 debtor=乙公司 claim=1000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
2026-02-13T18:00 bank statement => posted matched=1
check lot lot=B1 a_due=2026-03-05 a=running provisional=no limit30=2026-03-16
# A notice of that Friday: five workdays are the 14th, 24th, 25th, 26th and 27th.
2026-02-13T19:00 ex1 draft label=P1 case=C1 amount=1000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
check payout payout=P1 b_due=2026-02-27
check invariants
