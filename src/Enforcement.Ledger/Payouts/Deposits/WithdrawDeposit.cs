using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Deposits;

/// <summary>Takes back an application that nobody has decided, that for the deposit or that for its return; only whoever made it.</summary>
/// <source>S3 §12</source>
public sealed class WithdrawDeposit(DepositDesk desk, Act act) : IUseCase
{
    public static Permission Needs => Permission.ApplyDeposits;

    public sealed record Request(long DepositId, string? Reason);

    /// <exception cref="Refused"><see cref="DepositRefusals.NotFound"/>, <see cref="AccessRefusals.NotPermitted"/> for another person's application,
    /// <see cref="DepositRefusals.NoReturn"/>, <see cref="DepositRefusals.Decided"/>, <see cref="PayoutRefusals.ReasonMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var deposit = await desk.TakeAsync(request.DepositId, ct);
        if (deposit.State == DepositState.Approved)
        {
            var asked = await desk.ReturnToDecideAsync(deposit, byAsker: true, ct);
            await desk.DecideReturnAsync(deposit, asked, "Withdrawn", Reason.Required(request.Reason), ct);
            return;
        }
        if (deposit.AppliedBy != act.Actor.Id)
            throw new Refused(AccessRefusals.NotPermitted, $"deposit {deposit.Id} is another person's");
        DepositDesk.Require(deposit, DepositState.Applied);
        await desk.DecideAsync(deposit, DepositState.Withdrawn, Reason.Required(request.Reason), ct);
    }
}
