using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Distribution;

namespace Enforcement.Ledger.Payouts.Deductions;

/// <summary>Proposes to take the execution fee, the cost of a sale, or the debtor's surplus out of a case. Nothing moves yet.</summary>
/// <source>FY §12, §14(一), §20; ZX §34; domain reference §7, rows 29–31</source>
public sealed class ProposeDeduction(LedgerDb db, DeductionDesk desk, LotChoice lots, PlanRoom plan, Act act) : IUseCase
{
    public static Permission Needs => Permission.ProposeDeductions;

    /// <param name="Kind">One of <see cref="DeductionKind"/>; any other cost is refused.</param>
    /// <param name="Amount">Null for all that the schedule leaves, or all the surplus.</param>
    /// <param name="Basis">Of a fee; null for the claim.</param>
    /// <param name="Document">Needed for the cost of a sale and for surplus.</param>
    /// <param name="LotIds">The lots that a sale brought.</param>
    public sealed record Request(long CaseId, string Kind, Money? Amount = null, FeeBasis? Basis = null, string? Document = null, IReadOnlyList<long>? LotIds = null);

    /// <returns>The deduction's id.</returns>
    /// <exception cref="Refused"><see cref="Cases.CaseRefusals.NotFound"/>, <see cref="DeductionRefusals.CostForbidden"/>, <see cref="DeductionRefusals.NoDocument"/>,
    /// <see cref="DeductionRefusals.NotSaleProceeds"/>, <see cref="DeductionRefusals.ExceedsSchedule"/>, <see cref="DeductionRefusals.ExceedsSurplus"/>,
    /// <see cref="PlanRefusals.ExceedsShare"/>, <see cref="PayoutRefusals.AmountNotPositive"/>, <see cref="PayoutRefusals.LotNotOfCase"/>, <see cref="PayoutRefusals.ExceedsAvailable"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        var of = await desk.LockCaseAsync(request.CaseId, ct);
        var kind = Enum.GetValues<DeductionKind>().Where(k => string.Equals(k.ToString(), request.Kind, StringComparison.OrdinalIgnoreCase)).Cast<DeductionKind?>().SingleOrDefault()
            ?? throw new Refused(DeductionRefusals.CostForbidden, request.Kind);
        var document = string.IsNullOrWhiteSpace(request.Document) ? null : request.Document.Trim();
        if (kind != DeductionKind.ExecutionFee && document is null)
            throw new Refused(DeductionRefusals.NoDocument);
        if (kind == DeductionKind.SaleCost && request.LotIds is not { Count: > 0 })
            throw new Refused(DeductionRefusals.NotSaleProceeds);

        var quote = kind == DeductionKind.ExecutionFee ? await desk.QuoteAsync(of, request.Basis ?? FeeBasis.Claim, ct) : null;
        var surplus = kind == DeductionKind.Surplus ? await desk.SurplusAsync(of.Id, ct) : Money.Zero;
        var amount = request.Amount ?? quote?.Left ?? (kind == DeductionKind.Surplus ? surplus : Money.Zero);
        if (quote is not null && (quote.Left.IsZero || amount > quote.Left))
            throw new Refused(DeductionRefusals.ExceedsSchedule, $"{amount} asked, {quote.Charged} of {quote.Due} on {quote.Base} charged");
        if (kind == DeductionKind.Surplus && (!surplus.IsPositive || amount > surplus))
            throw new Refused(DeductionRefusals.ExceedsSurplus, $"{amount} asked, {surplus} over claim and fees");
        if (!amount.IsPositive)
            throw new Refused(PayoutRefusals.AmountNotPositive, amount.ToString());
        if (kind != DeductionKind.Surplus)
            await plan.RequireFeeAsync(of.Id, amount, ct);
        var saleLots = kind == DeductionKind.SaleCost ? request.LotIds!.Distinct().ToArray() : null;
        if (await lots.FromAsync(of.BookId, of.Id, AccountCode.CaseAvailable, amount, ct, saleLots) is null)
            throw new Refused(PayoutRefusals.ExceedsAvailable, amount.ToString());

        var id = (await db.QueryAsync(
            """
            insert into payouts.deduction (book_id, case_id, kind, amount_minor, document, sale_lots, basis, base_minor, schedule_version, due_minor, proposed_by, proposed_at)
            values ($1, $2, $3, $4, $5::text, $6::bigint[], $7::text, $8::bigint, $9::integer, $10::bigint, $11, $12) returning id
            """,
            r => r.GetInt64(0), ct, of.BookId, of.Id, kind.ToString(), amount, document, saleLots, quote?.Basis.ToString(), quote?.Base, quote?.ScheduleVersion, quote?.Due, act.Actor.Id, act.Now))[0];
        act.About($"case:{of.Id}", $"deduction {id} proposed: {kind} {amount}"
            + (quote is null ? "" : $", {quote.Basis} {quote.Base}, schedule {quote.ScheduleVersion} gives {quote.Due}, {quote.Rounding}") + (document is null ? "" : $", {document}"));
        return id;
    }
}
