using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Ledger.Cases;

/// <summary>Closes a case (结案, 终本) from which all money has gone and of which nothing waits for anybody.</summary>
/// <source>domain reference §7, rows 31 and 40</source>
public sealed class CloseCase(LedgerDb db, ClosingDesk desk, Recused recused, Act act) : IUseCase
{
    public static Permission Needs => Permission.CloseCases;

    public sealed record Request(long CaseId, CaseEnding Ending = CaseEnding.Concluded, string? Document = null);

    /// <exception cref="Refused"><see cref="CaseRefusals.NotFound"/>, <see cref="RecusalRefusals.Recused"/>, <see cref="CaseRefusals.Closed"/>, <see cref="CaseRefusals.ClosedWithMoney"/>, which names every account and matter</exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        await desk.LockAsync(request.CaseId, ct);
        var of = await db.Set<EnforcementCase>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.CaseId, ct) ?? throw new Refused(CaseRefusals.NotFound);
        act.RequireOwn(of.OfficerId);
        await recused.RequireNotAsync(of.Id, ct);
        if (of.State != "open")
            throw new Refused(CaseRefusals.Closed);
        if (await desk.KeepsOpenAsync(of.Id, ct) is { Count: > 0 } matters)
            throw new Refused(CaseRefusals.ClosedWithMoney, string.Join(", ", matters));
        await desk.CloseAsync(of.Id, request.Ending, request.Document, ct);
    }
}
