using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Cases.Payees;

/// <summary>Another person turns a proposed account down; the one before stays.</summary>
/// <source>domain reference §4, 2</source>
public sealed class RejectPayeeAccount(PayeeDesk desk, Act act) : IUseCase
{
    public static Permission Needs => Permission.ConfirmPayees;

    public sealed record Request(long ProposalId, string? Reason);

    /// <exception cref="Refused"><see cref="PayeeRefusals.NotFound"/>, <see cref="PayeeRefusals.SamePerson"/>, <see cref="PayeeRefusals.Decided"/>, <see cref="PayeeRefusals.ReasonMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var proposal = await desk.TakeAsync(request.ProposalId, ct);
        if (proposal.ProposedBy == act.Actor.Id)
            throw new Refused(PayeeRefusals.SamePerson, $"proposal {proposal.Id} by {act.Actor.Name}");
        await desk.EndAsync(proposal, ProposalState.Rejected, PayeeDesk.Required(request.Reason), ct);
    }
}
