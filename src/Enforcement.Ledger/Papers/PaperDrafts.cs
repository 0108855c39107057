using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Deposits;
using NodaTime;
using NodaTime.Text;

namespace Enforcement.Ledger.Papers;

/// <summary>What a paper is about.</summary>
public sealed record PaperSubject(int BookId, long CaseId, long? OfficerId, long? PayoutId = null, int? Round = null, long? DepositId = null, string? SubAccount = null);

/// <summary>Writes what a paper says, from the record as it stands: once to issue it, and again to compare.</summary>
/// <source>法发〔2017〕6号 §5, §12, §17; S3 §20, §22</source>
public sealed class PaperDrafts(LedgerDb db, Act act)
{
    /// <summary>Of a subject that was taken back, submitted anew, or is over.</summary>
    const string StateKey = "state";

    static readonly (string Key, string Label)[] Received = [("payer", "交款人"), ("paidAmount", "交款金额"), ("paidOn", "交款时间"), ("paidBy", "交款方式")];

    static readonly ZonedDateTimePattern Moment = ZonedDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm", null);

    public Task<PaperContent> WriteAsync(PaperKind kind, PaperSubject subject, PaperContent? before, CancellationToken ct) => kind switch
    {
        PaperKind.PayoutApproval or PaperKind.PayoutNotice => PayoutAsync(kind, subject, before, ct),
        PaperKind.DepositApproval => DepositAsync(subject, before, ct),
        _ => PaymentAsync(subject, before, null, ct),
    };

    async Task<PaperContent> PayoutAsync(PaperKind kind, PaperSubject subject, PaperContent? before, CancellationToken ct)
    {
        var p = (await db.QueryAsync(
            """
            select p.payee_name, p.account_no, p.bank_name, p.amount_minor, p.purpose, p.decision_document, p.state, p.round, n.notice_no, n.issued_at, n.b_due_on, n.returned_at,
                   case when p.authority_id is not null then y.name end, d.display_name
            from payouts.payout p join access.person d on d.id = p.drafted_by left join cases.party y on y.id = p.party_id
            left join payouts.notice n on n.payout_id = p.id and n.round = $2 where p.id = $1
            """,
            r => new
            {
                Payee = r.GetString(0), Account = r.TextOrNull(1), Bank = r.TextOrNull(2), Amount = r.Money(3), Purpose = Enum.Parse<PayoutPurpose>(r.GetString(4)), Decision = r.TextOrNull(5),
                State = Enum.Parse<PayoutState>(r.GetString(6)), Round = r.GetInt32(7), Notice = r.TextOrNull(8), IssuedAt = r.InstantOrNull(9), Due = r.DateOrNull(10), ReturnedAt = r.InstantOrNull(11),
                Principal = r.TextOrNull(12), Drafter = r.GetString(13),
            }, ct, subject.PayoutId, subject.Round))[0];
        var fields = await HeadAsync(subject.CaseId, ct);
        if (kind == PaperKind.PayoutNotice)
        {
            fields.Add(new("notice", "通知编号", p.Notice ?? ""));
            fields.Add(new("issuedAt", "通知财务时间", p.IssuedAt is { } at ? Text(at) : ""));
            fields.Add(new("due", "财务支付期限", p.Due is { } due ? Text(due) : ""));
        }
        else
            fields.AddRange(await ReceivedAsync("select lot_id, amount_minor from payouts.payout_lot where payout_id = $1", subject.PayoutId, subject.BookId, ct));
        fields.Add(new("payee", "收款人", p.Payee));
        if (p.Principal is not null)
            fields.Add(new("principal", "委托人（申请执行人）", p.Principal));
        fields.Add(new("account", "收款人账号", p.Account ?? ""));
        fields.Add(new("bank", "收款人开户银行", p.Bank ?? ""));
        Amounts(fields, "发款金额", p.Amount);
        fields.Add(new("method", "发款方式", "银行转账"));
        fields.Add(new("purpose", "款项性质", p.Purpose switch { PayoutPurpose.SurplusRefund => "余款退还", PayoutPurpose.PayerRefund => "退还交款人", _ => "执行案款" }));
        if (p.Decision is not null)
            fields.Add(new("decision", "合议庭决定", p.Decision));
        fields.Add(new("drafter", "经办人", p.Drafter));
        fields.AddRange(await ApprovalsAsync(subject.PayoutId, subject.Round, ct));
        // A paper of what was taken back, or submitted anew, has outlived its record.
        var ended = p.State is PayoutState.Draft or PayoutState.Disputed or PayoutState.Withdrawn || p.Round != subject.Round || kind == PaperKind.PayoutNotice && p.ReturnedAt is not null;
        if (ended)
            fields.Add(new(StateKey, "办理状态", p.Round != subject.Round ? $"已重新提交（第 {p.Round} 次）" : p.ReturnedAt is not null && kind == PaperKind.PayoutNotice ? "通知已退回" : PayoutQueries.Chinese(p.State)));
        return Written(kind, fields, before, ended);
    }

