using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Payouts.Banking;

/// <summary>What the bank says in two ways: no money moves by it, persons find out.</summary>
public static class BankCaseKind
{
    public const string RejectedAfterPaid = "rejected-after-paid";
    public const string RejectedAfterDebit = "rejected-after-debit";
    public const string PaidAfterRejection = "paid-after-rejection";
    public const string DebitAfterRejection = "debit-after-rejection";
    public const string DebitAfterReissue = "debit-after-reissue";
    public const string AnsweredUnsent = "answered-unsent";
}

/// <param name="LineId">The debit on a statement, for those that are about one.</param>
public sealed record BankCaseRaised(string Kind, Payout Payout, long InstructionId, string Facts, long? LineId = null);

/// <summary>An item that waits for persons, or was ended by two.</summary>
/// <param name="Blocks">While it is open nothing else is paid to the same payee of the case.</param>
/// <param name="Outcome">not-paid when that was found out; closed with it the payment has failed.</param>
public sealed record BankCaseView(
    long Id, string Kind, long PayoutId, string EndToEndId, string CaseNumber, string PayeeName, Money Amount, long? LineId, string Facts, Instant RaisedAt, bool Blocks,
    string? AskedBy, Instant? AskedAt, string? Reason, string? Outcome, string? ClosedBy, Instant? ClosedAt);

/// <summary>Raises what the bank says in two ways; two persons end it.</summary>
/// <source>formats reference §8 (RJCT after ACSC is a manual case); domain reference §7, rows 17 and 50; ops/decisions/0035</source>
public sealed class BankCases(LedgerDb db, Act act)
{
    public async Task RaiseAsync(IReadOnlyCollection<BankCaseRaised> raised, CancellationToken ct)
    {
        if (raised.Count == 0)
            return;
        await db.ExecuteAsync(
            """
            insert into payouts.bank_case (book_id, kind, payout_id, instruction_id, line_id, facts, raised_at)
            select c.book, c.kind, c.payout, c.instruction, c.line, c.facts, $7 from unnest($1, $2, $3, $4, $5, $6) as c (book, kind, payout, instruction, line, facts) on conflict do nothing
            """,
            ct, raised.Select(c => c.Payout.BookId).ToArray(), raised.Select(c => c.Kind).ToArray(), raised.Select(c => c.Payout.Id).ToArray(), raised.Select(c => c.InstructionId).ToArray(),
            raised.Select(c => c.LineId).ToArray(), raised.Select(c => c.Facts).ToArray(), act.Now);
        foreach (var one in raised)
            act.About($"payout:{one.Payout.Id}", $"{one.Kind}: {one.Facts}");
    }
}
