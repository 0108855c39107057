using static Enforcement.Ledger.DatabaseTests.Scenarios.Model.StoryModel;

namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>Payouts from the draft to the release, and what stops them on the way.</summary>
sealed partial class RandomStory
{
    static readonly string[] Finance = ["acc1", "csh1", "csh2"];

    IEnumerable<Choice> Drafts(ModelCase of, long free, long part)
    {
        if (free > 0)
        {
            foreach (var lots in (string[])["", LotsOf(of)])
                yield return Draft(12, of, part, Fund.Available, $"payee=applicant{lots}").May("payout.lot-not-of-case payout.exceeds-available", lots.Length > 0);
            yield return new Choice(1, $"{of.Officer} draft label={Label('P')} case={of.Label} amount={Text(free + of[Fund.Held] + 1)} payee=applicant").Refused($"payout.exceeds-available {Twice(of, Fund.Available, false)} {Plan(of)}");
            yield return Draft(1, of, part, Fund.Available, $"payee={of.Debtor} of=refund ground=误付 document=退款申请", toPayer: true).May("payout.refund-not-payer payout.exceeds-available");
        }
        if (of[Fund.Surplus] is > 0 and var over)
            yield return Draft(4, of, Part(over), Fund.Surplus, $"payee={of.Debtor} of=surplus");
    }

    Choice Draft(int weight, ModelCase of, long amount, Fund source, string whom, bool toPayer = false, string? payee = null)
    {
        var named = toPayer || whom.Contains("lots=", StringComparison.Ordinal);
        return new Choice(weight, $"{of.Officer} draft label={Label('P')} case={of.Label} amount={Text(amount)} {whom}",
            (state, _) => model.Payouts.Add(new(Label('P', used: true), of, amount, source, state) { ToPayer = toPayer, LotsNamed = named, Payee = payee })).May(Twice(of, source, toPayer, payee)).May(Plan(of));
    }

    // What became of another payment to the same payee, as long as nobody knows it.
    string Twice(ModelCase of, Fund source, bool toPayer, string? payee = null)
    {
        var alike = model.Payouts.Where(p => p.Case == of && p.Source == source && p.ToPayer == toPayer && p.Payee == payee).ToList();
        return $"{(alike.Exists(p => p.State == "Uncertain") ? "payout.uncertain" : "")} {(alike.Exists(p => p.PaidAfterAll) ? "payout.already-paid" : "")}";
    }

    string Twice(ModelPayout p) => Twice(p.Case, p.Source, p.ToPayer, p.Payee);

    static string Plan(ModelCase of) => of.Planned ? "plan.payee-not-in-plan plan.exceeds-share plan.needs-money" : "";

    // What has to be so of the payee and his account.
    static string Payee(ModelPayout p) => $"{(p.Case.AccountChanged || !p.ToApplicant ? "payout.payee-unconfirmed payout.payee-cooling-off payout.changed-after-approval" : "")}";

