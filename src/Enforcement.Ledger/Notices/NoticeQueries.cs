using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;
using Npgsql;

namespace Enforcement.Ledger.Notices;

/// <param name="Event">A code such as <c>arrival</c> or <c>payment-booked</c>.</param>
/// <param name="Recipient">The party's or the officer's name; null for the finance desk.</param>
/// <param name="Channel"><c>house</c>, <c>sms</c>, <c>wechat</c>, or <c>none</c> without a contact.</param>
/// <param name="Address">In full for the officer of the case, else its last four characters.</param>
/// <param name="NextTryAt">Null when no try is to come.</param>
/// <param name="Reason">Why it is where it is: <c>http 503</c>, <c>timeout</c>, <c>not delivered</c>.</param>
public sealed record OutboxView(
    long Id, long CaseId, string CaseNumber, string Event, string Audience, string? Recipient, string Channel, string? Address, string Text, string? EnglishText, NoticeState State,
    Instant ComposedAt, Instant ChangedAt, int Tries, Instant? NextTryAt, string? Reason);

/// <param name="What"><c>accepted</c>, <c>again</c> or <c>refused</c> for a try; <c>delivered</c> or <c>failed</c> for a report; <c>retry</c> or <c>cancel</c> for a decision.</param>
/// <param name="By">The person who decided; null for the gateway.</param>
public sealed record NoticeEventView(Instant At, string What, string? Detail, string? By);

public sealed record NoticeDetail(OutboxView Notice, IReadOnlyList<NoticeEventView> History);

/// <param name="Gateway">Whether one is configured; without it, what is for parties waits.</param>
/// <param name="NoContact">Parties that have to be told otherwise.</param>
public sealed record NoticeSummary(bool Gateway, long Waiting, long Sent, long Delivered, long Dead, long Cancelled, long NoContact);

/// <summary>The outbox. An executor sees the notices of the own cases; nothing here tells anybody that it was read.</summary>
/// <source>domain reference §7, rows 41 and 42</source>
public sealed class NoticeQueries(LedgerDb db, NoticeGateway gateway, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadNotices;

    public sealed record Filter(long? CaseId = null, NoticeState? State = null);

    /// <summary>The newest first; notices of the house only with those of one case.</summary>
    /// <param name="afterId">Keyset: older than this id; null for the newest.</param>
    public Task<List<OutboxView>> ListAsync(Filter filter, long? afterId, int take, CancellationToken ct)
    {
        var asked = new Conditions().When(filter.CaseId, "m.case_id = {0}").When(filter.State?.Code(), "m.state = {0}").When(act.OwnOfficerId, "c.officer_id = {0}").When(afterId, "m.id < {0}");
        var parties = filter.CaseId is null && filter.State != NoticeState.Inbox ? " and m.state <> 'inbox'" : "";
        return db.QueryAsync($"{Columns} where {asked}{parties} order by m.id desc limit {asked.Parameter(take)}", View, ct, asked.Values);
    }

    /// <exception cref="Refused"><see cref="NoticeRefusals.NotFound"/></exception>
    public async Task<NoticeDetail> ShowAsync(long id, CancellationToken ct)
    {
        var asked = new Conditions().When(id, "m.id = {0}").When(act.OwnOfficerId, "c.officer_id = {0}");
        var notice = (await db.QueryAsync($"{Columns} where {asked}", View, ct, asked.Values)).SingleOrDefault() ?? throw new Refused(NoticeRefusals.NotFound, $"notice {id}");
        var history = await db.QueryAsync(
            """
            select a.at, a.outcome, a.detail, null from notices.attempt a where a.message_id = $1
            union all select r.received_at, r.status, r.detail, null from notices.report r where r.message_id = $1
            union all select d.at, d.what, d.reason, p.display_name from notices.decision d join access.person p on p.id = d.person_id where d.message_id = $1
            order by 1, 2
            """,
            r => new NoticeEventView(r.Instant(0), r.GetString(1), r.TextOrNull(2), r.TextOrNull(3)), ct, id);
        return new(notice, history);
    }

    public async Task<NoticeSummary> SummaryAsync(CancellationToken ct)
    {
        var own = new Conditions().When(act.OwnOfficerId, "m.case_id in (select c.id from cases.enforcement_case c where c.officer_id = {0})");
        var counts = (await db.QueryAsync($"select m.state, count(*) from notices.message m where m.state <> 'inbox' and {own} group by m.state", r => (State: NoticeStates.Parse(r.GetString(0)), Count: r.GetInt64(1)), ct, own.Values))
            .ToDictionary(c => c.State, c => c.Count);
        return new(gateway.IsConfigured, Of(NoticeState.Waiting), Of(NoticeState.Sent), Of(NoticeState.Delivered), Of(NoticeState.Dead), Of(NoticeState.Cancelled), Of(NoticeState.NoContact));

        long Of(NoticeState state) => counts.GetValueOrDefault(state);
    }

    const string Columns =
        """
        select m.id, m.case_id, c.number, m.event, m.audience, coalesce(y.name, o.display_name), m.channel, k.address, m.chinese, m.english, m.state, m.composed_at, m.changed_at, m.tries, m.next_try_at, m.reason, c.officer_id
        from notices.message m join cases.enforcement_case c on c.id = m.case_id
        left join cases.party y on y.id = m.recipient_id and m.audience in ('applicant', 'payee')
        left join access.person o on o.id = m.recipient_id and m.audience = 'officer'
        left join cases.contact k on k.id = m.contact_id
        """;

    OutboxView View(NpgsqlDataReader r) => new(
        r.GetInt64(0), r.GetInt64(1), r.GetString(2), r.GetString(3), r.GetString(4), r.TextOrNull(5), r.GetString(6), ContactAddress.Shown(r.TextOrNull(7), r.GetInt64(16) == act.Actor.Id), r.GetString(8), r.TextOrNull(9),
        NoticeStates.Parse(r.GetString(10)), r.Instant(11), r.Instant(12), r.GetInt32(13), r.InstantOrNull(14), r.TextOrNull(15));
}
