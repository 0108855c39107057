using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Cases.Payees;

sealed record AuthorityInHand(long Id, long CaseId, long ProposedBy, bool Confirmed, bool Ended);

/// <summary>Takes an authority in hand: locked until the act ends, so that a payout sees it as it will be.</summary>
public sealed class AuthorityDesk(LedgerDb db, PayeeDesk desk, Act act)
{
    /// <exception cref="Refused"><see cref="AgentRefusals.NotFound"/> and what <see cref="PayeeDesk.CaseAsync"/> refuses.</exception>
    internal async Task<AuthorityInHand> TakeAsync(long authorityId, CancellationToken ct)
    {
        var authority = (await db.QueryAsync(
            "select id, case_id, proposed_by, confirmed_at is not null, rejected_at is not null or revoked_at is not null from cases.authority where id = $1 for no key update",
            r => new AuthorityInHand(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetBoolean(3), r.GetBoolean(4)), ct, authorityId)).SingleOrDefault() ?? throw new Refused(AgentRefusals.NotFound);
        await desk.CaseAsync(authority.CaseId, ct);
        act.About($"case:{authority.CaseId}");
        return authority;
    }

    /// <exception cref="Refused"><see cref="PayeeRefusals.SamePerson"/>, <see cref="PayeeRefusals.Decided"/></exception>
    internal async Task<AuthorityInHand> TakeToDecideAsync(long authorityId, CancellationToken ct)
    {
        var authority = await TakeAsync(authorityId, ct);
        if (authority.ProposedBy == act.Actor.Id)
            throw new Refused(PayeeRefusals.SamePerson, $"authority {authority.Id} by {act.Actor.Name}");
        return authority.Confirmed || authority.Ended ? throw new Refused(PayeeRefusals.Decided, $"authority {authority.Id}") : authority;
    }
}
