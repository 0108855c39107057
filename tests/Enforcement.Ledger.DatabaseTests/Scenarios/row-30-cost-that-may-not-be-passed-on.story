# A court collects no costs for others (诉讼费用交纳办法 §12); the actual cost of a sale comes out of what the sale brought.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执3001号 applicant=甲公司 debtor=乙公司 claim=500000.00 => ok
bank credit label=B1 amount=300000.00 payer=拍卖平台 case=C1 remark=拍卖成交款 => ok
bank credit label=B2 amount=100.00 payer=乙公司 case=C1 => ok
2026-02-13T18:00 bank statement => posted
2026-02-24T09:00 ex1 fee label=F1 case=C1 amount=3000.00 cost=appraisal document=评估费发票 => refused deduction.cost-forbidden
ex1 fee label=F1 case=C1 amount=3000.00 cost=sale lots=B1 => refused deduction.no-document
ex1 fee label=F1 case=C1 amount=3000.00 cost=sale document=拍卖费用票据 => refused deduction.not-sale-proceeds
ex1 fee label=F1 case=C1 amount=100.01 cost=sale lots=B2 document=拍卖费用票据 => refused payout.exceeds-available
ex1 fee label=F1 case=C1 amount=3000.00 cost=sale lots=B1 document=拍卖费用票据 => Proposed
dir1 confirm deduction=F1 => Confirmed
check case case=C1 available=297100.00 fee=3000.00
check invariants
