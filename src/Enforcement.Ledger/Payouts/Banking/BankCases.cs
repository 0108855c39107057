using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases.Recusals;
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
public sealed record BankCaseView(
    long Id, string Kind, long PayoutId, string EndToEndId, string CaseNumber, string PayeeName, Money Amount, long? LineId, string Facts, Instant RaisedAt, bool Blocks,
    string? AskedBy, Instant? AskedAt, string? Reason, string? ClosedBy, Instant? ClosedAt);

/// <summary>Raises what the bank says in two ways, and ends it by two persons.</summary>
/// <source>formats reference §8 (RJCT after ACSC is a manual case); domain reference §7, rows 17 and 50; ops/decisions/0035</source>
public sealed class BankCases(LedgerDb db, Recused recused, Act act)
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

    /// <exception cref="Refused"><see cref="BankRefusals.CaseNotFound"/>, <see cref="BankRefusals.CaseDecided"/>, <see cref="PayoutRefusals.ReasonMissing"/></exception>
    public async Task ExplainAsync(long id, string? reason, CancellationToken ct)
    {
        var item = await TakeAsync(id, ct);
        if (item.AskedBy is not null)
            throw new Refused(BankRefusals.CaseDecided);
        await db.ExecuteAsync("update payouts.bank_case set asked_by = $2, asked_at = $3, reason = $4 where id = $1", ct, id, act.Actor.Id, act.Now, Reason.Required(reason));
        act.About($"bank-case:{id}", $"explained: {reason}");
    }

    /// <exception cref="Refused"><see cref="BankRefusals.CaseNotFound"/>, <see cref="BankRefusals.CaseSamePerson"/>, <see cref="BankRefusals.CaseNotAsked"/>, <see cref="BankRefusals.CaseDecided"/></exception>
    public async Task CloseAsync(long id, CancellationToken ct)
    {
        var item = await TakeAsync(id, ct);
        if (item.AskedBy == act.Actor.Id)
            throw new Refused(BankRefusals.CaseSamePerson, act.Actor.Name);
        if (item.AskedBy is null)
            throw new Refused(BankRefusals.CaseNotAsked);
        if (item.Closed)
            throw new Refused(BankRefusals.CaseDecided);
        await db.ExecuteAsync("update payouts.bank_case set closed_by = $2, closed_at = $3 where id = $1", ct, id, act.Actor.Id, act.Now);
        act.About($"bank-case:{id}", "closed");
    }

    async Task<(long? AskedBy, bool Closed)> TakeAsync(long id, CancellationToken ct)
    {
        var found = await db.QueryAsync("select b.asked_by, b.closed_at is not null, p.case_id from payouts.bank_case b join payouts.payout p on p.id = b.payout_id where b.id = $1 for update of b",
            r => (AskedBy: r.LongOrNull(0), Closed: r.GetBoolean(1), CaseId: r.GetInt64(2)), ct, id);
        if (found is not [var item])
            throw new Refused(BankRefusals.CaseNotFound);
        await recused.RequireNotAsync(item.CaseId, ct);
        return (item.AskedBy, item.Closed);
    }
}

/// <summary>Explains what was found out about an item; another person closes it.</summary>
public sealed class ExplainBankCase(BankCases cases) : IUseCase
{
    public static Permission Needs => Permission.ConfirmReturns;

    /// <inheritdoc cref="BankCases.ExplainAsync"/>
    public Task ExecuteAsync(long id, string? reason, CancellationToken ct) => cases.ExplainAsync(id, reason, ct);
}

/// <summary>Closes an item that another person explained. What it blocked goes on from here.</summary>
public sealed class CloseBankCase(BankCases cases) : IUseCase
{
    public static Permission Needs => Permission.ConfirmReturns;

    /// <inheritdoc cref="BankCases.CloseAsync"/>
    public Task ExecuteAsync(long id, CancellationToken ct) => cases.CloseAsync(id, ct);
}
