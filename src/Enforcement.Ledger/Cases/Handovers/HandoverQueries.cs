using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;
using Npgsql;

namespace Enforcement.Ledger.Cases.Handovers;

public enum HandoverState
{
    Given,
    Taken,
    Ended,
}

/// <summary>A hand-over of cases, with how much of them.</summary>
/// <param name="GivenBy">The officer, or the director who signed in his place.</param>
/// <param name="Sha256">Of the list that both sign.</param>
/// <param name="Mine">The reader is the one to take the cases over.</param>
public sealed record HandoverView(
    long Id, string From, string To, string Document, HandoverState State, string GivenBy, Instant GivenAt, string? DecidedBy, Instant? DecidedAt, string? Reason, string Sha256, int Cases, Money Money, bool Mine);

/// <summary>A hand-over with its list.</summary>
public sealed record HandoverDetail(HandoverView Handover, IReadOnlyList<HandoverLine> Lines);

/// <summary>Hand-overs of cases. An executor sees those in which he gives or takes.</summary>
/// <source>domain reference §1.1, R27; §7, row 39</source>
public sealed class HandoverQueries(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadCases;

    /// <summary>The newest first.</summary>
    /// <param name="open">Only what waits for its second signature.</param>
    /// <param name="afterId">Keyset: older than this id; null for the newest.</param>
    public Task<List<HandoverView>> ListAsync(bool open, long? afterId, int take, CancellationToken ct) =>
        RowsAsync(new Conditions().When(open ? "Given" : null, "h.state = {0}").When(afterId, "h.id < {0}"), take, ct);

    /// <exception cref="Refused"><see cref="HandoverRefusals.NotFound"/></exception>
    public async Task<HandoverDetail> ShowAsync(long id, CancellationToken ct)
    {
        var handover = (await RowsAsync(new Conditions().When(id, "h.id = {0}"), 1, ct)).SingleOrDefault() ?? throw new Refused(HandoverRefusals.NotFound, $"hand-over {id}");
        return new(handover, await db.QueryAsync(
            "select c.id, c.number, l.money_minor, l.matters::text, l.running, l.late, l.due_on from cases.handover_case l join cases.enforcement_case c on c.id = l.case_id where l.handover_id = $1 order by c.id",
            r => new HandoverLine(r.GetInt64(0), r.GetString(1), r.Money(2), HandoverList.Matters(r.GetString(3)), new(r.GetInt32(4), r.GetInt32(5), r.DateOrNull(6))), ct, id));
    }

    Task<List<HandoverView>> RowsAsync(Conditions asked, int take, CancellationToken ct)
    {
        asked.When(act.OwnOfficerId, "{0} in (h.from_id, h.to_id)");
        return db.QueryAsync(
            $"""
            select h.id, f.display_name, t.display_name, h.document, h.state, g.display_name, h.given_at, d.display_name, h.decided_at, h.reason, h.list_sha256, h.to_id, l.cases, l.money
            from cases.handover h join access.person f on f.id = h.from_id join access.person t on t.id = h.to_id join access.person g on g.id = h.given_by left join access.person d on d.id = h.decided_by
            cross join lateral (select count(*)::int as cases, coalesce(sum(l.money_minor), 0)::bigint as money from cases.handover_case l where l.handover_id = h.id) l
            where {asked} order by h.id desc limit {asked.Parameter(take)}
            """,
            View, ct, asked.Values);
    }

    HandoverView View(NpgsqlDataReader r) => new(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), Enum.Parse<HandoverState>(r.GetString(4)), r.GetString(5), r.Instant(6), r.TextOrNull(7), r.InstantOrNull(8),
        r.TextOrNull(9), Convert.ToHexStringLower(r.GetFieldValue<byte[]>(10)), r.GetInt32(12), r.Money(13), r.GetInt64(11) == act.Actor.Id);
}
