using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts.Vouchers;

/// <summary>The executor acknowledges arrivals of the own cases.</summary>
/// <source>S0 §6; 法发〔2017〕6号 art. 8</source>
public sealed class SeeArrivals(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.SeeArrivals;

    public sealed record Request(IReadOnlyList<long> LineIds);

    /// <returns>How many were acknowledged now; what was before stays as it was.</returns>
    /// <exception cref="Refused"><see cref="VoucherRefusals.NoArrival"/> when one of them is no arrival of an own case</exception>
    public Task<int> ExecuteAsync(Request request, CancellationToken ct) => ArrivalNotices.WriteAsync(db, act, "seen", request.LineIds, ct);
}

/// <summary>Finance tells executors of arrivals (到账通知), outside this program or in it: who saw it by himself need not be told.</summary>
/// <source>法发〔2017〕6号 art. 8 (within three days)</source>
public sealed class TellArrivals(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.TellArrivals;

    public sealed record Request(IReadOnlyList<long> LineIds);

    /// <returns>How many were told now.</returns>
    /// <exception cref="Refused"><see cref="VoucherRefusals.NoArrival"/></exception>
    public Task<int> ExecuteAsync(Request request, CancellationToken ct) => ArrivalNotices.WriteAsync(db, act, "told", request.LineIds, ct);
}

static class ArrivalNotices
{
    public static async Task<int> WriteAsync(LedgerDb db, Act act, string what, IReadOnlyList<long> lines, CancellationToken ct)
    {
        var asked = lines.Distinct().Order().ToArray();
        // Of a line that was claimed for several cases each officer acknowledges the own ones.
        var arrived = await db.QueryAsync(
            $"""
            select a.line_id, a.case_id from ({CaseArrivals.Of("l.id = any ($1)")}) a join cases.enforcement_case c on c.id = a.case_id
            where $2::bigint is null or c.officer_id = $2
            """,
            r => (Line: r.GetInt64(0), Case: r.GetInt64(1)), ct, asked, act.OwnOfficerId);
        if (asked.Length == 0 || arrived.Select(a => a.Line).Distinct().Count() != asked.Length)
            throw new Refused(VoucherRefusals.NoArrival);
        var written = await db.ExecuteAsync(
            "insert into receipts.arrival_notice (line_id, case_id, what, at, person_id) select n.line, n.case_id, $3, $4, $5 from unnest($1, $2) as n (line, case_id) on conflict do nothing", ct,
            arrived.Select(a => a.Line).ToArray(), arrived.Select(a => a.Case).ToArray(), what, act.Now, act.Actor.Id);
        act.About($"line:{asked[0]}", $"{what}: {string.Join(", ", asked)}");
        return written;
    }
}
