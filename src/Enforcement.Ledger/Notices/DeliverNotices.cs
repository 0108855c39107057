using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Notices;

/// <param name="Sent">Taken by the gateway.</param>
/// <param name="Again">To be tried again later.</param>
/// <param name="Dead">Given up; a person decides.</param>
public sealed record DeliveryOutcome(int Sent, int Again, int Dead)
{
    public static DeliveryOutcome operator +(DeliveryOutcome a, DeliveryOutcome b) => new(a.Sent + b.Sent, a.Again + b.Again, a.Dead + b.Dead);
}

/// <summary>Sends what waits: takes a handful, hands them over outside any transaction, writes what came of it, and takes the next. Stops when
/// nothing is due, and when nobody answers.</summary>
/// <source>S3 §11; domain reference R15</source>
public sealed class DeliverNotices(Runner run, NoticeGateway gateway, IClock clock)
{
    const int Handful = 20;

    const int AtOnce = 4;

    // Beyond the longest that a handful can take: time to write it down.
    static readonly Duration Margin = Duration.FromMinutes(1);

    /// <returns>Null when no gateway is configured: everything waits.</returns>
    public async Task<DeliveryOutcome?> RunAsync(Actor actor, CancellationToken ct)
    {
        if (!gateway.IsConfigured)
            return null;
        var total = new DeliveryOutcome(0, 0, 0);
        while (await run.ReadAsync<LeaseNotices, bool>(actor, u => u.IsDueAsync(ct), ct))
        {
            var lease = Guid.NewGuid();
            var longest = Duration.FromTimeSpan(gateway.LongestTry) * (Handful / AtOnce) + Margin;
            var before = clock.GetCurrentInstant();
            var leased = await run.RunAsync<LeaseNotices, List<LeasedNotice>>(actor, u => u.ExecuteAsync(new(lease, Handful, longest), ct), ct);
            if (leased.Count == 0)
                break;
            var tries = new List<(LeasedNotice, TryResult)>();
            try
            {
                await Parallel.ForEachAsync(leased, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (notice, stop) =>
                {
                    // Whoever was held up so long that the lease may end on the way leaves the message to the next.
                    if (clock.GetCurrentInstant() + Duration.FromTimeSpan(gateway.LongestTry) > before + longest)
                        return;
                    var result = await gateway.SendAsync(notice, stop);
                    lock (tries)
                        tries.Add((notice, result));
                });
            }
            finally
            {
                // What the gateway has taken is written down even when the house is closing.
                total += await run.RunAsync<RecordTries, DeliveryOutcome>(actor, u => u.ExecuteAsync(new(lease, tries), CancellationToken.None), CancellationToken.None);
            }
            if (tries.Count == 0 || tries.TrueForAll(t => t.Item2.Unreachable))
                break;
        }
        return total;
    }
}
