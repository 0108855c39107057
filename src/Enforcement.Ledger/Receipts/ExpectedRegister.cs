using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts;

/// <summary>An entry that was refused, and why.</summary>
public sealed record EntryRefused(int Index, Refusal Refusal, string Facts);

/// <summary>What became of entries: nothing is written when one is refused.</summary>
/// <param name="Ids">One an entry, in their order; null for one that was registered before.</param>
public sealed record EntriesRegistered(IReadOnlyList<EntryRefused> Refused, IReadOnlyList<long?> Ids);

/// <summary>Registers money that is to come, all entries at once: looked up, judged and written in a statement each.</summary>
/// <source>S3 §16–17, §20; domain reference R03 and R18</source>
public sealed class ExpectedRegister(LedgerDb db, CalendarInForce calendar, Act act)
{
    /// <summary>Workdays in which a deduction should arrive.</summary>
    /// <source>domain reference R03 (default)</source>
    public const int DeductionWithinWorkdays = 3;

    public async Task<EntriesRegistered> RegisterAsync(IReadOnlyList<ExpectedEntry> entries, CancellationToken ct)
    {
        var cases = await CasesAsync(entries, ct);
        var workdays = await calendar.GetAsync(ct);
        var refused = new List<EntryRefused>();
        var rows = new List<Row>();
        foreach (var (i, entry) in entries.Index())
        {
            var of = CaseNumber.TryParse(entry.CaseNumber, out var number) ? cases.GetValueOrDefault(number.Key) : null;
            if (Judge(entry, of) is var (refusal, facts))
                refused.Add(new(i, refusal, facts));
            else if (refused.Count == 0)
                rows.Add(RowOf(i, entry, of!, workdays));
        }
        return refused.Count > 0 ? new(refused, []) : new([], await WriteAsync(rows, ct));
    }

    /// <summary>Checks in a fixed order, so that the same entry gets the same answer.</summary>
    (Refusal Refusal, string Facts)? Judge(ExpectedEntry entry, CaseFacts? of)
    {
        var today = Office.Today(act.Now);
        return entry switch
        {
            _ when of is null => (CaseRefusals.NotFound, entry.CaseNumber),
            _ when act.OwnOfficerId is { } own && of.OfficerId != own => (AccessRefusals.NotPermitted, $"not the officer of {entry.CaseNumber}"),
            _ when !of.IsOpen => (ExpectedRefusals.CaseClosed, entry.CaseNumber),
            _ when !entry.Amount.IsPositive => (ExpectedRefusals.AmountNotPositive, entry.Amount.ToString()),
            _ when string.IsNullOrWhiteSpace(entry.Document) => (ExpectedRefusals.DocumentMissing, ""),
            { Reference: null, Kind: ExpectedKind.Deduction } => (ExpectedRefusals.ReferenceMissing, ""),
            { Reference: { } reference } when TextFolding.Fold(reference).Length is < 4 or > 100 => (ExpectedRefusals.ReferenceMissing, reference),
            { OrderedOn: { } ordered } when ordered > today => (ExpectedRefusals.Dates, $"{ordered:uuuu-MM-dd}"),
            { DueOn: null } when entry.Kind != ExpectedKind.Deduction => (ExpectedRefusals.Dates, "no due date"),
            { DueOn: { } due } when due < (entry.OrderedOn ?? today) => (ExpectedRefusals.Dates, $"{due:uuuu-MM-dd}"),
            { PayerAccount: { } account } when !BankAccountNumber.TryParse(account, out _) => (ExpectedRefusals.PayerAccountInvalid, BankAccountNumber.Mask(account)!),
            { Kind: ExpectedKind.Deduction, Account: null } when of.SubAccounts.Length == 0 => (ExpectedRefusals.NoSubAccount, entry.CaseNumber),
            { Account: { } account } when !BankAccountNumber.TryParse(account, out var named) || !of.SubAccounts.Contains(named.ToString()) =>
                (ExpectedRefusals.WrongAccount, $"{BankAccountNumber.Mask(account)} for {entry.CaseNumber}"),
            _ => null,
        };
    }

