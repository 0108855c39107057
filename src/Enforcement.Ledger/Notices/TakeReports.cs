using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using NodaTime;

namespace Enforcement.Ledger.Notices;

/// <param name="Id">The id under which the message was handed over.</param>
/// <param name="Detail">The gateway's code, at most 100 characters of it are kept.</param>
public sealed record DeliveryReport(Guid Id, bool Delivered, Instant At, string? Detail);

/// <summary>Takes what the gateway says became of messages. It may say so twice, before our own note that it took them, or of what was given up:
/// what was delivered is delivered.</summary>
/// <source>domain reference R15 (delivery status)</source>
public sealed class TakeReports(LedgerDb db, Act act) : IUseCase
{
    public const int Most = 500;

    const int LongestDetail = 100;

    public static Permission Needs => Permission.SendNotices;

    public sealed record Request(IReadOnlyList<DeliveryReport> Reports);

    /// <returns>How many messages changed their state by it.</returns>
    public async Task<int> ExecuteAsync(Request request, CancellationToken ct)
    {
        var reports = request.Reports;
        var ids = reports.Select(r => r.Id).ToArray();
        // In the order of their ids, as everybody locks them.
        await db.QueryAsync("select id from notices.message where delivery_id = any ($1) order by id for update", r => r.GetInt64(0), ct, (object)ids);
        // What was said before says nothing new: a person may have decided since.
        var said = await db.QueryAsync(
            """
            insert into notices.report (message_id, status, reported_at, detail, received_at)
            select m.id, n.status, n.at, n.detail, $5 from unnest($1, $2, $3, $4) as n (id, status, at, detail) join notices.message m on m.delivery_id = n.id on conflict do nothing
            returning message_id, status = 'delivered'
            """, r => (Message: r.GetInt64(0), Delivered: r.GetBoolean(1)), ct,
            ids, reports.Select(r => r.Delivered ? "delivered" : "failed").ToArray(), reports.Select(r => r.At.ToDateTimeUtc()).ToArray(),
            reports.Select(r => r.Detail is { Length: > LongestDetail } text ? text[..LongestDetail] : r.Detail).ToArray(), act.Now);
        var changed = await db.ExecuteAsync(
            """
            update notices.message m set state = case when n.delivered then 'delivered' else 'dead' end, changed_at = $3, next_try_at = null, lease = null, leased_until = null,
              reason = case when not n.delivered then 'not delivered' end
            from (select u.id, bool_or(u.delivered) as delivered from unnest($1, $2) as u (id, delivered) group by u.id) n
            where m.id = n.id and (n.delivered and m.state in ('waiting', 'sent', 'dead', 'cancelled') or not n.delivered and m.state in ('waiting', 'sent'))
            """, ct, said.Select(s => s.Message).ToArray(), said.Select(s => s.Delivered).ToArray(), act.Now);
        act.About("notices", $"{reports.Count} reports, {changed} messages");
        return changed;
    }
}
