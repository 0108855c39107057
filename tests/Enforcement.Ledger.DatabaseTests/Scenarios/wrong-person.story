# Everybody has his own task. Whoever reaches for another one's is refused, and nothing has moved.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执209号 applicant=甲公司 debtor=乙公司 claim=20000.00 => ok
ex1 case label=C9 number=（2026）川0104执299号 applicant=甲公司 debtor=乙公司 claim=1.00 => refused access.not-permitted
bank credit label=B1 amount=20000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
# The accountant drafts nothing, and an executor only for his own cases.
2026-03-03T09:00 acc1 draft label=P1 case=C1 amount=100.00 payee=applicant => refused access.not-permitted
ex2 draft label=P1 case=C1 amount=100.00 payee=applicant => refused access.not-permitted
ex1 draft label=P1 case=C1 amount=20000.00 payee=applicant => Draft
ex2 submit payout=P1 => refused access.not-permitted
ex1 submit payout=P1 => InApproval
ex1 approve payout=P1 => refused access.not-permitted
ins1 approve payout=P1 => refused access.not-permitted
adm1 approve payout=P1 => refused access.not-permitted
csh1 reject payout=P1 reason=不清楚 => refused access.not-permitted
dir1 approve payout=P1 => NoticeIssued
dir1 accept payout=P1 => refused access.not-permitted
csh1 accept payout=P1 => Accepted
csh1 release payout=P1 => refused payout.same-person
ex1 release payout=P1 => refused access.not-permitted
csh2 release payout=P1 => Released
ex2 dispute label=D1 case=C1 amount=1.00 reason=异议 => refused access.not-permitted
csh1 reverse entry-of=B1 reason=误记 => refused access.not-permitted
check case case=C1 available=0.00 in_transit=20000.00
check invariants
