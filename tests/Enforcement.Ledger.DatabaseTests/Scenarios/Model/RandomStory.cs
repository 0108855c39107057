using System.Globalization;
using System.Text;
using NodaTime;

namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>A story made up act by act from a seed: mostly what a court would do next, now and then what must not be. The same seed makes the same
/// story as long as the ledger answers the same.</summary>
sealed partial class RandomStory(int seed)
{
    readonly Random random = new(seed);
    readonly StoryModel model = new();
    readonly StringBuilder text = new();
    readonly Dictionary<char, int> labels = [];
    readonly Dictionary<string, int> refusals = [];
    LocalDateTime now = StartOf(seed);
    HashSet<string> checks = [];
    int favoured;
    LocalDate? due;

    public string Told => text.ToString();

    public LocalDateTime Start { get; } = StartOf(seed);

    // Before the spring festival, before the national day, before the end of the year.
    static LocalDateTime StartOf(int seed) => (seed % 3) switch { 0 => new(2026, 2, 9, 9, 0), 1 => new(2026, 9, 24, 9, 0), _ => new(2026, 12, 21, 9, 0) };

    /// <summary>The next act, at its moment, without its outcome.</summary>
    public (string Text, Choice Choice) Next()
    {
        now += Period.FromMinutes(random.Next(100) switch
        {
            < 85 => random.Next(1, 20),
            < 94 => random.Next(60, 600),
            < 98 => random.Next(1, 4) * 1440,
            98 => random.Next(5, 12) * 1440,
            _ => random.Next(20, 60) * 1440,
        });
        // Whoever was served has his time, and the story does not tell each of its days.
        if (model.Plans.Exists(p => p is { State: "Approved", ServedOn: not null } && Waited(p) < Patience) && random.Next(15) == 0)
            now += Period.FromDays(Patience);
        var choices = Choices();
        var at = random.Next(choices.Sum(Weight));
        var choice = choices.First(c => (at -= Weight(c)) < 0);
        return ($"{Moment} {choice.Text}", choice);
    }

    // What was refused is tried again now and then: it may have become right.
    int Weight(Choice choice) => (choice.Weight << 4) >> Math.Min(refusals.GetValueOrDefault(choice.Text), 5);

    /// <summary>Writes down how an act went, and lets the model follow.</summary>
    public void Learn(string line, Choice choice, string outcome, string word, long amount, LocalDate? dueOn)
    {
        due = dueOn;
        Tell($"{line} => {outcome}");
        refusals[choice.Text] = word == "refused" ? refusals.GetValueOrDefault(choice.Text) + 1 : 0;
        if (word is not ("refused" or "held" or "rejected"))
        {
            choice.Then?.Invoke(word, amount);
            Remember(choice);
        }
    }

    /// <summary>What must be so now, as lines of the story, each with whether it was so after the act before.</summary>
    public IReadOnlyList<(string Line, bool Known)> Checks()
    {
        var before = checks;
        checks = [.. model.Checks(!held, now.Date)];
        return [.. checks.Select(c => ($"{Moment} {c}", before.Contains(c)))];
    }

    string Moment => now.ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Whether the model itself has lost no fen.</summary>
    public bool AddsUp => model.AddsUp;

    public void Tell(string line) => text.AppendLine(line);

    List<Choice> Choices()
    {
        if (model.Cases.Count == 0)
            return [NewCase(1)];
        Choice[][] subjects =
        [
            [.. TheBank(), new(4, "clock sweep", (_, _) => Expire(), "ok")],
            [.. UnknownFunds(), .. model.Auctions.SelectMany(a => OfAuction(a).Append(Auction(a.Case)))],
            [.. Fees(), .. Persons(), .. model.Cases.SelectMany(Recusals)],
            [.. model.Cases.Count < MostCases ? [NewCase(model.Cases.Count < 2 ? 200 : 4)] : Array.Empty<Choice>(), .. model.Cases.SelectMany(of => OfCase(of).Append(Auction(of)).Select(c => Apart(of, c)))],
            [.. model.Payouts.SelectMany(p => OfPayout(p).Select(c => Apart(p.Case, c)))],
            [.. model.Matters.SelectMany(m => OfMatter(m).Select(c => Apart(m.Case, m.To is { } to ? Apart(to, c) : c)))],
            [.. model.Holds.Where(h => !h.Lifted || random.Next(8) == 0).SelectMany(h => OfHold(h).Select(c => Apart(h.Case, c)))],
            [.. model.Cases.SelectMany(of => OfPlans(of).Select(c => Apart(of, c)))],
            [.. Files()],
        ];
        // One subject at a time gets further than a little of each.
        if (random.Next(12) == 0)
            favoured = random.Next(subjects.Length);
        var choices = subjects.SelectMany((of, i) => i == favoured ? of.Select(c => c with { Weight = c.Weight * 4 }) : of).ToList();
        choices.AddRange(Again(choices));
        return choices;
    }

    IEnumerable<Choice> OfMatter(ModelMatter m) => m.Kind switch
    {
        "dispute" => OfDispute(m),
        "deduction" => OfDeduction(m),
        "deposit" => OfDeposit(m),
        "deferral" => OfDeferral(m),
        "transfer" => OfTransfer(m),
        "payee" => OfPayee(m),
        "fees" => OfFees(m),
        _ => throw new InvalidOperationException(m.Kind),
    };

    string LotOf(ModelCase of) => model.Credits.Where(c => c.Case == of).ToList() is { Count: > 0 } lots ? $" lot={OneOf(lots).Label}" : "";

    string LotsOf(ModelCase of) => model.Credits.Where(c => c.Case == of).Select(c => c.Label).Take(3).ToList() is { Count: > 0 } lots ? $" lots={string.Join(',', lots)}" : "";

    T OneOf<T>(List<T> all) => all[random.Next(all.Count)];

    // All of it, one fen of it, or some.
    long Part(long of) => of <= 1 ? of : random.Next(4) switch { 0 or 1 => of, 2 => 1 + random.NextInt64(of - 1), _ => (of + 1) / 2 };

    long Amount(long most) => random.Next(5) switch { 0 => 1 + random.NextInt64(9), 1 => 100_000, 2 => Math.Max(1, most), _ => 1 + random.NextInt64(most) };

    ModelCredit Named(char kind, long amount) => new(Label(kind, used: true), amount);

    /// <summary>The next label of its kind; it is taken only when the act went through.</summary>
    string Label(char kind, bool used = false)
    {
        var next = labels.GetValueOrDefault(kind) + 1;
        if (used)
            labels[kind] = next;
        return $"{kind}{next}";
    }
}
