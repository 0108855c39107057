using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Cases.Payees;

/// <summary>Records that the principal took an authority back. It needs no second person: from now on nothing goes to the agent.</summary>
/// <source>domain reference §4, 7 and §7, row 6</source>
public sealed class RevokeAuthority(LedgerDb db, AuthorityDesk desk, Act act) : IUseCase
{
    public static Permission Needs => Permission.RevokeAuthorities;

    public sealed record Request(long AuthorityId, string? Document);

    /// <exception cref="Refused"><see cref="AgentRefusals.NotFound"/>, <see cref="AgentRefusals.NotConfirmed"/>, <see cref="PayeeRefusals.Decided"/>, <see cref="PayeeRefusals.DocumentMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var authority = await desk.TakeAsync(request.AuthorityId, ct);
        if (authority.Ended)
            throw new Refused(PayeeRefusals.Decided, $"authority {authority.Id}");
        if (!authority.Confirmed)
            throw new Refused(AgentRefusals.NotConfirmed, $"authority {authority.Id}");
        if (string.IsNullOrWhiteSpace(request.Document))
            throw new Refused(PayeeRefusals.DocumentMissing);
        await db.ExecuteAsync("update cases.authority set revoked_by = $2, revoked_at = $3, revoke_document = $4 where id = $1", ct, authority.Id, act.Actor.Id, act.Now, request.Document.Trim());
        act.About($"case:{authority.CaseId}", $"authority {authority.Id} revoked by {request.Document.Trim()}");
    }
}
