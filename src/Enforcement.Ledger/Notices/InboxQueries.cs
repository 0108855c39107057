using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Notices;

/// <param name="ReadAt">When this person marked it read; null while it is new.</param>
public sealed record InboxView(long Id, long CaseId, string CaseNumber, string Event, string Text, string EnglishText, Instant ComposedAt, Instant? ReadAt);

/// <summary>A person's own notices: the officer's of the own cases, and the finance desk's for who works there.</summary>
public sealed class InboxQueries(LedgerDb db, Act act) : IUseCase
{
    /// <summary>Nobody counts further.</summary>
    public const int MostCounted = 100;

    public static Permission Needs => Permission.ReadInbox;

    /// <summary>The newest first.</summary>
    /// <param name="afterId">Keyset: older than this id; null for the newest.</param>
    public Task<List<InboxView>> ListAsync(bool unreadOnly, long? afterId, int take, CancellationToken ct)
    {
        var asked = new Conditions();
        var mine = Inbox.Of(act, asked);
        asked.When(afterId, "m.id < {0}");
        return db.QueryAsync(
            $"""
            select m.id, m.case_id, c.number, m.event, m.chinese, m.english, m.composed_at, k.at
            from notices.message m join cases.enforcement_case c on c.id = m.case_id left join notices.read_mark k on k.message_id = m.id and k.person_id = {asked.Parameter(act.Actor.Id)}
            where {mine} and {asked}{(unreadOnly ? " and k.at is null" : "")} order by m.id desc limit {asked.Parameter(take)}
            """,
            r => new InboxView(r.GetInt64(0), r.GetInt64(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.Instant(6), r.InstantOrNull(7)), ct, asked.Values);
    }

    /// <returns>How many are new, counted to <see cref="MostCounted"/>.</returns>
    public async Task<int> UnreadAsync(CancellationToken ct)
    {
        var asked = new Conditions();
        return (await db.QueryAsync(
            $"""
            select count(*)::int from (
              select from notices.message m where {Inbox.Of(act, asked)} and not exists (select from notices.read_mark k where k.message_id = m.id and k.person_id = {asked.Parameter(act.Actor.Id)})
              limit {MostCounted}) as n
            """, r => r.GetInt32(0), ct, asked.Values))[0];
    }
}

/// <summary>Marks own notices as read.</summary>
public sealed class MarkRead(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadInbox;

    public sealed record Request(IReadOnlyList<long> Ids);

    /// <returns>How many were new.</returns>
    /// <exception cref="Refused"><see cref="NoticeRefusals.NotFound"/> when one of them is not to this person</exception>
    public async Task<int> ExecuteAsync(Request request, CancellationToken ct)
    {
        var asked = new Conditions();
        var ids = request.Ids.Distinct().ToArray();
        var mine = await db.QueryAsync($"select m.id from notices.message m where m.id = any ({asked.Parameter(ids)}) and {Inbox.Of(act, asked)}", r => r.GetInt64(0), ct, asked.Values);
        if (ids.Length == 0 || mine.Count != ids.Length)
            throw new Refused(NoticeRefusals.NotFound);
        act.About("inbox", $"{ids.Length} read");
        return await db.ExecuteAsync("insert into notices.read_mark (message_id, person_id, at) select unnest($1), $2, $3 on conflict do nothing", ct, mine.ToArray(), act.Actor.Id, act.Now);
    }
}

static class Inbox
{
    static readonly string[] FinanceRoles = ["ACC", "CSH"];

    /// <summary>Which messages are to the actor, a condition on <c>m</c>: the officer's go to whoever has the case now.</summary>
    public static string Of(Act act, Conditions asked)
    {
        var officer = $"m.channel = 'house' and m.audience = 'officer' and exists (select from cases.enforcement_case o where o.id = m.case_id and o.officer_id = {asked.Parameter(act.Actor.Id)})";
        return act.Roles.Overlaps(FinanceRoles) ? $"({officer} or m.channel = 'house' and m.audience = 'finance')" : $"({officer})";
    }
}
