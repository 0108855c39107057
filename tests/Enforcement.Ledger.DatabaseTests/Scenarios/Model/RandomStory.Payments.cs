using NodaTime;
using static Enforcement.Ledger.DatabaseTests.Scenarios.Model.StoryModel;

namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>What was released: the bank books it, rejects it, or says nothing; and what failed is asked for again, or given up.</summary>
sealed partial class RandomStory
{
    IEnumerable<Choice> AtTheBank(ModelPayout p)
    {
        var name = $"payout={p.Label}";
        yield return Debit(p, 12, p.Amount);
        yield return Debit(p, 1, Math.Max(1, p.Amount - 1));
        yield return Answer(p, 2, "bank reject", "RJCT");
        foreach (var status in (string[])["ACSP", "ACSC", "PDNG"])
            yield return Answer(p, 1, "bank answer", status);
        yield return Leaves(p, new(2, $"csh1 query {name}", (_, _) =>
        {
            p.Sent = true;
            if (!p.Taken.Contains(p.Round))
                p.State = "Uncertain";
            if (booking.Contains((p, p.Round)))
                Heard(p, p.Round, ModelWord.Paid);
        }));
        foreach (var by in Finance)
            yield return new Choice(2, $"{by} recall {name} reason=账号有误", (state, _) =>
            {
                if (p.File is { } file)
                    TakenBack(file);
                Back(p, Fund.InTransit, state);
            }).Refused("payout.same-person", by == p.ReleasedBy).Refused("payout.handed-over payout.uncertain", p.Sent || p.State == "Uncertain");
    }

    // What it answers to it has got: by its file, which leaves now, when it has not left before.
    Choice Leaves(ModelPayout p, Choice choice) => choice.May($"{Stopped(p)} {Payee(p)} {Twice(p)}", !p.Sent).Refused("payment.in-file", p is { Sent: false, File: not null })
        .Refused("payout.recused", !p.Sent && p.Case.Recused.Contains("csh1"));

    Choice Answer(ModelPayout p, int weight, string how, string status) => Leaves(p, new(weight, $"{how} payout={p.Label}{(status == "RJCT" ? "" : $" status={status}")}", (_, _) =>
    {
        p.Sent = true;
        Heard(p, p.Round, ModelWord.Of(status));
    }));

    /// <summary>The bank says something of an instruction. A rejection ends it, what it said before does not come back, and no word of the bank makes a payment paid.</summary>
    /// <param name="named">Not inferred from what it said of others.</param>
    void Heard(ModelPayout p, int round, int word, bool named = true)
    {
        // What it has taken on is on its way: a question does not take that back.
        if (named && word is (ModelWord.Accepted or ModelWord.Paid))
            p.Taken.Add(round);
        var said = p.Heard(round);
        var (open, settled, furthest) = (IsOpen(p, round), p.Settled.Contains(round), said.DefaultIfEmpty(0).Max());
        if (word == ModelWord.Rejected)
        {
            if (open && !said.Contains(ModelWord.Rejected) && !said.Contains(ModelWord.Paid))
                Back(p, Fund.InTransit, "Failed");
        }
        else if (word == ModelWord.Paid && said.Contains(ModelWord.Rejected) && !settled)
            p.PaidAfterAll = true;
        else if (open && p.State == "Uncertain" && word > furthest && word >= ModelWord.Accepted && !settled)
            p.State = "Released";
        said.Add(word);
    }

    static bool IsOpen(ModelPayout p, int round) => p.State is "Released" or "Uncertain" && p.Round == round;

    IEnumerable<Choice> OfFailed(ModelPayout p)
    {
        yield return Reissue(p);
        yield return GiveUp(p);
        if (p.Sent)
        {
            yield return Debit(p, 1, p.Amount);
            yield return Answer(p, 1, "bank answer", "ACSC") with { Must = "Failed" };
        }
        foreach (var choice in OfContradiction(p))
            yield return choice;
    }

    // The bank said no, and paid: two persons end the matter, and until then nothing else goes to this payee.
    static IEnumerable<Choice> OfContradiction(ModelPayout p)
    {
        if (!p.PaidAfterAll)
            yield break;
        yield return new Choice(2, $"csh1 explain item={p.Label} reason=银行已书面说明").May("bank-case.decided bank-case.not-found");
        yield return new Choice(2, $"acc1 close item={p.Label}").May("bank-case.not-asked bank-case.not-found");
    }

    Choice Reissue(ModelPayout p) => new Choice(6, $"{p.Case.Officer} reissue payout={p.Label}", (state, _) =>
    {
        if (p.ReturnUndecided)
            model.Move(p.Case, Fund.Returned, p.Source, p.Amount);
        (p.State, p.ReturnUndecided, p.Sent, p.File, p.Round, p.BDue, p.PaidOn) = (state, false, false, null, p.Round + 1, null, null);
        p.Approved.Clear();
        model.Move(p.Case, p.Source, Fund.Reserved, p.Amount);
    }).May("payout.exceeds-available").May($"{Stopped(p)} {Payee(p)} {Twice(p)} {Plan(p.Case)}");

    // Its money is in the case already.
    Choice GiveUp(ModelPayout p) => new Choice(2, $"{p.Case.Officer} withdraw payout={p.Label}", (state, _) => p.State = state)
        .Refused("return.not-confirmed", p.ReturnUndecided).May(model.Payouts.Exists(o => o.PaidAfterAll && o.Case == p.Case) ? "payout.already-paid" : "");

    Choice Debit(ModelPayout p, int weight, long amount) => Leaves(p, new(weight, $"bank debit payout={p.Label}{(amount == p.Amount ? "" : $" amount={Text(amount)}")}", (_, _) =>
    {
        var (round, day) = (p.Round, now.Date);
        p.Sent = true;
        booking.Add((p, round));
        model.Pending.Add((-amount, () =>
        {
            if (IsOpen(p, round) && amount == p.Amount)
                Pay(p, day);
            else
            {
                model.Unexplained += amount;
                Contradicts(p, round);
            }
        }));
    }));

    static void Pay(ModelPayout p, LocalDate on)
    {
        (p.State, p.PaidOn) = ("Paid", on);
        p.Settled.Add(p.Round);
        p.Case[Fund.InTransit] -= p.Amount;
    }

    // The debit explains nothing, and says that the bank paid what the house took back.
    static void Contradicts(ModelPayout p, int round) => p.PaidAfterAll |= (p.Round > round || p.State is "Failed" or "Withdrawn") && !p.Settled.Contains(round);
}
