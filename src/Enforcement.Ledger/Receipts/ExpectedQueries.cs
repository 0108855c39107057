using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts;

/// <summary>Money that is to come, as its readers see it; accounts are masked.</summary>
/// <param name="Arrived">How much of it has arrived; more stays on the case and is not counted here.</param>
/// <param name="Overdue">It was due before today and has not arrived in full.</param>
/// <param name="ConfirmedBy">Who confirmed a deduction order; only then is its money posted by itself.</param>
/// <param name="LineIds">The lines of statements that brought it.</param>
public sealed record ExpectedView(
    long Id, long CaseId, string CaseNumber, string Officer, ExpectedKind Kind, string? Reference, Money Amount, Money Arrived, string? Account, string? Payer, string? PayerAccount,
    LocalDate OrderedOn, LocalDate DueOn, bool DueProvisional, ExpectedState State, bool Overdue, string Document, string RegisteredBy, Instant RegisteredAt,
    string? ConfirmedBy, Instant? ConfirmedAt, string? CancelReason, IReadOnlyList<long> LineIds);

/// <summary>Which expected receipts are asked for.</summary>
public enum ExpectedFilter
{
    Expected,
    Partly,
    Met,
    Cancelled,

    /// <summary>Due before today and not met: the alarm list.</summary>
    Overdue,
}

public sealed class ExpectedQueries(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadCases;

    /// <summary>Expected receipts, the newest first. An executor sees those of the own cases.</summary>
    /// <param name="afterId">Keyset: rows older than this id; null for the newest.</param>
    public Task<List<ExpectedView>> ListAsync(ExpectedFilter? filter, long? caseId, long? afterId, int take, CancellationToken ct)
    {
        var today = Office.Today(act.Now);
        var asked = new Conditions().When(filter is null or ExpectedFilter.Overdue ? null : filter.ToString(), "e.state = {0}")
            .When(filter is ExpectedFilter.Overdue ? today : null, "e.cancelled_at is null and e.arrived_minor < e.amount_minor and e.due_on < {0}")
            .When(caseId, "e.case_id = {0}").When(afterId, "e.id < {0}").When(act.OwnOfficerId, "c.officer_id = {0}");
        return db.QueryAsync(
            $"""
            select e.id, c.id, c.number, o.display_name, e.kind, e.reference, e.amount_minor, e.arrived_minor, e.target_account, e.payer_name, e.payer_account,
                   e.ordered_on, e.due_on, e.due_provisional, e.state, e.document, p.display_name, e.registered_at, k.display_name, e.confirmed_at, e.cancel_reason,
                   array(select a.line_id from receipts.expected_arrival a where a.expected_id = e.id and a.undone_at is null order by a.line_id)
            from receipts.expected_receipt e
            join cases.enforcement_case c on c.id = e.case_id
            join access.person o on o.id = c.officer_id
            join access.person p on p.id = e.registered_by
            left join access.person k on k.id = e.confirmed_by
            where {asked} order by e.id desc limit {asked.Parameter(take)}
            """,
            r =>
            {
                var (due, state) = (r.Date(12), Enum.Parse<ExpectedState>(r.GetString(14)));
                return new ExpectedView(r.GetInt64(0), r.GetInt64(1), r.GetString(2), r.GetString(3), Enum.Parse<ExpectedKind>(r.GetString(4)), r.TextOrNull(5), r.Money(6), r.Money(7),
                    BankAccountNumber.Mask(r.TextOrNull(8)), r.TextOrNull(9), BankAccountNumber.Mask(r.TextOrNull(10)), r.Date(11), due, r.GetBoolean(13), state,
                    state is ExpectedState.Expected or ExpectedState.Partly && due < today, r.GetString(15), r.GetString(16), r.Instant(17), r.TextOrNull(18), r.InstantOrNull(19),
                    r.TextOrNull(20), r.GetFieldValue<long[]>(21));
            },
            ct, asked.Values);
    }

    /// <summary>What is still to come, with its due date, for the sweep.</summary>
    public Task<List<(int BookId, string Clock, string Subject, LocalDate Due)>> WaitingAsync(CancellationToken ct) => db.QueryAsync(
        "select book_id, id, due_on from receipts.expected_receipt where cancelled_at is null and arrived_minor < amount_minor",
        r => (r.GetInt32(0), "expected", FormattableString.Invariant($"expected:{r.GetInt64(1)}"), r.Date(2)), ct);
}
