# Released is not sent: the file of a release leaves the house under no hold, and a release whose file is still here is taken back.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=乙公司 claim=300000.00 => ok
bank credit label=B1 amount=100000.00 payer=乙公司 case=C1 => ok
2026-02-13T18:00 bank statement => posted matched=1 unknown=0
2026-02-24T09:00 ex1 draft label=P1 case=C1 amount=30000.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
2026-02-24T15:00 ex1 hold label=H1 type=bankruptcy-accepted case=C1 document="（2026）川01破3号裁定" => ok
check payout payout=P1 state=Released
bank debit payout=P1 => refused payout.on-hold
csh1 recall payout=P1 reason=破产受理 => refused payout.same-person
dir1 recall payout=P1 reason=破产受理 => refused access.not-permitted
csh2 recall payout=P1 => refused payout.reason-missing
csh2 recall payout=P1 reason=破产受理 => Failed
check case case=C1 available=0.00 held=100000.00 in_transit=0.00
bank debit payout=P1 => refused payout.recalled
ex1 reissue payout=P1 => refused payout.on-hold
check invariants

# Lifted, it is asked for again, with an instruction of its own; what has left is not taken back.
2026-02-26T09:00 dir1 lift hold=H1 document="（2026）川01破3号之一裁定" => ok
ex1 reissue payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
bank debit payout=P1 => ok
csh2 recall payout=P1 reason=破产受理 => refused payout.handed-over
ex1 hold label=H2 type=bankruptcy-accepted case=C1 document="（2026）川01破4号裁定" => ok
2026-02-26T18:00 bank statement => posted
check payout payout=P1 state=Paid
check invariants