    Row RowOf(int index, ExpectedEntry entry, CaseFacts of, WorkdayCalendar workdays)
    {
        var ordered = entry.OrderedOn ?? Office.Today(act.Now);
        var counted = workdays.AddWorkdays(ordered, DeductionWithinWorkdays);
        var payer = string.IsNullOrWhiteSpace(entry.Payer) ? null : entry.Payer.Trim();
        return new(index, of.BookId, of.Id, entry.Kind, entry.Reference is null ? null : TextFolding.Fold(entry.Reference), entry.Amount,
            entry.Account is null ? entry.Kind == ExpectedKind.Deduction ? of.SubAccounts[0] : null : Account(entry.Account),
            payer, payer is null ? null : PersonName.Normalise(payer), entry.PayerAccount is null ? null : Account(entry.PayerAccount),
            ordered, entry.DueOn ?? counted.Due, entry.DueOn is null && counted.Provisional, entry.Document!.Trim());
    }

    static string Account(string text) => BankAccountNumber.TryParse(text, out var account) ? account.ToString() : throw new InvariantBroken("expected.account", "judged before");

    async Task<Dictionary<string, CaseFacts>> CasesAsync(IReadOnlyList<ExpectedEntry> entries, CancellationToken ct)
    {
        var keys = entries.Select(e => CaseNumber.TryParse(e.CaseNumber, out var number) ? number.Key : null).OfType<string>().Distinct().ToArray();
        return (await db.QueryAsync(
            """
            select c.number_key, c.id, c.book_id, c.officer_id, c.state = 'open',
                   array(select s.number from cases.sub_account s where s.case_id = c.id and s.state = 'active' order by s.number)
            from cases.enforcement_case c where c.number_key = any ($1)
            """,
            r => (Key: r.GetString(0), Facts: new CaseFacts(r.GetInt64(1), r.GetInt32(2), r.GetInt64(3), r.GetBoolean(4), r.GetFieldValue<string[]>(5))), ct, (object)keys))
            .ToDictionary(c => c.Key, c => c.Facts);
    }

    async Task<IReadOnlyList<long?>> WriteAsync(List<Row> rows, CancellationToken ct)
    {
        // The same paper may have been taken in before, by another hand at this moment too: the database tells which rows are new.
        var written = (await db.QueryAsync(
            """
            insert into receipts.expected_receipt (book_id, case_id, kind, reference, amount_minor, target_account, payer_name, payer_name_key, payer_account,
              ordered_on, due_on, due_provisional, document, registered_by, registered_at)
            select r.*, $14, $15 from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) as r
            on conflict do nothing returning id, case_id, kind, reference, amount_minor, due_on
            """,
            r => (Id: r.GetInt64(0), Key: (r.GetInt64(1), Enum.Parse<ExpectedKind>(r.GetString(2)), r.TextOrNull(3), r.Money(4), r.Date(5))), ct,
            rows.Select(r => r.BookId).ToArray(), rows.Select(r => r.CaseId).ToArray(), rows.Select(r => r.Kind.ToString()).ToArray(), rows.Select(r => r.Reference).ToArray(),
            rows.Select(r => r.Amount.Minor).ToArray(), rows.Select(r => r.TargetAccount).ToArray(), rows.Select(r => r.Payer).ToArray(), rows.Select(r => r.PayerKey).ToArray(),
            rows.Select(r => r.PayerAccount).ToArray(), rows.Select(r => r.OrderedOn).ToArray(), rows.Select(r => r.DueOn).ToArray(), rows.Select(r => r.DueProvisional).ToArray(),
            rows.Select(r => r.Document).ToArray(), act.Actor.Id, act.Now)).ToDictionary(w => w.Key, w => w.Id);
        foreach (var row in rows)
            act.About($"case:{row.CaseId}", $"expected {row.Kind} {row.Reference} {row.Amount} due {row.DueOn:uuuu-MM-dd}, {row.Document}");
        return [.. rows.Select(r => written.Remove((r.CaseId, r.Kind, r.Reference, r.Amount, r.DueOn), out var id) ? id : (long?)null)];
    }

    sealed record CaseFacts(long Id, int BookId, long OfficerId, bool IsOpen, string[] SubAccounts);

    sealed record Row(
        int Index, int BookId, long CaseId, ExpectedKind Kind, string? Reference, Money Amount, string? TargetAccount, string? Payer, string? PayerKey, string? PayerAccount,
        LocalDate OrderedOn, LocalDate DueOn, bool DueProvisional, string Document);
}
