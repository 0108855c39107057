# Abuse 23: unknown funds claimed for a friend's case. Own cases only, evidence, a second person, and from 100,000.00 the supervisor or the court leader.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执302号 applicant=甲公司 debtor=乙公司 claim=900000.00 officer=ex1 => ok
adm1 case label=C2 number=（2026）川0104执303号 applicant=丙公司 debtor=丁公司 claim=900000.00 officer=ex2 => ok
bank credit label=B1 amount=99999.99 payer=路人甲 => ok
bank credit label=B2 amount=100000.00 payer=路人乙 => ok
2026-03-02T18:00 bank statement => posted unknown=2
2026-03-03T09:00 ex1 claim line=B1 case=C2 evidence=无关材料 => refused access.not-permitted
csh1 confirm line=B1 => refused access.not-permitted
acc1 claim line=B1 case=C1 evidence=转账凭证 => ok
acc1 confirm line=B1 => refused unknown.same-person
acc1 reject line=B1 => refused unknown.same-person
ex1 confirm line=B1 => refused access.not-permitted
reg1 reject line=B1 reason=凭证与本案无关 => ok
reg1 confirm line=B1 => refused unknown.claim-decided
ex1 claim line=B2 case=C1 evidence=转账凭证 => ok
acc1 confirm line=B2 => refused access.not-permitted
vp1 confirm line=B2 notified=短信告知付款人 => ok
check case case=C1 available=100000.00
check book unknown=99999.99 difference=0.00
check invariants