    async Task<PaperContent> DepositAsync(PaperSubject subject, PaperContent? before, CancellationToken ct)
    {
        var d = (await db.QueryAsync(
            """
            select y.name, d.amount_minor, d.ground, d.document, d.evidence, a.display_name, d.applied_at, b.display_name, d.decided_at, d.state, q.account_no, q.bank_name, access.lender_name('payouts.deposit', d.id, 'decided_by')
            from payouts.deposit d join cases.party y on y.id = d.party_id join access.person a on a.id = d.applied_by left join access.person b on b.id = d.decided_by
            left join cases.payee_account q on q.party_id = y.id and q.ended_at is null where d.id = $1
            """,
            r => new
            {
                Creditor = r.GetString(0), Amount = r.Money(1), Ground = Ground.Find(DepositRule.Grounds, r.GetString(2))!, Document = r.GetString(3), Evidence = r.GetString(4), AppliedBy = r.GetString(5), AppliedAt = r.Instant(6),
                DecidedBy = r.TextOrNull(7), DecidedAt = r.InstantOrNull(8), State = Enum.Parse<DepositState>(r.GetString(9)), Account = r.TextOrNull(10), Bank = r.TextOrNull(11), DecidedFor = r.TextOrNull(12),
            }, ct, subject.DepositId))[0];
        var fields = await HeadAsync(subject.CaseId, ct);
        fields.AddRange(await ReceivedAsync("select lot_id, amount_minor from payouts.deposit_lot where deposit_id = $1", subject.DepositId, subject.BookId, ct));
        fields.Add(new("payee", "收款人（债权人）", d.Creditor));
        fields.Add(new("account", "收款人账号", d.Account ?? "未确认"));
        fields.Add(new("bank", "收款人开户银行", d.Bank ?? "未确认"));
        Amounts(fields, "提存金额", d.Amount);
        fields.Add(new("ground", "提存原因", $"{d.Ground.Name}（{d.Ground.Article}）"));
        fields.Add(new("evidence", "证据", d.Evidence));
        fields.Add(new("document", "申请文书", d.Document));
        fields.Add(new("drafter", "申请人", $"{d.AppliedBy}　{Text(d.AppliedAt)}"));
        fields.Add(new("approvals", "审批", d.DecidedBy is null ? "待审批" : $"{Hand(d.DecidedBy, d.DecidedFor)}　{Text(d.DecidedAt!.Value)}"));
        var ended = d.State is DepositState.Rejected or DepositState.Withdrawn or DepositState.Returned;
        if (ended)
            fields.Add(new(StateKey, "办理状态", d.State switch { DepositState.Rejected => "未批准", DepositState.Withdrawn => "已撤回", _ => "已领取" }));
        return Written(PaperKind.DepositApproval, fields, before, ended);
    }

    /// <param name="amount">What the payer is asked for; null when the notice names none.</param>
    public async Task<PaperContent> PaymentAsync(PaperSubject subject, PaperContent? before, Money? amount, CancellationToken ct)
    {
        var fields = await HeadAsync(subject.CaseId, ct);
        var rule = await db.QueryAsync("select (r).account_name, (r).bank_name from papers.rule_in_force($1, $2) r where (r).id is not null", r => (Name: r.GetString(0), Bank: r.GetString(1)), ct, subject.BookId, Office.Today(act.Now));
        if (rule is not [var (name, bank)])
            throw new Refused(PaperRefusals.BankUnknown);
        var state = await db.QueryAsync("select state from cases.sub_account where book_id = $1 and number = $2", r => r.GetString(0), ct, subject.BookId, subject.SubAccount);
        fields.Add(new("accountName", "户名", name));
        fields.Add(new("bank", "开户银行", bank));
        fields.Add(new("subAccount", "账号（本案子账号）", state is ["active"] ? subject.SubAccount! : $"{subject.SubAccount}（已停用）"));
        if (amount is { } asked)
            Amounts(fields, "缴款金额", asked);
        // The sum was the officer's to name; the record has none to hold against it.
        foreach (var key in (string[])["amount", "amountInWords"])
            if (before?.Fields.FirstOrDefault(f => f.Key == key) is { } named)
                fields.Add(named);
        fields.Add(new("remark", "转账附言须写明", "案号、被执行人姓名（名称）、交款人姓名（名称）、款项用途"));
        fields.Add(new("refuse", "拒绝权", "案款只能汇入上列本案账户；要求向其他任何账户或个人交款的，被执行人有权拒绝。"));
        fields.Add(new("hotline", "举报电话", "如有人要求向其他账户交款，请拨打12368举报。"));
        return new(PaperKind.PaymentNotice, fields);
    }

