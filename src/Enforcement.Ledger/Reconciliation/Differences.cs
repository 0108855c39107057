using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;
using Npgsql;

namespace Enforcement.Ledger.Reconciliation;

/// <summary>Looks for differences now: of one book, or of all.</summary>
public sealed class FindDifferences(LedgerDb db, PeriodDesk desk, DifferenceSweep sweep, Act act) : IUseCase
{
    public static Permission Needs => Permission.GuardBooks;

    /// <param name="Through">As of the end of this day; null for yesterday.</param>
    public sealed record Request(string? Book = null, LocalDate? Through = null);

    public async Task<DifferencesFound> ExecuteAsync(Request request, CancellationToken ct)
    {
        var books = request.Book is { } code ? [(await desk.BookAsync(code, ct)).Id] : await db.QueryAsync("select id from ledger.book order by id", r => r.GetInt32(0), ct);
        var total = new DifferencesFound(0, 0);
        foreach (var book in books)
        {
            var found = await sweep.FindAsync(book, request.Through ?? desk.Today.PlusDays(-1), ct);
            total = new(total.New + found.New, total.Gone + found.Gone);
        }
        act.About("differences", $"{total.New} new, {total.Gone} gone");
        return total;
    }
}

/// <summary>Gives a difference an owner, a reason and a deadline; the last one given counts, all are kept.</summary>
/// <source>domain reference §3.8 ⑪; 法院内控要求</source>
public sealed class AssignDifference(LedgerDb db, PeriodDesk desk, DifferenceDesk differences) : IUseCase
{
    public static Permission Needs => Permission.ManageDifferences;

    /// <param name="Owner">A sign-in name.</param>
    public sealed record Request(long DifferenceId, string? Reason, string? Owner, LocalDate? DueOn);

    /// <exception cref="Refused"><see cref="ReconciliationRefusals.ReasonMissing"/>, <see cref="ReconciliationRefusals.OwnerUnknown"/>,
    /// <see cref="ReconciliationRefusals.DifferenceNotFound"/>, <see cref="ReconciliationRefusals.DifferenceClosed"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var reason = PeriodDesk.Reason(request.Reason);
        var owner = await db.QueryAsync("select id from access.person where normalized_user_name = upper($1) and kind = 'person'", r => r.GetInt64(0), ct, request.Owner ?? "");
        if (owner.Count == 0 || request.DueOn is null || request.DueOn < desk.Today)
            throw new Refused(ReconciliationRefusals.OwnerUnknown, $"{request.Owner} {request.DueOn:uuuu-MM-dd}".Trim());
        await differences.NoteAsync(request.DifferenceId, "assigned", reason, owner[0], request.DueOn, ct);
    }
}

/// <summary>Closes a difference with its explanation.</summary>
public sealed class CloseDifference(DifferenceDesk differences) : IUseCase
{
    public static Permission Needs => Permission.ManageDifferences;

    /// <exception cref="Refused"><see cref="ReconciliationRefusals.ReasonMissing"/>, <see cref="ReconciliationRefusals.DifferenceNotFound"/>,
    /// <see cref="ReconciliationRefusals.DifferenceClosed"/></exception>
    public Task ExecuteAsync(long differenceId, string? explanation, CancellationToken ct) =>
        differences.NoteAsync(differenceId, "closed", PeriodDesk.Reason(explanation), null, null, ct);
}

/// <summary>Writes the history of a difference.</summary>
public sealed class DifferenceDesk(LedgerDb db, Act act)
{
    public async Task NoteAsync(long id, string what, string reason, long? owner, LocalDate? due, CancellationToken ct)
    {
        var now = (await db.QueryAsync("select d.kind, d.subject, (select n.act from reconciliation.difference_note n where n.difference_id = d.id order by n.id desc limit 1) from reconciliation.difference d where d.id = $1",
            r => new { Subject = $"{r.GetString(0)} {r.GetString(1)}", Act = r.TextOrNull(2) }, ct, id)).SingleOrDefault()
            ?? throw new Refused(ReconciliationRefusals.DifferenceNotFound);
        if (now.Act == "closed")
            throw new Refused(ReconciliationRefusals.DifferenceClosed);
        try
        {
            await db.ExecuteAsync("insert into reconciliation.difference_note (difference_id, act, reason, owner_id, due_on, person_id, at) values ($1, $2, $3, $4, $5, $6, $7)", ct,
                id, what, reason, owner, due, act.Actor.Id, act.Now);
        }
        catch (PostgresException e) when (e.SqlState == "LD054")
        {
            // Another hand closed it meanwhile.
            throw new Refused(ReconciliationRefusals.DifferenceClosed);
        }
        act.About($"difference:{id}", $"{now.Subject} {what}: {reason}");
    }
}

/// <summary>One line of a difference's history.</summary>
public sealed record DifferenceNote(string Act, string Reason, string? Owner, LocalDate? DueOn, string By, Instant At);

/// <summary>A difference and how it stands.</summary>
/// <param name="Kind">unexplained-debit, held-statement, broken-check, aged-in-transit, balance, statement-missing.</param>
/// <param name="State">open, assigned or closed.</param>
public sealed record DifferenceView(
    long Id, string Book, string Kind, string Subject, Money Amount, LocalDate SinceOn, string Facts, string State, string? Owner, LocalDate? DueOn, bool Overdue, IReadOnlyList<DifferenceNote> History);

/// <summary>The desk of differences.</summary>
public sealed class DifferenceQueries(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadReconciliation;

    /// <param name="open">Only those that are not closed.</param>
    /// <param name="after">Keyset: differences older than this id; null for the newest.</param>
    public async Task<List<DifferenceView>> ListAsync(string? book, bool open, long? after, int take, CancellationToken ct)
    {
        var asked = new Conditions().When(book, "b.code = {0}").When(open ? "closed" : null, "d.act is distinct from {0}").When(after, "d.id < {0}");
        var rows = await db.QueryAsync(
            $"""
            select d.id, b.code, d.kind, d.subject, d.amount_minor, d.since_on, d.facts, d.act, o.display_name, d.due_on
            from reconciliation.difference_now d join ledger.book b on b.id = d.book_id left join access.person o on o.id = d.owner_id
            where {asked} order by d.id desc limit {asked.Parameter(take)}
            """, r => Row(r), ct, asked.Values);
        var notes = (await db.QueryAsync(
            """
            select n.difference_id, n.act, n.reason, o.display_name, n.due_on, p.display_name, n.at
            from reconciliation.difference_note n join access.person p on p.id = n.person_id left join access.person o on o.id = n.owner_id
            where n.difference_id = any ($1) order by n.id
            """,
            r => (Of: r.GetInt64(0), Note: new DifferenceNote(r.GetString(1), r.GetString(2), r.TextOrNull(3), r.DateOrNull(4), r.GetString(5), r.Instant(6))), ct, rows.Select(d => d.Id).ToArray())).ToLookup(n => n.Of, n => n.Note);
        return [.. rows.Select(d => d with { History = [.. notes[d.Id]] })];
    }

    DifferenceView Row(NpgsqlDataReader r)
    {
        var state = r.TextOrNull(7) switch { "closed" => "closed", "assigned" => "assigned", _ => "open" };
        var due = r.DateOrNull(9);
        return new(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.Money(4), r.Date(5), r.GetString(6), state, r.TextOrNull(8), due, due < Office.Today(act.Now), []);
    }
}
