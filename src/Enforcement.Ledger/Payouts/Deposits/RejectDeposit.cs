using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Deposits;

/// <summary>Turns down a deposit that another person applied for, with the reason. Nothing has moved.</summary>
/// <source>法发〔2017〕6号 §17</source>
public sealed class RejectDeposit(DepositDesk desk) : IUseCase
{
    public static Permission Needs => Permission.ApproveDeposits;

    public sealed record Request(long DepositId, string? Reason);

    /// <exception cref="Refused"><see cref="DepositRefusals.NotFound"/>, <see cref="DepositRefusals.SamePerson"/>, <see cref="DepositRefusals.Decided"/>, <see cref="PayoutRefusals.ReasonMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct) =>
        await desk.DecideAsync(await desk.TakeToDecideAsync(request.DepositId, ct), DepositState.Rejected, Reason.Required(request.Reason), ct);
}
