using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;

namespace Enforcement.Ledger.Receipts;

/// <summary>Which accounts a case was paid from. What is learned proposes a case (T5) and never posts to it.</summary>
/// <remarks>A person who confirms the case of a credit teaches by <see cref="LearnAsync"/>; who takes a case back from a credit, whatever the
/// act, calls <see cref="ForgetAsync"/>: one doubt is enough to forget.</remarks>
/// <source>domain reference §6.3 (T5: name and account history)</source>
public sealed class PayerAccounts(LedgerDb db, Act act)
{
    /// <summary>Waits for whoever learns or forgets: what is undone meanwhile must not be learned behind its back.</summary>
    public Task AloneAsync(CancellationToken ct) => db.ExecuteAsync("select pg_advisory_xact_lock(hashtext('receipts.payer_account'))", ct);

    /// <summary>Learns that the payers of these lines paid these cases. Lines without a payer's account or name teach nothing.</summary>
    /// <returns>Accounts that are new or were confirmed again.</returns>
    public async Task<int> LearnAsync(IReadOnlyList<(long LineId, long CaseId)> confirmed, CancellationToken ct)
    {
        await AloneAsync(ct);
        var payers = await db.QueryAsync(
            """
            select l.book_id, l.counterparty_account, l.counterparty_name, n.case_id, l.id
            from unnest($1, $2) as n (line_id, case_id) join receipts.statement_line l on l.id = n.line_id
            where l.is_credit and l.counterparty_account <> '' and l.counterparty_name <> ''
            """,
            r => (Book: r.GetInt32(0), Account: r.GetString(1), Name: PersonName.Normalise(r.GetString(2)), CaseId: r.GetInt64(3), LineId: r.GetInt64(4)), ct,
            confirmed.Select(c => c.LineId).ToArray(), confirmed.Select(c => c.CaseId).ToArray());
        // One row of each: a debtor who pays in instalments is on a statement many times.
        var learned = payers.GroupBy(p => (p.Book, p.Account, p.Name, p.CaseId)).Select(g => g.MaxBy(p => p.LineId)).OrderBy(p => (p.Book, p.Account, p.Name, p.CaseId)).ToList();
        return await db.ExecuteAsync(
            """
            insert into receipts.payer_account (book_id, account_no, name_key, case_id, line_id, learned_at)
            select n.book, n.account, n.name, n.case_id, n.line, $6 from unnest($1, $2, $3, $4, $5) as n (book, account, name, case_id, line)
            on conflict (book_id, account_no, name_key, case_id) do update set line_id = excluded.line_id, learned_at = excluded.learned_at
            """,
            ct, learned.Select(p => p.Book).ToArray(), learned.Select(p => p.Account).ToArray(), learned.Select(p => p.Name).ToArray(), learned.Select(p => p.CaseId).ToArray(),
            learned.Select(p => p.LineId).ToArray(), act.Now);
    }

    /// <summary>Forgets that the account of a line ever paid these cases, whichever line it was learned from.</summary>
    public async Task ForgetAsync(long lineId, IReadOnlyCollection<long> caseIds, CancellationToken ct)
    {
        await AloneAsync(ct);
        await db.ExecuteAsync(
            """
            delete from receipts.payer_account p using receipts.statement_line l
            where l.id = $1 and p.book_id = l.book_id and p.account_no = l.counterparty_account and p.case_id = any ($2)
            """, ct, lineId, caseIds.ToArray());
    }
}
