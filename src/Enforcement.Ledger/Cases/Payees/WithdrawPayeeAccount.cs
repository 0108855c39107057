using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Cases.Payees;

/// <summary>Who proposed an account takes the proposal back.</summary>
/// <source>domain reference §4, 2</source>
public sealed class WithdrawPayeeAccount(PayeeDesk desk, Act act) : IUseCase
{
    public static Permission Needs => Permission.ProposePayees;

    public sealed record Request(long ProposalId, string? Reason);

    /// <exception cref="Refused"><see cref="PayeeRefusals.NotFound"/>, <see cref="PayeeRefusals.NotProposer"/>, <see cref="PayeeRefusals.Decided"/>, <see cref="PayeeRefusals.ReasonMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var proposal = await desk.TakeAsync(request.ProposalId, ct);
        if (proposal.ProposedBy != act.Actor.Id)
            throw new Refused(PayeeRefusals.NotProposer, $"proposal {proposal.Id}");
        await desk.EndAsync(proposal, ProposalState.Withdrawn, PayeeDesk.Required(request.Reason), ct);
    }
}
