using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts;

/// <summary>Another person confirms a deduction order against its paper. From then on the bank's money for it is posted by itself.</summary>
/// <source>domain reference §6.3 (T2) and R03; S2 §四</source>
public sealed class ConfirmExpected(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ConfirmExpected;

    public sealed record Request(long ExpectedId);

    /// <exception cref="Refused"><see cref="ExpectedRefusals.NotFound"/>, <see cref="ExpectedRefusals.SamePerson"/>, <see cref="ExpectedRefusals.NotADeduction"/>,
    /// <see cref="ExpectedRefusals.AlreadyConfirmed"/>, <see cref="ExpectedRefusals.NotConfirmable"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        // An import that looks for orders waits here, or is waited for.
        var found = (await db.QueryAsync("select kind, state, case_id, registered_by, confirmed_at is not null from receipts.expected_receipt where id = $1 for update",
            r => new { Kind = Enum.Parse<ExpectedKind>(r.GetString(0)), State = Enum.Parse<ExpectedState>(r.GetString(1)), CaseId = r.GetInt64(2), RegisteredBy = r.GetInt64(3), Confirmed = r.GetBoolean(4) },
            ct, request.ExpectedId)).SingleOrDefault()
            ?? throw new Refused(ExpectedRefusals.NotFound);
        if (found.RegisteredBy == act.Actor.Id)
            throw new Refused(ExpectedRefusals.SamePerson, act.Actor.Name);
        if (found.Kind != ExpectedKind.Deduction)
            throw new Refused(ExpectedRefusals.NotADeduction, found.Kind.ToString());
        if (found.Confirmed)
            throw new Refused(ExpectedRefusals.AlreadyConfirmed);
        if (found.State != ExpectedState.Expected)
            throw new Refused(ExpectedRefusals.NotConfirmable, found.State.ToString());
        await db.ExecuteAsync("update receipts.expected_receipt set confirmed_by = $2, confirmed_at = $3 where id = $1", ct, request.ExpectedId, act.Actor.Id, act.Now);
        act.About($"case:{found.CaseId}", $"deduction order {request.ExpectedId} confirmed");
    }
}
