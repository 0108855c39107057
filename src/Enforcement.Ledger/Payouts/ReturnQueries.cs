using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;
using Npgsql;

namespace Enforcement.Ledger.Payouts;

/// <summary>A payment that came back (退票). <paramref name="Account"/> is the one it had gone to, masked.</summary>
/// <param name="Remark">What the bank wrote to it.</param>
/// <param name="FirstDueOn">When the first payment was due; it stays.</param>
/// <param name="ReissueDueOn">Five workdays from the return's booking date: by then a new notice is issued for its money.</param>
/// <param name="ProposedBy">Who imported the statement that brought it back.</param>
/// <param name="RejectedBy">Who found that it was no return.</param>
/// <param name="UndoAskedBy">Who asked to take the confirmation back; <paramref name="UndoneBy"/> agreed.</param>
/// <param name="CanUndo">The confirmation can still be taken back: the payment was not asked for again.</param>
/// <param name="Waiting">Money of it that waits: unconfirmed, or available in the case.</param>
public sealed record ReturnView(
    long LineId, long PayoutId, PayoutState PayoutState, long CaseId, string CaseNumber, string Officer, string PayeeName, string? Account, Money Amount, string EndToEndId,
    LocalDate PaidOn, LocalDate ReturnedOn, string? Remark, LocalDate? FirstDueOn, LocalDate ReissueDueOn, bool ReissueDueProvisional, ClockState ReissueClock,
    Money Waiting, string ProposedBy, string? ConfirmedBy, Instant? ConfirmedAt, string? RejectedBy, Instant? RejectedAt, string? RejectReason,
    string? UndoAskedBy, string? UndoReason, string? UndoneBy, Instant? UndoneAt, bool CanUndo);

/// <summary>Which returns are asked for.</summary>
/// <param name="Unconfirmed">Only those that wait for the second person.</param>
public sealed record ReturnsAsked(long? CaseId = null, long? PayoutId = null, bool Unconfirmed = false);

