using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts;

/// <summary>What a statement is compared with before anything of it is posted.</summary>
/// <param name="ExpectedOpening">The last closing balance of the book, or its opening balance before the first statement.</param>
/// <param name="IsOlder">Its period begins before the last statement's: it cannot follow that one, whatever the balances say.</param>
/// <param name="IdentPosted">A statement with this identity is posted already.</param>
/// <param name="IdentClosing">The closing balance of that one.</param>
/// <param name="IdentLines">Its number of lines.</param>
/// <param name="Lines">Lines of the new delivery.</param>
/// <param name="NewLines">Those beyond the ones that the book already has, as multisets.</param>
/// <param name="NewSum">Signed sum of the new lines.</param>
/// <param name="ContradictsALine">A line says the same bank reference and day as a posted one with other content.</param>
public sealed record ChainFacts(
    Money Opening, Money Closing, Money ExpectedOpening, bool IsOlder, bool IdentPosted, Money? IdentClosing, int IdentLines,
    int Lines, int NewLines, Money NewSum, bool ContradictsALine);

/// <summary>What the chain says about a statement.</summary>
public enum ChainVerdict
{
    /// <summary>It follows the last one: every line is new.</summary>
    Follows,

    /// <summary>It overlaps and agrees: the surplus is new.</summary>
    Overlaps,

    /// <summary>It says nothing new.</summary>
    Duplicate,

    /// <summary>Something is missing between the last statement and this one.</summary>
    Gap,

    /// <summary>It contradicts what is posted.</summary>
    Edited,
}

/// <summary>The balance chain of a book: closing of one statement is opening of the next, and overlaps must agree with it.</summary>
/// <source>domain reference §7, rows 12–15; formats reference §1</source>
public static class StatementChain
{
    public static ChainVerdict Judge(ChainFacts facts)
    {
        // The balances decide: where they meet and the identity is new, equal lines are true twins of the lines before.
        if (facts.Opening == facts.ExpectedOpening && !facts.IsOlder && !facts.IdentPosted)
            return ChainVerdict.Follows;
        if (facts.NewLines == 0 && (facts.Lines > 0 || facts.IdentPosted))
            return facts.IdentPosted && (facts.IdentClosing != facts.Closing || facts.IdentLines != facts.Lines) ? ChainVerdict.Edited : ChainVerdict.Duplicate;
        if (facts.NewLines < facts.Lines && facts.ExpectedOpening + facts.NewSum == facts.Closing)
            return ChainVerdict.Overlaps;
        return facts.IdentPosted || facts.ContradictsALine ? ChainVerdict.Edited : ChainVerdict.Gap;
    }

    /// <summary>Where held statements belong now: a run of them that goes on after the last statement, or that fits between two
    /// posted ones which met by chance, because money came and went in between and the balance was the same again.</summary>
    /// <param name="chain">The posted statements in their order.</param>
    /// <param name="opening">The book's opening balance.</param>
    /// <param name="held">Statements held for a gap, by date.</param>
    /// <returns>Null when none of them has a place yet.</returns>
    public static HeldRun? Place(IReadOnlyList<ChainLink> chain, Money opening, IReadOnlyList<ChainLink> held)
    {
        foreach (var first in held)
        {
            var last = chain.Count == 0 ? null : chain[^1];
            if (first.Opening == (last?.Closing ?? opening) && !first.IsBefore(last))
                return new([first.Id], last?.Id, null);
            for (var i = 0; i < chain.Count; i++)
            {
                var previous = i == 0 ? null : chain[i - 1];
                if (first.Opening == (previous?.Closing ?? opening) && !first.IsBefore(previous) && Run(first, chain[i], held) is { } run)
                    return new(run, previous?.Id, chain[i].Id);
            }
        }
        return null;
    }

    /// <summary>Statements one after another from <paramref name="first"/> until the balance is what <paramref name="next"/> opens with.</summary>
    static List<long>? Run(ChainLink first, ChainLink next, IReadOnlyList<ChainLink> held)
    {
        var run = new List<long>();
        for (var at = first; at is not null && !next.IsBefore(at) && !run.Contains(at.Id); at = Following(at))
        {
            run.Add(at.Id);
            if (at.Closing == next.Opening)
                return run;
        }
        return null;

        ChainLink? Following(ChainLink at) => held.FirstOrDefault(h => h.Opening == at.Closing && !h.IsBefore(at) && !run.Contains(h.Id));
    }
}

/// <summary>A statement as the chain sees it.</summary>
public sealed record ChainLink(long Id, Money Opening, Money Closing, LocalDate? From, LocalDate? To)
{
    /// <summary>Begins before the other one begins; a statement without dates is before none.</summary>
    public bool IsBefore(ChainLink? other) => From is { } from && other?.From is { } others && from < others;
}

/// <summary>Held statements that are posted now, in this order, between two others.</summary>
/// <param name="NextId">The posted statement that follows them from now on; null at the end of the chain.</param>
public sealed record HeldRun(IReadOnlyList<long> Ids, long? PreviousId, long? NextId);
