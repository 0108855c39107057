# For 2027 no notice is published: what reaches into it is provisional, until the notice comes and a second person confirms it.
2026-12-21T09:00 adm1 case label=C1 number=（2026）川0104执373号 applicant=甲公司 debtor=乙公司 claim=1000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
2026-12-21T18:00 bank statement => posted matched=1
2026-12-28T09:00 ex1 draft label=P1 case=C1 amount=400.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
check lot lot=B1 a_due=2027-01-04 a=running provisional=yes
check payout payout=P1 b_due=2027-01-04
adm1 calendar label=K1 holidays=2027-01-01,2027-01-02,2027-01-03,2027-10-01 notice=国务院办公厅放假通知 => ok
sec1 confirm calendar=K1 => ok count=2
check lot lot=B1 a_due=2027-01-05 a=running provisional=no
check payout payout=P1 b_due=2027-01-05 b=running
check invariants
