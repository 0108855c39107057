using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Transfers;

/// <summary>Takes a proposal back that nobody has decided yet; only whoever made it.</summary>
/// <source>S3 §12</source>
public sealed class WithdrawTransfer(TransferDesk desk, Act act) : IUseCase
{
    public static Permission Needs => Permission.ProposeTransfers;

    public sealed record Request(long TransferId, string? Reason = null);

    /// <exception cref="Refused"><see cref="TransferRefusals.NotFound"/>, <see cref="AccessRefusals.NotPermitted"/> for another person's proposal, <see cref="TransferRefusals.Decided"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var transfer = await desk.TakeAsync(request.TransferId, ct);
        if (transfer.ProposedBy != act.Actor.Id)
            throw new Refused(AccessRefusals.NotPermitted, $"transfer {transfer.Id} is another person's");
        await desk.EndAsync(transfer, TransferState.Withdrawn, request.Reason, ct);
    }
}
