# The house was shut for two weeks. One sweep finds all that fell due meanwhile, tells since when, and whose matter it is; a second finds nothing new.
2026-02-27T09:00 adm1 case label=C1 number=（2026）川0104执326号 applicant=甲公司 debtor=乙公司 claim=300000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
2026-02-27T18:00 bank statement => posted matched=1
check lot lot=B1 a_due=2026-03-12
2026-03-02T09:00 clock sweep => ok due_soon=0 overdue=0
2026-03-27T09:00 clock sweep => ok due_soon=0 overdue=1
check alerts rule=A.overdue count=1 desk=officer since=2026-03-13
check alerts rule=A.escalated count=1 desk=leaders since=2026-03-18
clock sweep => ok due_soon=0 overdue=1
2026-03-30T09:00 clock sweep => ok
check alerts rule=A.overdue count=1
check alerts rule=A.escalated count=1
check lot lot=B1 a=late gross=22 net=22
# The supervisor looks at it every day; the officer is prompted first, then the leaders are told.
ex1 supervise rule=A.overdue of=B1 result=seen => refused access.not-permitted
reg1 supervise rule=A.overdue of=B1 result=prompted => refused alert.note-missing
reg1 supervise rule=A.overdue of=B1 result=escalated note=逾期未发放 => refused alert.not-prompted
reg1 supervise rule=A.overdue of=B1 result=seen => ok
reg1 supervise rule=A.overdue of=B1 result=prompted note=请于今日内提交发放 => ok
reg1 supervise rule=A.overdue of=B1 result=escalated note=督促后仍未发放 => ok
check alerts rule=A.escalated count=1
reg1 supervise rule=A.overdue of=B9 result=seen => refused alert.not-found
check invariants
