using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Ledger.Payouts.Deposits;

/// <summary>Applies for the deposit (提存) of money for a creditor who cannot be paid. Nothing moves yet. Asked for after the money was due, it is
/// marked late for ever.</summary>
/// <source>法发〔2017〕6号 §16–17; MF §570; S3 §22¶2</source>
public sealed class ApplyForDeposit(LedgerDb db, LotChoice lots, PayoutDesk payouts, ILotDues dues, Recused recused, Act act) : IUseCase
{
    public static Permission Needs => Permission.ApplyDeposits;

    /// <param name="Ground">Code or Chinese name; see <see cref="DepositRule.Grounds"/>.</param>
    /// <param name="Evidence">What shows that the creditor cannot be paid; of another ground, which.</param>
    /// <param name="Amount">Null for all that the case, or the lots, have free.</param>
    /// <param name="LotIds">Null for the oldest money first.</param>
    /// <param name="Party">The creditor; null for the case's first applicant.</param>
    public sealed record Request(long CaseId, string? Ground, string? Document, string? Evidence, Money? Amount = null, IReadOnlyList<long>? LotIds = null, string? Party = null);

    /// <returns>The deposit's id.</returns>
    /// <exception cref="Refused"><see cref="CaseRefusals.NotFound"/>, <see cref="RecusalRefusals.Recused"/>, <see cref="DepositRefusals.NoGround"/>, <see cref="DepositRefusals.NoDocument"/>, <see cref="DepositRefusals.NoEvidence"/>,
    /// <see cref="DepositRefusals.NotAParty"/>, <see cref="PayoutRefusals.OnHold"/>, <see cref="PayoutRefusals.AmountNotPositive"/>, <see cref="PayoutRefusals.LotNotOfCase"/>,
    /// <see cref="DepositRefusals.NothingToDeposit"/>, <see cref="PayoutRefusals.ExceedsAvailable"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        var of = await db.Set<EnforcementCase>().AsNoTracking().Include(c => c.Parties).SingleOrDefaultAsync(c => c.Id == request.CaseId, ct) ?? throw new Refused(CaseRefusals.NotFound);
        act.RequireOwn(of.OfficerId);
        await recused.RequireNotAsync(of.Id, ct);
        var ground = Ground.Find(DepositRule.Grounds, request.Ground) ?? throw new Refused(DepositRefusals.NoGround, request.Ground ?? "");
        if (string.IsNullOrWhiteSpace(request.Document))
            throw new Refused(DepositRefusals.NoDocument);
        if (string.IsNullOrWhiteSpace(request.Evidence))
            throw new Refused(ground.SaysWhy ? DepositRefusals.NoGround : DepositRefusals.NoEvidence);
        var key = request.Party is { } name ? PersonName.Normalise(name) : null;
        var creditor = of.Parties.Where(p => p.Role == "applicant" && (key is null || p.NameKey == key)).MinBy(p => p.Id) ?? throw new Refused(DepositRefusals.NotAParty, request.Party ?? "");
        await payouts.RequireNotOnHoldAsync(of.Id, creditor.Id, creditor.NameKey, ct);
        var (named, amount) = await MoneyAsync(of, request, ct);

        var due = await dues.EarliestAsync(of.Id, named, ct);
        var late = due < Office.Today(act.Now);
        var id = (await db.QueryAsync(
            """
            insert into payouts.deposit (book_id, case_id, party_id, ground, document, evidence, amount_minor, lots, applied_by, applied_at, due_on, late)
            values ($1, $2, $3, $4, $5, $6, $7, $8::bigint[], $9, $10, $11::date, $12) returning id
            """,
            r => r.GetInt64(0), ct, of.BookId, of.Id, creditor.Id, ground.Code, request.Document.Trim(), request.Evidence.Trim(), amount, named, act.Actor.Id, act.Now, due, late))[0];
        act.About($"case:{of.Id}", $"deposit {id} applied for: {ground.Code} {amount} for party {creditor.Id} by {request.Document.Trim()}{(late ? ", late" : "")}");
        return id;
    }

    // The approver sees a sum: all that is free is fixed now, and what arrives later is not a part of it.
    async Task<(long[]? Lots, Money Amount)> MoneyAsync(EnforcementCase of, Request request, CancellationToken ct)
    {
        var named = request.LotIds is { Count: > 0 } ids ? ids.Distinct().ToArray() : null;
        var free = (await lots.HeldAsync(of.BookId, of.Id, AccountCode.CaseAvailable, ct)).Where(f => named is null || named.Contains(f.LotId)).ToList();
        if (named?.FirstOrDefault(n => free.All(f => f.LotId != n)) is { } other and not 0)
            throw new Refused(PayoutRefusals.LotNotOfCase, $"lot {other}");
        var all = Money.Sum(free.Select(f => f.Amount));
        var amount = request.Amount ?? (all.IsPositive ? all : throw new Refused(DepositRefusals.NothingToDeposit));
        if (!amount.IsPositive)
            throw new Refused(PayoutRefusals.AmountNotPositive, amount.ToString());
        if (amount > all)
            throw new Refused(PayoutRefusals.ExceedsAvailable, $"{amount} asked, {all} free");
        return (named, amount);
    }
}
