using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;

namespace Enforcement.Ledger.Notices;

/// <summary>Writes what came of the tries of one lease. A message that was taken by another sender meanwhile, or of which the gateway has
/// already reported, stays as it is.</summary>
sealed class RecordTries(LedgerDb db, NoticeGatewaySettings settings, Act act) : IUseCase
{
    public static Permission Needs => Permission.SendNotices;

    public sealed record Request(Guid Lease, IReadOnlyList<(LeasedNotice Notice, TryResult Result)> Tries);

    public async Task<DeliveryOutcome> ExecuteAsync(Request request, CancellationToken ct)
    {
        var rows = request.Tries.Select(t => (t.Notice.Id, t.Result, State: StateAfter(t.Notice, t.Result), Next: act.Now + BackOff.After(t.Notice.Tries, Random.Shared.NextDouble(), t.Result.RetryAfter))).ToList();
        var ids = rows.Select(r => r.Id).ToArray();
        await db.ExecuteAsync(
            """
            insert into notices.attempt (message_id, number, at, outcome, detail)
            select m.id, m.tries + 1, $5, n.outcome, n.detail from unnest($1, $2, $3) as n (id, outcome, detail) join notices.message m on m.id = n.id and m.lease = $4 on conflict do nothing
            """, ct, ids, rows.Select(r => r.Result.Outcome.ToString().ToLowerInvariant()).ToArray(), rows.Select(r => r.Result.Detail).ToArray(), request.Lease, act.Now);
        await db.ExecuteAsync(
            """
            update notices.message m set state = n.state, reason = case when n.state = 'sent' then null else n.detail end, changed_at = $6,
              next_try_at = case when n.state = 'waiting' then n.next end, tries = m.tries + 1, leases = 0, lease = null, leased_until = null
            from unnest($1, $2, $3, $4) as n (id, state, detail, next) where m.id = n.id and m.lease = $5 and m.state = 'waiting'
            """, ct, ids, rows.Select(r => r.State.Code()).ToArray(), rows.Select(r => r.Result.Detail).ToArray(), rows.Select(r => r.Next.ToDateTimeUtc()).ToArray(), request.Lease, act.Now);
        // What was taken and not sent is nobody's again, as if it had not been taken.
        await db.ExecuteAsync("update notices.message set leases = greatest(leases - 1, 0), lease = null, leased_until = null where lease = $1 and state = 'waiting'", ct, request.Lease);
        var outcome = new DeliveryOutcome(rows.Count(r => r.State == NoticeState.Sent), rows.Count(r => r.State == NoticeState.Waiting), rows.Count(r => r.State == NoticeState.Dead));
        act.About("notices", $"{outcome.Sent} taken by the gateway, {outcome.Again} to be tried again, {outcome.Dead} dead");
        return outcome;
    }

    NoticeState StateAfter(LeasedNotice notice, TryResult result) => result.Outcome switch
    {
        TryOutcome.Accepted => NoticeState.Sent,
        TryOutcome.Again when notice.Tries < settings.Tries => NoticeState.Waiting,
        _ => NoticeState.Dead,
    };
}
