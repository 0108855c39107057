using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Ledger.Payouts;

/// <summary>The chain of approvals of one payout: its steps are chosen by the class of the payee, a flag of the case, and the sum that the payee
/// has had or is to have from the case over a window, so that splitting a payment does not lower the band. The versions are data
/// (<c>payouts.chain_version</c>); the database works the steps out, for the use case and for its own check alike.</summary>
/// <source>法发〔2017〕6号 §12; domain reference §3.4 and §7, row 7</source>
public sealed class ApprovalChain(LedgerDb db, Act act)
{
    /// <summary>Fixes the steps that this submission asks for.</summary>
    public async Task FixAsync(Payout payout, CancellationToken ct)
    {
        // Two payouts of one case submitted at once must each see the other's sum.
        await db.ExecuteAsync("select 1 from cases.enforcement_case where id = $1 for no key update", ct, payout.CaseId);
        // A version that is being approved is in force for this submission or is not: who approves it waits, or is waited for.
        await db.ExecuteAsync("select pg_advisory_xact_lock_shared(hashtext('payouts.chain_version'))", ct);
        await db.ExecuteAsync(
            """
            insert into payouts.required_step (payout_id, round, step, role, chain_version, cumulated_minor, payee_class, flag, needs_decision)
            select $1, $2, a.step, a.role, a.version, s.cumulated, a.payee_class, a.flag, a.needs_decision
            from payouts.chain_version v, payouts.cumulated($1, $3::timestamptz - make_interval(days => v.window_days)) s (cumulated), payouts.steps_asked($1, s.cumulated) a
            where a.version = v.version
            """,
            ct, payout.Id, payout.Round, act.Now);
    }

    /// <summary>The steps of this round that nobody has approved yet, in order.</summary>
    public Task<List<RequiredStep>> OpenStepsAsync(Payout payout, CancellationToken ct) =>
        db.Set<RequiredStep>()
            .Where(s => s.PayoutId == payout.Id && s.Round == payout.Round
                && !db.Set<Approval>().Any(a => a.PayoutId == s.PayoutId && a.Round == s.Round && a.Step == s.Step))
            .OrderBy(s => s.Step).ToListAsync(ct);

    /// <summary>Settles in whose name the step is approved: one's own where one holds its role, else of a holder who lent it; of several the
    /// first who has no hand in the payout yet.</summary>
    public async Task ActForStepAsync(Payout payout, IReadOnlyList<RequiredStep> open, CancellationToken ct)
    {
        if (open.Count == 0)
            return;
        var lenders = act.Roles.Contains(open[0].Role) ? [] : act.Lent.Where(l => l.Role == open[0].Role).ToList();
        var tainted = lenders.Count > 1 ? await TaintedAsync(payout, ct) : [];
        act.ActFor(lenders.Find(l => !tainted.Contains(l.For.Id)) ?? lenders.FirstOrDefault());
    }

    /// <summary>Of several who lent the right goes on in the name of the first whom nothing keeps away from this payout.</summary>
    public async Task AvoidTaintedAsync(Payout payout, CancellationToken ct)
    {
        if (act.OnBehalf is not null && act.Lent.Count > 1)
            act.Avoid(await TaintedAsync(payout, ct));
    }

    // Lenders who have a hand in the payout, had one in the account it goes to, or are recused from its case.
    async Task<HashSet<long>> TaintedAsync(Payout payout, CancellationToken ct) => [.. await db.QueryAsync(
        """
        select l from unnest($1) l where exists (select from payouts.hands($2, $3) h where h.person_id = l) or cases.is_recused($4, l) or cases.had_hand_in($5::bigint, l, $6)
        """, r => r.GetInt64(0), ct, act.Lent.Select(l => l.For.Id).ToArray(), payout.Id, payout.Round, payout.CaseId, payout.PayeeAccountId, act.Now)];

    /// <summary>Refuses whoever neither holds the role of the step that is open nor stands in for one who does. Whoever takes the role or the
    /// delegation away at this moment waits.</summary>
    /// <exception cref="Refused"><see cref="AccessRefusals.NotPermitted"/></exception>
    public async Task RequireRoleAsync(IReadOnlyList<RequiredStep> open, CancellationToken ct)
    {
        if (open.Count == 0)
            return;
        var stands = act.OnBehalf is { } lent
            ? lent.Role == open[0].Role && (await db.QueryAsync("select 1 from access.delegation where id = $1 and revoked_at is null for share", r => r.GetInt32(0), ct, lent.DelegationId)).Count > 0
            : (await db.QueryAsync("select 1 from access.person_role where person_id = $1 and role = $2 and revoked_at is null for share", r => r.GetInt32(0), ct, act.Actor.Id, open[0].Role)).Count > 0;
        if (!stands)
            throw new Refused(AccessRefusals.NotPermitted, $"step {open[0].Step} is for {open[0].Role}");
    }

    /// <summary>Everybody who has a hand in this round: the drafter, the officer of the case, whoever acted, and in whose name.</summary>
    public async Task<IReadOnlySet<long>> HandsAsync(Payout payout, CancellationToken ct) =>
        (await db.QueryAsync("select distinct h.person_id from payouts.hands($1, $2) h", r => r.GetInt64(0), ct, payout.Id, payout.Round)).ToHashSet();

    /// <summary>Asked once more at the release, over the whole chain: no person has two hands in it, and none of finance's is anywhere else now.</summary>
    /// <exception cref="Refused"><see cref="PayoutRefusals.SamePerson"/>, <see cref="AccessRefusals.ConflictingRoles"/></exception>
    /// <source>domain reference §4, hard segregation 1 and 4; §7, row 8</source>
    public async Task RequireSeparateAsync(Payout payout, CancellationToken ct)
    {
        var twice = await db.QueryAsync(
            "select p.user_name from payouts.hands($1, $2) h join access.person p on p.id = h.person_id group by p.user_name having count(distinct h.hand) > 1 order by 1",
            r => r.GetString(0), ct, payout.Id, payout.Round);
        if (twice is [var name, ..])
            throw new Refused(PayoutRefusals.SamePerson, $"payout {payout.Id} by {name}");
        var torn = await db.QueryAsync(
            """
            select p.user_name from access.person p
            where access.is_in_two_camps(p.id, $3) and (p.id = any ($4) or p.id in (
              select x from payouts.move m, unnest(array[m.person_id, m.on_behalf_of]) x where m.payout_id = $1 and m.round = $2 and m.trigger = 'Accept'))
            """,
            r => r.GetString(0), ct, payout.Id, payout.Round, act.Now, act.Persons.ToArray());
        if (torn is [var who, ..])
            throw new Refused(AccessRefusals.ConflictingRoles, who);
    }
}
