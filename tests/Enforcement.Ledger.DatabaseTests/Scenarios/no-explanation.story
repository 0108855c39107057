# Every decision says its rule, the version of the rules, the score and the reason, whether the money was posted or not.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执501号 applicant=甲公司 debtor=乙公司 claim=900.00 => ok
bank credit label=B1 amount=1.00 payer=张三 case=C1 => ok
bank credit label=B2 amount=2.00 payer=乙公司 remark=（2026）川0104执501号 => ok
bank credit label=B3 amount=900.00 payer=张三 remark=（2026）川0104执501号 => ok
bank credit label=B4 amount=3.00 payer=张三 remark=（2026）川0104执501号 => ok
bank credit label=B5 amount=4.00 payer=乙公司 remark=还款 => ok
bank credit label=B6 amount=5.00 payer=李四 remark=转账 => ok
bank interest amount=6.00 => ok
2026-03-02T18:00 bank statement => posted matched=3 unknown=3
check line line=B1 rule=T1 version=2 score=100 flag="the payer is no party of the case"
check line line=B2 rule=T3 version=2 score=80 reason="the remark names （2026）川0104执501号"
check line line=B3 rule=T3 version=2 flag="the payer is no party of the case"
check line line=B4 rule=T4 version=2 score=60 proposed=C1 reason="the remark names one case, but the payer is no party of it and the amount is not what is outstanding"
check line line=B5 rule=T5 version=2 score=35 proposed=C1 reason="neither a sub-account nor a case number; only the payer points to a case"
check line line=B6 rule=T0 version=2 score=none proposals=0 reason="neither a sub-account nor a case number of this court"
check invariants
