using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts;

/// <summary>Declines what was proposed for a held statement; it waits as before. Who proposed it may take it back in the same way.</summary>
/// <source>formats reference §10, 5</source>
public sealed class DeclineHeldStatement(HoldDesk desk, Act act) : IUseCase
{
    public static Permission Needs => Permission.DecideStatements;

    public sealed record Request(long StatementId, string? Reason);

    /// <exception cref="Refused"><see cref="ReceiptRefusals.DecisionReasonMissing"/>, <see cref="ReceiptRefusals.StatementNotFound"/>,
    /// <see cref="ReceiptRefusals.NotHeld"/>, <see cref="ReceiptRefusals.DecisionNotFound"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        act.About($"statement:{request.StatementId}");
        if (string.IsNullOrWhiteSpace(request.Reason))
            throw new Refused(ReceiptRefusals.DecisionReasonMissing);
        await desk.TakeAsync(request.StatementId, ct);
        var decision = await desk.OpenAsync(request.StatementId, ct) ?? throw new Refused(ReceiptRefusals.DecisionNotFound);
        act.About($"statement:{request.StatementId}", $"{decision.Kind} declined: {request.Reason.Trim()}");
        await desk.CloseAsync(decision.Id, "declined", request.Reason.Trim(), ct);
    }
}
