using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Treasury;

/// <summary>Names the account to which a book pays its fees. Nothing is paid to it before another person confirms it.</summary>
/// <source>FY §52</source>
public sealed class NameTreasuryAccount(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.SettleFees;

    public sealed record Request(string Book, string? Name, string? AccountNo, string? Document, string? BankName = null, string? Cnaps = null);

    /// <returns>The account's id.</returns>
    /// <exception cref="Refused"><see cref="LedgerRefusals.BookUnknown"/>, <see cref="TreasuryRefusals.AccountUnfounded"/>, <see cref="PayoutRefusals.AccountInvalid"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(request.Name) || string.IsNullOrWhiteSpace(request.AccountNo) || string.IsNullOrWhiteSpace(request.Document))
            throw new Refused(TreasuryRefusals.AccountUnfounded);
        if (!BankAccountNumber.TryParse(request.AccountNo, out var account))
            throw new Refused(PayoutRefusals.AccountInvalid, request.AccountNo);
        var made = await db.QueryAsync(
            """
            insert into payouts.treasury_account (book_id, name, account_no, bank_name, cnaps, document, proposed_by, proposed_at)
            select b.id, $2, $3, $4::text, $5::text, $6, $7, $8 from ledger.book b where b.code = $1 returning id
            """,
            r => r.GetInt64(0), ct, request.Book, request.Name.Trim(), account.ToString(), Said(request.BankName), Said(request.Cnaps), request.Document.Trim(), act.Actor.Id, act.Now);
        if (made is not [var id])
            throw new Refused(LedgerRefusals.BookUnknown, request.Book);
        act.About($"book:{request.Book}", $"treasury account {id} named: {request.Name} {BankAccountNumber.Mask(account.ToString())} by {request.Document}");
        return id;
    }

    static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>Another person confirms the treasury account; the one before it ends.</summary>
/// <source>FY §52; domain reference §4, 5 (parameters are two-person)</source>
public sealed class ConfirmTreasuryAccount(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.SettleFees;

    public sealed record Request(long AccountId);

    /// <exception cref="Refused"><see cref="TreasuryRefusals.NotFound"/>, <see cref="TreasuryRefusals.SamePerson"/>, <see cref="TreasuryRefusals.Decided"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var found = await db.QueryAsync("select book_id, proposed_by, confirmed_at is not null from payouts.treasury_account where id = $1 for update",
            r => (BookId: r.GetInt32(0), ProposedBy: r.GetInt64(1), Confirmed: r.GetBoolean(2)), ct, request.AccountId);
        if (found is not [var account])
            throw new Refused(TreasuryRefusals.NotFound);
        if (account.ProposedBy == act.Actor.Id)
            throw new Refused(TreasuryRefusals.SamePerson);
        if (account.Confirmed)
            throw new Refused(TreasuryRefusals.Decided);
        await db.ExecuteAsync("update payouts.treasury_account set ended_at = $2 where book_id = $1 and confirmed_at is not null and ended_at is null", ct, account.BookId, act.Now);
        await db.ExecuteAsync("update payouts.treasury_account set confirmed_by = $2, confirmed_at = $3 where id = $1", ct, request.AccountId, act.Actor.Id, act.Now);
        act.About($"book:{account.BookId}", $"treasury account {request.AccountId} confirmed");
    }
}
