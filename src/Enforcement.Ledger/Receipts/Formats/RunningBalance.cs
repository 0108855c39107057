using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>Checks that every row's balance follows from the row before it, without knowing beforehand whether the file runs from
/// old to new or from new to old. Rows of one and the same second may stand in any order: together they must lead from one
/// balance to another.</summary>
sealed class RunningBalance
{
    readonly List<Row> group = [];
    readonly Order oldestFirst = new();
    readonly Order newestFirst = new();
    LocalDateTime? firstAt, lastAt;
    LocalDate? firstOn, lastOn;
    bool rises, falls;

    readonly record struct Row(Money Before, Money After, long Line);

    /// <param name="on">The day, for files that tell no time.</param>
    public void Add(LocalDateTime? at, Money signed, Money after, long line, LocalDate? on = null)
    {
        rises |= at > lastAt || on > lastOn;
        falls |= at < lastAt || on < lastOn;
        (firstOn, lastOn) = (firstOn ?? on, on);
        if (group.Count > 0 && (at is null || at != lastAt))
            CloseGroup();
        lastAt = at;
        firstAt ??= at;
        group.Add(new Row(after - signed, after, line));
    }

    /// <summary>Call once, after the last row.</summary>
    /// <returns>Balances before the oldest and after the newest row, the order found, and the lines where the chain breaks.</returns>
    public Found Finish()
    {
        if (group.Count > 0)
            CloseGroup();
        // The balances decide; times only when both orders fit equally well.
        var isNewestFirst = newestFirst.Breaks < oldestFirst.Breaks || (newestFirst.Breaks == oldestFirst.Breaks && (firstAt > lastAt || firstOn > lastOn));
        return isNewestFirst
            ? new(newestFirst.Last, newestFirst.First, true, rises && !falls, newestFirst.Breaks, newestFirst.Lines)
            : new(oldestFirst.First, oldestFirst.Last, false, falls && !rises, oldestFirst.Breaks, oldestFirst.Lines);
    }

    /// <param name="AgainstTime">The balances run one way through the file and the times the other.</param>
    public readonly record struct Found(Money? Opening, Money? Closing, bool NewestFirst, bool AgainstTime, int Breaks, IReadOnlyList<long> Lines);

    void CloseGroup()
    {
        if (group.Count == 1)
            Link(group[0]);
        else
            LinkGroup();
        group.Clear();
    }

    void Link(Row step)
    {
        oldestFirst.Link(step.Before, step.After, step.Line);
        newestFirst.Link(step.After, step.Before, step.Line);
    }

    // Each row is a step from one balance to another. The steps can be walked in one go from s to e exactly when every balance is
    // left as often as it is reached, but for s, left once more, and e, reached once more. With no such pair the group comes back
    // to where it began, which may be any of its balances.
    void LinkGroup()
    {
        var surplus = new Dictionary<Money, int>();
        foreach (var row in group)
        {
            surplus[row.Before] = surplus.GetValueOrDefault(row.Before) + 1;
            surplus[row.After] = surplus.GetValueOrDefault(row.After) - 1;
        }
        var uneven = surplus.Where(balance => balance.Value != 0).ToList();
        if (uneven.Count == 0)
        {
            var balances = surplus.Keys.ToHashSet();
            oldestFirst.LinkCircle(balances, group[0].Before, group[0].Line);
            newestFirst.LinkCircle(balances, group[0].After, group[0].Line);
        }
        else if (uneven.Count == 2 && uneven.TrueForAll(balance => Math.Abs(balance.Value) == 1))
            Link(new Row(uneven.Find(b => b.Value == 1).Key, uneven.Find(b => b.Value == -1).Key, group[0].Line));
        else
            // In no order do they fit; the order of the file then says where it breaks.
            group.ForEach(Link);
    }

    /// <summary>The chain read in one order: every step must begin where the one before it ended.</summary>
    sealed class Order
    {
        const int MostLinesListed = 20;

        readonly List<long> lines = [];
        HashSet<Money>? circle;
        Money circleStart;
        Money? first, last;

        public int Breaks { get; private set; }

        public IReadOnlyList<long> Lines => lines;

        public Money? First => first ?? (circle is null ? null : circleStart);

        public Money? Last => last ?? (circle is null ? null : circleStart);

        public void Link(Money from, Money to, long line)
        {
            if (last is { } balance ? balance != from : circle?.Contains(from) == false)
                Break(line);
            first ??= circle is null || circle.Contains(from) ? from : circleStart;
            last = to;
        }

        public void LinkCircle(HashSet<Money> balances, Money start, long line)
        {
            if (last is { } balance)
            {
                if (balances.Contains(balance))
                    return;
                Break(line);
                last = start;
                return;
            }
            if (circle is not null && !circle.Overlaps(balances))
                Break(line);
            (circle, circleStart) = (balances, circle is null ? start : circleStart);
        }

        void Break(long line)
        {
            if (Breaks++ < MostLinesListed)
                lines.Add(line);
        }
    }
}
