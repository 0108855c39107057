using System.Text.Json;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.Formats;
using NodaTime;
using Npgsql;

namespace Enforcement.Ledger.Receipts;

/// <summary>What was decided about a held statement, or is proposed.</summary>
/// <param name="Lines">Lines that it posts.</param>
/// <param name="Difference">What it leaves missing before the statement.</param>
/// <param name="State"><c>proposed</c>, <c>approved</c> or <c>declined</c>.</param>
/// <param name="Mine">Whoever reads it proposed it, and cannot approve it.</param>
public sealed record HoldDecisionView(
    long Id, HoldDecisionKind Kind, string Reason, int Lines, Money Difference, string State, Instant ProposedAt, string ProposedBy, Instant? DecidedAt, string? DecidedBy, string? DecidedReason, bool Mine);

/// <summary>A line as one of two deliveries tells it.</summary>
/// <param name="Line">Line of the file.</param>
/// <param name="CreditedAccount">The own account or case's own number that the line names; only where it is what differs.</param>
public sealed record ToldLine(long Line, LocalDate BookedOn, bool IsCredit, Money Amount, string? Reference, string? Name, string? Account, string? Remark, string? CreditedAccount);

/// <summary>One thing in which a held statement differs from what is posted.</summary>
/// <param name="Kind"><c>new</c>, <c>gone</c> or <c>changed</c>.</param>
/// <param name="Posted">Null when it is new.</param>
/// <param name="Told">Null when it is gone.</param>
public sealed record StatementDifference(string Kind, ToldLine? Posted, ToldLine? Told);

/// <summary>A statement with what a person needs to decide about it.</summary>
/// <param name="CopyMark">The bank's own mark of a repeated delivery.</param>
/// <param name="Differences">The first of them, as the statement was seen when it was held.</param>
public sealed record StatementDetail(
    StatementView Statement, long DeliveryId, string Sha256, int? Page, bool? LastPage, string? CopyMark, IReadOnlyList<HoldDecisionView> Decisions, IReadOnlyList<StatementDifference> Differences);

/// <summary>A delivered file and what became of it.</summary>
/// <param name="Outcome"><c>taken</c> or <c>rejected</c>.</param>
/// <param name="BytesKept">They can be downloaded.</param>
public sealed record DeliveryView(
    long Id, string Name, string Sha256, long SizeBytes, string Format, string? Encoding, string Outcome, Instant DeliveredAt, string DeliveredBy, bool BytesKept, IReadOnlyList<FileProblem> Problems);

