# One person, one hand in a chain: also by a delegation, also with another role by now, also in somebody else's name.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执308号 applicant=甲公司 debtor=乙公司 claim=90000.00 officer=ex1 => ok
adm1 case label=C2 number=（2026）川0104执318号 applicant=甲公司 debtor=乙公司 claim=90000.00 officer=ex2 => ok
bank credit label=B1 amount=50000.00 payer=乙公司 case=C1 => ok
bank credit label=B2 amount=50000.00 payer=乙公司 case=C2 => ok
2026-03-02T18:00 bank statement => posted matched=2
2026-03-03T09:00 ex1 draft label=P1 case=C1 amount=10000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
ex2 draft label=P2 case=C2 amount=10000.00 payee=applicant => Draft
ex2 submit payout=P2 => InApproval
# The director is away for a week; an executor stands in for him.
ex2 delegate from=dir1 to=ex2 until=2026-03-06 => refused access.not-permitted
dir1 delegate from=dir1 to=ex2 until=2026-03-06 => refused access.not-permitted
adm1 delegate from=dir1 to=ex2 until=2026-03-06 reason=出差 => ok
ex2 approve payout=P2 => refused payout.same-person
ex2 approve payout=P1 => NoticeIssued
check payout payout=P1 approved=承办人乙代执行局长甲@1
# The director has the hand of whoever acts in his name, and no second one.
dir1 approve payout=P1 => refused payout.same-person
# What he may do in the director's name is to approve; the case of another officer stays another's.
ex2 draft label=P9 case=C1 amount=1.00 payee=applicant => refused access.not-permitted
ex1 approve payout=P2 => refused access.not-permitted
# Nothing is lent on, and a role that is not one's own is not lent.
adm1 delegate from=ex2 to=vp1 until=2026-03-06 role=DIR => refused access.not-delegable
adm1 delegate from=ex1 to=ex2 until=2026-03-06 => refused access.not-delegable
adm1 delegate from=ins1 to=dir1 until=2026-03-06 => refused access.not-delegable
# The two keys of finance stay with two persons, on leave too; an executor holds none.
adm1 delegate from=csh1 to=acc1 until=2026-03-06 => refused access.delegation-conflict
adm1 delegate from=acc1 to=csh1 until=2026-03-06 => refused access.delegation-conflict
adm1 delegate from=acc1 to=ex2 until=2026-03-06 => refused access.delegation-conflict
adm1 delegate from=dir1 to=csh1 until=2026-03-06 => refused access.delegation-conflict
adm1 delegate from=dir1 to=adm1 until=2026-03-06 => refused access.same-person
adm1 delegate from=dir1 to=ins1 until=2026-03-06 => refused access.delegation-conflict
adm1 delegate from=dir1 to=ex1 until=2026-02-27 => refused access.delegation-days
# The last day counts to its end; from the next one the right is gone by itself.
2026-03-06T23:30 ex2 draft label=P3 case=C2 amount=10000.00 payee=applicant => Draft
ex2 submit payout=P3 => InApproval
2026-03-07T00:10 ex2 approve payout=P3 => refused access.not-permitted
dir1 approve payout=P3 => NoticeIssued
# It is ended earlier by whoever lent it.
2026-03-09T09:00 ex1 draft label=P4 case=C1 amount=10000.00 payee=applicant => Draft
ex1 submit payout=P4 => InApproval
adm1 delegate from=dir1 to=ex2 until=2026-03-31 => ok
dir1 revoke from=dir1 to=ex2 => ok
ex2 approve payout=P4 => refused access.not-permitted
# A new role forgets nothing: who drafted as an executor does not approve as a director.
ex1 role person=ex1 role=DIR => refused access.not-permitted
adm1 role person=ex1 role=EX,DIR => refused access.conflicting-roles
adm1 role person=adm1 role=DIR => refused access.same-person
adm1 role person=ex1 role=DIR => ok
ex1 approve payout=P4 => refused payout.same-person
ex1 draft label=P5 case=C1 amount=1.00 payee=applicant => refused access.not-permitted
dir1 approve payout=P4 => NoticeIssued
# The director moves to finance, and meets what he approved.
adm1 role person=dir1 role=出纳 => ok
dir1 accept payout=P4 => refused payout.same-person
acc1 accept payout=P4 => Accepted
dir1 release payout=P4 => refused payout.same-person
csh1 release payout=P4 => Released
check invariants
