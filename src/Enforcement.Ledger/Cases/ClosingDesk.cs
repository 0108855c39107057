using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Cases;

/// <summary>What keeps a case open: an account with its money, or a matter that waits for somebody.</summary>
/// <param name="What">Name of the account, or kind of matter: payout with its state, hold, dispute, deduction, transfer.</param>
/// <param name="Id">Of the matter; null for money on an account.</param>
public sealed record OpenMatter(string What, long? Id, Money? Amount)
{
    public override string ToString() => $"{What}{(Id is { } id ? $" {id}" : "")}{(Amount is { } amount ? $" {amount}" : "")}";
}

/// <summary>Closes cases, whoever tells it to: the officer, or the case system.</summary>
/// <source>domain reference §7, rows 31, 40 and 44</source>
public sealed class ClosingDesk(LedgerDb db, Act act)
{
    public Task<List<OpenMatter>> KeepsOpenAsync(long caseId, CancellationToken ct) =>
        db.QueryAsync("select what, id, amount_minor from payouts.keeps_open($1)", r => new OpenMatter(r.GetString(0), r.LongOrNull(1), r.MoneyOrNull(2)), ct, caseId);

    /// <summary>Locks the case against everybody who brings money to it or takes some: of a receipt and a closing at once one sees the other.</summary>
    public Task LockAsync(long caseId, CancellationToken ct) => db.ExecuteAsync("select 1 from cases.enforcement_case where id = $1 for update", ct, caseId);

    /// <summary>Closes a locked case that nothing keeps open, and its numbers with it: what is paid to them later is only proposed for it.</summary>
    public async Task CloseAsync(long caseId, CaseEnding ending, string? document, CancellationToken ct)
    {
        await db.ExecuteAsync("insert into cases.case_closing (case_id, kind, document, closed_by, closed_at) values ($1, $2, $3::text, $4, $5)", ct,
            caseId, KindOf(ending), string.IsNullOrWhiteSpace(document) ? null : document.Trim(), act.Actor.Id, act.Now);
        await db.ExecuteAsync("update cases.enforcement_case set state = 'closed' where id = $1", ct, caseId);
        await db.ExecuteAsync("update cases.sub_account set state = 'closed' where case_id = $1 and state = 'active'", ct, caseId);
        await db.ExecuteAsync("update cases.closing_exception set resolved_at = $2 where case_id = $1 and resolved_at is null", ct, caseId, act.Now);
        act.About($"case:{caseId}", $"closed: {ending} {document}".TrimEnd());
    }

    /// <summary>Keeps what the case system told of a case that cannot be closed yet.</summary>
    public async Task ExceptAsync(long caseId, CaseEnding ending, string sha256, IReadOnlyList<OpenMatter> matters, CancellationToken ct)
    {
        await db.ExecuteAsync("insert into cases.closing_exception (case_id, kind, file_sha256, told_at, told_by) values ($1, $2, $3, $4, $5) on conflict do nothing", ct,
            caseId, KindOf(ending), sha256, act.Now, act.Actor.Id);
        act.About($"case:{caseId}", $"told as {ending}, kept open by {string.Join(", ", matters)}");
    }

    static string KindOf(CaseEnding ending) => ending == CaseEnding.Concluded ? "concluded" : "terminated";
}
