using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace Enforcement.Ledger.Payouts;

/// <summary>Where a clock stands.</summary>
public enum ClockState
{
    NotStarted,
    Running,
    Met,
    Late,

    /// <summary>A hold stops it.</summary>
    Suspended,
}

/// <summary>A payout as its readers see it. <paramref name="Account"/> is masked.</summary>
/// <param name="PublishedOn">When a payout to nobody of the case was made public, and <paramref name="PublishedIn"/> where; null for none.</param>
/// <param name="ReversedIn">The case, or cases, that take back what it paid (执行回转); null for none.</param>
public sealed record PayoutView(
    long Id, long CaseId, string CaseNumber, string Officer, string PayeeName, string? Account, string? BankName, Money Amount, PayoutState State, string StateChinese,
    string? NoticeNo, Instant? NoticeIssuedAt, LocalDate? BDueOn, bool BDueProvisional, ClockState BClock, LocalDate? PaidOn,
    string? DecisionDocument, long? SplitFromId, string? DisputeReason, string DraftedBy, Instant DraftedAt, PayoutPurpose Purpose, string? ProofDocument, string PayeeClass, string? RefundGround,
    string? ReversedIn, LocalDate? PublishedOn, string? PublishedIn);

/// <summary>What whoever approves looks at: who is paid, and how the account came to be the one. Numbers are masked.</summary>
/// <param name="Principal">Of an agent: the party for whom he collects.</param>
/// <param name="ChangedAt">When the account took the place of <paramref name="OldAccount"/>; null for a first one.</param>
/// <param name="Ended">Another account has been confirmed since, and nothing goes to this one.</param>
public sealed record PayeeFacts(
    string? Principal, string? Authority, LocalDate? AuthorityUntil, string? Document, string? ConfirmedWith, string? ProposedBy, string? ConfirmedBy, Instant? ConfirmedAt, Instant? ChangedAt,
    string? OldAccount, string? OldBank, LocalDate? CoolingUntil, bool Ended);

public sealed record PayoutMoveView(PayoutState From, PayoutTrigger Trigger, PayoutState To, string Person, Instant At, string? Reason, string? OnBehalfOf);

/// <summary>A step that a submission asked for, and who approved it.</summary>
/// <param name="ChainVersion">The version of the approval chains by which the step was asked for.</param>
/// <param name="Cumulated">What the payee had had or was to have from the case over the window of that version, this payout included.</param>
/// <param name="Person">Null while nobody has approved it.</param>
/// <param name="OnBehalfOf">The person in whose name it was approved; null for one's own.</param>
/// <param name="ContentHash">Of what was approved: amount, payee, account, case and lots.</param>
public sealed record PayoutApprovalView(
    int Round, int Step, string Role, int ChainVersion, string PayeeClass, string? Flag, Money Cumulated, bool NeedsDecision, string? Person, string? OnBehalfOf, Instant? At, string? Decision, string? ContentHash);

public sealed record PayoutLotView(long LotId, LocalDate ArrivedOn, Money Amount, string? Payer, long? LineId);

/// <summary>A payout with its history, its lots and what can be done with it now.</summary>
/// <param name="HandedOver">Its instruction has left the house.</param>
/// <param name="Approvals">The steps of every round, in order, the last round last.</param>
public sealed record PayoutDetail(
    PayoutView Payout, IReadOnlyList<PayoutMoveView> Moves, IReadOnlyList<PayoutLotView> Lots, IReadOnlyList<PayoutTrigger> Open, string? FileName, bool HandedOver, PayeeFacts Payee, IReadOnlyList<PayoutApprovalView> Approvals);

/// <summary>The file of a released payout, for the bank.</summary>
public sealed record PayoutFile(string Name, byte[] Bytes, string Sha256);

