using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts;

/// <summary>Proposes what becomes of a held statement: the first of two finance persons, with a reason. Nothing is posted yet.</summary>
/// <source>formats reference §10, 5 and 7; domain reference §7, rows 14–15</source>
public sealed class ProposeForHeldStatement(LedgerDb db, HeldStatements held, ReleaseEffects effects, HoldDesk desk, Act act) : IUseCase
{
    const int LongestReason = 1_000;

    public static Permission Needs => Permission.DecideStatements;

    public sealed record Request(long StatementId, HoldDecisionKind Kind, string? Reason);

    /// <returns>The id of the decision.</returns>
    /// <exception cref="Refused"><see cref="ReceiptRefusals.DecisionReasonMissing"/>, <see cref="ReceiptRefusals.StatementNotFound"/>,
    /// <see cref="ReceiptRefusals.NotHeld"/>, <see cref="ReceiptRefusals.DecisionOpen"/>, and those of <see cref="ReleaseEffects.OfAsync"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        act.About($"statement:{request.StatementId}");
        if (request.Reason?.Trim() is not { Length: > 0 and <= LongestReason } reason)
            throw new Refused(ReceiptRefusals.DecisionReasonMissing);
        var statement = await desk.TakeAsync(request.StatementId, ct);
        if (await desk.OpenAsync(request.StatementId, ct) is not null)
            throw new Refused(ReceiptRefusals.DecisionOpen);
        var effect = request.Kind == HoldDecisionKind.Withdraw ? new(0, Money.Zero)
            : await effects.OfAsync(statement.BookId, await held.StageAsync(statement.FileId, statement.Ordinal, ct), request.Kind, ct);
        act.About($"statement:{request.StatementId}", $"{request.Kind} proposed, {effect.Lines} lines, missing {effect.Difference}: {reason}");
        return (await db.QueryAsync(
            """
            insert into receipts.hold_decision (statement_id, kind, reason, lines, difference_minor, proposed_at, proposed_by)
            values ($1, $2, $3, $4, $5, $6, $7) returning id
            """,
            r => r.GetInt64(0), ct, request.StatementId, HoldDesk.Stored(request.Kind), reason, effect.Lines, effect.Difference, act.Now, act.Actor.Id))[0];
    }
}
