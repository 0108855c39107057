namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>Money that nobody knows whose it is: claimed for a case, or on its way back to who paid.</summary>
sealed partial class RandomStory
{
    // From here on an accountant does not decide alone whose money it is.
    const long Large = 10_000_000;

    static readonly string[] Deciders = ["acc1", "vp1"];

    IEnumerable<Choice> UnknownFunds() => model.Credits.Where(c => c is { Posted: true, Gone: false }).SelectMany(c => c switch
    {
        { Case: not null } => OfMatched(c, c.Case).Select(by => Apart(c.Case, by)),
        { Auction: not null } => OfBond(c, c.Auction).Select(by => by.May("payout.recused", c.Auction.Case.Recused.Contains(by.Actor))),
        { Refunding: true } => OfRefund(c),
        { ClaimedFor: not null } => OfClaim(c, c.ClaimedFor).Select(by => Apart(c.ClaimedFor, by)),
        { RefundBy: not null } => OfRefundAsked(c),
        _ => OfNobodys(c),
    });

    IEnumerable<Choice> OfMatched(ModelCredit c, ModelCase had)
    {
        yield return new Choice(1, $"acc1 reverse entry-of={c.Label} reason=入错案件", (_, _) =>
        {
            had[Fund.Available] -= c.Amount;
            model.Unknown += c.Amount;
            c.Case = c.ClaimedFor = null;
            c.Reversed = true;
        }, had[Fund.Available] < c.Amount ? "refused" : null).May("reverse.money-moved-on").May("unknown.undone-by-other", c.ClaimedFor is not null)
            .May("plan.needs-money reverse.plan-needs", had.Planned).Refused("reverse.not-of-a-case reverse.money-moved-on", c.Converted).May("reverse.already-reversed", c.Reversed);
    }

    IEnumerable<Choice> OfNobodys(ModelCredit c)
    {
        var of = OneOf(model.Cases);
        yield return new Choice(6, $"{of.Officer} claim line={c.Label} case={of.Label} evidence=付款凭证 notified=电话告知付款人", (_, _) => (c.ClaimedFor, c.ClaimedBy) = (of, of.Officer))
            .May("unknown.claimed-before", c.ClaimedBy is not null);
        yield return new(3, $"csh1 refund line={c.Label} reason=汇错账户", (_, _) => c.RefundBy = "csh1");
        foreach (var choice in Bond(c))
            yield return choice;
    }

    IEnumerable<Choice> OfClaim(ModelCredit c, ModelCase claimed)
    {
        yield return new Choice(2, $"{c.ClaimedBy} confirm line={c.Label}").Refused("access.not-permitted unknown.same-person");
        foreach (var by in Deciders)
            yield return Confirm(8, by, c, (_, _) =>
            {
                model.Unknown -= c.Amount;
                c.Case = claimed;
                model.Arrive(claimed, c.Amount);
            });
        yield return TooLarge("acc1", c, new(1, $"acc1 reject line={c.Label} reason=证据不足", (_, _) => c.ClaimedFor = null));
        yield return new(1, $"{c.ClaimedBy} withdraw line={c.Label}", (_, _) => c.ClaimedFor = null);
    }

    IEnumerable<Choice> OfRefundAsked(ModelCredit c)
    {
        yield return new Choice(1, $"{c.RefundBy} confirm line={c.Label}").Refused("access.not-permitted unknown.same-person");
        foreach (var by in Deciders)
            yield return Confirm(6, by, c, (_, _) => Refund(c, +1));
        yield return new(1, $"{c.RefundBy} withdraw line={c.Label}", (_, _) => c.RefundBy = null);
    }

    IEnumerable<Choice> OfRefund(ModelCredit c)
    {
        yield return new(5, $"bank debit refund={c.Label}", (_, _) => model.Pending.Add((-c.Amount, () =>
        {
            if (!c.Refunding)
            {
                model.Unexplained += c.Amount;
                return;
            }
            model.RefundsInTransit -= c.Amount;
            (c.Gone, c.Refunding) = (true, false);
        })));
        yield return new(2, $"reg1 fail line={c.Label} reason=账户已销户", (_, _) => Refund(c, -1));
    }

    Choice Confirm(int weight, string by, ModelCredit c, Action<string, long> then) => TooLarge(by, c, new(weight, $"{by} confirm line={c.Label}", then));

    static Choice TooLarge(string by, ModelCredit c, Choice choice) => choice.Refused("access.not-permitted", by == "acc1" && c.Amount >= Large);

    // There, and back when the bank did not carry it out.
    void Refund(ModelCredit c, int way)
    {
        model.RefundsInTransit += way * c.Amount;
        if (c.Auction is null)
            model.Unknown -= way * c.Amount;
        else
            model.Bond -= way * c.Amount;
        c.Refunding = way > 0;
        c.RefundBy = way > 0 ? c.RefundBy : null;
    }
}
