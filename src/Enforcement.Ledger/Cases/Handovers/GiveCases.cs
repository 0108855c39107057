using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Cases.Handovers;

/// <summary>Signs the list by which an officer's cases go to another one: the officer himself, or the director for one who is no executor any more.
/// Whose cases they are changes with the second signature.</summary>
/// <source>domain reference §1.1, R27; §7, row 39</source>
public sealed class GiveCases(LedgerDb db, HandoverList list, PersonDirectory persons, Act act) : IUseCase
{
    public static Permission Needs => Permission.GiveCases;

    /// <param name="From">The officer's sign-in name; null for oneself.</param>
    /// <param name="CaseIds">Null for all that are open or have money.</param>
    /// <param name="Document">The paper by which they change hands.</param>
    public sealed record Request(string? From, string? To, IReadOnlyList<long>? CaseIds, string? Document);

    /// <returns>The hand-over's id.</returns>
    /// <exception cref="Refused"><see cref="AccessRefusals.NotPermitted"/> for another officer's cases, <see cref="HandoverRefusals.OfficerSigns"/>, <see cref="HandoverRefusals.NoExecutor"/>,
    /// <see cref="HandoverRefusals.NoDocument"/>, <see cref="HandoverRefusals.NothingToHandOver"/>, <see cref="HandoverRefusals.NotHisCase"/>, <see cref="HandoverRefusals.Already"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        var from = string.IsNullOrWhiteSpace(request.From) ? act.Actor : await persons.FindAsync(request.From.Trim(), ct) ?? throw new Refused(HandoverRefusals.NothingToHandOver, request.From);
        act.RequireOwn(from.Id);
        if (from.Id != act.Actor.Id && await IsExecutorAsync(from, ct))
            throw new Refused(HandoverRefusals.OfficerSigns, from.Name);
        var to = string.IsNullOrWhiteSpace(request.To) ? null : await persons.FindAsync(request.To.Trim(), ct);
        if (to is null || to.Id == from.Id || !await IsExecutorAsync(to, ct))
            throw new Refused(HandoverRefusals.NoExecutor, request.To);
        if (string.IsNullOrWhiteSpace(request.Document))
            throw new Refused(HandoverRefusals.NoDocument);
        var cases = await TakeAsync(from, request.CaseIds?.Distinct().ToArray(), ct);
        var lines = await list.OfAsync(cases, ct);
        var hash = HandoverList.Hash(from.Id, to.Id, lines);
        var id = (await db.QueryAsync("insert into cases.handover (from_id, to_id, document, list_sha256, given_by, given_at) values ($1, $2, $3, $4, $5, $6) returning id", r => r.GetInt64(0), ct,
            from.Id, to.Id, request.Document.Trim(), hash, act.Actor.Id, act.Now))[0];
        await db.ExecuteAsync(
            """
            insert into cases.handover_case (handover_id, case_id, money_minor, matters, running, late, due_on)
            select $1, l.id, l.money, l.matters::jsonb, l.running, l.late, l.due from unnest($2, $3, $4, $5, $6, $7) as l (id, money, matters, running, late, due)
            """,
            ct, id, lines.Select(l => l.CaseId).ToArray(), lines.Select(l => l.Money.Minor).ToArray(), lines.Select(l => HandoverList.Json(l.Matters)).ToArray(), lines.Select(l => l.Clock.Running).ToArray(),
            lines.Select(l => l.Clock.Late).ToArray(), lines.Select(l => l.Clock.DueOn).ToArray());
        act.About($"handover:{id}", $"{lines.Count} cases of {from.Name} given to {to.Name}, list {Convert.ToHexStringLower(hash)}, by {request.Document.Trim()}");
        foreach (var line in lines)
            act.About($"case:{line.CaseId}", $"{line.Money}");
        return id;
    }

    async Task<long[]> TakeAsync(Actor from, long[]? asked, CancellationToken ct)
    {
        // Locked against whoever hands one of them over at the same moment.
        var cases = await db.QueryAsync(
            """
            select c.id, c.officer_id = $1, exists (select from cases.handover_case l join cases.handover h on h.id = l.handover_id and h.state = 'Given' where l.case_id = c.id)
            from cases.enforcement_case c
            where case when $2::bigint[] is null then c.officer_id = $1 and (c.state = 'open' or exists (select from cases.handover_matters(c.id))) else c.id = any ($2) end order by c.id for no key update of c
            """,
            r => (Id: r.GetInt64(0), His: r.GetBoolean(1), Given: r.GetBoolean(2)), ct, from.Id, asked);
        if (cases.Count == 0)
            throw new Refused(HandoverRefusals.NothingToHandOver, from.Name);
        if (asked is not null && cases.Count < asked.Length || cases.Exists(c => !c.His))
            throw new Refused(HandoverRefusals.NotHisCase, from.Name);
        if (cases.Exists(c => c.Given))
            throw new Refused(HandoverRefusals.Already, string.Join(", ", cases.Where(c => c.Given).Select(c => c.Id)));
        return [.. cases.Select(c => c.Id)];
    }

    async Task<bool> IsExecutorAsync(Actor person, CancellationToken ct) => (await db.QueryAsync("select cases.is_executor($1)", r => r.GetBoolean(0), ct, person.Id))[0];
}
