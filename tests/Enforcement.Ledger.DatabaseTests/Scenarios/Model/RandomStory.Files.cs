using NodaTime;

namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>Files of several payments for the bank, and what it answers to them at its three levels.</summary>
sealed partial class RandomStory
{
    IEnumerable<Choice> Files()
    {
        var waiting = model.Payouts.Where(p => p is { State: "Released", Sent: false, File: null }).ToList();
        if (waiting.Count > 0)
        {
            var some = random.Next(3) == 0 ? waiting.Take(1).ToList() : waiting;
            yield return Stopped(some, new(some.Count > 1 ? 20 : 4, $"csh1 build label={Label('L')} payouts={string.Join(',', some.Select(p => p.Label))}", (_, _) =>
            {
                var file = new ModelFile(Label('L', used: true), some);
                model.Files.Add(file);
                some.ForEach(p => p.File = file);
            }));
        }
        foreach (var choice in model.Files.SelectMany(OfFile))
            yield return choice;
    }

    IEnumerable<Choice> OfFile(ModelFile f)
    {
        var file = $"file={f.Label}";
        if (f.Recalled)
        {
            yield return new Choice(1, $"csh1 download {file}").Refused("payment.file-recalled");
            yield break;
        }
        yield return Stopped(f.Sent ? [] : f.Payouts, new(4, $"csh1 download {file}", (_, _) => Sent(f)));
        yield return new Choice(1, $"csh2 recall {file} reason=批次有误", (_, _) => TakenBack(f)).Refused("payment.file-left", f.Sent).Refused("payout.recused", f.Payouts.Any(p => p.Case.Recused.Contains("csh2")));
        var open = f.Payouts.Where((p, i) => p.State is "Released" or "Uncertain" && p.Round == f.Rounds[i]).ToList();
        if (open.Count == 0)
            yield break;
        yield return DebitOf(f, f.Total, 8);
        if (open.Sum(p => p.Amount) is var rest && rest != f.Total)
            yield return DebitOf(f, rest, 8);
        yield return DebitOf(f, f.Total - 1, 1);
        foreach (var level in (string[])["group", "payment", "transaction"])
            foreach (var status in (string[])["ACSC", "RJCT", "ACSP"])
                yield return Answer(f, 1, status, level, []);
        // The bank rejects some by name, and the others are not.
        yield return Answer(f, 6, "PART", random.Next(2) == 0 ? "group" : "payment", [OneOf(open)]);
    }

    Choice Stopped(IReadOnlyList<ModelPayout> leaving, Choice choice) =>
        leaving.Aggregate(choice, (c, p) => c.May($"{Stopped(p)} {Payee(p)} {Twice(p)}").Refused("payout.recused", p.Case.Recused.Contains(c.Actor)));

    static void Sent(ModelFile f)
    {
        f.Sent = true;
        foreach (var p in f.Payouts)
            p.Sent = true;
    }

    static void TakenBack(ModelFile f)
    {
        f.Recalled = true;
        foreach (var p in f.Payouts.Where(p => p.File == f))
            p.File = null;
    }

    Choice DebitOf(ModelFile f, long amount, int weight) => Stopped(f.Sent ? [] : f.Payouts, new(weight, $"bank debit file={f.Label}{(amount == f.Total ? "" : $" amount={StoryModel.Text(amount)}")}", (_, _) =>
    {
        var day = now.Date;
        Sent(f);
        model.Pending.Add((-amount, () => Booked(f, amount, day)));
    }));

    // All that the bank did not reject, or nothing: which part of it a smaller sum would be, nobody can say.
    void Booked(ModelFile f, long amount, LocalDate on)
    {
        var open = f.Payouts.Where((p, i) => IsOpen(p, f.Rounds[i])).ToList();
        if (open.Count > 0 && open.Sum(p => p.Amount) == amount && f.Payouts.Select((p, i) => IsOpen(p, f.Rounds[i]) || IsRejected(p, f.Rounds[i])).All(known => known))
        {
            open.ForEach(p => Pay(p, on));
            return;
        }
        model.Unexplained += amount;
        if (amount == f.Total)
            for (var i = 0; i < f.Payouts.Count; i++)
                Contradicts(f.Payouts[i], f.Rounds[i]);
    }

    static bool IsRejected(ModelPayout p, int round) => p.Heard(round).Contains(ModelWord.Rejected) && !p.Heard(round).Contains(ModelWord.Paid);

    Choice Answer(ModelFile f, int weight, string status, string level, IReadOnlyList<ModelPayout> rejected)
    {
        var named = rejected.Count > 0 ? $" rejected={string.Join(',', rejected.Select(p => p.Label))} code=AC04" : "";
        return Stopped(f.Sent ? [] : f.Payouts, new(weight, $"bank answer file={f.Label} status={status} level={level}{named}", (_, _) =>
        {
            Sent(f);
            for (var i = 0; i < f.Payouts.Count; i++)
                Heard(f.Payouts[i], f.Rounds[i], rejected.Contains(f.Payouts[i]) ? ModelWord.Rejected : ModelWord.Of(status), status != "PART");
        }));
    }
}
