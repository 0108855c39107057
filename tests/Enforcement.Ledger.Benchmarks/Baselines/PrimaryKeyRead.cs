using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.Ledger.Benchmarks.Baselines;

/// <summary>The least that a question to the database costs: one row by its primary key, prepared, one client.</summary>
static class PrimaryKeyRead
{
    /// <param name="ReadsPerSecond">One after another.</param>
    /// <param name="P99">Milliseconds that 99 of 100 reads stay within.</param>
    public sealed record Result(double ReadsPerSecond, double P99);

    public static async Task<Result> MeasureAsync(BenchCourt court, int reads, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(court.Connections.App);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand("select number from cases.enforcement_case where id = $1", connection);
        var id = command.Parameters.Add(new NpgsqlParameter<long> { NpgsqlDbType = NpgsqlDbType.Bigint });
        await command.PrepareAsync(ct);
        var milliseconds = new double[reads];
        for (var i = -reads / 10; i < reads; i++)
        {
            id.Value = new BenchReceipt(Math.Abs(i)).CaseId;
            var started = Stopwatch.GetTimestamp();
            await command.ExecuteScalarAsync(ct);
            if (i >= 0)
                milliseconds[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }
        var total = milliseconds.Sum();
        Array.Sort(milliseconds);
        return new(reads / total * 1000, milliseconds[(int)(reads * 0.99)]);
    }
}
