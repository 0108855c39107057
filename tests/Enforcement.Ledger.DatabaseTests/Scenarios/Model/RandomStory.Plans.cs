using NodaTime;
using static Enforcement.Ledger.DatabaseTests.Scenarios.Model.StoryModel;

namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>Distribution plans: drafted, approved, served, objected to, put in force; and what a creditor gets by one.</summary>
sealed partial class RandomStory
{
    const string OtherCreditor = "丙公司";

    // Everyone has had time to object, whatever holidays came between.
    const int Patience = 30;
    const int Window = 15;

    IEnumerable<Choice> OfPlans(ModelCase of)
    {
        var plans = model.Plans.Where(p => p.Case == of).ToList();
        if (of[Fund.Available] is > 100 and var free && plans.TrueForAll(p => p.State is not ("Drafted" or "Approved")) && plans.Count < 3)
            yield return NewPlan(of, Part(free));
        foreach (var choice in plans.SelectMany(OfPlan))
            yield return choice;
    }

    Choice NewPlan(ModelCase of, long pot)
    {
        var (first, other, day) = (pot / 2 + 1 + random.NextInt64(pot), pot / 2 + 1 + random.NextInt64(pot), new LocalDate(2026, 1, 5));
        var creditors = new[] { (of.Applicant, first, day), (OtherCreditor, other, random.Next(2) == 0 ? day : day.PlusDays(-3)) };
        var label = Label('Z');
        return new Choice(3, $"{of.Officer} plan label={label} case={of.Label} pot={Text(pot)} creditors={string.Join(',', creditors.Select(c => $"{c.Item1}:{Text(c.Item2)}:{c.Item3:uuuu-MM-dd}"))}",
            (state, _) => model.Plans.Add(new(Label('Z', used: true), of, pot, creditors, state)), "Drafted");
    }

    IEnumerable<Choice> OfPlan(ModelPlan p)
    {
        var (of, name, officer) = (p.Case, $"plan={p.Label}", p.Case.Officer);
        switch (p.State)
        {
            case "Drafted":
                yield return new(8, $"dir1 approve {name}", (state, _) => p.State = state, "Approved");
                yield return new Choice(1, $"{officer} approve {name}").Refused("access.not-permitted plan.same-person");
                yield return new Choice(1, $"{officer} serve {name} to={OtherCreditor}").Refused("plan.not-open");
                break;
            case "Approved" when p.ServedOn is null:
                yield return new(8, $"{officer} serve {name} to={of.Applicant},{OtherCreditor},{of.Debtor}", (_, _) => p.ServedOn = now.Date, "Approved");
                yield return new Choice(1, $"dir1 enforce {name}").Refused("plan.not-served");
                break;
            case "Approved":
                if (p.Objection is null)
                    yield return Object(p);
                else
                    foreach (var choice in OfObjection(p))
                        yield return choice;
                yield return Enforce(p);
                break;
            case "InForce":
                if (Left(p, OtherCreditor) is > 0 and var left && of[Fund.Available] > 0)
                    yield return Draft(10, of, Math.Min(Part(left), of[Fund.Available]), Fund.Available, $"payee={OtherCreditor} account=6222020000000000018", payee: OtherCreditor);
                yield return new Choice(1, $"{officer} draft label=P99 case={of.Label} amount=0.01 payee=不在方案之人 account=6222020000000000018").Refused("plan.payee-not-in-plan");
                yield return new Choice(1, $"{officer} draft label=P99 case={of.Label} amount={Text(p.Shares[OtherCreditor] + 1)} payee={OtherCreditor} account=6222020000000000018")
                    .Refused($"plan.exceeds-share {Twice(of, Fund.Available, false, OtherCreditor)}");
                if (p is { Step: "sued", Settled: false })
                    yield return new(4, $"dir1 decide objection={p.Objection} outcome=stands document=判决书", (_, _) =>
                    {
                        p.Settled = true;
                        model.Move(of, Fund.Disputed, Fund.Available, p.Objected);
                    }, "ok");
                break;
        }
    }

    Choice Object(ModelPlan p)
    {
        var about = Part(Math.Max(1, p.Shares[p.Case.Applicant]));
        return new Choice(2, $"{p.Case.Officer} object label=Y{p.Label[1..]} plan={p.Label} by={OtherCreditor} against={p.Case.Applicant} amount={Text(about)}", (_, _) => (p.Objection, p.Objected, p.Step) = ($"Y{p.Label[1..]}", about, "raised"))
            .Refused("plan.objection-amount", about > p.Shares[p.Case.Applicant]).May("plan.too-late", Waited(p) > Window);
    }

    IEnumerable<Choice> OfObjection(ModelPlan p)
    {
        var (next, then) = p.Step switch { "raised" => ("tell", "told"), "told" => ("answer", "answered"), "answered" => ("inform", "informed"), "informed" => ("sue", "sued"), _ => ("", "") };
        if (next.Length > 0)
            yield return new Choice(6, $"{p.Case.Officer} step objection={p.Objection} step={next}", (_, _) => p.Step = then).May("plan.too-late", next is "answer" or "sue");
        if (p.Step is not "sued")
            yield return new Choice(2, $"dir1 decide objection={p.Objection} outcome=withdrawn document=撤回异议书", (_, _) => (p.Step, p.Objected) = ("withdrawn", 0)).Refused("plan.not-open", p.Step == "withdrawn");
        yield return new Choice(1, $"dir1 decide objection={p.Objection} outcome=stands document=判决书").Refused("plan.not-open");
    }

    Choice Enforce(ModelPlan p)
    {
        var (of, sued) = (p.Case, p.Step == "sued");
        var earlier = model.Plans.Find(o => o.Case == of && o.State == "InForce");
        return new Choice(10, $"dir1 enforce plan={p.Label}{(p.Objection is null ? "" : " decision=合议庭决定")}", (state, _) =>
        {
            if (earlier is not null)
                earlier.State = "Replaced";
            p.State = state;
            of.Planned = true;
            if (sued)
                model.Move(of, Fund.Available, Fund.Disputed, p.Objected);
        }).Refused("plan.not-served", Waited(p) < Window).May("plan.not-served", Waited(p) < Patience)
            .May("plan.objection-open", p.Objection is not null && p.Step is not ("sued" or "withdrawn") || earlier is { Step: "sued", Settled: false })
            .May("plan.payouts-under-way", model.Payouts.Exists(o => o.Case == of && o.State is "InApproval" or "NoticeIssued" or "Accepted" or "OnHold"))
            .May("plan.pot-exceeds-money", p.Pot > of[Fund.Available])
            .May("plan.share-below-paid", earlier is not null || model.Matters.Exists(m => m is { Kind: "deposit", State: "Approved" } && m.Case == of))
            .May("dispute.exceeds-available", sued && p.Objected > of[Fund.Available]);
    }

    int Waited(ModelPlan p) => Period.DaysBetween(p.ServedOn ?? now.Date, now.Date);

    /// <summary>What a creditor may still be paid: his share, less all that is on its way to him or paid.</summary>
    long Left(ModelPlan p, string creditor) => p.Shares[creditor] - model.Payouts.Where(o => o.Case == p.Case && o.Payee == creditor && o.State is not ("Withdrawn" or "Failed")).Sum(o => o.Amount);
}
