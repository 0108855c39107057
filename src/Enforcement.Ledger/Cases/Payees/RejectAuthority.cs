using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Cases.Payees;

/// <summary>Another person turns an agent's authority down.</summary>
/// <source>domain reference §4, 7</source>
public sealed class RejectAuthority(LedgerDb db, AuthorityDesk desk, Act act) : IUseCase
{
    public static Permission Needs => Permission.ConfirmPayees;

    public sealed record Request(long AuthorityId, string? Reason);

    /// <exception cref="Refused"><see cref="AgentRefusals.NotFound"/>, <see cref="PayeeRefusals.SamePerson"/>, <see cref="PayeeRefusals.Decided"/>, <see cref="PayeeRefusals.ReasonMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var authority = await desk.TakeToDecideAsync(request.AuthorityId, ct);
        var reason = PayeeDesk.Required(request.Reason);
        await db.ExecuteAsync("update cases.authority set rejected_by = $2, rejected_at = $3, reject_reason = $4 where id = $1", ct, authority.Id, act.Actor.Id, act.Now, reason);
        act.About($"case:{authority.CaseId}", $"authority {authority.Id} turned down: {reason}");
    }
}
