# An officer has the debtor pay to an account of his own. Papers carry the case's number only, what was expected and does not come raises an
# alarm once, and what does come is shown to the officer and told by finance.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执301号 applicant=甲公司 debtor=乙公司 claim=50000.00 => ok
ex1 expect label=E0 case=C1 kind=deduction amount=30000.00 reference=KH-0301 account=6217000000000000555 => refused expected.wrong-account
ex1 expect label=E1 case=C1 kind=deduction amount=30000.00 reference=KH-0301 => ok
reg1 confirm expected=E1 => ok
ex1 expect label=E2 case=C1 kind=instalment amount=20000.00 reference=HJ-0301 due=2026-03-06 document=和解协议 => ok
check expected expected=E1 state=Expected due=2026-03-05 late=no
2026-03-03T09:00 clock sweep => ok
check alerts rule=expected.overdue count=0
# The deduction arrives; the instalment went elsewhere.
2026-03-04T10:00 bank credit label=B1 amount=30000.00 payer=待划转款项 remark="KH-0301 扣划" => ok
2026-03-04T18:00 bank statement => posted matched=1
check expected expected=E1 state=Met arrived=30000.00
check arrival line=B1 seen=no late=no
2026-03-05T09:00 csh1 tell line=B1 => ok count=1
ex2 see line=B1 => refused arrival.not-found
ex1 see line=B1 => ok count=1
check arrival line=B1 seen=yes
2026-03-09T09:00 clock sweep => ok
check alerts rule=expected.overdue count=1
check expected expected=E2 state=Expected late=yes
clock sweep => ok
check alerts rule=expected.overdue count=1
# Giving it up is the officer's alone to do for his own case, with a reason that stays; the alarm stays too.
ex2 cancel expected=E2 reason=已履行 => refused access.not-permitted
ex1 cancel expected=E2 reason=已履行 => ok
check alerts rule=expected.overdue count=1
check case case=C1 available=30000.00
check invariants
