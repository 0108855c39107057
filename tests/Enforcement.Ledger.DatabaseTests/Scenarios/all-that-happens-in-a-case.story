# What a case may see besides its payouts: a payee who names an account, an agent, a deferral, a deposit and its return, a stand-in, a recusal, a
# file to the bank with its answers, money for another case, and the end. Its history tells each of them once, by whom, and in whose name.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执301号 applicant=甲公司 debtor=乙公司 claim=100000.00 => ok
adm1 case label=C2 number=（2026）川0104执302号 applicant=甲公司 debtor=乙公司 claim=100000.00 => ok
bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
2026-03-02T18:00 bank statement => posted matched=1
2026-03-03T09:00 ex1 payee label=A1 case=C1 name=甲公司 account=6222020000000000018 document=账户变更确认书 => ok
2026-03-03T09:10 reg1 reject payee=A1 reason=未核对原件 => ok
2026-03-03T09:20 vp1 recuse label=R1 person=acc1 case=C1 document=回避决定书 reason=近亲属 => ok
2026-03-03T09:30 dir1 lift recusal=R1 document=复议决定 => ok
2026-03-03T09:40 dir1 flag case=C1 document=批示 => ok
2026-03-03T09:50 vp1 unflag case=C1 document=撤销批示 => ok
2026-03-03T10:00 reg1 status label=S1 case=C1 party=甲公司 type=deregistered document=准予注销登记通知书 => ok
2026-03-03T10:10 dir1 lift status=S1 document=恢复登记通知书 => ok
2026-03-03T11:00 ex1 defer label=F1 case=C1 ground=suspended until=2026-03-20 document=暂缓裁定 => Applied
2026-03-03T11:10 dir1 approve deferral=F1 => Approved
2026-03-04T09:00 ex1 end deferral=F1 reason=恢复执行 => Ended
2026-03-04T10:00 ex1 deposit label=E1 case=C1 ground=refused document=提存审批表 amount=100.00 => Applied
2026-03-04T10:10 dir1 approve deposit=E1 => Deposited
2026-03-05T09:00 ex1 end deposit=E1 document=甲公司领款申请 => Approved
2026-03-05T09:10 dir1 confirm deposit=E1 => Returned
# The director is away; the executor of another case stands in.
2026-03-05T10:00 adm1 delegate from=dir1 to=ex2 until=2026-03-06 reason=出差 => ok
2026-03-05T10:10 ex1 draft label=P1 case=C1 amount=700.00 payee=applicant => Draft
2026-03-05T10:20 ex1 submit payout=P1 => InApproval
2026-03-05T10:30 ex2 approve payout=P1 => NoticeIssued
2026-03-05T10:40 acc1 accept payout=P1 => Accepted
2026-03-05T10:50 csh1 release payout=P1 => Released
2026-03-05T11:00 csh1 build label=X1 payouts=P1 => ok
2026-03-05T11:10 csh1 download file=X1 => ok
2026-03-05T11:20 csh1 query payout=P1 => Uncertain
2026-03-05T11:30 bank answer payout=P1 status=RCVD => Uncertain
2026-03-05T15:00 bank debit payout=P1 => ok
2026-03-05T18:00 bank statement => posted paid=1
# What is left belongs to a case of the same parties.
2026-03-06T09:00 ex1 transfer label=T1 from=C1 to=C2 amount=300.00 ground=same-parties => ok
2026-03-06T09:10 dir1 approve transfer=T1 => ok
2026-03-06T10:00 ex1 undo transfer=T1 reason=案号有误 => ok
2026-03-06T10:10 vp1 confirm-undo transfer=T1 => Reversed
2026-03-06T11:00 ex1 transfer label=T2 from=C1 to=C2 amount=300.00 ground=same-parties => ok
2026-03-06T11:10 dir1 approve transfer=T2 => ok
2026-03-06T12:00 ex1 close case=C1 as=终本 document=终本裁定 => closed
2026-03-06T13:00 ex1 reopen case=C1 document=恢复执行通知书 => open
check case case=C1 available=0.00
check case case=C2 available=300.00
check invariants
