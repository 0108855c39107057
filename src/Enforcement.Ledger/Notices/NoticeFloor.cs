using Enforcement.Ledger.Database;

namespace Enforcement.Ledger.Notices;

/// <summary>From which id on rows are looked through, so that a minute's work does not grow with the years. Ids are taken before they are
/// committed, and a late one may lie below those that are known: the floor rises to an id only when every transaction that ran while it was the
/// newest has ended. Rows are read after that was found out, and by the floor of before: what committed last is still above it.</summary>
sealed class NoticeFloor(LedgerDb db, string source, string table)
{
    bool rises;

    public long Id { get; private set; }

    /// <summary>Before anything is read. Keeps another collector waiting.</summary>
    public async Task OpenAsync(CancellationToken ct)
    {
        // A transaction may have taken an id and not yet the number by which snapshots know it; for that there is the day.
        var row = (await db.QueryAsync(
            "select through_id, next_at < now() - interval '1 day' and next_xmax <= pg_snapshot_xmin(pg_current_snapshot()) from notices.floor where source = $1 for update",
            r => (Id: r.GetInt64(0), Rises: !r.IsDBNull(1) && r.GetBoolean(1)), ct, source))[0];
        (Id, rises) = row;
    }

    /// <summary>For a look only: nothing is kept waiting, and the floor stays.</summary>
    public async Task PeekAsync(CancellationToken ct) =>
        Id = (await db.QueryAsync("select through_id from notices.floor where source = $1", r => r.GetInt64(0), ct, source))[0];

    /// <param name="all">All rows above the floor were read.</param>
    public async Task CloseAsync(bool all, CancellationToken ct)
    {
        if (rises && all)
            await db.ExecuteAsync("update notices.floor set through_id = next_id, next_id = null, next_at = null, next_xmax = null where source = $1", ct, source);
        await db.ExecuteAsync(
            $"""
            update notices.floor set next_id = n.id, next_at = now(), next_xmax = pg_snapshot_xmax(pg_current_snapshot())
            from (select coalesce(max(t.id), 0) as id from {table} t) n where source = $1 and next_id is null and n.id > through_id
            """, ct, source);
    }
}
