using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;

namespace Enforcement.Ledger.Receipts;

/// <param name="Statements">Statements looked through now.</param>
/// <param name="Accounts">Accounts that are new or were seen again.</param>
public sealed record LearnOutcome(int Statements, int Accounts);

/// <summary>Learns payer accounts from the statements that were posted since the last time: of each credit whose match stands, the account
/// it came from. A sweep over stored facts, so that an import does not wait for it.</summary>
/// <source>domain reference §6.3 (T5)</source>
public sealed class LearnPayers(LedgerDb db, PayerAccounts accounts, Act act) : IUseCase
{
    /// <summary>A statement may have a million lines; they are learned by parts of so many.</summary>
    const int Batch = 5_000;

    public static Permission Needs => Permission.LearnPayers;

    public async Task<bool> IsDueAsync(CancellationToken ct) =>
        (await db.QueryAsync("select exists (select from receipts.statement where state = 'posted' and payers_learned_at is null)", r => r.GetBoolean(0), ct))[0];

    public async Task<LearnOutcome> ExecuteAsync(CancellationToken ct)
    {
        await accounts.AloneAsync(ct);
        var statements = await db.QueryAsync(
            """
            select s.id, coalesce((select min(l.id) from receipts.statement_line l where l.statement_id = s.id), 1) - 1
            from receipts.statement s where s.state = 'posted' and s.payers_learned_at is null order by s.id
            """,
            r => (Id: r.GetInt64(0), Before: r.GetInt64(1)), ct);
        var learned = 0;
        foreach (var statement in statements)
            for (var after = statement.Before; await MatchedAsync(statement.Id, after, ct) is { Count: > 0 } matched; after = matched[^1].LineId)
                learned += await accounts.LearnAsync(matched, ct);
        await db.ExecuteAsync("update receipts.statement set payers_learned_at = $2 where id = any ($1)", ct, statements.Select(s => s.Id).ToArray(), act.Now);
        act.About("payer-accounts", $"{statements.Count} statements, {learned} accounts");
        return new(statements.Count, learned);
    }

    // An undone match is no match; the account behind a deduction is the bank's own, the one behind a return is our payee's.
    Task<List<(long LineId, long CaseId)>> MatchedAsync(long statementId, long after, CancellationToken ct) => db.QueryAsync(
        """
        select l.id, m.case_id from receipts.statement_line l join receipts.match m on m.line_id = l.id
        where l.statement_id = $1 and l.id > $2 and l.is_credit and m.case_id is not null and m.rule in ('T1', 'T3') and m.undone_at is null order by l.id limit $3
        """,
        r => (r.GetInt64(0), r.GetInt64(1)), ct, statementId, after, Batch);
}
