using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;

namespace Enforcement.Ledger.Notices;

/// <param name="Facts">What happened and was told of now.</param>
/// <param name="More">There is more than one transaction takes.</param>
public sealed record CollectOutcome(int Facts, int Composed, bool More);

/// <summary>Composes the notices of what happened since the last time: a sweep over committed facts, so that no posting and no import waits for it.
/// A second run finds nothing, and of two at once one waits for the other.</summary>
/// <source>S3 §11 (parties are told of the nodes); S0 §6 (the applicant is told of an arrival); domain reference §3.2</source>
public sealed class CollectNotices(LedgerDb db, Act act) : IUseCase
{
    /// <summary>Who had a contact that ended less than so long before the account was changed is told there too.</summary>
    const string ContactLingers = "30 days";

    public static Permission Needs => Permission.SendNotices;

    sealed record Row(NoticeFact Fact, NoticeTemplate By, long RecipientId, string Channel, long? ContactId, string State, long FormerContactId = 0);

    readonly NoticeFloor moves = new(db, "move", "payouts.move");

    readonly NoticeFloor accounts = new(db, "account", "cases.payee_account");

    /// <summary>Whether there is anything to tell.</summary>
    public async Task<bool> IsDueAsync(CancellationToken ct)
    {
        var source = new NoticeFacts(db);
        await moves.PeekAsync(ct);
        await accounts.PeekAsync(ct);
        return await source.NextLinesAsync(ct) is not null || (await source.ClaimsAsync(ct)).Count > 0 || (await source.ConversionsAsync(ct)).Count > 0 || (await source.DeferralsAsync(ct)).Count > 0 || (await source.TakenBackAsync(ct)).Count > 0
            || (await source.MovesAsync(moves.Id, ct)).Count > 0 || (await source.AccountsAsync(accounts.Id, ct)).Count > 0;
    }

    public async Task<CollectOutcome> ExecuteAsync(CancellationToken ct)
    {
        await accounts.OpenAsync(ct);
        await moves.OpenAsync(ct);
        var source = new NoticeFacts(db);
        var facts = new List<NoticeFact>();
        var lines = await source.NextLinesAsync(ct);
        if (lines is { } told)
        {
            facts.AddRange(told.Facts);
            await db.ExecuteAsync(
                "insert into notices.collected_statement values ($1, $2, $3) on conflict (statement_id) do update set through_line = excluded.through_line, finished = excluded.finished", ct,
                told.StatementId, told.ThroughLine, told.Finished);
        }
        facts.AddRange(await ByHandAsync("claim", await source.ClaimsAsync(ct), ct));
        facts.AddRange(await ByHandAsync("conversion", await source.ConversionsAsync(ct), ct));
        facts.AddRange(await ByHandAsync("deferral", await source.DeferralsAsync(ct), ct));
        facts.AddRange(await source.TakenBackAsync(ct));
        var (moved, changed) = (await source.MovesAsync(moves.Id, ct), await source.AccountsAsync(accounts.Id, ct));
        facts.AddRange(moved);
        facts.AddRange(changed);
        var composed = facts.Count == 0 ? 0 : await WriteAsync(await RowsAsync(facts, ct), ct);
        await moves.CloseAsync(moved.Count < NoticeFacts.Batch, ct);
        await accounts.CloseAsync(changed.Count < NoticeFacts.Batch, ct);
        act.About("notices", $"{facts.Count} facts, {composed} messages");
        return new(facts.Count, composed, lines is not null || moved.Count == NoticeFacts.Batch || changed.Count == NoticeFacts.Batch);
    }

    async Task<IEnumerable<NoticeFact>> ByHandAsync(string source, List<(long Id, NoticeFact Fact)> found, CancellationToken ct)
    {
        await db.ExecuteAsync("insert into notices.collected (source, id) select $1, unnest($2)", ct, source, found.Select(f => f.Id).Distinct().ToArray());
        return found.Select(f => f.Fact);
    }

