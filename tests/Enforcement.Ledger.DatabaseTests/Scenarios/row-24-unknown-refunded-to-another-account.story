# Abuse 24: unknown funds go back to the account that paid them and to no other, by two persons; they have left when the bank's statement says so.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执304号 applicant=甲公司 debtor=乙公司 claim=90000.00 => ok
bank credit label=B1 amount=800.00 payer=路人甲 payer_account=6217000000000000777 => ok
bank credit label=B2 amount=500.00 payer=路人乙 => ok
2026-03-02T18:00 bank statement => posted unknown=2
2026-03-03T09:00 csh1 refund line=B1 reason=汇错账户 account=6217000000000000888 => refused unknown.not-payer
csh1 refund line=B1 reason=汇错账户 => ok
csh1 confirm line=B1 => refused access.not-permitted
acc1 refund line=B2 reason=汇错账户 => ok
acc1 confirm line=B2 => refused unknown.same-person
acc1 withdraw line=B2 => ok
acc1 confirm line=B1 => ok
check book unknown=500.00 in_transit=800.00 bank=1300.00 difference=0.00
ex1 claim line=B1 case=C1 evidence=迟到的材料 => refused unknown.returned
bank debit refund=B1 amount=799.00 => ok
2026-03-03T18:00 bank statement => posted paid=0
check book in_transit=800.00 bank=501.00 difference=0.00
2026-03-04T09:00 bank debit refund=B1 => ok
2026-03-04T18:00 bank statement => posted paid=1
check book unknown=500.00 in_transit=0.00 bank=-299.00 difference=0.00
check invariants
