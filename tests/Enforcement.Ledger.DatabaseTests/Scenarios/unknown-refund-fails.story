# A refund that the bank does not carry out makes the money unknown again, and it can be claimed.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执305号 applicant=甲公司 debtor=乙公司 claim=90000.00 => ok
bank credit label=B1 amount=800.00 payer=路人甲 => ok
2026-03-02T18:00 bank statement => posted unknown=1
2026-03-03T09:00 csh1 refund line=B1 reason=汇错账户 => ok
ex1 claim line=B1 case=C1 evidence=付款人来信 => ok
ex1 withdraw line=B1 => ok
acc1 confirm line=B1 => ok
check book unknown=0.00 in_transit=800.00
reg1 fail line=B1 reason=账户已销户 => ok
check book unknown=800.00 in_transit=0.00 difference=0.00
ex1 claim line=B1 case=C1 evidence=付款人来信 => ok
acc1 confirm line=B1 => ok
check case case=C1 available=800.00
check invariants
