using Enforcement.Ledger.Database;
using Npgsql;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>Looks at the scratch database of a story as its owner: what no question of the house answers, for an office never asks it, and tables
/// that no role of the office may read. It only looks, but where a story tells of a hand on the database.</summary>
sealed class ScratchLedger(LedgerConnections connections) : IAsyncDisposable
{
    // The evidence of a refusal is meant to stay; a request's key is no state, nor is a paper that was handed in before the claim was refused.
    const string Watched =
        """
        select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname not in ('evidence', 'quartz', 'information_schema') and n.nspname not like 'pg\_%'
          and (n.nspname, c.relname) not in (('access', 'request'), ('receipts', 'evidence')) order by 1
        """;

    readonly NpgsqlDataSource source = NpgsqlDataSource.Create(connections.Owner);
    string? everything;

    /// <summary>The line of a bank reference; of twins the first. Null when it is not imported.</summary>
    public Task<long?> LineAsync(string reference, CancellationToken ct) =>
        NumberAsync("select min(id) from receipts.statement_line where bank_reference = $1", ct, reference);

    public async Task<string?> ReferenceOfLineAsync(long lineId, CancellationToken ct) =>
        (await RowsAsync("select bank_reference from receipts.statement_line where id = $1", ct, lineId)).SingleOrDefault();

    /// <summary>The lot that a line minted.</summary>
    public Task<long?> LotAsync(long lineId, CancellationToken ct) =>
        NumberAsync("select l.id from ledger.entry e join ledger.lot l on l.book_id = e.book_id and l.entry_id = e.id where e.source_kind = 2 and e.source_id = $1", ct, lineId);

    /// <summary>The lots of a bank reference: one, or one for each twin.</summary>
    public async Task<IReadOnlyList<long>> LotsAsync(string reference, CancellationToken ct) =>
        [.. (await RowsAsync(
            """
            select l.id::text from receipts.statement_line s join ledger.entry e on e.book_id = s.book_id and e.source_kind = 2 and e.source_id = s.id
            join ledger.lot l on l.book_id = e.book_id and l.entry_id = e.id where s.bank_reference = $1 order by l.id
            """, ct, reference)).Select(id => long.Parse(id, System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>Every alert of a rule that was ever raised, the newest first: its desk, and since when it is so.</summary>
    public async Task<IReadOnlyList<string[]>> AlertsAsync(string rule, CancellationToken ct) =>
        [.. (await RowsAsync(
            """
            select x.told from (
              select desk || ' ' || raised_for as told, id from oversight.alert where rule = $1
              union all select 'Finance ' || (raised_at at time zone 'Asia/Shanghai')::date, id from payouts.bank_case where kind = $1) x order by x.id desc
            """, ct, rule)).Select(a => a.Split(' '))];

    /// <summary>The newest alert of a rule about this.</summary>
    public Task<long?> AlertAsync(string rule, string subject, CancellationToken ct) =>
        NumberAsync("select max(id) from oversight.alert where rule || ' ' || subject = $1", ct, $"{rule} {subject}");

    /// <summary>What the bank says in two ways about a payout and nobody has closed.</summary>
    public Task<long?> BankCaseAsync(long payoutId, CancellationToken ct) => NumberAsync("select max(id) from payouts.bank_case where closed_at is null and payout_id = $1", ct, payoutId);

    /// <summary>Every balance and state, table by table, as hashes to compare.</summary>
    public async Task<IReadOnlyDictionary<string, string>> SnapshotAsync(CancellationToken ct)
    {
        everything ??= string.Join("\nunion all ", (await RowsAsync(Watched, ct)).Select(
            t => $"select '{t}=' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from {t} as t"));
        return (await RowsAsync(everything, ct)).Select(r => r.Split('=', 2)).ToDictionary(r => r[0], r => r[1]);
    }

    /// <summary>Writes a payout past every use case, as a hand on the database would: as the application's role, or as the owner with the triggers off.</summary>
    /// <returns>Whether the database let it.</returns>
    public async Task<bool> OverwriteAsync(bool asOwner, string sql, CancellationToken ct, params object[] args)
    {
        await using var connection = new NpgsqlConnection(asOwner ? connections.Owner : connections.App);
        await connection.OpenAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        try
        {
            await using var batch = new NpgsqlBatch(connection, transaction);
            string[] tables = asOwner ? ["payouts.payout", "payouts.payout_lot"] : [];
            foreach (var table in tables)
                batch.BatchCommands.Add(new($"alter table {table} disable trigger user"));
            var write = new NpgsqlBatchCommand(sql);
            foreach (var arg in args)
                write.Parameters.Add(new() { Value = arg });
            batch.BatchCommands.Add(write);
            foreach (var table in tables)
                batch.BatchCommands.Add(new($"alter table {table} enable trigger user"));
            await batch.ExecuteNonQueryAsync(ct);
            await transaction.CommitAsync(ct);
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege || e.SqlState.StartsWith("LD", StringComparison.Ordinal))
        {
            return false;
        }
    }

    async Task<long?> NumberAsync(string sql, CancellationToken ct, object arg)
    {
        await using var command = source.CreateCommand(sql);
        command.Parameters.Add(new() { Value = arg });
        return await command.ExecuteScalarAsync(ct) is long number ? number : null;
    }

    async Task<List<string>> RowsAsync(string sql, CancellationToken ct, params object[] args)
    {
        await using var command = source.CreateCommand(sql);
        foreach (var arg in args)
            command.Parameters.Add(new() { Value = arg });
        var rows = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            rows.Add(reader.GetString(0));
        return rows;
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
