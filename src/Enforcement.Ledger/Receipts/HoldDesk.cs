using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts;

/// <summary>Where a held statement lies while two persons decide about it.</summary>
public sealed class HoldDesk(LedgerDb db, HeldStatements held, Act act)
{
    public sealed record OnDesk(int BookId, long FileId, int Ordinal);

    /// <summary>Takes a held statement; no import of its book goes on meanwhile.</summary>
    /// <exception cref="Refused"><see cref="ReceiptRefusals.StatementNotFound"/>, <see cref="ReceiptRefusals.NotHeld"/></exception>
    public async Task<OnDesk> TakeAsync(long statementId, CancellationToken ct)
    {
        var bookId = (await db.QueryAsync("select book_id from receipts.statement where id = $1", r => (int?)r.GetInt32(0), ct, statementId)).SingleOrDefault()
            ?? throw new Refused(ReceiptRefusals.StatementNotFound);
        await held.LockChainAsync(bookId, ct);
        return (await db.QueryAsync("select book_id, file_id, ordinal from receipts.statement where id = $1 and state = 'held'",
            r => new OnDesk(r.GetInt32(0), r.GetInt64(1), r.GetInt32(2)), ct, statementId)).SingleOrDefault()
            ?? throw new Refused(ReceiptRefusals.NotHeld);
    }

    /// <summary>What is proposed for it; null when nothing is.</summary>
    public async Task<HoldDecision?> OpenAsync(long statementId, CancellationToken ct) =>
        (await db.QueryAsync("select id, kind, lines, difference_minor, proposed_by from receipts.hold_decision where statement_id = $1 and state = 'proposed'",
            r => new HoldDecision(r.GetInt64(0), Enum.Parse<HoldDecisionKind>(r.GetString(1), ignoreCase: true), r.GetInt32(2), r.Money(3), r.GetInt64(4)), ct, statementId)).SingleOrDefault();

    public Task CloseAsync(long decisionId, string state, string? reason, CancellationToken ct) => db.ExecuteAsync(
        "update receipts.hold_decision set state = $2, decided_at = $3, decided_by = $4, decided_reason = $5 where id = $1", ct, decisionId, state, act.Now, act.Actor.Id, reason);

    /// <summary>What was proposed for statements that another delivery has taken the place of needs no second person any more.</summary>
    public static Task CloseSupersededAsync(LedgerDb db, long[] statements, Act act, CancellationToken ct) => db.ExecuteAsync(
        """
        update receipts.hold_decision set state = 'declined', decided_at = $2, decided_by = $3, decided_reason = 'superseded'
        where state = 'proposed' and statement_id = any ($1)
        """, ct, statements, act.Now, act.Actor.Id);

    public static string Stored(HoldDecisionKind kind) => kind.ToString().ToLowerInvariant();
}
