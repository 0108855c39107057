using System.Security.Cryptography;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Exports;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Treasury;

/// <summary>Reads fees and their payment to the treasury. An executor sees the fees of the own cases.</summary>
/// <source>domain reference §3.8 ⑫ (执行费结算表)</source>
public sealed class TreasuryQueries(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadPayouts;

    /// <summary>Confirmed fees, the newest first.</summary>
    /// <param name="dueOnly">Only those that nobody pays or has paid.</param>
    /// <param name="afterId">Keyset: fees older than this id; null for the newest.</param>
    public Task<List<FeeView>> FeesAsync(string? book, bool dueOnly, long? afterId, int take, CancellationToken ct)
    {
        var asked = new Conditions().When(book, "k.code = {0}").When(act.OwnOfficerId, "c.officer_id = {0}").When(afterId, "d.id < {0}");
        return db.QueryAsync(
            $"""
            select d.id, c.id, c.number, o.display_name, d.amount_minor, d.base_minor, d.due_minor, d.decided_at, b.id, b.state, b.booked_on
            from payouts.deduction d join ledger.book k on k.id = d.book_id join cases.enforcement_case c on c.id = d.case_id join access.person o on o.id = c.officer_id
            left join lateral (
              select b.id, b.state, b.booked_on from payouts.treasury_item i join payouts.treasury_batch b on b.id = i.batch_id
              where i.deduction_id = d.id and b.state in ('Proposed', 'Approved', 'Booked')
            ) b on true
            where d.kind = 'ExecutionFee' and d.state = 'Confirmed' and {asked}{(dueOnly ? " and b.id is null" : "")} order by d.id desc limit {asked.Parameter(take)}
            """,
            r => new FeeView(r.GetInt64(0), r.GetInt64(1), r.GetString(2), r.GetString(3), r.Money(4), r.MoneyOrNull(5), r.MoneyOrNull(6), r.Instant(7), r.LongOrNull(8),
                r.IsDBNull(9) ? null : Enum.Parse<TreasuryState>(r.GetString(9)), r.DateOrNull(10)), ct, asked.Values);
    }

    /// <summary>Payments of fees, the newest first.</summary>
    /// <exception cref="Refused"><see cref="AccessRefusals.NotPermitted"/> for who neither pays fees, nor leads or inspects those who do.</exception>
    public async Task<List<TreasuryBatchView>> BatchesAsync(long? id, long? afterId, int take, CancellationToken ct)
    {
        var shown = await AccountShownAsync(ct);
        var asked = new Conditions().When(id, "b.id = {0}").When(afterId, "b.id < {0}");
        return await db.QueryAsync(
            $"""
            select b.id, k.code, b.amount_minor, (select count(*)::int from payouts.treasury_item i where i.batch_id = b.id), a.name, a.account_no, b.state, p.display_name, b.proposed_at, b.proposed_by,
                   x.display_name, b.decided_at, b.decision, b.end_to_end_id, b.booked_on, b.failed_reason
            from payouts.treasury_batch b join ledger.book k on k.id = b.book_id join payouts.treasury_account a on a.id = b.account_id
            join access.person p on p.id = b.proposed_by left join access.person x on x.id = b.decided_by
            where {asked} order by b.id desc limit {asked.Parameter(take)}
            """,
            r => new TreasuryBatchView(r.GetInt64(0), r.GetString(1), r.Money(2), r.GetInt32(3), r.GetString(4), shown(r.GetString(5)), Enum.Parse<TreasuryState>(r.GetString(6)), r.GetString(7), r.Instant(8),
                r.GetInt64(9) == act.Actor.Id, r.TextOrNull(10), r.InstantOrNull(11), r.TextOrNull(12), r.TextOrNull(13), r.DateOrNull(14), r.TextOrNull(15)), ct, asked.Values);
    }

    /// <summary>The accounts that are in force or wait to be confirmed.</summary>
    /// <exception cref="Refused"><see cref="AccessRefusals.NotPermitted"/> as for the payments.</exception>
    public async Task<List<TreasuryAccountView>> AccountsAsync(CancellationToken ct)
    {
        var shown = await AccountShownAsync(ct);
        return await db.QueryAsync(
            """
            select a.id, k.code, a.name, a.account_no, a.bank_name, a.cnaps, a.document, p.display_name, a.proposed_by, c.display_name, a.ended_at is not null
            from payouts.treasury_account a join ledger.book k on k.id = a.book_id join access.person p on p.id = a.proposed_by left join access.person c on c.id = a.confirmed_by
            where a.ended_at is null order by k.code, a.id
            """,
            r => new TreasuryAccountView(r.GetInt64(0), r.GetString(1), r.GetString(2), shown(r.GetString(3)), r.TextOrNull(4), r.TextOrNull(5), r.GetString(6), r.GetString(7), r.GetInt64(8) == act.Actor.Id,
                r.TextOrNull(9), r.GetBoolean(10)), ct);
    }

    // Who pays the fees compares the whole number; who only looks on needs its end.
    async Task<Func<string, string>> AccountShownAsync(CancellationToken ct)
    {
        var (reads, pays) = (await db.QueryAsync("select access.holds($1, $2), access.holds($1, $3)", r => (r.GetBoolean(0), r.GetBoolean(1)), ct,
            act.Actor.Id, Permission.ReadTreasury.Code, Permission.SettleFees.Code))[0];
        if (!reads)
            throw new Refused(AccessRefusals.NotPermitted, $"{Permission.ReadTreasury.Code} by {act.Actor.Name}");
        return pays ? number => number : number => BankAccountNumber.Mask(number)!;
    }
}

/// <summary>Hands out the instruction of an approved payment of fees, the same bytes each time; each time is evidence.</summary>
/// <source>design §7</source>
public sealed class DownloadTreasuryFile(LedgerDb db, ExportDesk exports) : IUseCase
{
    public static Permission Needs => Permission.SettleFees;

    /// <exception cref="Refused"><see cref="TreasuryRefusals.NotFound"/></exception>
    public async Task<PayoutFile> ExecuteAsync(long batchId, CancellationToken ct)
    {
        var files = await db.QueryAsync("select end_to_end_id, file_bytes from payouts.treasury_batch where id = $1 and state in ('Approved', 'Booked')",
            r => (Name: $"{r.GetString(0)}.xml", Bytes: r.GetFieldValue<byte[]>(1)), ct, batchId);
        if (files is not [var file])
            throw new Refused(TreasuryRefusals.NotFound);
        exports.HandedOut($"treasury:{batchId}", file.Name, file.Bytes);
        return new(file.Name, file.Bytes, Convert.ToHexStringLower(SHA256.HashData(file.Bytes)));
    }
}
