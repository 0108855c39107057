using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Payouts.Distribution;

/// <summary>Drafts a distribution plan as the next version of its case. The law chooses the method and the rule the shares; nobody types
/// them. A version is never changed: an amendment is the next one, and takes the place of one that is not in force yet.</summary>
/// <source>JS §506–510, §514; ZX §55; domain reference §7, rows 33 and 48</source>
public sealed class DraftPlan(LedgerDb db, PlanDesk desk, Act act) : IUseCase
{
    public static Permission Needs => Permission.DraftPlans;

    /// <param name="Title">The number of the title; an ordinary creditor has one.</param>
    /// <param name="Rank">Of fees and of what has priority: lower ranks first, one rank pro rata. Of ordinary claims it follows from the method.</param>
    /// <param name="OrderOn">The day of the seizure or measure, where that is the order.</param>
    public sealed record Creditor(string? Name, Money Claim, ClaimClass Class = ClaimClass.Ordinary, string? Title = null, int Rank = 1, LocalDate? OrderOn = null);

    /// <param name="Pot">What is shared out: all that was shared by a version in force before, and what is available now.</param>
    /// <param name="Document">The number of the plan as a paper.</param>
    /// <param name="Debtor">Null for what the case says, a company being an enterprise.</param>
    /// <param name="DebtorCanPay">He has other property, enough for all.</param>
    public sealed record Request(long CaseId, Money Pot, string? Document, IReadOnlyList<Creditor> Creditors, PlanDebtor? Debtor = null, bool DebtorCanPay = false);

    /// <returns>The plan's id.</returns>
    /// <exception cref="Refused"><see cref="CaseRefusals.NotFound"/>, <see cref="PlanRefusals.FactsMissing"/>, <see cref="PlanRefusals.TitleMissing"/>,
    /// <see cref="PlanRefusals.DebtorKind"/>, <see cref="PlanRefusals.OrderMissing"/>, <see cref="PlanRefusals.PotExceedsClaims"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        var of = await desk.LockCaseAsync(request.CaseId, ct);
        var creditors = request.Creditors ?? [];
        if (string.IsNullOrWhiteSpace(request.Document) || !request.Pot.IsPositive
            || creditors.All(c => c.Class == ClaimClass.Fee) || creditors.Any(c => string.IsNullOrWhiteSpace(c.Name) || PersonName.Normalise(c.Name).Length == 0 || !c.Claim.IsPositive || c.Rank < 1))
            throw new Refused(PlanRefusals.FactsMissing);
        var ordinary = creditors.Where(c => c.Class == ClaimClass.Ordinary).ToList();
        if (ordinary.Exists(c => string.IsNullOrWhiteSpace(c.Title)))
            throw new Refused(PlanRefusals.TitleMissing);
        var debtor = request.Debtor ?? (of.DebtorKind == "person" ? PlanDebtor.Person : PlanDebtor.Enterprise);
        if ((debtor == PlanDebtor.Person) != (of.DebtorKind == "person"))
            throw new Refused(PlanRefusals.DebtorKind);