/// <summary>The list of returned payments (退票清单).</summary>
/// <source>domain reference §3.8 ⑩ and §1.2, 8</source>
public sealed class ReturnQueries(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadPayouts;

    /// <param name="afterId">Keyset: lines older than this id; null for the newest.</param>
    public Task<List<ReturnView>> ListAsync(ReturnsAsked which, long? afterId, int take, CancellationToken ct)
    {
        var asked = new Conditions().When(which.CaseId, "p.case_id = {0}").When(which.PayoutId, "p.id = {0}").When(which.Unconfirmed ? true : null, "(r.confirmed_at is null and r.stands) = {0}")
            .When(act.OwnOfficerId, "c.officer_id = {0}").When(afterId, "r.line_id < {0}");
        return db.QueryAsync(
            $"""
            select r.line_id, p.id, p.state, c.id, c.number, o.display_name, p.payee_name, b.counterparty_account, r.amount_minor, i.end_to_end_id,
                   b.booked_on, r.returned_on, concat_ws(' ', s.summary, s.purpose, s.remittance), n.b_due_on, r.reissue_due_on, r.reissue_due_provisional,
                   w.waiting, d.noticed_at, q.display_name, k.display_name, r.confirmed_at, r.stands,
                   j.display_name, r.rejected_at, r.reject_reason, ua.display_name, r.undo_reason, ub.display_name, r.undone_at,
                   r.stands and r.confirmed_at is not null and p.round = i.round and p.state in ('Returned', 'Withdrawn')
            from payouts.returned_payment r
            join payouts.instruction i on i.id = r.instruction_id
            join payouts.payout p on p.id = i.payout_id
            join payouts.settlement t on t.instruction_id = i.id
            join receipts.statement_line s on s.id = r.line_id
            join receipts.statement_line b on b.id = t.line_id
            join cases.enforcement_case c on c.id = p.case_id
            join access.person o on o.id = c.officer_id
            join access.person q on q.id = r.proposed_by
            left join access.person k on k.id = r.confirmed_by
            left join access.person j on j.id = r.rejected_by
            left join access.person ua on ua.id = r.undo_asked_by
            left join access.person ub on ub.id = r.undone_by
            left join payouts.notice n on n.payout_id = i.payout_id and n.round = i.round
            -- What waits of its lots, at most what came back: the rest of a lot has its own clock.
            cross join lateral (
              select coalesce(sum(least(l.amount_minor, h.amount_minor)), 0)::bigint as waiting
              from payouts.payout_lot l join lateral (
                select sum(h.amount_minor) as amount_minor from ledger.position h
                where h.book_id = p.book_id and h.case_id = p.case_id and h.account in (201, 212) and h.lot_id = l.lot_id
              ) h on true where l.payout_id = p.id and p.state = 'Returned' and p.round = i.round and r.stands
            ) w
            cross join lateral (
              -- Given up, its money is the case's again, and the clock of the money goes on.
              select coalesce(max(x.issued_at), (select max(m.at) from payouts.move m where m.payout_id = p.id and m.round = i.round and m.to_state = 'Withdrawn')) as noticed_at from payouts.notice x
              where x.issued_at >= r.proposed_at and (x.payout_id, x.round) <> (i.payout_id, i.round) and x.payout_id in (select y.payout_id from payouts.payout_lot y where y.lot_id in (select z.lot_id from payouts.payout_lot z where z.payout_id = p.id))
            ) d
            where {asked} order by r.line_id desc limit {asked.Parameter(take)}
            """,
            View, ct, asked.Values);
    }

    /// <summary>The clocks of returned money that waits for its new payment, for the sweep.</summary>
    public Task<List<(int BookId, string Clock, string Subject, LocalDate Due)>> WaitingAsync(CancellationToken ct) => db.QueryAsync(
        """
        select p.book_id, p.id, r.reissue_due_on
        from payouts.payout p join payouts.instruction i on i.payout_id = p.id and i.round = p.round join payouts.returned_payment r on r.instruction_id = i.id and r.stands
        where p.state = 'Returned' and exists (
          select from payouts.payout_lot l join ledger.position h on h.book_id = p.book_id and h.case_id = p.case_id and h.account in (201, 212) and h.lot_id = l.lot_id
          where l.payout_id = p.id and h.amount_minor > 0)
        """,
        r => (r.GetInt32(0), "reissue", FormattableString.Invariant($"payout:{r.GetInt64(1)}"), r.Date(2)), ct);

    ReturnView View(NpgsqlDataReader r)
    {
        var (due, waiting, noticed) = (r.Date(14), r.Money(16), r.InstantOrNull(17));
        return new(r.GetInt64(0), r.GetInt64(1), Enum.Parse<PayoutState>(r.GetString(2)), r.GetInt64(3), r.GetString(4), r.GetString(5), r.GetString(6),
            BankAccountNumber.Mask(r.TextOrNull(7)), r.Money(8), r.GetString(9), r.Date(10), r.Date(11), r.TextOrNull(12), r.DateOrNull(13), due, r.GetBoolean(15),
            r.GetBoolean(21) ? Clock(due, waiting, noticed) : ClockState.NotStarted, waiting, r.GetString(18), r.TextOrNull(19), r.InstantOrNull(20),
            r.TextOrNull(22), r.InstantOrNull(23), r.TextOrNull(24), r.TextOrNull(25), r.TextOrNull(26), r.TextOrNull(27), r.InstantOrNull(28), r.GetBoolean(29));
    }

    // It ends with the new notice, or when the payment is given up; a payment asked for anew has no notice yet.
    ClockState Clock(LocalDate due, Money waiting, Instant? noticed)
    {
        var end = waiting.IsZero && noticed is { } at ? Office.Today(at) : (LocalDate?)null;
        return (end ?? Office.Today(act.Now)) > due ? ClockState.Late : end is null ? ClockState.Running : ClockState.Met;
    }
}
