using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Payouts.Banking;

/// <summary>One thing that happened between the house and the bank about an instruction.</summary>
/// <param name="What">sent, downloaded, answered, asked, or failure-said and failure-confirmed for what two persons say by the bank's paper.</param>
/// <param name="Status">The bank's code, verbatim; null for what the house did.</param>
/// <param name="Inferred">The bank did not name it.</param>
/// <param name="Effect">advanced, rejected, known, late or manual.</param>
/// <param name="Note">The name of the file, what was noted when the bank was asked, or the paper.</param>
public sealed record BankEvent(
    Instant At, string Person, string EndToEndId, string What, string? Level, string? Status, ShownStatus? Shown, bool Inferred, string? Effect, IReadOnlyList<BankReason> Reasons, string? Note);

/// <summary>What the house and the bank told each other about a payout, the oldest first.</summary>
/// <param name="Shown">The furthest that the bank has said about the last instruction; null while it said nothing.</param>
/// <param name="AskBy">The id by which the bank may be asked about it now; null where there is nothing to ask.</param>
public sealed record BankTimeline(long PayoutId, ShownStatus? Shown, bool SentOut, string? AskBy, IReadOnlyList<BankEvent> Events);

/// <summary>An answer of the bank that was read.</summary>
/// <param name="Unknown">What it said of ids that we never sent.</param>
public sealed record BankAnswerFileView(long Id, string Name, string? MessageId, string? OriginalMessageId, Instant ImportedAt, string ImportedBy, string Sha256, int Answers, int Rejected, int Manual, IReadOnlyList<string> Unknown);

/// <summary>A payment of which nobody knows what became, or that one person says to have failed.</summary>
/// <param name="FailureSaidBy">Who says so by the bank's paper; another person confirms it.</param>
public sealed record UncertainPayout(
    long PayoutId, string EndToEndId, string CaseNumber, string PayeeName, Money Amount, Instant SentAt, Instant? LastAskedAt, int Asked, PayoutState State, string? FailureSaidBy, string? FailureDocument);

