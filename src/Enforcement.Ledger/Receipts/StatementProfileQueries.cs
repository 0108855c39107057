using System.Text.Json;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;
using Npgsql;

namespace Enforcement.Ledger.Receipts;

/// <param name="State"><c>proposed</c>, <c>inForce</c> or <c>retired</c>.</param>
public sealed record StatementProfileView(
    long Id, string Code, int Version, string Title, string State, string SampleName, Instant ProposedAt, string ProposedBy,
    Instant? ApprovedAt, string? ApprovedBy, Instant? RetiredAt, string? RetiredBy, string? RetireReason);

/// <param name="Preview">What the dry run said when it was proposed.</param>
/// <param name="Mine">The one who asks proposed it, and so cannot approve it.</param>
public sealed record StatementProfileDetail(StatementProfileView Profile, StatementMapping Mapping, DryRun Preview, bool Mine);

/// <summary>Templates of bank tables, in force and before.</summary>
public sealed class StatementProfileQueries(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadStatements;

    const string Columns =
        """
        select s.id, s.code, s.version, s.title, case when s.retired_at is not null then 'retired' when s.approved_at is not null then 'inForce' else 'proposed' end,
               s.sample_name, s.proposed_at, p.display_name, s.approved_at, a.display_name, s.retired_at, r.display_name, s.retire_reason, s.mapping::text, s.preview::text, s.proposed_by
        from receipts.statement_profile s join access.person p on p.id = s.proposed_by
        left join access.person a on a.id = s.approved_by left join access.person r on r.id = s.retired_by
        """;

    /// <summary>The newest first; they are not an executor's, whose right reaches own cases only.</summary>
    /// <param name="afterId">Keyset: those older than this id; null for the newest.</param>
    public Task<List<StatementProfileView>> ListAsync(long? afterId, int take, CancellationToken ct) => act.Scope != GrantScope.All
        ? Task.FromResult(new List<StatementProfileView>())
        : db.QueryAsync($"{Columns} where $1::bigint is null or s.id < $1 order by s.id desc limit $2", View, ct, afterId, take);

    /// <exception cref="Refused"><see cref="StatementProfileRefusals.NotFound"/></exception>
    public async Task<StatementProfileDetail> ShowAsync(long id, CancellationToken ct) =>
        (act.Scope != GrantScope.All ? null : (await db.QueryAsync($"{Columns} where s.id = $1", r => new StatementProfileDetail(View(r), StatementProfiles.Mapping(r.GetString(13)),
            JsonSerializer.Deserialize<DryRun>(r.GetString(14), LedgerJson.Options)!, r.GetInt64(15) == act.Actor.Id), ct, id)).SingleOrDefault())
        ?? throw new Refused(StatementProfileRefusals.NotFound);

    static StatementProfileView View(NpgsqlDataReader r) => new(
        r.GetInt64(0), r.GetString(1), r.GetInt32(2), r.GetString(3), r.GetString(4), r.GetString(5), r.Instant(6), r.GetString(7),
        r.InstantOrNull(8), r.TextOrNull(9), r.InstantOrNull(10), r.TextOrNull(11), r.TextOrNull(12));
}
