using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Cases.Payees;

/// <summary>Another person finds that an agent's authority stands.</summary>
/// <source>domain reference §4, 7</source>
public sealed class ConfirmAuthority(LedgerDb db, AuthorityDesk desk, Act act) : IUseCase
{
    public static Permission Needs => Permission.ConfirmPayees;

    public sealed record Request(long AuthorityId);

    /// <exception cref="Refused"><see cref="AgentRefusals.NotFound"/>, <see cref="PayeeRefusals.SamePerson"/>, <see cref="PayeeRefusals.Decided"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var authority = await desk.TakeToDecideAsync(request.AuthorityId, ct);
        await db.ExecuteAsync("update cases.authority set confirmed_by = $2, confirmed_at = $3 where id = $1", ct, authority.Id, act.Actor.Id, act.Now);
        act.About($"case:{authority.CaseId}", $"authority {authority.Id} confirmed");
    }
}
