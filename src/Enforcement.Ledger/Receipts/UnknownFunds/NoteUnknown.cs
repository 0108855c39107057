using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts.UnknownFunds;

/// <summary>Writes beside unknown funds what was found out about them: whom one called, what the bank answered.</summary>
/// <source>domain reference §3.3 (the bank is asked for payer data)</source>
public sealed class NoteUnknown(LedgerDb db, UnknownDesk desk, Act act) : IUseCase
{
    public static Permission Needs => Permission.ClaimUnknown;

    public sealed record Request(long LineId, string? Text);

    /// <exception cref="Refused"><see cref="UnknownRefusals.NotFound"/>, <see cref="UnknownRefusals.ReasonMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        await desk.TakeAsync(request.LineId, ct);
        var text = UnknownDesk.Reason(request.Text);
        await db.ExecuteAsync("insert into receipts.unknown_note (line_id, text, noted_by, noted_at) values ($1, $2, $3, $4)", ct, request.LineId, text, act.Actor.Id, act.Now);
        act.About($"line:{request.LineId}", $"noted: {text}");
    }
}