/// <summary>What the bank said, what it was asked, and what does not fit.</summary>
public sealed class BankAnswerQueries(LedgerDb db, PayoutQueries payouts, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadPayouts;

    /// <exception cref="Refused"><see cref="PayoutRefusals.NotFound"/>, also for a case that is another officer's.</exception>
    public async Task<BankTimeline> TimelineAsync(long payoutId, CancellationToken ct)
    {
        await payouts.RequireVisibleAsync(payoutId, ct);
        var events = await db.QueryAsync(
            """
            with mine as (select i.id, i.end_to_end_id from payouts.instruction i where i.payout_id = $1)
            select e.at, p.display_name, e.id, e.what, e.level, e.status, e.shown, e.inferred, e.effect, e.reasons, e.note from (
              select h.at, h.by, m.end_to_end_id as id, 'sent' as what, null as level, null as status, null as shown, false as inferred, null as effect, '[]' as reasons, coalesce(f.file_name, i.file_name) as note, 1 as rank
              from mine m join payouts.instruction i on i.id = m.id join payouts.hand_over h on h.instruction_id = m.id left join payouts.payment_file f on f.id = h.file_id
              union all
              select d.at, d.by, m.end_to_end_id, 'downloaded', null, null, null, false, null, '[]', coalesce(f.file_name, i.file_name), 2
              from mine m join payouts.instruction i on i.id = m.id left join payouts.payment_file_item t on t.instruction_id = m.id and t.in_force left join payouts.payment_file f on f.id = t.file_id
                join payouts.file_download d on d.instruction_id = m.id or d.file_id = t.file_id join payouts.hand_over h on h.instruction_id = m.id where d.at > h.at
              union all
              select q.at, q.by, m.end_to_end_id, 'asked', null, null, null, false, null, '[]', q.note, 3 from mine m join payouts.bank_query q on q.instruction_id = m.id
              union all
              select s.at, s.by, m.end_to_end_id, s.what, null, null, null, false, null, '[]', f.document || ': ' || f.reason, s.rank from mine m join payouts.payment_failure f on f.instruction_id = m.id
                cross join lateral (values ('failure-said', f.asked_at, f.asked_by, 5), ('failure-confirmed', f.confirmed_at, f.confirmed_by, 6)) s (what, at, by, rank) where s.at is not null
              union all
              select a.at, a.by, m.end_to_end_id, 'answered', a.level, a.status, a.shown, a.inferred, a.effect, a.reasons::text, f.name, 4 from mine m join payouts.bank_answer a on a.instruction_id = m.id join payouts.answer_file f on f.id = a.answer_file_id
            ) e join access.person p on p.id = e.by order by e.at, e.rank
            """,
            r => new BankEvent(r.Instant(0), r.GetString(1), r.GetString(2), r.GetString(3), r.TextOrNull(4), r.TextOrNull(5), Shown(r.TextOrNull(6)), r.GetBoolean(7), r.TextOrNull(8), ReasonText.Parse(r.GetString(9)), r.TextOrNull(10)),
            ct, payoutId);
        var (last, open) = (await db.QueryAsync("select i.end_to_end_id, p.state from payouts.instruction i join payouts.payout p on p.id = i.payout_id where p.id = $1 order by i.round desc limit 1",
            r => (r.GetString(0), QueryPayout.IsOpenFrom(Enum.Parse<PayoutState>(r.GetString(1)))), ct, payoutId)).SingleOrDefault();
        var of = events.Where(e => e.EndToEndId == last).ToList();
        var sent = of.Exists(e => e.What == "sent");
        return new(payoutId, of.Max(e => e.Shown), sent, sent && open ? last : null, events);
    }

    /// <param name="after">Keyset: files older than this id; null for the newest.</param>
    public Task<List<BankAnswerFileView>> AnswersAsync(long? after, int take, CancellationToken ct) => db.QueryAsync(
        """
        select f.id, f.name, f.message_id, f.original_message_id, f.imported_at, p.display_name, f.sha256, (select count(*)::int from payouts.bank_answer a where a.answer_file_id = f.id),
          (select count(*)::int from payouts.bank_answer a where a.answer_file_id = f.id and a.effect = 'rejected'), (select count(*)::int from payouts.bank_answer a where a.answer_file_id = f.id and a.effect = 'manual'),
          array(select concat_ws(' ', u.original_id, u.status) from payouts.unknown_answer u where u.answer_file_id = f.id order by u.id limit 100)
        from payouts.answer_file f join access.person p on p.id = f.imported_by where f.id < coalesce($1, 9223372036854775807) and $3 order by f.id desc limit $2
        """,
        r => new BankAnswerFileView(r.GetInt64(0), r.GetString(1), r.TextOrNull(2), r.TextOrNull(3), r.Instant(4), r.GetString(5), Convert.ToHexStringLower(r.GetFieldValue<byte[]>(6)), r.GetInt32(7), r.GetInt32(8), r.GetInt32(9),
            r.GetFieldValue<string[]>(10)), ct, after, take, act.OwnOfficerId is null);

    /// <summary>The longest unknown first.</summary>
    public Task<List<UncertainPayout>> UncertainAsync(long? after, int take, CancellationToken ct) => db.QueryAsync(
        """
        select p.id, i.end_to_end_id, c.number, p.payee_name, i.amount_minor, h.at, (select max(q.at) from payouts.bank_query q where q.instruction_id = i.id), (select count(*)::int from payouts.bank_query q where q.instruction_id = i.id), p.state, w.display_name, f.document
        from payouts.payout p join payouts.instruction i on i.payout_id = p.id and i.round = p.round join payouts.hand_over h on h.instruction_id = i.id join cases.enforcement_case c on c.id = p.case_id
        left join payouts.payment_failure f on f.instruction_id = i.id left join access.person w on w.id = f.asked_by
        where (p.state = 'Uncertain' or p.state = 'Released' and f.id is not null) and p.id > coalesce($1, 0) and ($3::bigint is null or c.officer_id = $3) order by p.id limit $2
        """,
        r => new UncertainPayout(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.Money(4), r.Instant(5), r.InstantOrNull(6), r.GetInt32(7), Enum.Parse<PayoutState>(r.GetString(8)), r.TextOrNull(9), r.TextOrNull(10)),
        ct, after, take, act.OwnOfficerId);

    /// <param name="open">Only those that nobody closed.</param>
    /// <param name="after">Keyset: items older than this id; null for the newest.</param>
    public Task<List<BankCaseView>> CasesAsync(bool open, long? payoutId, long? after, int take, CancellationToken ct)
    {
        var asked = new Conditions().When(payoutId, "b.payout_id = {0}").When(after, "b.id < {0}").When(act.OwnOfficerId, "c.officer_id = {0}");
        return db.QueryAsync(
            $"""
            select b.id, b.kind, b.payout_id, i.end_to_end_id, c.number, p.payee_name, i.amount_minor, b.line_id, b.facts, b.raised_at,
              b.closed_at is null and b.kind in ('paid-after-rejection', 'debit-after-rejection', 'debit-after-reissue'), a.display_name, b.asked_at, b.reason, b.outcome, d.display_name, b.closed_at
            from payouts.bank_case b join payouts.instruction i on i.id = b.instruction_id join payouts.payout p on p.id = b.payout_id join cases.enforcement_case c on c.id = p.case_id
            left join access.person a on a.id = b.asked_by left join access.person d on d.id = b.closed_by
            where {asked} and {(open ? "b.closed_at is null" : "true")} order by b.id desc limit {asked.Parameter(take)}
            """,
            r => new BankCaseView(r.GetInt64(0), r.GetString(1), r.GetInt64(2), r.GetString(3), r.GetString(4), r.GetString(5), r.Money(6), r.LongOrNull(7), r.GetString(8), r.Instant(9), r.GetBoolean(10),
                r.TextOrNull(11), r.InstantOrNull(12), r.TextOrNull(13), r.TextOrNull(14), r.TextOrNull(15), r.InstantOrNull(16)), ct, asked.Values);
    }

    static ShownStatus? Shown(string? text) => text is null ? null : Enum.Parse<ShownStatus>(text);
}
