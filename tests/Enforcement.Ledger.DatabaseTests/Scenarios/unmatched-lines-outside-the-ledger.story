# Complaint: unmatched lines stood in a list beside the ledger. Here they are posted from the first minute, counted in every balance, and their clock runs from the booking.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执310号 applicant=甲公司 debtor=乙公司 claim=90000.00 => ok
bank credit label=B1 amount=70.00 payer=路人甲 => ok
bank credit label=B2 amount=30.00 payer=乙公司 case=C1 => ok
# Booked on Monday, imported on Friday: three workdays end on Thursday.
2026-03-06T09:00 bank statement => posted matched=1 unknown=1
check book bank=100.00 unknown=70.00 difference=0.00
clock sweep => ok overdue=1
check alerts rule=U.overdue count=1
2026-03-09T09:00 ex1 claim line=B1 case=C1 evidence=付款说明 => ok
reg1 confirm line=B1 => ok
clock sweep => ok overdue=0
check book bank=100.00 unknown=0.00 difference=0.00
check invariants
