using static Enforcement.Ledger.DatabaseTests.Scenarios.Model.StoryModel;

namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>What was released: the bank books it, rejects it, or says nothing; and it is asked for again.</summary>
sealed partial class RandomStory
{
    IEnumerable<Choice> AtTheBank(ModelPayout p)
    {
        var name = $"payout={p.Label}";
        yield return Debit(p, 12, p.Amount);
        yield return Debit(p, 1, Math.Max(1, p.Amount - 1));
        yield return new(2, $"bank reject {name}", (state, _) => Rejected(p, state));
        yield return new(1, $"bank answer {name} status=ACSP", (state, _) => (p.State, p.Sent) = (state, true));
        yield return new(2, $"csh1 query {name}", (state, _) => p.State = state);
        foreach (var by in Finance)
            yield return new(2, $"{by} recall {name} reason=账号有误", (state, _) => Back(p, Fund.InTransit, state), by == p.ReleasedBy || p.Sent || p.State == "Uncertain" ? "refused" : null);
    }

    IEnumerable<Choice> OfFailed(ModelPayout p)
    {
        yield return Reissue(p);
        if (p.Sent)
            yield return Debit(p, 1, p.Amount);
    }

    void Rejected(ModelPayout p, string state)
    {
        p.Sent = true;
        if (state == "Failed")
            Back(p, Fund.InTransit, state);
        else
            p.State = state;
    }

    Choice Reissue(ModelPayout p) => new(6, $"{p.Case.Officer} reissue payout={p.Label}", (state, _) =>
    {
        if (p.ReturnUndecided)
            model.Move(p.Case, Fund.Returned, p.Source, p.Amount);
        (p.State, p.ReturnUndecided, p.Sent, p.Round) = (state, false, false, p.Round + 1);
        model.Move(p.Case, p.Source, Fund.Reserved, p.Amount);
    });

    Choice Debit(ModelPayout p, int weight, long amount) => new(weight, $"bank debit payout={p.Label}{(amount == p.Amount ? "" : $" amount={Text(amount)}")}", (_, _) =>
    {
        var round = p.Round;
        p.Sent = true;
        model.Pending.Add((-amount, () =>
        {
            if (p.State is not ("Released" or "Uncertain") || p.Round != round || amount != p.Amount)
                return;
            p.State = "Paid";
            p.Case[Fund.InTransit] -= amount;
        }));
    });
}
