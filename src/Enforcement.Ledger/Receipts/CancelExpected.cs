using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts;

/// <summary>The officer of a case gives up waiting for what is still to come; what has arrived stays counted.</summary>
/// <source>domain reference R03, R18</source>
public sealed class CancelExpected(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.RegisterExpected;

    public sealed record Request(long ExpectedId, string? Reason);

    /// <exception cref="Refused"><see cref="ExpectedRefusals.NotFound"/>, <see cref="AccessRefusals.NotPermitted"/>,
    /// <see cref="ExpectedRefusals.NotOpen"/>, <see cref="ExpectedRefusals.ReasonMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        // An import that is about to count an arrival waits here, or is waited for.
        var found = (await db.QueryAsync(
            "select e.state, e.case_id, c.officer_id from receipts.expected_receipt e join cases.enforcement_case c on c.id = e.case_id where e.id = $1 for update of e",
            r => new { State = Enum.Parse<ExpectedState>(r.GetString(0)), CaseId = r.GetInt64(1), OfficerId = r.GetInt64(2) }, ct, request.ExpectedId)).SingleOrDefault()
            ?? throw new Refused(ExpectedRefusals.NotFound);
        act.RequireOwn(found.OfficerId);
        if (found.State is ExpectedState.Met or ExpectedState.Cancelled)
            throw new Refused(ExpectedRefusals.NotOpen, found.State.ToString());
        if (string.IsNullOrWhiteSpace(request.Reason))
            throw new Refused(ExpectedRefusals.ReasonMissing);
        await db.ExecuteAsync("update receipts.expected_receipt set cancelled_by = $2, cancelled_at = $3, cancel_reason = $4 where id = $1", ct,
            request.ExpectedId, act.Actor.Id, act.Now, request.Reason.Trim());
        act.About($"case:{found.CaseId}", $"expected receipt {request.ExpectedId} cancelled: {request.Reason.Trim()}");
    }
}
