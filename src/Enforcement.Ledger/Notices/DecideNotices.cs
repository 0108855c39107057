using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Notices;

/// <summary>Sends notices again that were given up, to the contact that is in force now.</summary>
/// <source>S0 §6 (the applicant is told, without delay)</source>
public sealed class RetryNotices(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.DecideNotices;

    /// <param name="Ids">All of them or none.</param>
    public sealed record Request(IReadOnlyList<long> Ids, string? Reason);

    /// <returns>How many.</returns>
    /// <exception cref="Refused"><see cref="NoticeRefusals.ReasonMissing"/>, <see cref="NoticeRefusals.NotFound"/>, <see cref="NoticeRefusals.NotDead"/>, <see cref="NoticeRefusals.NoContact"/></exception>
    public async Task<int> ExecuteAsync(Request request, CancellationToken ct)
    {
        var notices = await NoticeDecision.WriteAsync(db, act, "retry", request.Ids, request.Reason, ct);
        if (notices.Find(n => n.State is not (NoticeState.Dead or NoticeState.NoContact)) is { } other)
            throw new Refused(NoticeRefusals.NotDead, $"notice {other.Id}");
        // The channel that it had, if the party still has it; a change of account goes where it went.
        var sent = await db.ExecuteAsync(
            $"""
            update notices.message m set state = 'waiting', contact_id = k.id, channel = k.channel, delivery_id = case when k.id = m.contact_id then m.delivery_id else gen_random_uuid() end,
              tries_before = m.tries, leases = 0, next_try_at = $2, changed_at = $2, reason = null
            from unnest($1) as n (id) cross join lateral (
              select c.id, c.channel from notices.message o join cases.contact c on c.party_id = o.recipient_id and (c.ended_at is null or o.event in ('{NoticeEvent.AccountChanged}', '{NoticeEvent.AgentAccount}') and c.id = o.contact_id)
              where o.id = n.id
                and not exists (select from notices.message t where t.event = o.event and t.subject_id = o.subject_id and t.case_id = o.case_id and t.audience = o.audience
                                and t.recipient_id = o.recipient_id and t.channel = c.channel and t.former_contact_id = o.former_contact_id and t.id <> o.id)
              order by c.id = o.contact_id and o.event in ('{NoticeEvent.AccountChanged}', '{NoticeEvent.AgentAccount}') desc, c.channel = o.channel desc, c.channel limit 1) k
            where m.id = n.id
            """, ct, notices.Select(n => n.Id).ToArray(), act.Now);
        return sent == notices.Count ? sent : throw new Refused(NoticeRefusals.NoContact);
    }
}

/// <summary>Cancels notices that have not left: the party was told otherwise, or need not be.</summary>
/// <source>S0 §6</source>
public sealed class CancelNotices(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.DecideNotices;

    /// <param name="Ids">All of them or none.</param>
    public sealed record Request(IReadOnlyList<long> Ids, string? Reason);

    /// <returns>How many.</returns>
    /// <exception cref="Refused"><see cref="NoticeRefusals.ReasonMissing"/>, <see cref="NoticeRefusals.NotFound"/>, <see cref="NoticeRefusals.NotOpen"/>, <see cref="NoticeRefusals.UnderWay"/></exception>
    public async Task<int> ExecuteAsync(Request request, CancellationToken ct)
    {
        var notices = await NoticeDecision.WriteAsync(db, act, "cancel", request.Ids, request.Reason, ct);
        if (notices.Find(n => n.State is not (NoticeState.Waiting or NoticeState.Dead or NoticeState.NoContact)) is { } other)
            throw new Refused(NoticeRefusals.NotOpen, $"notice {other.Id}");
        if (notices.Find(n => n.Leased) is { } leased)
            throw new Refused(NoticeRefusals.UnderWay, $"notice {leased.Id}");
        return await db.ExecuteAsync("update notices.message set state = 'cancelled', next_try_at = null, lease = null, leased_until = null, changed_at = $2 where id = any ($1)", ct,
            notices.Select(n => n.Id).ToArray(), act.Now);
    }
}

/// <param name="Leased">A sender has it at this moment.</param>
sealed record DecidedNotice(long Id, NoticeState State, bool Leased);

static class NoticeDecision
{
    /// <summary>Locks the notices, each of a case that the actor may decide about, and keeps what was decided and why.</summary>
    public static async Task<List<DecidedNotice>> WriteAsync(LedgerDb db, Act act, string what, IReadOnlyList<long> ids, string? reason, CancellationToken ct)
    {
        var asked = ids.Distinct().Order().ToArray();
        act.About($"notice:{asked.FirstOrDefault()}", $"{what} {string.Join(", ", asked)}");
        if (string.IsNullOrWhiteSpace(reason))
            throw new Refused(NoticeRefusals.ReasonMissing);
        var found = await db.QueryAsync(
            """
            select m.id, m.state, coalesce(m.leased_until > $2, false) from notices.message m join cases.enforcement_case c on c.id = m.case_id
            where m.id = any ($1) and m.state <> 'inbox' and ($3::bigint is null or c.officer_id = $3) order by m.id for update of m
            """,
            r => new DecidedNotice(r.GetInt64(0), NoticeStates.Parse(r.GetString(1)), r.GetBoolean(2)), ct, asked, act.Now, act.OwnOfficerId);
        if (asked.Length == 0 || found.Count != asked.Length)
            throw new Refused(NoticeRefusals.NotFound);
        await db.ExecuteAsync("insert into notices.decision (message_id, what, reason, person_id, at) select unnest($1), $2, $3, $4, $5", ct, asked, what, reason.Trim(), act.Actor.Id, act.Now);
        act.About($"notice:{asked[0]}", reason.Trim());
        return found;
    }
}
