using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Chains;

/// <summary>Ends a flag that another person set, with a document of its own: the chain becomes the ordinary one again.</summary>
/// <source>domain reference §3.4; 法发〔2009〕43号 §四</source>
public sealed class EndCaseFlag(LedgerDb db, Recused recused, Act act) : IUseCase
{
    public static Permission Needs => Permission.FlagCases;

    public sealed record Request(long FlagId, string? Document);

    /// <exception cref="Refused"><see cref="ChainRefusals.FlagNotFound"/>, <see cref="RecusalRefusals.Recused"/>, <see cref="ChainRefusals.FlagSamePerson"/>, <see cref="ChainRefusals.FlagNoDocument"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var flags = await db.QueryAsync("select case_id, flag, set_by, ended_at is not null from payouts.case_flag where id = $1 for update",
            r => (CaseId: r.GetInt64(0), Flag: r.GetString(1), SetBy: r.GetInt64(2), Ended: r.GetBoolean(3)), ct, request.FlagId);
        if (flags is not [{ Ended: false } flag])
            throw new Refused(ChainRefusals.FlagNotFound);
        await recused.RequireNotAsync(flag.CaseId, ct);
        if (flag.SetBy == act.Actor.Id)
            throw new Refused(ChainRefusals.FlagSamePerson, flag.Flag);
        if (string.IsNullOrWhiteSpace(request.Document))
            throw new Refused(ChainRefusals.FlagNoDocument);
        await db.ExecuteAsync("update payouts.case_flag set ended_by = $2, ended_at = $3, end_document = $4 where id = $1", ct, request.FlagId, act.Actor.Id, act.Now, request.Document.Trim());
        act.About($"case:{flag.CaseId}", $"flag {flag.Flag} ended, {request.Document.Trim()}");
    }
}