    async Task<List<Row>> RowsAsync(List<NoticeFact> facts, CancellationToken ct)
    {
        var texts = await NoticeTexts.InForceAsync(db, ct);
        var rows = new List<Row>();
        foreach (var fact in facts)
        {
            if (fact.Event is NoticeEvent.Arrival or NoticeEvent.ArrivalTakenBack or NoticeEvent.PaymentReturned)
                rows.Add(new(fact, texts.Of(fact.Event, NoticeAudience.Officer), fact.OfficerId, "house", null, NoticeState.Inbox.Code()));
            if (fact.Event is NoticeEvent.PayoutNotice or NoticeEvent.PaymentReturned)
                rows.Add(new(fact, texts.Of(fact.Event, NoticeAudience.Finance), 0, "house", null, NoticeState.Inbox.Code()));
        }
        var toParties = facts.Where(f => f.Event is NoticeEvent.Arrival or NoticeEvent.ArrivalTakenBack or NoticeEvent.PaymentBooked or NoticeEvent.AccountChanged or NoticeEvent.AgentAccount or NoticeEvent.Deferral).ToList();
        var parties = await db.QueryAsync(
            $"""
            select n.ord, p.id, k.id, k.channel, case when k.ended_at <= n.since then k.id else 0 end from unnest($1, $2, $3) with ordinality as n (case_id, party_id, since, ord)
            join cases.party p on p.case_id = n.case_id and (p.id = n.party_id or n.party_id is null and p.role = 'applicant')
            left join cases.contact k on k.party_id = p.id
              and case when n.since is null then k.ended_at is null else k.recorded_at < n.since and (k.ended_at is null or k.ended_at >= n.since - interval '{ContactLingers}') end
            order by n.ord, p.id, k.id desc
            """,
            r => (Fact: toParties[(int)r.GetInt64(0) - 1], Party: r.GetInt64(1), Contact: r.LongOrNull(2), Channel: r.TextOrNull(3), Former: r.LongOrNull(4) ?? 0), ct,
            toParties.Select(f => f.CaseId).ToArray(), toParties.Select(f => f.PartyId).ToArray(), toParties.Select(f => f.Since?.ToDateTimeUtc()).ToArray());
        rows.AddRange(parties.Select(p => new Row(p.Fact, texts.Of(p.Fact.Event, p.Fact.PartyId is null || p.Fact.Event == NoticeEvent.ArrivalTakenBack ? NoticeAudience.Applicant : NoticeAudience.Payee), p.Party, p.Channel ?? "none", p.Contact,
            (p.Contact is null ? NoticeState.NoContact : NoticeState.Waiting).Code(), p.Former)));
        return rows;
    }

    async Task<int> WriteAsync(List<Row> rows, CancellationToken ct)
    {
        var texts = rows.ConvertAll(r => r.By.Write(r.Fact));
        return await db.ExecuteAsync(
            """
            insert into notices.message (event, subject_id, book_id, case_id, audience, template_version, recipient_id, channel, contact_id, chinese, english, state, former_contact_id, composed_at, changed_at, next_try_at)
            select n.*, $14, $14, case n.state when 'waiting' then $14::timestamptz end
            from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) as n (event, subject_id, book_id, case_id, audience, version, recipient_id, channel, contact_id, chinese, english, state, former)
            on conflict (event, subject_id, case_id, audience, recipient_id, channel, former_contact_id) do nothing
            """, ct,
            rows.Select(r => r.Fact.Event).ToArray(), rows.Select(r => r.Fact.SubjectId).ToArray(), rows.Select(r => r.Fact.BookId).ToArray(), rows.Select(r => r.Fact.CaseId).ToArray(),
            rows.Select(r => r.By.Audience).ToArray(), rows.Select(r => r.By.Version).ToArray(), rows.Select(r => r.RecipientId).ToArray(), rows.Select(r => r.Channel).ToArray(),
            rows.Select(r => r.ContactId).ToArray(), texts.Select(t => t.Chinese).ToArray(), texts.Select(t => t.English).ToArray(), rows.Select(r => r.State).ToArray(),
            rows.Select(r => r.FormerContactId).ToArray(), act.Now);
    }
}
