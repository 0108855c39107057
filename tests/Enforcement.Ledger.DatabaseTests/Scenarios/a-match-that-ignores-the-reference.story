# What is written in the line comes before who pays and how much: the software never follows a name or an amount past a number.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执301号 applicant=甲公司 debtor=乙公司 claim=5000.00 title=（2025）川0104民初88号 => ok
adm1 case label=C2 number=（2026）川0104执302号 applicant=丙公司 debtor=丁公司 claim=700.00 => ok
# The debtor of C2 pays, exactly what C2 is owed, and writes the number of C1.
bank credit label=B1 amount=700.00 payer=丁公司 remark=（2026）川0104执301号 => ok
# The same without the year, and without the court.
bank credit label=B2 amount=700.00 payer=丁公司 remark=川0104执301号 => ok
bank credit label=B3 amount=700.00 payer=丁公司 remark=2026执301号 => ok
# The judgment is written instead of the execution case.
bank credit label=B4 amount=15.00 payer=丁公司 remark=(2025)川0104民初88号 => ok
# Full-width or half-width, a number is the same number.
bank credit label=B5 amount=20.00 payer=乙公司 remark=［２０２６］川０１０４执３０１號 => ok
# A number in the remark does not outweigh the account that the case's documents name.
bank credit label=B6 amount=25.00 payer=丁公司 case=C2 remark=（2026）川0104执301号 => ok
# A number of another court, and one that nobody has: the payer may still be asked for.
bank credit label=B7 amount=700.00 payer=丁公司 remark=（2026）京0105执302号 => ok
2026-03-02T18:00 bank statement => posted matched=2 unknown=5
check line line=B1 rule=T4 proposed=C1,C2 score=60 reason="the remark names one case, but the payer is no party of it and the amount is not what is outstanding"
check line line=B2 rule=T4 proposed=C1,C2 reason="the remark names no case in full"
check line line=B3 rule=T4 proposed=C1,C2
check line line=B4 rule=T4 proposed=C1,C2 score=50
check line line=B5 rule=T3 proposals=0
check line line=B6 rule=T1
check line line=B7 rule=T5 proposed=C2 reason="the remark names （2026）京0105执302号, which this court has no open case of"
check case case=C1 available=20.00
check case case=C2 available=25.00
check invariants
