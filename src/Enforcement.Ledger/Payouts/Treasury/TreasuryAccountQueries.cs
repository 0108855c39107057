using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Treasury;

/// <summary>Reads the accounts to which the books pay their fees: for who pays them, and leads or inspects those who do.</summary>
/// <source>FY §52</source>
public sealed class TreasuryAccountQueries(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadTreasury;

    /// <summary>The accounts that are in force or wait to be confirmed.</summary>
    public async Task<List<TreasuryAccountView>> AccountsAsync(CancellationToken ct)
    {
        var shown = await AccountShown.ToAsync(act.Actor, db, ct);
        return await db.QueryAsync(
            """
            select a.id, k.code, a.name, a.account_no, a.bank_name, a.cnaps, a.document, p.display_name, a.proposed_by, c.display_name, a.ended_at is not null
            from payouts.treasury_account a join ledger.book k on k.id = a.book_id join access.person p on p.id = a.proposed_by left join access.person c on c.id = a.confirmed_by
            where a.ended_at is null order by k.code, a.id
            """,
            r => new TreasuryAccountView(r.GetInt64(0), r.GetString(1), r.GetString(2), shown(r.GetString(3)), r.TextOrNull(4), r.TextOrNull(5), r.GetString(6), r.GetString(7), r.GetInt64(8) == act.Actor.Id,
                r.TextOrNull(9), r.GetBoolean(10)), ct);
    }
}

/// <summary>How an account that fees and costs are paid to is shown.</summary>
static class AccountShown
{
    /// <summary>Who pays compares the whole number; who only looks on needs its end.</summary>
    public static async Task<Func<string, string>> ToAsync(Actor actor, LedgerDb db, CancellationToken ct) =>
        (await db.QueryAsync("select access.holds($1, $2)", r => r.GetBoolean(0), ct, actor.Id, Permission.SettleFees.Code))[0] ? number => number : number => BankAccountNumber.Mask(number)!;
}