        var oneTitle = ordinary.Select(c => TitleKey(c.Title!)).Distinct().Count() == 1;
        var method = DistributionRule.MethodFor(debtor, request.DebtorCanPay, oneTitle);
        if (DistributionRule.IsByDay(method) && ordinary.Exists(c => c.OrderOn is null))
            throw new Refused(PlanRefusals.OrderMissing);
        var days = ordinary.Select(c => c.OrderOn).Distinct().Order().ToList();
        var ranked = creditors.Select(c => new RankedClaim(c.Class, c.Class != ClaimClass.Ordinary ? c.Rank : DistributionRule.IsByDay(method) ? days.IndexOf(c.OrderOn) + 1 : 1, c.Claim)).ToList();
        if (request.Pot > Money.Sum(ranked.Select(r => r.Claim)))
            throw new Refused(PlanRefusals.PotExceedsClaims, $"{request.Pot} for claims of {Money.Sum(ranked.Select(r => r.Claim))}");
        var shares = DistributionRule.Shares(request.Pot, ranked);
        return await StoreAsync(request, of, debtor, oneTitle, method, ranked, shares, ct);
    }

    async Task<long> StoreAsync(Request request, EnforcementCase of, PlanDebtor debtor, bool oneTitle, DistributionMethod method, List<RankedClaim> ranked, IReadOnlyList<Money> shares, CancellationToken ct)
    {
        var creditors = request.Creditors;
        await db.ExecuteAsync("update payouts.distribution_plan set state = 'Replaced', ended_by = $2, ended_at = $3 where case_id = $1 and state in ('Drafted', 'Approved')", ct, of.Id, act.Actor.Id, act.Now);
        var hash = ContentHash(request, method, ranked, shares);
        var (id, version) = (await db.QueryAsync(
            """
            insert into payouts.distribution_plan (book_id, case_id, version, debtor, debtor_can_pay, one_title, method, rule_version, pot_minor, document, content_hash, drafted_by, drafted_at)
            select $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12 from payouts.distribution_plan where case_id = $2 returning id, version
            """,
            r => (r.GetInt64(0), r.GetInt32(1)), ct, of.BookId, of.Id, debtor.ToString(), request.DebtorCanPay, oneTitle, method.ToString(), DistributionRule.Version, request.Pot,
            request.Document!.Trim(), hash, act.Actor.Id, act.Now))[0];
        var keys = creditors.Select(c => PersonName.Normalise(c.Name!)).ToArray();
        await db.ExecuteAsync(
            """
            insert into payouts.plan_claim (plan_id, seq, class, rank, creditor_name, name_key, title, title_key, order_on, claim_minor, share_minor)
            select $1, c.seq, c.class, c.rank, c.name, c.key, c.title, c.title_key, c.order_on, c.claim, c.share
            from unnest($2, $3, $4, $5, $6, $7, $8, $9, $10) with ordinality as c (class, rank, name, key, title, title_key, order_on, claim, share, seq)
            """,
            ct, id, ranked.Select(r => r.Class.ToString()).ToArray(), ranked.Select(r => r.Rank).ToArray(), creditors.Select(c => c.Name!.Trim()).ToArray(), keys,
            creditors.Select(c => string.IsNullOrWhiteSpace(c.Title) ? null : c.Title.Trim()).ToArray(), creditors.Select(c => string.IsNullOrWhiteSpace(c.Title) ? null : TitleKey(c.Title)).ToArray(),
            creditors.Select(c => c.OrderOn).ToArray(), ranked.Select(r => r.Claim.Minor).ToArray(), shares.Select(s => s.Minor).ToArray());
        act.About($"case:{of.Id}", $"plan {id} version {version} drafted: {method} rule {DistributionRule.Version}, {request.Pot} among {creditors.Count}, {request.Document.Trim()}, {Convert.ToHexStringLower(hash)}");
        return id;
    }

    static string TitleKey(string title) => CaseNumber.TryParse(title, out var number) ? number.Key : TextFolding.Fold(title);

    static byte[] ContentHash(Request request, DistributionMethod method, List<RankedClaim> ranked, IReadOnlyList<Money> shares)
    {
        var writer = new CanonicalWriter();
        writer.Text("plan/1");
        writer.Number(request.CaseId);
        writer.Text(method.ToString());
        writer.Number(request.Pot.Minor);
        writer.Text(request.Document!.Trim());
        for (var i = 0; i < ranked.Count; i++)
        {
            writer.Text(PersonName.Normalise(request.Creditors[i].Name!));
            writer.Text(request.Creditors[i].Title?.Trim() ?? "");
            writer.Number((int)ranked[i].Class);
            writer.Number(ranked[i].Rank);
            writer.Number(ranked[i].Claim.Minor);
            writer.Number(shares[i].Minor);
        }
        return writer.Hash();
    }
}