public sealed class PayoutQueries(LedgerDb db, ApprovalChain chain, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadPayouts;

    const string Columns =
        """
        select p.id, p.case_id, c.number, o.display_name, p.payee_name, p.account_no, p.bank_name, p.amount_minor, p.state, p.notice_no, p.notice_issued_at,
               p.b_due_on, coalesce(p.b_due_provisional, false), p.paid_on, p.decision_document, p.split_from_id, p.dispute_reason,
               d.display_name, p.drafted_at, p.purpose, p.proof_document, p.party_id is not null, p.authority_id is not null, p.refund_ground,
               (select string_agg(distinct n.number, '、') from payouts.execution_reversal_part x join payouts.execution_reversal v on v.id = x.reversal_id and v.state = 'Confirmed'
                join cases.enforcement_case n on n.id = v.case_id where x.payout_id = p.id),
               g.published_on, g.place
        from payouts.payout p
        left join payouts.publication g on g.payout_id = p.id and g.round = p.round
        join cases.enforcement_case c on c.id = p.case_id
        join access.person o on o.id = c.officer_id
        join access.person d on d.id = p.drafted_by
        """;

    /// <param name="afterId">Keyset: payouts older than this id; null for the newest.</param>
    public Task<List<PayoutView>> ListAsync(long? caseId, PayoutState? state, long? afterId, int take, CancellationToken ct)
    {
        var asked = new Conditions().When(caseId, "p.case_id = {0}").When(state?.ToString(), "p.state = {0}").When(afterId, "p.id < {0}")
            .When(act.OwnOfficerId, "p.case_id in (select c.id from cases.enforcement_case c where c.officer_id = {0})");
        var page = $"select p.id from payouts.payout p where {asked} order by p.id desc limit {asked.Parameter(take)}";
        return db.QueryAsync($"{Columns} where p.id = any (array({page})) order by p.id desc", View, ct, asked.Values);
    }

    /// <exception cref="Refused"><see cref="PayoutRefusals.NotFound"/>, also for a case that is another officer's.</exception>
    public async Task<PayoutDetail> ShowAsync(long payoutId, CancellationToken ct)
    {
        var view = (await db.QueryAsync(Columns + " where p.id = $1 and ($2::bigint is null or c.officer_id = $2)", View, ct, payoutId, act.OwnOfficerId)).SingleOrDefault()
            ?? throw new Refused(PayoutRefusals.NotFound);
        var moves = await db.QueryAsync(
            """
            select m.from_state, m.trigger, m.to_state, p.display_name, m.at, m.reason, b.display_name
            from payouts.move m join access.person p on p.id = m.person_id left join access.person b on b.id = m.on_behalf_of where m.payout_id = $1 order by m.id
            """,
            r => new PayoutMoveView(State(r, 0), Enum.Parse<PayoutTrigger>(r.GetString(1)), State(r, 2), r.GetString(3), r.Instant(4), r.TextOrNull(5), r.TextOrNull(6)), ct, payoutId);
        var payout = await db.Set<Payout>().AsNoTracking().SingleAsync(p => p.Id == payoutId, ct);
        var stepsLeft = (await chain.OpenStepsAsync(payout, ct)).Count;
        var open = await new PayoutLifecycle(payout, stepsLeft).OpenAsync();
        var file = await db.Set<Instruction>().Where(i => i.PayoutId == payoutId && i.Round == payout.Round).Select(i => i.FileName).SingleOrDefaultAsync(ct);
        var left = await db.QueryAsync("select 1 from payouts.hand_over o join payouts.instruction i on i.id = o.instruction_id where i.payout_id = $1 and i.round = $2", r => r.GetInt32(0), ct, payoutId, payout.Round);
        return new(view, moves, await LotsAsync(payoutId, ct), [.. open.Distinct()], file, left.Count > 0, await PayeeAsync(payoutId, ct), await ApprovalsAsync(payoutId, ct));
    }

    async Task<PayeeFacts> PayeeAsync(long payoutId, CancellationToken ct) => (await db.QueryAsync(
        """
        select case when p.authority_id is not null then y.name end, h.document, h.valid_until, a.confirmation_document, q.confirmed_with, b.display_name, k.display_name, a.recorded_at,
               case when o.id is not null then a.recorded_at end, o.account_no, o.bank_name, a.cooling_until, a.ended_at is not null
        from payouts.payout p left join cases.party y on y.id = p.party_id left join cases.authority h on h.id = p.authority_id left join cases.payee_account a on a.id = p.payee_account_id
        left join cases.account_proposal q on q.id = a.proposal_id left join cases.payee_account o on o.id = a.replaces_id
        left join access.person b on b.id = q.proposed_by left join access.person k on k.id = a.recorded_by where p.id = $1
        """,
        r => new PayeeFacts(r.TextOrNull(0), r.TextOrNull(1), r.DateOrNull(2), r.TextOrNull(3), r.TextOrNull(4), r.TextOrNull(5), r.TextOrNull(6), r.InstantOrNull(7), r.InstantOrNull(8),
            BankAccountNumber.Mask(r.TextOrNull(9)), r.TextOrNull(10), r.DateOrNull(11), r.GetBoolean(12)), ct, payoutId))[0];

    /// <summary>Payouts to nobody of the case (向案外人发放), the newest first; withdrawn ones too.</summary>
    /// <source>法发〔2017〕6号 §11; domain reference §3.8 ⑨</source>
    public Task<List<PayoutView>> ThirdPartyAsync(long? afterId, int take, CancellationToken ct)
    {
        var asked = new Conditions().When(afterId, "p.id < {0}").When(act.OwnOfficerId, "c.officer_id = {0}");
        return db.QueryAsync($"{Columns} where p.party_id is null and p.purpose = 'Claim' and {asked} order by p.id desc limit {asked.Parameter(take)}", View, ct, asked.Values);
    }

    Task<List<PayoutApprovalView>> ApprovalsAsync(long payoutId, CancellationToken ct) => db.QueryAsync(
        """
        select s.round, s.step, s.role, s.chain_version, s.payee_class, s.flag, s.cumulated_minor, s.needs_decision, p.display_name, b.display_name, a.approved_at, a.decision_document, encode(a.content_hash, 'hex')
        from payouts.required_step s left join payouts.approval a on a.payout_id = s.payout_id and a.round = s.round and a.step = s.step
        left join access.person p on p.id = a.person_id left join access.person b on b.id = a.on_behalf_of
        where s.payout_id = $1 order by s.round, s.step
        """,
        r => new PayoutApprovalView(r.GetInt32(0), r.GetInt16(1), r.GetString(2), r.GetInt32(3), r.GetString(4), r.TextOrNull(5), r.Money(6), r.GetBoolean(7), r.TextOrNull(8), r.TextOrNull(9), r.InstantOrNull(10),
            r.TextOrNull(11), r.TextOrNull(12)), ct, payoutId);

    /// <summary>Where a payout's money came from: lot by lot, back to the payer's line on the bank's statement.</summary>
    /// <exception cref="Refused"><see cref="PayoutRefusals.NotFound"/>, also for a case that is another officer's.</exception>
    public async Task<List<PayoutLotView>> LotsAsync(long payoutId, CancellationToken ct)
    {
        await RequireVisibleAsync(payoutId, ct);
        return await db.QueryAsync(
            """
            select pl.lot_id, l.arrived_on, pl.amount_minor, s.counterparty_name, s.id
            from payouts.payout_lot pl join payouts.payout p on p.id = pl.payout_id
            join ledger.lot l on l.book_id = p.book_id and l.id = pl.lot_id
            join ledger.entry e on e.book_id = l.book_id and e.id = l.entry_id
            left join receipts.statement_line s on e.source_kind = 2 and s.id = e.source_id
            where pl.payout_id = $1 order by l.arrived_on, l.id
            """,
            r => new PayoutLotView(r.GetInt64(0), r.Date(1), r.Money(2), r.TextOrNull(3), r.LongOrNull(4)), ct, payoutId);
    }

    /// <summary>The instruction of the last release, as it was written.</summary>
    /// <exception cref="Refused"><see cref="PayoutRefusals.NotFound"/> when nothing was released.</exception>
    public async Task<PayoutFile> FileAsync(long payoutId, CancellationToken ct)
    {
        await RequireVisibleAsync(payoutId, ct);
        var file = await db.Set<Instruction>().Where(i => i.PayoutId == payoutId).OrderByDescending(i => i.Round).FirstOrDefaultAsync(ct)
            ?? throw new Refused(PayoutRefusals.NotFound);
        return new(file.FileName, file.FileBytes, Convert.ToHexStringLower(file.FileSha256));
    }

    internal async Task RequireVisibleAsync(long payoutId, CancellationToken ct)
    {
        var visible = await db.QueryAsync(
            "select 1 from payouts.payout p join cases.enforcement_case c on c.id = p.case_id where p.id = $1 and ($2::bigint is null or c.officer_id = $2)",
            r => r.GetInt32(0), ct, payoutId, act.OwnOfficerId);
        if (visible.Count == 0)
            throw new Refused(PayoutRefusals.NotFound);
    }

    PayoutView View(NpgsqlDataReader r)
    {
        var state = State(r, 8);
        var due = r.DateOrNull(11);
        var paidOn = r.DateOrNull(13);
        return new(r.GetInt64(0), r.GetInt64(1), r.GetString(2), r.GetString(3), r.GetString(4), BankAccountNumber.Mask(r.TextOrNull(5)), r.TextOrNull(6),
            r.Money(7), state, Chinese(state), r.TextOrNull(9), r.InstantOrNull(10), due, r.GetBoolean(12), ClockB(due, paidOn, state), paidOn,
            r.TextOrNull(14), r.LongOrNull(15), r.TextOrNull(16), r.GetString(17), r.Instant(18), Purpose(r), r.TextOrNull(20),
            Chains.PayeeClass.Of(Purpose(r), byAgent: r.GetBoolean(22), isParty: r.GetBoolean(21)), r.TextOrNull(23), r.TextOrNull(24),
            r.DateOrNull(25), r.TextOrNull(26));
    }

    /// <source>S3 §22¶1: five workdays from the notice to the bank's success</source>
    ClockState ClockB(LocalDate? due, LocalDate? paidOn, PayoutState state) => (due, paidOn) switch
    {
        (null, _) => ClockState.NotStarted,
        ({ } last, { } paid) when state is PayoutState.Paid or PayoutState.Returned => paid <= last ? ClockState.Met : ClockState.Late,
        ({ } last, _) => Office.Today(act.Now) <= last ? ClockState.Running : ClockState.Late,
    };

    static PayoutPurpose Purpose(NpgsqlDataReader r) => Enum.Parse<PayoutPurpose>(r.GetString(19));

    static PayoutState State(NpgsqlDataReader r, int column) => Enum.Parse<PayoutState>(r.GetString(column));

    /// <summary>What the screen says.</summary>
    public static string Chinese(PayoutState state) => state switch
    {
        PayoutState.Draft => "草稿",
        PayoutState.InApproval => "审批中",
        PayoutState.NoticeIssued => "已通知财务",
        PayoutState.Accepted => "财务已受理",
        PayoutState.Released => "已送银行",
        PayoutState.Uncertain => "结果未知",
        PayoutState.Paid => "已支付",
        PayoutState.Failed => "失败",
        PayoutState.Returned => "退票",
        PayoutState.Disputed => "争议待定",
        PayoutState.OnHold => "暂停",
        PayoutState.Withdrawn => "已撤回",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
