# 回避: deposits, deferrals, transfers, statuses, flags, files for the bank and the end of a case are acts in it too.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执301号 applicant=甲公司 debtor=乙公司 claim=1000.00 => ok
adm1 case label=C2 number=（2026）川0104执302号 applicant=甲公司 debtor=乙公司 claim=1000.00 => ok
adm1 case label=C3 number=（2026）川0104执303号 applicant=丙公司 debtor=丁公司 claim=1000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
bank credit label=B2 amount=1000.00 payer=乙公司 case=C2 => ok
2026-03-02T18:00 bank statement => posted matched=2
2026-03-03T09:00 ex1 draft label=P1 case=C1 amount=100.00 payee=applicant => Draft
ex1 submit payout=P1 => InApproval
dir1 approve payout=P1 => NoticeIssued
acc1 accept payout=P1 => Accepted
csh1 release payout=P1 => Released
ex1 draft label=P2 case=C2 amount=100.00 payee=applicant => Draft
ex1 submit payout=P2 => InApproval
dir1 approve payout=P2 => NoticeIssued
acc1 accept payout=P2 => Accepted
csh1 release payout=P2 => Released
ex1 deposit label=E1 case=C1 amount=10.00 ground=refused document=提存审批表 evidence=拒领笔录 => Applied
ex1 deposit label=E2 case=C1 amount=10.00 ground=refused document=提存审批表 evidence=拒领笔录 => Applied
vp1 approve deposit=E2 => Deposited
dir1 end deposit=E2 document=领款申请 => Approved
ex1 defer label=F1 case=C1 ground=other until=2026-03-20 document=情况说明 reason=协商 => Applied
ex1 transfer label=T1 from=C1 to=C2 amount=20.00 ground=series => ok
ex1 transfer label=T2 from=C2 to=C1 amount=20.00 ground=series => ok
reg1 status label=S1 case=C1 party=乙公司 type=whereabouts-unknown document=公告 => ok
reg1 flag case=C1 document=重大案件审批表 => ok

# The director.
vp1 recuse person=dir1 case=C1 document=（2026）川0104回避1号 => ok
dir1 approve deposit=E1 => refused payout.recused
dir1 reject deposit=E1 reason=不办 => refused payout.recused
vp1 confirm deposit=E2 => Returned
dir1 deposit label=E3 case=C1 amount=10.00 ground=refused document=提存审批表 evidence=拒领笔录 => refused payout.recused
dir1 approve deferral=F1 => refused payout.recused
dir1 reject deferral=F1 reason=不办 => refused payout.recused
dir1 defer label=F2 case=C1 ground=other until=2026-03-20 document=情况说明 reason=协商 => refused payout.recused
# From either of the two cases.
dir1 approve transfer=T1 => refused payout.recused
dir1 approve transfer=T2 => refused payout.recused
dir1 reject transfer=T2 reason=不办 => refused payout.recused
vp1 approve transfer=T2 => ok
dir1 lift status=S1 document=送达回证 => refused payout.recused
dir1 status label=S2 case=C1 party=甲公司 type=deregistered document=注销通知 => refused payout.recused
dir1 unflag case=C1 document=解除审批表 => refused payout.recused
dir1 close case=C1 document=结案审批表 => refused payout.recused
# The officer.
ex1 recuse label=R2 case=C1 document=回避申请 => ok
ex1 withdraw deposit=E1 reason=填错 => refused payout.recused
ex1 withdraw deferral=F1 reason=填错 => refused payout.recused
ex1 withdraw transfer=T1 reason=填错 => refused payout.recused
ex1 transfer label=T3 from=C1 to=C2 amount=20.00 ground=series => refused payout.recused
ex1 transfer label=T3 from=C2 to=C1 amount=20.00 ground=series => refused payout.recused
ex1 undo transfer=T2 reason=有误 => refused payout.recused
ex1 deposit label=E3 case=C1 amount=10.00 ground=refused document=提存审批表 evidence=拒领笔录 => refused payout.recused
ex1 defer label=F2 case=C1 ground=other until=2026-03-20 document=情况说明 reason=协商 => refused payout.recused
ex1 close case=C1 => refused payout.recused
ex1 close case=C3 => closed
ex1 recuse case=C3 document=回避申请 => ok
ex1 reopen case=C3 document=恢复执行裁定 => refused payout.recused
dir1 reopen case=C3 document=恢复执行裁定 => open
# The cashier; what waits of another case goes without what waits of this one.
csh2 recuse case=C1 document=回避申请 => ok
csh2 recall payout=P1 reason=有误 => refused payout.recused
csh2 build label=X1 payouts=P1 => refused payout.recused
csh1 build label=X1 payouts=P1,P2 => ok
csh2 download file=X1 => refused payout.recused
csh2 recall file=X1 reason=有误 => refused payout.recused
csh1 download file=X1 => ok
check invariants
