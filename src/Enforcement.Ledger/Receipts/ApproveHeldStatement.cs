using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts;

/// <summary>Approves what another finance person proposed for a held statement, and does it. What had waited behind it goes on by itself.</summary>
/// <source>formats reference §10, 5; domain reference §7, row 8 (two persons)</source>
public sealed class ApproveHeldStatement(LedgerDb db, HeldStatements held, StatementPosting posting, ReleaseEffects effects, HoldDesk desk, Act act) : IUseCase
{
    public static Permission Needs => Permission.DecideStatements;

    public sealed record Request(long StatementId);

    /// <returns>What became of the statement, then of those that had waited for it; none when it was withdrawn.</returns>
    /// <exception cref="Refused"><see cref="ReceiptRefusals.StatementNotFound"/>, <see cref="ReceiptRefusals.NotHeld"/>,
    /// <see cref="ReceiptRefusals.DecisionNotFound"/>, <see cref="ReceiptRefusals.SamePerson"/>, <see cref="ReceiptRefusals.DecisionStale"/></exception>
    public async Task<IReadOnlyList<StatementOutcome>> ExecuteAsync(Request request, CancellationToken ct)
    {
        act.About($"statement:{request.StatementId}");
        var statement = await desk.TakeAsync(request.StatementId, ct);
        var decision = await desk.OpenAsync(request.StatementId, ct) ?? throw new Refused(ReceiptRefusals.DecisionNotFound);
        if (decision.ProposedBy == act.Actor.Id)
            throw new Refused(ReceiptRefusals.SamePerson);
        act.About($"statement:{request.StatementId}", $"{decision.Kind} approved, {decision.Lines} lines, missing {decision.Difference}");
        if (decision.Kind == HoldDecisionKind.Withdraw)
        {
            await desk.CloseAsync(decision.Id, "approved", null, ct);
            await db.ExecuteAsync("update receipts.statement set state = 'withdrawn', hold_facts = null where id = $1", ct, request.StatementId);
            return await held.ResumeAsync(statement.BookId, ct);
        }
        var staged = await held.StageAsync(statement.FileId, statement.Ordinal, ct);
        // The second person approves what was shown, not what has become of it since.
        if (await effects.OfAsync(statement.BookId, staged, decision.Kind, ct) != new ReleaseEffect(decision.Lines, decision.Difference))
            throw new Refused(ReceiptRefusals.DecisionStale);
        await desk.CloseAsync(decision.Id, "approved", null, ct);
        var released = await posting.ReleaseAsync(statement.BookId, request.StatementId, staged, decision, ct);
        return [released, .. await held.ResumeAsync(statement.BookId, ct)];
    }
}
