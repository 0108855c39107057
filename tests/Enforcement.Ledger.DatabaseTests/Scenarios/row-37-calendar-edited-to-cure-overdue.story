# A holiday that nobody decreed is put into the calendar to cure what is overdue. It takes a notice and a second person; and what is
# overdue stays so, with the date that it had.
2026-02-27T09:00 adm1 case label=C1 number=（2026）川0104执371号 applicant=甲公司 debtor=乙公司 claim=300000.00 => ok
adm1 case label=C2 number=（2026）川0104执372号 applicant=丙公司 debtor=丁公司 claim=300000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
2026-02-27T18:00 bank statement => posted matched=1
2026-03-05T09:00 bank credit label=B2 amount=2000.00 payer=丁公司 case=C2 => ok
bank credit label=B3 amount=3000.00 payer=无名 => ok
2026-03-05T18:00 bank statement => posted matched=1 unknown=1
2026-03-06T09:00 ex2 draft label=P2 case=C2 amount=500.00 payee=applicant => refused access.not-permitted
ex1 draft label=P2 case=C2 amount=500.00 payee=applicant => Draft
ex1 submit payout=P2 => InApproval
dir1 approve payout=P2 => NoticeIssued
check payout payout=P2 b_due=2026-03-13 b=running
check lot lot=B1 a_due=2026-03-12 a=running
check lot lot=B2 a_due=2026-03-19 a=running
# Nobody swept since: the calendar that comes next writes down what is late before it.
2026-03-16T09:00 adm1 calendar label=K0 holidays=2026-03-13 => refused calendar.no-notice
ex1 calendar label=K0 holidays=2026-03-13 notice=放假通知 => refused access.not-permitted
adm1 calendar label=K1 holidays=2026-03-12,2026-03-13,2026-03-17 notice=院内放假通知 => ok
# A proposal changes nothing.
check lot lot=B1 a_due=2026-03-12 a=late
check lot lot=B2 a_due=2026-03-19 a=running
adm1 confirm calendar=K1 => refused access.not-permitted
reg1 confirm calendar=K1 => refused access.not-permitted
sec1 confirm calendar=K1 => ok
check lot lot=B1 a_due=2026-03-12 a=late
check lot lot=B2 a_due=2026-03-24 a=running
check payout payout=P2 b_due=2026-03-13 b=late
clock sweep => ok
check alerts rule=A.overdue count=1
check alerts rule=B.overdue count=1
check alerts rule=U.overdue count=1
sec1 confirm calendar=K1 => refused calendar.already-confirmed
# Not even the notice that comes at last makes it on time.
ex1 draft label=P1 case=C1 amount=1000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
check lot lot=B1 a=late a_due=2026-03-12
check payout payout=P1 b_due=2026-03-24
# Back to the published calendar: what still runs is counted anew.
2026-03-16T10:00 adm1 calendar label=K2 workdays=2026-03-12,2026-03-13,2026-03-17 notice=更正 => ok
sec1 confirm calendar=K2 => ok
check payout payout=P1 b_due=2026-03-23 b=running
check lot lot=B2 a_due=2026-03-19 a=running
check lot lot=B1 a=late a_due=2026-03-12
check invariants
