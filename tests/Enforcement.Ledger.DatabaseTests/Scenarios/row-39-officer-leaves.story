# An officer leaves, and no money is forgotten: what he has goes to the next one by a list that two persons sign.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执3901号 applicant=甲公司 debtor=乙公司 claim=90000.00 => ok
adm1 case label=C2 number=（2026）川0104执3902号 applicant=甲公司 debtor=丙公司 claim=90000.00 => ok
adm1 case label=C3 number=（2026）川0104执3903号 applicant=甲公司 debtor=丁公司 claim=90000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
bank credit label=B2 amount=500.00 payer=丙公司 case=C2 => ok
2026-02-13T18:00 bank statement => posted matched=2
2026-02-24T09:00 ex1 draft label=P1 case=C1 amount=400.00 payee=applicant => Draft
ex1 draft label=P2 case=C1 amount=300.00 payee=applicant => Draft
ex1 submit payout=P2 => InApproval
ex1 defer label=F1 case=C2 ground=garnished until=2026-08-20 document=协助执行通知书 => Applied

# The case system names the next officer. A case with money waits for the hand-over; one without changes at once.
2026-02-25T09:00 adm1 case label=C1 number=（2026）川0104执3901号 applicant=甲公司 debtor=乙公司 claim=90000.00 officer=ex2 => ok
adm1 case label=C3 number=（2026）川0104执3903号 applicant=甲公司 debtor=丁公司 claim=90000.00 officer=ex2 => ok
check case case=C1 officer=ex1
check case case=C3 officer=ex2
ex2 hand-over label=H1 from=ex1 to=ex2 document=岗位调整通知 => refused access.not-permitted
dir1 hand-over label=H1 from=ex1 to=ex2 document=岗位调整通知 => refused handover.officer-signs
ex1 hand-over label=H1 to=ex1 document=岗位调整通知 => refused handover.no-executor
ex1 hand-over label=H1 to=acc1 document=岗位调整通知 => refused handover.no-executor
ex1 hand-over label=H1 to=ex2 => refused handover.no-document
ex1 hand-over label=H1 to=ex2 cases=C1,C3 document=岗位调整通知 => refused handover.not-his-case
ex1 hand-over label=H1 to=ex2 document=岗位调整通知 => Given cases=2 money=1500.00
check handover handover=H1 case=C1 money=1000.00 running=1 overdue=0 due=2026-03-05 matters=payout-Draft,payout-InApproval
check handover handover=H1 case=C2 money=500.00 running=1 overdue=0 due=2026-03-05 matters=deferral-Applied
ex1 hand-over label=H2 to=ex2 cases=C1 document=岗位调整通知 => refused handover.already
ex1 take-over handover=H1 => refused handover.not-the-taker
# Between the two signatures something moves: what is signed is to be so.
dir1 approve payout=P2 => NoticeIssued
ex2 take-over handover=H1 => refused handover.changed
ex1 end handover=H1 => refused handover.no-reason
ex1 end handover=H1 reason=清单有变动 => Ended
ex1 hand-over label=H2 to=ex2 document=岗位调整通知 => Given
check case case=C1 officer=ex1
ex2 take-over handover=H2 => Taken cases=2 money=1500.00
ex2 take-over handover=H2 => refused handover.decided
check case case=C1 officer=ex2
check case case=C2 officer=ex2
ex1 submit payout=P1 => refused access.not-permitted
ex2 withdraw payout=P1 => Withdrawn
check invariants

# This one has gone already: the money shows, and the director signs in his place.
2026-03-02T09:00 adm1 role person=ex2 role=none reason=调离 => ok
clock sweep => ok
check alerts rule=officer-gone.escalated count=2 desk=leaders
ex1 hand-over label=H3 from=ex2 to=ex1 document=调离通知 => refused access.not-permitted
dir1 hand-over label=H3 from=ex2 to=ex1 document=调离通知 => Given cases=3 money=1500.00
ex1 take-over handover=H3 => Taken
check case case=C3 officer=ex1

# Money that nobody moves: after 30 days the officer hears of it, after 90 the supervisor, after 180 the leaders.
2026-03-20T09:00 clock sweep => ok
check alerts rule=dormant.due-soon count=1 desk=officer
2026-05-20T09:00 clock sweep => ok
check alerts rule=dormant.due-soon count=2
check alerts rule=dormant.overdue count=1 desk=supervisor
2026-08-20T09:00 clock sweep => ok
check alerts rule=dormant.overdue count=2
check alerts rule=dormant.escalated count=1 desk=leaders
check invariants
check log
