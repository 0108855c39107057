using static Enforcement.Ledger.DatabaseTests.Scenarios.Model.StoryModel;

namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>Payouts from the draft to the release, and what stops them on the way.</summary>
sealed partial class RandomStory
{
    static readonly string[] Finance = ["acc1", "csh1", "csh2"];

    Choice Draft(ModelCase of, long part, string lots) =>
        new(12, $"{of.Officer} draft label={Label('P')} case={of.Label} amount={Text(part)} payee=applicant{lots}", (state, _) => model.Payouts.Add(new(Label('P', used: true), of, part, Fund.Available, state)));

    IEnumerable<Choice> TooMuch(ModelCase of, long free)
    {
        yield return new(1, $"{of.Officer} draft label={Label('P')} case={of.Label} amount={Text(free + of[Fund.Held] + 1)} payee=applicant", null, "refused");
        yield return new(1, $"{of.Officer} dispute label=D99 case={of.Label} amount={Text(free + 1)} reason=过多", null, "refused");
    }

    IEnumerable<Choice> ToTheDebtor(ModelCase of, long free, long part)
    {
        if (of[Fund.Surplus] is > 0 and var over)
        {
            var back = Part(over);
            yield return new(4, $"{of.Officer} draft label={Label('P')} case={of.Label} amount={Text(back)} payee={of.Debtor} of=surplus", (state, _) => model.Payouts.Add(new(Label('P', used: true), of, back, Fund.Surplus, state)));
        }
        if (free > 0)
            yield return new(1, $"{of.Officer} draft label={Label('P')} case={of.Label} amount={Text(part)} payee={of.Debtor} of=refund ground=误付 document=退款申请", (state, _) => model.Payouts.Add(new(Label('P', used: true), of, part, Fund.Available, state) { ToPayer = true }));
    }

    IEnumerable<Choice> OfPayout(ModelPayout p) => p.State switch
    {
        "Released" or "Uncertain" => AtTheBank(p),
        "Paid" => OfPaid(p),
        "Failed" => OfFailed(p),
        "Returned" => OfReturned(p),
        _ => InTheHouse(p),
    };

    IEnumerable<Choice> InTheHouse(ModelPayout p)
    {
        var (of, name) = (p.Case, $"payout={p.Label}");
        var officer = of.Officer;
        switch (p.State)
        {
            case "Draft":
                yield return new(14, $"{officer} submit {name}", (state, _) =>
                {
                    (p.State, p.Round) = (state, p.Round + 1);
                    model.Move(of, p.Source, Fund.Reserved, p.Amount);
                }, of[p.Source] < p.Amount ? "refused" : null);
                yield return new(1, $"{officer} withdraw {name}", (state, _) => p.State = state, "Withdrawn");
                yield return Split(p, Fund.Available, 2);
                yield return new(1, $"ins1 submit {name}", null, "refused");
                break;
            case "InApproval":
                yield return new(14, $"dir1 approve {name}", (state, _) => p.State = state);
                yield return new(12, $"vp1 approve {name}", (state, _) => p.State = state);
                if (delegated)
                    yield return new(3, $"ex2 approve {name}", (state, _) => p.State = state, officer == "ex2" ? "refused" : null);
                yield return new(1, $"{officer} approve {name}", null, "refused");
                yield return new(1, $"dir1 reject {name}", (state, _) => Back(p, Fund.Reserved, state));
                yield return new(1, $"{officer} withdraw {name}", (state, _) => Back(p, Fund.Reserved, state));
                yield return Split(p, Fund.Reserved, 3);
                break;
            case "NoticeIssued":
                foreach (var by in Finance)
                    yield return new(7, $"{by} accept {name}", (state, _) => (p.State, p.AcceptedBy) = (state, by));
                yield return new(1, $"acc1 return {name} reason=材料不全", (state, _) => Back(p, Fund.Reserved, state));
                yield return Split(p, Fund.Reserved, 3);
                break;
            case "Accepted":
                foreach (var by in Finance)
                    yield return new(7, $"{by} release {name}", (state, _) =>
                    {
                        (p.State, p.ReleasedBy, p.Sent) = (state, by, false);
                        model.Move(of, Fund.Reserved, Fund.InTransit, p.Amount);
                    }, by == p.AcceptedBy ? "refused" : null);
                yield return new(1, $"acc1 return {name} reason=账号有误", (state, _) => Back(p, Fund.Reserved, state));
                yield return Split(p, Fund.Reserved, 1) with { Must = "refused", Then = null };
                break;
            case "Disputed":
                yield return new(3, $"{officer} settle dispute={p.Label} for=payee", (state, _) => Back(p, Fund.Disputed, state));
                yield return new(2, $"{officer} settle dispute={p.Label} for=debtor", (state, _) => Back(p, Fund.Disputed, state));
                break;
            case "OnHold":
                yield return new(1, $"{officer} withdraw {name}", (state, _) => Back(p, Fund.Reserved, state));
                yield return new(1, $"dir1 approve {name}", null, "refused");
                yield return new(1, $"csh1 release {name}", null, "refused");
                break;
            default:
                yield return new(1, $"{officer} submit {name}", null, "refused");
                break;
        }
    }

    void Back(ModelPayout p, Fund from, string state)
    {
        p.State = state;
        model.Move(p.Case, from, p.Source, p.Amount);
    }

    Choice Split(ModelPayout p, Fund from, int weight)
    {
        var disputed = Part(p.Amount);
        return new(weight, $"{p.Case.Officer} split payout={p.Label} disputed={Text(disputed)} as={Label('P')} reason=案外人异议", (_, _) =>
        {
            p.Amount -= disputed;
            model.Payouts.Add(new(Label('P', used: true), p.Case, disputed, Fund.Available, "Disputed"));
            model.Move(p.Case, from, Fund.Disputed, disputed);
        }, disputed == p.Amount || p.Source == Fund.Surplus || p.ToPayer ? "refused" : null);
    }
}
