using System.Globalization;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts.UnknownFunds;

/// <summary>A line of unknown funds, locked until the act ends.</summary>
/// <param name="State"><c>open</c>, <c>claimed</c>, <c>returned</c> or <c>bond</c>.</param>
/// <param name="Text">Everything the line says, its end-to-end id included.</param>
/// <param name="NoticeUntil">The last day of its public notice; null when there was none.</param>
/// <param name="BondId">The bond that it is, or is proposed to be.</param>
public sealed record UnknownLine(
    long LineId, int BookId, long LotId, string State, LocalDate BookedOn, Money Amount, string? Payer, string? PayerAccount, string? PayerBank, string Text, LocalDate? NoticeUntil, long? BondId);

/// <summary>What every act on unknown funds does the same way. Checks come in this order: permission, separation of persons, state, money.</summary>
public sealed class UnknownDesk(LedgerDb db, Act act)
{
    public const int MostLines = 500;

    /// <summary>Takes lines in hand, in the order of their ids: of two acts on one line the second sees what the first one did.</summary>
    public async Task<Dictionary<long, UnknownLine>> TakeAsync(IReadOnlyCollection<long> lineIds, CancellationToken ct)
    {
        var ids = lineIds.Distinct().ToArray();
        await db.ExecuteAsync("select 1 from receipts.unknown_receipt where line_id = any ($1) order by line_id for update", ct, ids);
        var lines = await db.QueryAsync(
            """
            select u.line_id, u.book_id, u.lot_id, u.state, l.booked_on, l.amount_minor, l.counterparty_name, l.counterparty_account, l.counterparty_bank,
                   concat_ws(' ', l.remittance, l.purpose, l.summary, l.end_to_end_id), (select max(n.until_on) from receipts.public_notice n where n.line_id = u.line_id),
                   (select b.id from receipts.bond b where b.line_id = u.line_id and b.state <> 'rejected')
            from receipts.unknown_receipt u join receipts.statement_line l on l.id = u.line_id where u.line_id = any ($1)
            """,
            r => new UnknownLine(r.GetInt64(0), r.GetInt32(1), r.GetInt64(2), r.GetString(3), r.Date(4), r.Money(5), r.TextOrNull(6), r.TextOrNull(7), r.TextOrNull(8), r.GetString(9), r.DateOrNull(10), r.LongOrNull(11)), ct, ids);
        return lines.ToDictionary(l => l.LineId);
    }

    /// <exception cref="Refused"><see cref="UnknownRefusals.NotFound"/></exception>
    public async Task<UnknownLine> TakeAsync(long lineId, CancellationToken ct) =>
        (await TakeAsync([lineId], ct)).GetValueOrDefault(lineId) ?? throw new Refused(UnknownRefusals.NotFound, Text(lineId));

    /// <summary>Why nothing more can be done with a line; null while it is open and not proposed to be a bond.</summary>
    public static Refusal? WhyClosed(UnknownLine line) => line.State switch
    {
        "open" => line.BondId is null ? null : UnknownRefusals.IsBond,
        "bond" => UnknownRefusals.IsBond,
        "claimed" => UnknownRefusals.AlreadyClaimed,
        _ => UnknownRefusals.Returned,
    };

    /// <summary>The roles that confirm claims and refunds of this amount today, or did on another day.</summary>
    /// <source>domain reference §7, row 23 (amount band)</source>
    public Task<List<string>> ConfirmingRolesAsync(Money amount, CancellationToken ct, LocalDate? on = null) =>
        db.QueryAsync("select receipts.confirming_roles($1, $2)", r => r.GetString(0), ct, amount, on ?? Office.Today(act.Now));

    /// <summary>Refuses whose roles do not reach the amount.</summary>
    /// <exception cref="Refused"><see cref="AccessRefusals.NotPermitted"/></exception>
    public async Task RequireRoleAsync(Money amount, CancellationToken ct) => RequireOneOf(await ConfirmingRolesAsync(amount, ct), amount);

    public void RequireOneOf(IReadOnlyCollection<string> roles, Money amount)
    {
        if (!act.Roles.Overlaps(roles))
            throw new Refused(AccessRefusals.NotPermitted, $"{act.UseCase} by {act.Actor.Name}: {amount} is for {string.Join(" or ", roles.Order(StringComparer.Ordinal))}");
    }

    /// <summary>All or nothing: when a line cannot be done, none is, and each that cannot is named with its reason.</summary>
    /// <exception cref="Refused">The one refusal, or <see cref="UnknownRefusals.SeveralRefused"/> when reasons differ.</exception>
    public static void RequireNone(IReadOnlyList<(long LineId, Refusal Why)> failures)
    {
        if (failures.Count == 0)
            return;
        var reasons = failures.Select(f => f.Why).Distinct().ToList();
        throw new Refused(reasons.Count == 1 ? reasons[0] : UnknownRefusals.SeveralRefused, string.Join("; ", failures.Select(f => $"line {Text(f.LineId)} {f.Why.Code}")));
    }

    /// <exception cref="Refused"><see cref="UnknownRefusals.ReasonMissing"/></exception>
    public static string Reason(string? reason) => string.IsNullOrWhiteSpace(reason) ? throw new Refused(UnknownRefusals.ReasonMissing) : reason.Trim();

    public static string? Optional(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