/// <summary>Statements one by one, and the files in which they came.</summary>
public sealed class StatementQueries(LedgerDb db, ReceiptQueries receipts, ImportsUnderway underway, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadStatements;

    /// <exception cref="Refused"><see cref="ReceiptRefusals.StatementNotFound"/></exception>
    public async Task<StatementDetail> ShowAsync(long id, CancellationToken ct)
    {
        // The statements of the account are not an executor's, whose right reaches own cases only.
        var statement = (await receipts.StatementsAsync(null, id + 1, 1, ct)).Find(s => s.Id == id) ?? throw new Refused(ReceiptRefusals.StatementNotFound);
        var head = (await db.QueryAsync(
            "select s.file_id, encode(f.sha256, 'hex'), s.page, s.last_page, s.copy_mark from receipts.statement s join receipts.file f on f.id = s.file_id where s.id = $1",
            r => (FileId: r.GetInt64(0), Sha256: r.GetString(1), Page: r.IsDBNull(2) ? null : (int?)r.GetInt32(2), Last: r.IsDBNull(3) ? null : (bool?)r.GetBoolean(3), Copy: r.TextOrNull(4)), ct, id))[0];
        var decisions = await db.QueryAsync(
            """
            select d.id, d.kind, d.reason, d.lines, d.difference_minor, d.state, d.proposed_at, p.display_name, d.decided_at, q.display_name, d.decided_reason, d.proposed_by = $2
            from receipts.hold_decision d join access.person p on p.id = d.proposed_by left join access.person q on q.id = d.decided_by where d.statement_id = $1 order by d.id
            """,
            r => new HoldDecisionView(r.GetInt64(0), Enum.Parse<HoldDecisionKind>(r.GetString(1), ignoreCase: true), r.GetString(2), r.GetInt32(3), r.Money(4), r.GetString(5),
                r.Instant(6), r.GetString(7), r.InstantOrNull(8), r.TextOrNull(9), r.TextOrNull(10), r.GetBoolean(11)), ct, id, act.Actor.Id);
        var differences = await db.QueryAsync(
            """
            select d.kind, l.source_line, l.booked_on, l.is_credit, l.amount_minor, l.bank_reference, l.counterparty_name, l.counterparty_account, concat_ws(' ', l.summary, l.purpose, l.remittance), l.credited_account,
                   (d.told ->> 'line')::bigint, (d.told ->> 'booked_on')::date, (d.told ->> 'is_credit')::boolean, (d.told ->> 'amount_minor')::bigint, d.told ->> 'reference', d.told ->> 'name', d.told ->> 'account', d.told ->> 'remark', d.told ->> 'credited'
            from receipts.difference d left join receipts.statement_line l on l.id = d.line_id where d.statement_id = $1 order by d.seq
            """,
            r => Masked(new StatementDifference(r.GetString(0), Told(r, 1), Told(r, 10))), ct, id);
        return new(statement, head.FileId, head.Sha256, head.Page, head.Last, head.Copy, decisions, differences);
    }

    /// <summary>Delivered files, the newest first, rejected ones too.</summary>
    /// <param name="afterId">Keyset: deliveries older than this id; null for the newest.</param>
    public async Task<List<DeliveryView>> DeliveriesAsync(string? outcome, long? afterId, int take, CancellationToken ct)
    {
        if (act.Scope != GrantScope.All)
            return [];
        var asked = new Conditions().When(outcome, "f.outcome = {0}").When(afterId, "f.id < {0}");
        return await db.QueryAsync(
            $"""
            select f.id, f.name, encode(f.sha256, 'hex'), f.size_bytes, f.format, f.encoding, f.outcome, f.delivered_at, p.display_name, f.problems::text,
                   exists (select from receipts.file k join receipts.file_chunk c on c.file_id = k.id and c.seq = 0 where k.sha256 = f.sha256)
            from receipts.file f join access.person p on p.id = f.delivered_by where {asked} order by f.id desc limit {asked.Parameter(take)}
            """,
            r => new DeliveryView(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetInt64(3), r.GetString(4), r.TextOrNull(5), r.GetString(6), r.Instant(7), r.GetString(8), r.GetBoolean(10),
                JsonSerializer.Deserialize<FileProblem[]>(r.GetString(9), JsonSerializerOptions.Web)!),
            ct, asked.Values);
    }

    /// <summary>Imports that this process is busy with, the oldest first.</summary>
    public Task<IReadOnlyList<ImportUnderway>> UnderwayAsync() => Task.FromResult(act.Scope == GrantScope.All ? underway.All : []);

    // Accounts are whole only where they are what differs.
    static StatementDifference Masked(StatementDifference d)
    {
        var payers = d is { Posted: { } p, Told: { } t } && p.Account != t.Account;
        var credited = d is { Posted.CreditedAccount: { } was, Told.CreditedAccount: { } now } && was != now;
        return d with { Posted = Of(d.Posted), Told = Of(d.Told) };

        ToldLine? Of(ToldLine? line) => line is null ? null
            : line with { Account = payers ? line.Account : BankAccountNumber.Mask(line.Account), CreditedAccount = credited ? line.CreditedAccount : null };
    }

    static ToldLine? Told(NpgsqlDataReader r, int at) => r.IsDBNull(at) ? null
        : new(r.GetInt64(at), r.Date(at + 1), r.GetBoolean(at + 2), r.Money(at + 3), r.TextOrNull(at + 4), r.TextOrNull(at + 5), r.TextOrNull(at + 6), r.TextOrNull(at + 7), r.TextOrNull(at + 8));
}
