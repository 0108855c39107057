using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Ledger.Payouts.Chains;

/// <summary>Sets a flag on a case: what is submitted from now on follows the chain that the version in force has for it.</summary>
/// <source>法发〔2017〕6号 §12; domain reference §3.4</source>
public sealed class SetCaseFlag(LedgerDb db, Recused recused, Act act) : IUseCase
{
    public static Permission Needs => Permission.FlagCases;

    public sealed record Request(long CaseId, string Flag, string? Document);

    /// <returns>The id of the flag.</returns>
    /// <exception cref="Refused"><see cref="CaseRefusals.NotFound"/>, <see cref="RecusalRefusals.Recused"/>, <see cref="ChainRefusals.FlagUnknown"/>, <see cref="ChainRefusals.FlagNoDocument"/>,
    /// <see cref="ChainRefusals.FlagSet"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        // A payout submitted at this moment waits, and sees the flag.
        await db.ExecuteAsync("select 1 from cases.enforcement_case where id = $1 for no key update", ct, request.CaseId);
        var of = await db.Set<EnforcementCase>().SingleOrDefaultAsync(c => c.Id == request.CaseId, ct)
            ?? throw new Refused(CaseRefusals.NotFound, request.CaseId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await recused.RequireNotAsync(of.Id, ct);
        var known = await db.QueryAsync("select 1 from payouts.case_flag_kind where code = $1", r => r.GetInt32(0), ct, request.Flag);
        if (known.Count == 0)
            throw new Refused(ChainRefusals.FlagUnknown, request.Flag);
        if (string.IsNullOrWhiteSpace(request.Document))
            throw new Refused(ChainRefusals.FlagNoDocument);
        var set = await db.QueryAsync(
            """
            insert into payouts.case_flag (book_id, case_id, flag, document, set_by, set_at) values ($1, $2, $3, $4, $5, $6)
            on conflict (case_id, flag) where ended_at is null do nothing returning id
            """,
            r => r.GetInt64(0), ct, of.BookId, of.Id, request.Flag, request.Document.Trim(), act.Actor.Id, act.Now);
        act.About($"case:{of.Id}", $"flag {request.Flag}, {request.Document.Trim()}");
        return set is [var id] ? id : throw new Refused(ChainRefusals.FlagSet, request.Flag);
    }
}
