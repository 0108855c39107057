using NodaTime;
using static Enforcement.Ledger.DatabaseTests.Scenarios.Model.StoryModel;

namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>Auctions, and the bonds of their bidders: kept until the hammer falls, then the winner's is the price and the others' go back.</summary>
sealed partial class RandomStory
{
    const int MostAuctions = 2;

    Choice Auction(ModelCase of)
    {
        var label = $"A{model.Auctions.Count + 1}";
        var ends = now.PlusHours(random.Next(2, 60));
        return new Choice(model.Auctions.Count < MostAuctions ? 2 : 0, $"{of.Officer} auction label={label} case={of.Label} number=SF2026-{model.Auctions.Count + 1:D4} start=10000.00 bond=1000.00 ends={ends:uuuu-MM-ddTHH:mm}",
            (_, _) => model.Auctions.Add(new(label, of, ends)), "ok").Refused("auction.case-closed", of.Closed);
    }

    IEnumerable<Choice> OfAuction(ModelAuction a)
    {
        var bonds = model.Credits.Where(c => c is { Auction: not null, BondHeld: true, Gone: false, Case: null } && c.Auction == a).ToList();
        // What is on its way back cannot win; what is being made the price keeps the result as it is.
        var winner = bonds.Where(c => !c.Refunding && c.RefundBy is null).Select(c => c.Label).LastOrDefault();
        foreach (var result in (string[])[winner is null ? "" : $" winner={winner}", ""])
            yield return new Choice(a.Over ? 1 : 4, $"{a.Case.Officer} result auction={a.Label}{result}", (_, _) => (a.Over, a.Winner) = (true, result.Length == 0 ? null : model.Credits.Find(c => c.Label == winner)))
                .Refused("auction.result-stands", model.Credits.Exists(c => c.Auction == a && c.ConvertedBy is not null)).Refused("bond.bidding-runs", now < a.Ends);
    }

    IEnumerable<Choice> Bond(ModelCredit c)
    {
        foreach (var a in model.Auctions.Where(a => !a.Over))
            yield return new Choice(5, $"{a.Case.Officer} bond line={c.Label} auction={a.Label} reason=付款人来电", (_, _) => (c.Auction, c.BondBy) = (a, a.Case.Officer));
    }

    IEnumerable<Choice> OfBond(ModelCredit c, ModelAuction a)
    {
        var (officer, line) = (a.Case.Officer, $"line={c.Label}");
        if (c.Refunding)
            return OfRefund(c);
        if (c.ConvertedBy is not null)
            return OfConversion(c, a);
        if (c.RefundBy is not null)
            return OfRefundAsked(c);
        return c.BondHeld ? Held() : Proposed();

        IEnumerable<Choice> Proposed()
        {
            foreach (var by in Deciders)
                yield return Confirm(6, by, c, (_, _) =>
                {
                    c.BondHeld = true;
                    model.Unknown -= c.Amount;
                    model.Bond += c.Amount;
                });
            yield return new Choice(1, $"{c.BondBy} confirm {line}").Refused("access.not-permitted bond.same-person");
            yield return new Choice(1, $"{officer} claim {line} case={a.Case.Label} evidence=付款凭证 notified=电话告知付款人").Refused("unknown.is-bond");
            yield return TooLarge("acc1", c, new(1, $"acc1 reject {line} reason=金额不是保证金", (_, _) => c.Auction = null));
        }

        IEnumerable<Choice> Held()
        {
            yield return new Choice(3, $"csh1 refund {line} reason=未成交", (_, _) => c.RefundBy = "csh1").Refused("bond.bidding-runs", !a.Over).Refused("bond.winner", a.Winner == c);
            foreach (var how in (string[])["convert", "forfeit"])
                yield return new Choice(how == "convert" ? 4 : 1, $"{officer} {how} {line} document=成交确认书", (_, _) => (c.ConvertedBy, c.Forfeit) = (officer, how == "forfeit"))
                    .Refused("bond.bidding-runs", !a.Over).Refused("bond.not-winner", a.Over && a.Winner != c);
            yield return new Choice(1, $"csh1 undo {line} reason=不是保证金", (_, _) => c.UndoAsked = true).May("bond.winner-recorded", a.Winner == c).May("bond.decided bond.undo-asked", c.UndoAsked);
            yield return TooLarge("acc1", c, new(2, $"acc1 confirm-undo {line}", (_, _) =>
            {
                model.Bond -= c.Amount;
                model.Unknown += c.Amount;
                (c.Auction, c.BondHeld, c.UndoAsked) = (null, false, false);
            })).Refused("bond.undo-not-asked access.not-permitted", !c.UndoAsked).May("bond.winner-recorded", a.Winner == c);
        }
    }

    IEnumerable<Choice> OfConversion(ModelCredit c, ModelAuction a)
    {
        foreach (var by in Deciders)
            yield return Confirm(6, by, c, (_, _) =>
            {
                (c.Case, c.Converted) = (a.Case, true);
                model.Bond -= c.Amount;
                model.Arrive(a.Case, c.Amount);
            }).Refused("access.not-permitted", by == "acc1" && c.Forfeit);
        yield return new(1, $"{c.ConvertedBy} withdraw line={c.Label}", (_, _) => c.ConvertedBy = null);
    }
}
