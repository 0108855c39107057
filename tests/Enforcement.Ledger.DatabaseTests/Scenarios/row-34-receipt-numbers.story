# Numbers of receipts have no gap: a voided one keeps its number, with a reason, by a second person, and the next receipt takes the next number.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执334号 applicant=甲公司 debtor=乙公司 claim=500000.00 => ok
bank credit label=B1 amount=10001.10 payer=乙公司 case=C1 => ok
bank credit label=B2 amount=0.05 payer=乙公司 case=C1 => ok
bank credit label=B3 amount=70.00 payer=路人甲 => ok
2026-03-02T18:00 bank statement => posted matched=2 unknown=1
2026-03-03T09:00 ex1 issue lines=B1 => refused access.not-permitted
csh1 issue lines=B3 => refused voucher.nothing-to-issue
csh1 issue lines=B1,B2,B3 => ok count=2 first=SJ00000001 last=SJ00000002
check receipt line=B1 number=SJ00000001 words=壹万零壹元壹角整 voided=no
check receipt line=B2 number=SJ00000002 words=伍分 voided=no
csh1 issue lines=B1 => refused voucher.nothing-to-issue
csh1 void receipt-of=B1 reason=交款人有误 => refused voucher.same-person
acc1 void receipt-of=B1 => refused voucher.reason-missing
acc1 void receipt-of=B1 reason=交款人有误 => ok
acc1 void receipt-of=B1 reason=再次 => refused voucher.already-voided
check receipt line=B1 number=SJ00000001 voided=yes
csh1 issue lines=B1 => ok first=SJ00000003
check receipt line=B1 number=SJ00000003 voided=no
# Money that a receipt in force speaks for does not leave its case.
acc1 reverse entry-of=B1 reason=串户 => refused reverse.receipt-in-force
acc1 void receipt-of=B1 reason=串户 => ok
acc1 reverse entry-of=B1 reason=串户 => ok
csh1 issue lines=B1 => refused voucher.nothing-to-issue
ex1 cash label=V1 case=C1 amount=20.00 payer=乙公司 with=ex2 reason=当场履行 => ok number=XJ00000001
ex1 void voucher=V1 reason=误填 => refused access.not-permitted
dir1 void voucher=V1 => refused voucher.reason-missing
dir1 void voucher=V1 reason=误填 => ok
ex1 cash label=V2 case=C1 amount=20.00 payer=乙公司 with=ex2 reason=当场履行 => ok number=XJ00000002
check case case=C1 cash=20.00
check invariants
