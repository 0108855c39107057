# A day closed by two persons takes nothing more; what comes late waits until two persons open it again.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=乙公司 claim=100000.00 => ok
bank credit label=B1 amount=100000.00 payer=乙公司 case=C1 => ok
2026-02-13T18:00 bank statement => posted matched=1 unknown=0
acc1 close day=2026-02-13 => refused period.not-over
2026-02-14T09:00 ex1 close day=2026-02-13 => refused access.not-permitted
acc1 close day=2026-02-13 => ok
acc1 confirm-close day=2026-02-13 => refused period.same-person
csh1 confirm-close day=2026-02-13 => ok
acc1 close day=2026-02-13 => refused period.closed
# The receipt's own day is closed: a correction of it asks for the day to be opened again.
acc1 reverse entry-of=B1 reason=错记 => refused period.closed
check case case=C1 available=100000.00
check book bank=100000.00 difference=0.00
# Work of today goes on.
ex1 draft label=P1 case=C1 amount=1000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
acc1 reopen day=2026-02-13 reason=错记案件 => ok
acc1 confirm-reopen => refused period.same-person
ex1 confirm-reopen => refused access.not-permitted
dir1 confirm-reopen => ok
ex1 withdraw payout=P1 => Withdrawn
acc1 reverse entry-of=B1 reason=错记 => ok
check book bank=100000.00 unknown=100000.00 difference=0.00
csh1 close day=2026-02-13 => ok
acc1 confirm-close day=2026-02-13 => ok
# A month is signed by finance and by the execution side.
2026-03-02T09:00 acc1 close day=2026-02-28 month=yes => refused period.unexplained
check invariants
