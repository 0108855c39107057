using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Deposits;

/// <summary>Turns down the return of a deposit that another person asked for, with the reason. The money stays deposited.</summary>
/// <source>S3 §22¶2</source>
public sealed class RejectDepositReturn(DepositDesk desk) : IUseCase
{
    public static Permission Needs => Permission.ApproveDeposits;

    public sealed record Request(long DepositId, string? Reason);

    /// <exception cref="Refused"><see cref="DepositRefusals.NotFound"/>, <see cref="DepositRefusals.NoReturn"/>, <see cref="DepositRefusals.SamePerson"/>, <see cref="PayoutRefusals.ReasonMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var deposit = await desk.TakeAsync(request.DepositId, ct);
        await desk.DecideReturnAsync(deposit, await desk.ReturnToDecideAsync(deposit, byAsker: false, ct), "Rejected", Reason.Required(request.Reason), ct);
    }
}