    string Stopped(ModelPayout p) => model.Holds.Exists(h => h.Stops(p)) ? "payout.on-hold" : "";

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
                yield return new Choice(14, $"{officer} submit {name}{(p.Payee is null ? "" : " decision=合议庭决定")}", (state, _) =>
                {
                    (p.State, p.Round) = (state, p.Round + 1);
                    p.Approved.Clear();
                    model.Move(of, p.Source, Fund.Reserved, p.Amount);
                }, of[p.Source] < p.Amount ? "refused" : null).May("payout.exceeds-available", of[p.Source] < p.Amount || p.LotsNamed).May($"{Stopped(p)} {Payee(p)} {Twice(p)} {Plan(of)}");
                yield return new(1, $"{officer} withdraw {name}", (state, _) => p.State = state, "Withdrawn");
                yield return Split(p, Fund.Available, 2);
                yield return new Choice(1, $"ins1 submit {name}").Refused("access.not-permitted");
                break;
            case "InApproval":
                yield return Approve(p, 14, "dir1").Refused("payout.same-person access.not-permitted", p.Approved.Contains("dir1"));
                // The leader's step comes after the director's.
                yield return Approve(p, p.Approved.Count > 0 ? 14 : 3, "vp1").Refused("access.not-permitted", p.Approved.Count == 0);
                if (delegatedUntil is { } until)
                    yield return Approve(p, 3, "ex2").Refused("payout.same-person access.not-permitted", officer == "ex2" || p.Approved.Count > 0 || now.Date > until).May("payout.recused", of.Recused.Contains("dir1"));
                yield return new Choice(1, $"{officer} approve {name}").Refused("access.not-permitted payout.same-person");
                yield return new Choice(1, $"dir1 reject {name}", (state, _) => Back(p, Fund.Reserved, state)).May("payout.same-person access.not-permitted", p.Approved.Contains("dir1"));
                yield return new(1, $"{officer} withdraw {name}", (state, _) => Back(p, Fund.Reserved, state));
                yield return Split(p, Fund.Reserved, 3);
                break;
            case "NoticeIssued":
                foreach (var by in Finance)
                    yield return new Choice(7, $"{by} accept {name}", (state, _) => (p.State, p.AcceptedBy) = (state, by)).May($"{Stopped(p)} {Payee(p)}");
                yield return new(1, $"acc1 return {name} reason=材料不全", (state, _) => Back(p, Fund.Reserved, state));
                yield return Split(p, Fund.Reserved, 3);
                break;
            case "Accepted":
                foreach (var by in Finance)
                    yield return new Choice(7, $"{by} release {name}", (state, _) =>
                    {
                        (p.State, p.ReleasedBy, p.Sent, p.File) = (state, by, false, null);
                        model.Move(of, Fund.Reserved, Fund.InTransit, p.Amount);
                    }).Refused("payout.same-person", by == p.AcceptedBy).May("book.stale", now.Date > told.PlusDays(1)).May($"{Stopped(p)} {Payee(p)} {Twice(p)}");
                yield return new(1, $"acc1 return {name} reason=账号有误", (state, _) => Back(p, Fund.Reserved, state));
                yield return (Split(p, Fund.Reserved, 1) with { Then = null }).Refused("payout.illegal-move");
                break;
            case "Disputed":
                yield return new(3, $"{officer} settle dispute={p.Label} for=payee", (state, _) => Back(p, Fund.Disputed, state));
                yield return new(2, $"{officer} settle dispute={p.Label} for=debtor", (state, _) => Back(p, Fund.Disputed, state));
                break;
            case "OnHold":
                yield return new(1, $"{officer} withdraw {name}", (state, _) => Back(p, Fund.Reserved, state));
                yield return new Choice(1, $"dir1 approve {name}").Refused("payout.on-hold payout.same-person");
                yield return new Choice(1, $"csh1 release {name}").Refused("payout.on-hold payout.same-person");
                break;
            default:
                yield return new Choice(1, $"{officer} submit {name}").Refused("payout.illegal-move");
                // The bank books what it had rejected, and what was given up since.
                if (p.Sent)
                    yield return Debit(p, 1, p.Amount);
                foreach (var choice in OfContradiction(p))
                    yield return choice;
                break;
        }
    }

    Choice Approve(ModelPayout p, int weight, string by) => new Choice(weight, $"{by} approve payout={p.Label}", (state, _) =>
    {
        p.State = state;
        p.Approved.Add(by);
        if (state == "NoticeIssued")
            p.BDue = due;
    }).May($"{Stopped(p)} {Payee(p)}");

    void Back(ModelPayout p, Fund from, string state)
    {
        p.State = state;
        model.Move(p.Case, from, p.Source, p.Amount);
    }

    Choice Split(ModelPayout p, Fund from, int weight)
    {
        var disputed = Part(p.Amount);
        var whole = disputed == p.Amount;
        var refund = p.Source == Fund.Surplus || p.ToPayer;
        return new Choice(weight, $"{p.Case.Officer} split payout={p.Label} disputed={Text(disputed)} as={Label('P')} reason=案外人异议", (_, _) =>
        {
            p.Amount -= disputed;
            model.Payouts.Add(new(Label('P', used: true), p.Case, disputed, Fund.Available, "Disputed") { Payee = p.Payee });
            model.Move(p.Case, from, Fund.Disputed, disputed);
        }).Refused("payout.split-too-large", whole && !refund).Refused("payout.refund-not-split", refund)
            // A draft holds no money: what it was drafted on may have gone elsewhere since.
            .May($"dispute.exceeds-available {Plan(p.Case)}", p.State == "Draft");
    }
}
