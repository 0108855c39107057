# Nothing is paid to a party that has died or was deregistered: at each step, and at the door; its money is deposited.
2026-02-13T09:00 adm1 case label=C1 number=（2026）川0104执101号 applicant=甲公司 debtor=乙公司 claim=300000.00 => ok
bank credit label=B1 amount=100000.00 payer=乙公司 case=C1 => ok
2026-02-13T18:00 bank statement => posted matched=1 unknown=0
2026-02-24T09:00 ex1 draft label=P1 case=C1 amount=10000.00 payee=applicant => Draft
ex1 draft label=P2 case=C1 amount=20000.00 payee=applicant => Draft
ex1 submit payout=P2 => InApproval
ex1 draft label=P3 case=C1 amount=30000.00 payee=applicant => Draft
ex1 submit payout=P3 => InApproval
dir1 approve payout=P3 => NoticeIssued
acc1 accept payout=P3 => Accepted
ex1 draft label=P4 case=C1 amount=5000.00 payee=applicant => Draft
ex1 submit payout=P4 => InApproval
dir1 approve payout=P4 => NoticeIssued
acc1 accept payout=P4 => Accepted
csh1 release payout=P4 => Released

ex1 status label=S1 case=C1 party=甲公司 type=bored document=情况说明 => refused party-status.kind-unknown
ex1 status label=S1 case=C1 party=甲公司 type=注销或终止 => refused party-status.no-document
ex1 status label=S1 case=C1 party=丙公司 type=deregistered document=准予注销登记通知书 => refused party-status.not-a-party
ex2 status label=S1 case=C1 party=甲公司 type=deregistered document=准予注销登记通知书 => refused access.not-permitted
reg1 status label=S1 case=C1 party=甲公司 type=deregistered document=准予注销登记通知书 => ok
ex1 status label=S2 case=C1 party=甲公司 type=whereabouts-unknown document=公告 => refused party-status.already-recorded
ex1 submit payout=P1 => refused payout.payee-status
dir1 approve payout=P2 => refused payout.payee-status
csh1 release payout=P3 => refused payout.payee-status
bank debit payout=P4 => refused payout.payee-status
csh2 recall payout=P4 reason=收款人已注销 => Failed
ex1 reissue payout=P4 => refused payout.payee-status
# What failed and is not to be paid again is given up; its money is in the case already.
csh1 withdraw payout=P4 => refused access.not-permitted
ex1 withdraw payout=P4 reason=收款人已注销 => Withdrawn
ex1 reissue payout=P4 => refused payout.illegal-move
ex1 withdraw payout=P2 => Withdrawn
acc1 return payout=P3 reason=收款人已注销 => Draft
ex1 deposit label=E1 case=C1 ground=other document=提存审批表 evidence=甲公司已注销，承受人未定 => Applied amount=100000.00
dir1 approve deposit=E1 => Approved
check case case=C1 available=0.00 deposited=100000.00
check invariants

# Lifted by another person with another paper; then it is paid as usual.
reg1 lift status=S1 document=撤销注销决定 => refused party-status.same-person
ex1 lift status=S1 document=撤销注销决定 => refused access.not-permitted
dir1 lift status=S1 => refused party-status.no-document
dir1 lift status=S1 document=撤销注销决定 => ok
vp1 lift status=S1 document=撤销注销决定 => refused party-status.already-lifted
ex1 end deposit=E1 document=甲公司领款申请 => ok
dir1 confirm deposit=E1 => Returned
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
check invariants
