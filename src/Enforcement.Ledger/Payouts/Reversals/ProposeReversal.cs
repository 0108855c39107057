using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Ledger.Payouts.Reversals;

/// <summary>Proposes that a case takes back what payouts of another case paid to its debtor, by the title that sets the old one aside. No money moves:
/// what the debtor returns arrives as any other receipt of the case.</summary>
/// <source>MSF §244; ZX §65; domain reference 2.2, 8</source>
public sealed class ProposeReversal(LedgerDb db, Recused recused, Act act) : IUseCase
{
    public static Permission Needs => Permission.ProposeReversals;

    /// <param name="CaseId">The new case, of which the person is the officer.</param>
    /// <param name="Amount">Of what was paid out; taken from the payouts in the order in which they were paid.</param>
    /// <param name="Fruits">What is returned besides; null for none.</param>
    /// <param name="Document">The title that sets the old one aside.</param>
    /// <param name="PayoutIds">Null for all that the case <paramref name="FromNumber"/> paid to the debtor: an executor does not see another officer's payouts.</param>
    /// <param name="Title">What that title says, in words.</param>
    public sealed record Request(
        long CaseId, Money Amount, Money? Fruits, string? Document, IReadOnlyList<long>? PayoutIds = null, string? FromNumber = null, string? Title = null);

    sealed record Paid(long Id, bool Stands, Money Room, bool Returns);

    /// <returns>The reversal's id.</returns>
    /// <exception cref="Refused"><see cref="CaseRefusals.NotFound"/>, <see cref="ReversalRefusals.NoDocument"/>, <see cref="PayoutRefusals.AmountNotPositive"/>, <see cref="ReversalRefusals.FruitsNegative"/>,
    /// <see cref="ReversalRefusals.NoPayout"/>, <see cref="PayoutRefusals.NotFound"/>, <see cref="ReversalRefusals.NotTheDebtor"/>, <see cref="ReversalRefusals.CaseClosed"/>,
    /// <see cref="ReversalRefusals.NotPaid"/>, <see cref="ReversalRefusals.ExceedsPaid"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        var of = await db.Set<EnforcementCase>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.CaseId, ct) ?? throw new Refused(CaseRefusals.NotFound);
        act.RequireOwn(of.OfficerId);
        await recused.RequireNotAsync(of.Id, ct);
        if (string.IsNullOrWhiteSpace(request.Document))
            throw new Refused(ReversalRefusals.NoDocument);
        if (!request.Amount.IsPositive)
            throw new Refused(PayoutRefusals.AmountNotPositive, request.Amount.ToString());
        var fruits = request.Fruits ?? Money.Zero;
        if (fruits.IsNegative)
            throw new Refused(ReversalRefusals.FruitsNegative, fruits.ToString());
        var payouts = await PayoutsAsync(request, of, ct);
        if (payouts.Exists(p => !p.Returns))
            throw new Refused(ReversalRefusals.NotTheDebtor, of.Number);
        if (of.State != "open")
            throw new Refused(ReversalRefusals.CaseClosed, of.Number);
        if (payouts.Exists(p => !p.Stands))
            throw new Refused(ReversalRefusals.NotPaid);
        var parts = Parts(payouts, request.Amount);

        var id = (await db.QueryAsync(
            """
            insert into payouts.execution_reversal (case_id, amount_minor, fruits_minor, title, document, proposed_by, proposed_at)
            values ($1, $2, $3, $4::text, $5, $6, $7) returning id
            """,
            r => r.GetInt64(0), ct, of.Id, request.Amount, fruits, string.IsNullOrWhiteSpace(request.Title) ? null : request.Title.Trim(), request.Document.Trim(), act.Actor.Id, act.Now))[0];
        await db.ExecuteAsync("insert into payouts.execution_reversal_part (reversal_id, payout_id, amount_minor) select $1, * from unnest($2, $3)", ct,
            id, parts.Select(p => p.PayoutId).ToArray(), parts.Select(p => p.Amount.Minor).ToArray());
        act.About($"case:{of.Id}", $"reversal of execution {id} of {request.Amount} and fruits {fruits} proposed by {request.Document}: payouts {string.Join(',', parts.Select(p => p.PayoutId))}");
        return id;
    }

    // Locked in the order of their numbers, then taken in the order in which they were paid.
    async Task<List<Paid>> PayoutsAsync(Request request, EnforcementCase of, CancellationToken ct)
    {
        var named = request.PayoutIds is { Count: > 0 } ids ? ids.Distinct().ToArray() : null;
        long? from = null;
        if (named is null)
        {
            if (string.IsNullOrWhiteSpace(request.FromNumber))
                throw new Refused(ReversalRefusals.NoPayout);
            from = CaseNumber.TryParse(request.FromNumber, out var parsed)
                ? await db.Set<EnforcementCase>().Where(c => c.NumberKey == parsed.Key).Select(c => (long?)c.Id).SingleOrDefaultAsync(ct) : null;
            if (from is null)
                throw new Refused(CaseRefusals.NotFound, request.FromNumber);
        }
        var locked = await db.QueryAsync(
            """
            select p.id from payouts.payout p
            where case when $1::bigint[] is null then p.case_id = $2::bigint and p.state = 'Paid' and p.purpose = 'Claim' and payouts.returns_in(p.id, $3) else p.id = any ($1) end
            order by p.id for update
            """,
            r => r.GetInt64(0), ct, named, from, of.Id);
        if (named is not null && locked.Count < named.Length)
            throw new Refused(PayoutRefusals.NotFound);
        if (locked.Count == 0)
            throw new Refused(ReversalRefusals.NotPaid, request.FromNumber ?? "");
        await recused.RequireNotAsync(await db.QueryAsync("select distinct case_id from payouts.payout where id = any ($1)", r => r.GetInt64(0), ct, (object)locked.ToArray()), ct);
        return await db.QueryAsync(
            """
            select p.id, p.state = 'Paid' and p.purpose = 'Claim', payouts.reversal_room(p.id), payouts.returns_in(p.id, $2)
            from payouts.payout p where p.id = any ($1) order by p.paid_on, p.id
            """,
            r => new Paid(r.GetInt64(0), r.GetBoolean(1), r.Money(2), r.GetBoolean(3)), ct, locked.ToArray(), of.Id);
    }

    static List<(long PayoutId, Money Amount)> Parts(List<Paid> payouts, Money amount)
    {
        var left = amount;
        var parts = new List<(long, Money)>();
        foreach (var payout in payouts)
        {
            var part = Money.Min(payout.Room, left);
            if (!part.IsPositive)
                continue;
            parts.Add((payout.Id, part));
            left -= part;
        }
        return left.IsZero ? parts : throw new Refused(ReversalRefusals.ExceedsPaid, $"{amount} asked, {amount - left} paid and not taken back");
    }
}
