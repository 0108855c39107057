using NodaTime;
using static Enforcement.Ledger.DatabaseTests.Scenarios.Model.StoryModel;

namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>What the bank books, and the statements by which it tells.</summary>
sealed partial class RandomStory
{
    bool held;
    bool statement;

    // The last day that a posted statement told of.
    LocalDate told;

    // What the bank has booked of our instructions and told no statement of.
    readonly HashSet<(ModelPayout Payout, int Round)> booking = [];

    readonly List<(long Amount, Action Post)> waiting = [];
    LocalDate waitingFrom;
    (string Text, string Label, ModelCase Case, long Amount)? twin;

    IEnumerable<Choice> TheBank()
    {
        foreach (var of in model.Cases)
        {
            var (label, amount) = (Label('B'), Amount(random.Next(8) == 0 ? 30_000_000 : 9_000_000));
            yield return new(model.Bank == 0 ? 20 : 4, $"bank credit label={label} amount={Text(amount)} payer={of.Debtor} case={of.Label}", (_, _) => Credit(of, Named('B', amount), random.Next(6) == 0), "ok");
        }
        var stray = Amount(3_000_000);
        yield return new(4, $"bank credit label={Label('U')} amount={Text(stray)} payer=路人{labels.GetValueOrDefault('U') + 1}", (_, _) => Credit(null, Named('U', stray), false), "ok");
        if (twin is { } again)
            yield return new(30, again.Text, (_, _) =>
            {
                twin = null;
                Arrives(again.Case, new(again.Label, again.Amount) { Gone = true });
            }, "ok");
        yield return new(1, $"bank interest amount={Text(stray % 500 + 1)}", (_, _) => model.Pending.Add((stray % 500 + 1, () => model.Interest += stray % 500 + 1)), "ok");
        yield return new(1, "bank charge amount=2.00", (_, _) => model.Pending.Add((-200, () => model.Charge += 200)), "ok");
        if (model.Bank > 100_000)
            yield return new(1, "bank debit amount=3.33 payee=来历不明", (_, _) => model.Pending.Add((-333, () => model.Unexplained += 333)), "ok");
        if (held)
            yield return new(25, "bank statement fixed=yes", (_, _) =>
            {
                held = false;
                statement = true;
                told = waitingFrom;
                model.Post(waiting);
                waiting.Clear();
            }, "posted");
        // A statement that nets to nothing waits for a person when its days were told before: that is a story of its own.
        else if (model.Pending.Sum(p => p.Amount) != 0)
        {
            yield return new(30, "bank statement", (_, _) =>
            {
                statement = true;
                told = now.Date;
                booking.Clear();
                model.Post(model.Pending);
                model.Pending.Clear();
            }, "posted");
            if (statement && model.Credits.FindLast(c => !c.Posted && !c.Gone) is { } dropped)
                yield return new(2, $"bank statement drop={dropped.Label}", null, "held");
        }
        if (statement && !held)
            yield return new(2, "bank statement again=yes", null, "posted");
    }

    /// <summary>A statement was held: what it tells waits, and what the bank books from now on is on the next one.</summary>
    public void Held()
    {
        held = true;
        waitingFrom = now.Date;
        booking.Clear();
        waiting.AddRange(model.Pending);
        model.Pending.Clear();
    }

    void Credit(ModelCase? of, ModelCredit credit, bool withTwin)
    {
        model.Credits.Add(credit);
        Arrives(of, credit);
        if (withTwin && of is not null)
            twin = ($"bank credit label={credit.Label} amount={Text(credit.Amount)} payer={of.Debtor} case={of.Label}", credit.Label, of, credit.Amount);
    }

    void Arrives(ModelCase? of, ModelCredit credit) => model.Pending.Add((credit.Amount, () =>
    {
        twin = null;
        credit.Posted = true;
        if (of is { NumberClosed: false })
        {
            credit.Case = of;
            model.Arrive(of, credit.Amount);
        }
        else
            model.Unknown += credit.Amount;
    }));
}
