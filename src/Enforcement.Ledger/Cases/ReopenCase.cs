using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Ledger.Cases;

/// <summary>Opens a closed case again, by a paper. Its numbers stay closed: the bank gives it a new one.</summary>
/// <source>domain reference §7, row 44; S3 §12</source>
public sealed class ReopenCase(LedgerDb db, ClosingDesk desk, Recused recused, Act act) : IUseCase
{
    public static Permission Needs => Permission.CloseCases;

    public sealed record Request(long CaseId, string? Document);

    /// <exception cref="Refused"><see cref="CaseRefusals.NotFound"/>, <see cref="RecusalRefusals.Recused"/>, <see cref="CaseRefusals.NoReopeningDocument"/>, <see cref="CaseRefusals.NotClosed"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        await desk.LockAsync(request.CaseId, ct);
        var of = await db.Set<EnforcementCase>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.CaseId, ct) ?? throw new Refused(CaseRefusals.NotFound);
        act.RequireOwn(of.OfficerId);
        await recused.RequireNotAsync(of.Id, ct);
        if (of.State != "closed")
            throw new Refused(CaseRefusals.NotClosed);
        if (string.IsNullOrWhiteSpace(request.Document))
            throw new Refused(CaseRefusals.NoReopeningDocument);
        await db.ExecuteAsync("update cases.case_closing set reopened_by = $2, reopened_at = $3, reopen_document = $4 where case_id = $1 and reopened_at is null", ct,
            of.Id, act.Actor.Id, act.Now, request.Document.Trim());
        await db.ExecuteAsync("update cases.enforcement_case set state = 'open' where id = $1", ct, of.Id);
        act.About($"case:{of.Id}", $"reopened: {request.Document.Trim()}");
    }
}
