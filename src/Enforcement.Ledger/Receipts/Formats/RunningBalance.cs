using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>Checks that every row's balance follows from the row before it, without knowing beforehand whether the file runs from
/// old to new or from new to old. Rows of one and the same second may stand in any order: together they must lead from one
/// balance to another.</summary>
sealed class RunningBalance
{
    const int MostBreaksListed = 20;

    readonly List<Row> group = [];
    readonly Order oldestFirst = new();
    readonly Order newestFirst = new();
    LocalDateTime? groupAt;
    LocalDateTime? firstAt;
    Span? first, last;

    readonly record struct Row(Money Before, Money After, long Line);

    /// <summary>Rows of one second, reduced to the balance before and after them. <see cref="Through"/> holds the balances a group
    /// whose sum is zero may start from.</summary>
    readonly record struct Span(Money Before, Money After, long Line, IReadOnlySet<Money>? Through = null);

    sealed class Order
    {
        public int Breaks;
        public readonly List<long> Lines = [];

        public void Break(long line)
        {
            if (Breaks++ < MostBreaksListed)
                Lines.Add(line);
        }
    }

    public void Add(LocalDateTime? at, Money signed, Money after, long line)
    {
        if (group.Count > 0 && (at is null || at != groupAt))
            CloseGroup();
        groupAt = at;
        firstAt ??= at;
        group.Add(new Row(after - signed, after, line));
    }

    /// <summary>Call once, after the last row.</summary>
    /// <returns>Balances before the oldest and after the newest row, the order found, and the lines where the chain breaks.</returns>
    public (Money? Opening, Money? Closing, bool NewestFirst, int Breaks, IReadOnlyList<long> Lines) Finish()
    {
        if (group.Count > 0)
            CloseGroup();
        if (first is not { } start || last is not { } end)
            return (null, null, false, 0, []);
        // The balances decide; times only when both orders fit equally well.
        var isNewestFirst = newestFirst.Breaks < oldestFirst.Breaks
            || (newestFirst.Breaks == oldestFirst.Breaks && firstAt > groupAt);
        var order = isNewestFirst ? newestFirst : oldestFirst;
        return isNewestFirst
            ? (end.Before, start.After, true, order.Breaks, order.Lines)
            : (start.Before, end.After, false, order.Breaks, order.Lines);
    }

    void CloseGroup()
    {
        var span = group.Count == 1 ? new Span(group[0].Before, group[0].After, group[0].Line) : Reduce();
        if (last is { } previous)
        {
            span = Settle(span, previous);
            if (previous.After != span.Before)
                oldestFirst.Break(span.Line);
            if (previous.Before != span.After)
                newestFirst.Break(span.Line);
        }
        else if (span.Through is not null)
            span = span with { Before = group[0].Before, After = group[0].Before };
        first ??= span;
        last = span;
        group.Clear();
    }

    // Each row is a step from one balance to another. The steps can be walked in one go from s to e exactly when every balance is
    // left as often as it is reached, but for s, left once more, and e, reached once more.
    Span Reduce()
    {
        var surplus = new Dictionary<Money, int>();
        foreach (var row in group)
        {
            surplus[row.Before] = surplus.GetValueOrDefault(row.Before) + 1;
            surplus[row.After] = surplus.GetValueOrDefault(row.After) - 1;
        }
        var uneven = surplus.Where(s => s.Value != 0).ToList();
        var line = group[0].Line;
        if (uneven.Count == 0)
            return new Span(default, default, line, surplus.Keys.ToHashSet());
        if (uneven.Count == 2 && uneven.All(s => Math.Abs(s.Value) == 1))
            return new Span(uneven.Single(s => s.Value == 1).Key, uneven.Single(s => s.Value == -1).Key, line);
        return BreakInside();
    }

    // In no order do the rows fit; say where the order of the file breaks.
    Span BreakInside()
    {
        for (var i = 1; i < group.Count; i++)
        {
            if (group[i - 1].After != group[i].Before)
                oldestFirst.Break(group[i].Line);
            if (group[i - 1].Before != group[i].After)
                newestFirst.Break(group[i].Line);
        }
        return oldestFirst.Breaks <= newestFirst.Breaks
            ? new Span(group[0].Before, group[^1].After, group[0].Line)
            : new Span(group[^1].Before, group[0].After, group[0].Line);
    }

    static Span Settle(Span span, Span previous) =>
        span.Through is not { } balances ? span
        : balances.Contains(previous.After) ? span with { Before = previous.After, After = previous.After }
        : balances.Contains(previous.Before) ? span with { Before = previous.Before, After = previous.Before }
        : span with { Before = balances.First(), After = balances.First() };
}
