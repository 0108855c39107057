using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts.UnknownFunds;

/// <summary>Puts unknown funds on public notice (公示), with the text and until when. From then on a refund waits for the end of the
/// notice and for the court leader; claims stay possible, for that is what the notice is for.</summary>
/// <source>domain reference §3.3 (L-XJ)</source>
public sealed class PutOnNotice(LedgerDb db, UnknownDesk desk, Act act) : IUseCase
{
    public static Permission Needs => Permission.PublishUnknown;

    public sealed record Request(IReadOnlyList<long> LineIds, string? Text, LocalDate Until);

    /// <exception cref="Refused"><see cref="UnknownRefusals.TooMany"/>, <see cref="UnknownRefusals.ReasonMissing"/>, <see cref="UnknownRefusals.NoticeDates"/>;
    /// each line that is not open is named, and then none is put on notice.</exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var today = Office.Today(act.Now);
        var text = UnknownDesk.Reason(request.Text);
        if (request.LineIds.Count is 0 or > UnknownDesk.MostLines)
            throw new Refused(UnknownRefusals.TooMany);
        if (request.Until <= today)
            throw new Refused(UnknownRefusals.NoticeDates);
        var lines = await desk.TakeAsync(request.LineIds, ct);
        UnknownDesk.RequireNone([.. request.LineIds.Distinct()
            .Select(id => (id, Why: lines.TryGetValue(id, out var line) ? UnknownDesk.WhyClosed(line) : UnknownRefusals.NotFound)).Where(f => f.Why is not null).Select(f => (f.id, f.Why!))]);
        await db.ExecuteAsync("insert into receipts.public_notice (line_id, text, from_on, until_on, placed_by, placed_at) select l, $2, $3, $4, $5, $6 from unnest($1) as l", ct,
            lines.Keys.ToArray(), text, today, request.Until, act.Actor.Id, act.Now);
        foreach (var id in lines.Keys)
            act.About($"line:{id}", $"on public notice until {request.Until:uuuu-MM-dd}");
    }
}
