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
public sealed record PayoutView(
    long Id, long CaseId, string CaseNumber, string Officer, string PayeeName, string? Account, string? BankName, Money Amount, PayoutState State, string StateChinese,
    string? NoticeNo, Instant? NoticeIssuedAt, LocalDate? BDueOn, bool BDueProvisional, ClockState BClock, LocalDate? PaidOn,
    string? DecisionDocument, long? SplitFromId, string? DisputeReason, string DraftedBy, Instant DraftedAt, PayoutPurpose Purpose, string? ProofDocument, string? RefundGround);

public sealed record PayoutMoveView(PayoutState From, PayoutTrigger Trigger, PayoutState To, string Person, Instant At, string? Reason);

public sealed record PayoutLotView(long LotId, LocalDate ArrivedOn, Money Amount, string? Payer, long? LineId);

/// <summary>A payout with its history, its lots and what can be done with it now.</summary>
/// <param name="HandedOver">Its instruction has left the house.</param>
public sealed record PayoutDetail(PayoutView Payout, IReadOnlyList<PayoutMoveView> Moves, IReadOnlyList<PayoutLotView> Lots, IReadOnlyList<PayoutTrigger> Open, string? FileName, bool HandedOver);

/// <summary>The file of a released payout, for the bank.</summary>
public sealed record PayoutFile(string Name, byte[] Bytes, string Sha256);

public sealed class PayoutQueries(LedgerDb db, ApprovalChain chain, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadPayouts;

    const string Columns =
        """
        select p.id, p.case_id, c.number, o.display_name, p.payee_name, p.account_no, p.bank_name, p.amount_minor, p.state, p.notice_no, p.notice_issued_at,
               p.b_due_on, coalesce(p.b_due_provisional, false), p.paid_on, p.decision_document, p.split_from_id, p.dispute_reason,
               d.display_name, p.drafted_at, p.purpose, p.proof_document, p.refund_ground
        from payouts.payout p
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
            select m.from_state, m.trigger, m.to_state, p.display_name, m.at, m.reason
            from payouts.move m join access.person p on p.id = m.person_id where m.payout_id = $1 order by m.id
            """,
            r => new PayoutMoveView(State(r, 0), Enum.Parse<PayoutTrigger>(r.GetString(1)), State(r, 2), r.GetString(3), r.Instant(4), r.TextOrNull(5)), ct, payoutId);
        var payout = await db.Set<Payout>().AsNoTracking().SingleAsync(p => p.Id == payoutId, ct);
        var stepsLeft = (await chain.OpenStepsAsync(payout, ct)).Count;
        var open = await new PayoutLifecycle(payout, stepsLeft).OpenAsync();
        var file = await db.Set<Instruction>().Where(i => i.PayoutId == payoutId && i.Round == payout.Round).Select(i => i.FileName).SingleOrDefaultAsync(ct);
        var left = await db.QueryAsync("select 1 from payouts.hand_over o join payouts.instruction i on i.id = o.instruction_id where i.payout_id = $1 and i.round = $2", r => r.GetInt32(0), ct, payoutId, payout.Round);
        return new(view, moves, await LotsAsync(payoutId, ct), [.. open.Distinct()], file, left.Count > 0);
    }

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

    async Task RequireVisibleAsync(long payoutId, CancellationToken ct)
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
            r.TextOrNull(14), r.LongOrNull(15), r.TextOrNull(16), r.GetString(17), r.Instant(18), Enum.Parse<PayoutPurpose>(r.GetString(19)), r.TextOrNull(20), r.TextOrNull(21));
    }

    /// <source>S3 §22¶1: five workdays from the notice to the bank's success</source>
    ClockState ClockB(LocalDate? due, LocalDate? paidOn, PayoutState state) => (due, paidOn) switch
    {
        (null, _) => ClockState.NotStarted,
        ({ } last, { } paid) when state is PayoutState.Paid or PayoutState.Returned => paid <= last ? ClockState.Met : ClockState.Late,
        ({ } last, _) => Office.Today(act.Now) <= last ? ClockState.Running : ClockState.Late,
    };

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
