using static Enforcement.Ledger.DatabaseTests.Scenarios.Model.StoryModel;

namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>Cases: opened, with what may be done about their money, closed and opened again.</summary>
sealed partial class RandomStory
{
    const int MostCases = 4;

    Choice NewCase(int weight)
    {
        var n = model.Cases.Count + 1;
        // Of every two cases the parties are the same, so that money may go from one to the other.
        var of = new ModelCase($"C{n}", $"（2026）川0104执{(n == 4 ? "恢" : "")}{n}01号", n == 3 ? "ex2" : "ex1", n % 2 == 0 ? "甲公司" : $"甲公司{n / 2}", n % 2 == 0 ? "乙公司" : $"乙公司{n / 2}");
        of = n % 2 == 0 ? new(of.Label, of.Number, of.Officer, model.Cases[n - 2].Applicant, model.Cases[n - 2].Debtor) : of;
        var claim = random.Next(4) == 0 ? 500_000 : 50_000_000;
        return new(weight, $"adm1 case label={of.Label} number={of.Number} applicant={of.Applicant} debtor={of.Debtor} claim={Text(claim)} officer={of.Officer}", (_, _) => model.Cases.Add(of), "ok");
    }

    IEnumerable<Choice> OfCase(ModelCase of)
    {
        var free = of[Fund.Available];
        var part = Part(free);
        if (free > 0)
        {
            foreach (var lot in (string[])["", LotOf(of)])
            {
                yield return Dispute(of, part, lot);
                yield return Deposit(of, part, lot);
            }
        }
        foreach (var choice in (free > 0 ? Deduct(of, part).Append(DisputeTooMuch(of, free)).Concat(Transfers(of, free, part)) : []).Concat(Drafts(of, free, part)).Concat(PayeeOfDebtor(of)).Concat(Holds(of)))
            yield return choice;
        yield return Defer(of);
        yield return PayeeOfApplicant(of);
        if (!of.Closed)
            yield return new Choice(model.KeepsOpen(of) ? 1 : 3, $"{of.Officer} close case={of.Label} document=结案通知书", (_, _) => of.Closed = of.NumberClosed = true, "closed").Refused("case.closed-with-money", model.KeepsOpen(of));
        else
            yield return new(6, $"{of.Officer} reopen case={of.Label} document=恢复执行通知书", (_, _) => of.Closed = false, "open");
        yield return HoldByAnother(of);
    }
}
