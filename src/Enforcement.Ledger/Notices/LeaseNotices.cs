using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using NodaTime;

namespace Enforcement.Ledger.Notices;

/// <summary>A message that this program sends now, and nobody else until the lease ends.</summary>
/// <param name="Tries">With the one that begins.</param>
/// <param name="Address">The contact's, in full.</param>
sealed record LeasedNotice(long Id, Guid DeliveryId, int Tries, string Channel, string Address, string Template, string Text, Instant ComposedAt);

/// <summary>Takes messages whose time has come, for one sender alone. Whoever dies with them leaves them to the next when the lease ends: a
/// message may be sent twice, under one id, and is never lost.</summary>
/// <source>S3 §11</source>
sealed class LeaseNotices(LedgerDb db, NoticeGatewaySettings settings, Act act) : IUseCase
{
    public static Permission Needs => Permission.SendNotices;

    public sealed record Request(Guid Lease, int Most, Duration For);

    public async Task<bool> IsDueAsync(CancellationToken ct) => (await db.QueryAsync(
        "select exists (select from notices.message where state = 'waiting' and next_try_at <= $1 and (leased_until is null or leased_until <= $1))", r => r.GetBoolean(0), ct, act.Now))[0];

    public async Task<List<LeasedNotice>> ExecuteAsync(Request request, CancellationToken ct)
    {
        await FollowContactsAsync(ct);
        var free = "state = 'waiting' and next_try_at <= $1 and (leased_until is null or leased_until <= $1)";
        // A message at which every sender died would be tried for ever.
        var buried = await db.ExecuteAsync(
            $"""
            update notices.message set state = 'dead', next_try_at = null, lease = null, leased_until = null, changed_at = $1, reason = 'cut short'
            where id in (select id from notices.message where {free} and leases >= $2 for update skip locked)
            """, ct, act.Now, settings.Tries);
        var leased = await db.QueryAsync(
            $"""
            with due as (select id from notices.message where {free} order by next_try_at, id limit $2 for update skip locked)
            update notices.message m set lease = $3, leased_until = $4, leases = m.leases + 1 from due, cases.contact c where m.id = due.id and c.id = m.contact_id
            returning m.id, m.delivery_id, m.tries - m.tries_before + 1, m.channel, c.address, m.event || '.' || m.audience || '.' || m.template_version, m.chinese, m.composed_at
            """,
            r => new LeasedNotice(r.GetInt64(0), r.GetGuid(1), r.GetInt32(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6), r.Instant(7)), ct,
            act.Now, request.Most, request.Lease, act.Now + request.For);
        act.About("notices", $"{leased.Count} taken for sending, {buried} given up");
        return leased;
    }

    /// <summary>What waits goes to the contact that is in force now; an account is told of where the party was known before it.</summary>
    Task FollowContactsAsync(CancellationToken ct) => db.ExecuteAsync(
        $"""
        update notices.message m set
          contact_id = coalesce(n.id, m.contact_id), delivery_id = gen_random_uuid(), lease = null, leased_until = null, changed_at = $1,
          state = case when n.id is null then 'no-contact' else 'waiting' end, next_try_at = case when n.id is not null then m.next_try_at end
        from cases.contact o left join cases.contact n on n.party_id = o.party_id and n.channel = o.channel and n.ended_at is null
        where m.state = 'waiting' and (m.leased_until is null or m.leased_until <= $1) and o.id = m.contact_id and o.ended_at is not null and m.event not in ('{NoticeEvent.AccountChanged}', '{NoticeEvent.AgentAccount}')
        """, ct, act.Now);
}