    // A paper was issued while its subject stood; what ended since is a difference and nothing that a paper had said.
    static PaperContent Written(PaperKind kind, List<PaperField> fields, PaperContent? before, bool ended) =>
        ended && before is null ? throw new Refused(PaperRefusals.NothingToPrint) : new(kind, fields);

    async Task<List<PaperField>> HeadAsync(long caseId, CancellationToken ct) => (await db.QueryAsync(
        """
        select c.number, coalesce((select string_agg(p.name, '、' order by p.id) from cases.party p where p.case_id = c.id and p.role = 'applicant'), ''),
               coalesce((select string_agg(p.name, '、' order by p.id) from cases.party p where p.case_id = c.id and p.role = 'debtor'), ''), o.display_name
        from cases.enforcement_case c join access.person o on o.id = c.officer_id where c.id = $1
        """,
        r => new List<PaperField> { new("caseNumber", "案号", r.GetString(0)), new("applicants", "申请执行人", r.GetString(1)), new("debtors", "被执行人", r.GetString(2)), new("officer", "承办人", r.GetString(3)) }, ct, caseId))[0];

    // Who paid what, when and how: a line a receipt, in the same order in each field.
    async Task<List<PaperField>> ReceivedAsync(string lots, long? of, int bookId, CancellationToken ct)
    {
        var rows = await db.QueryAsync(
            $"""
            select coalesce(v.payer_name, s.counterparty_name, '（银行未载明）'), w.amount_minor, l.arrived_on, v.payer_name is not null
            from ({lots}) w join ledger.lot l on l.book_id = $2 and l.id = w.lot_id join ledger.entry e on e.book_id = l.book_id and e.id = l.entry_id
            left join receipts.statement_line s on e.source_kind = 2 and s.id = e.source_id
            left join lateral (select c.payer_name from receipts.cash_voucher c where c.line_id = s.id or e.source_kind = 30 and c.id = e.source_id order by c.id limit 1) v on true
            order by l.arrived_on, l.id
            """,
            r => (Payer: r.GetString(0), Amount: r.Money(1), On: r.Date(2), Cash: r.GetBoolean(3)), ct, of, bookId);
        // Which receipts a deposit is of is settled when it is approved.
        if (rows.Count == 0)
            return [.. Received.Select(f => new PaperField(f.Key, f.Label, "批准时按入账先后确定"))];
        return
        [
            Of(0, rows.Select(r => r.Payer)), Of(1, rows.Select(r => $"{r.Amount} 元")), Of(2, rows.Select(r => Text(r.On))), Of(3, rows.Select(r => r.Cash ? "现金" : "银行转账")),
        ];

        static PaperField Of(int i, IEnumerable<string> values) => new(Received[i].Key, Received[i].Label, Lines(values));
    }

    async Task<List<PaperField>> ApprovalsAsync(long? payoutId, int? round, CancellationToken ct)
    {
        var steps = await db.QueryAsync(
            """
            select s.step, o.chinese, s.chain_version, p.display_name, b.display_name, a.approved_at
            from payouts.required_step s join access.role o on o.code = s.role left join payouts.approval a on a.payout_id = s.payout_id and a.round = s.round and a.step = s.step
            left join access.person p on p.id = a.person_id left join access.person b on b.id = a.on_behalf_of
            where s.payout_id = $1 and s.round = $2 order by s.step
            """,
            r => (Step: r.GetInt16(0), Role: r.GetString(1), Version: r.GetInt32(2), Person: r.TextOrNull(3), For: r.TextOrNull(4), At: r.InstantOrNull(5)), ct, payoutId, round);
        return
        [
            new("chain", "审批规则", Lines(steps.Select(s => $"第 {s.Version} 版").Distinct())),
            new("approvals", "审批", Lines(steps.Select(s => s.Person is null ? $"{s.Step}. {s.Role}：待审批" : $"{s.Step}. {s.Role}：{Hand(s.Person, s.For)}　{Text(s.At!.Value)}"))),
        ];
    }

    static string Hand(string person, string? inNameOf) => inNameOf is null ? person : $"{person}（受 {inNameOf} 委托）";

    static void Amounts(List<PaperField> fields, string label, Money amount)
    {
        fields.Add(new("amount", label, $"{amount} 元"));
        fields.Add(new("amountInWords", "大写", $"人民币{ChineseAmount.Of(amount)}"));
    }

    static string Lines(IEnumerable<string> parts) => string.Join('\n', parts);

    static string Text(LocalDate day) => LocalDatePattern.Iso.Format(day);

    static string Text(Instant at) => Moment.Format(at.InZone(Office.Zone));
}
