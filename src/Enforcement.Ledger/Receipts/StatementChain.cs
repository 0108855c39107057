using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts;

/// <summary>What a statement is compared with before anything of it is posted.</summary>
/// <param name="ExpectedOpening">The closing balance that it would follow.</param>
/// <param name="IsOlder">Its period begins before the statement's that it would follow: it cannot follow that one, whatever the balances say.</param>
/// <param name="IdentPosted">A statement with this identity is posted already.</param>
/// <param name="IdentAgrees">That one has the same closing balance and as many lines.</param>
/// <param name="OnChain">Opening and closing are both balances that the posted chain has passed, in this order.</param>
/// <param name="Lines">Lines of the new delivery.</param>
/// <param name="NewLines">Those beyond the ones that the book already has, as multisets.</param>
/// <param name="KnownSum">Signed sum of the others.</param>
/// <param name="KnownHaveReferences">Each of the others carries the bank's own reference.</param>
/// <param name="NewAfterKnown">No new line was booked before a known one.</param>
/// <param name="Contradicts">A line says the bank reference, day and direction of a posted one, and something else.</param>
/// <param name="Altered">A line has the key of a posted one, with its bank reference, and names another payer, account, remark or case's own number.</param>
/// <param name="MayRepeat">What it brings nets to nothing, and its days, or some of them, are told by another statement too.</param>
public sealed record ChainFacts(
    Money Opening, Money Closing, Money ExpectedOpening, bool IsOlder, bool IdentPosted, bool IdentAgrees, bool OnChain,
    int Lines, int NewLines, Money NewSum, Money KnownSum, bool KnownHaveReferences, bool NewAfterKnown, bool Contradicts, bool Altered = false, bool MayRepeat = false)
{
    public bool SomeAreKnown => NewLines < Lines;
}

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
        if (facts.Altered)
            return ChainVerdict.Edited;
        if (facts.IdentPosted)
            return facts.IdentAgrees && facts.NewLines == 0 ? ChainVerdict.Duplicate : ChainVerdict.Edited;
        var follows = facts.Opening == facts.ExpectedOpening && !facts.IsOlder;
        // A day that nets to nothing meets its own balances again, and another format of the bank's has other line keys: a person has to ask.
        if (follows && facts.MayRepeat && facts.Lines > 0 && !facts.SomeAreKnown)
            return ChainVerdict.Edited;
        // Where the balances meet, equal lines are true twins of the lines before: the bank's arithmetic says that the money came again.
        if (follows && (!facts.SomeAreKnown || !facts.KnownSum.IsZero))
            return ChainVerdict.Follows;
        // Known lines that add up to nothing prove nothing: their balances meet whether they are new or repeated. The bank's own
        // references say that they are repeated; without them a person has to ask.
        if (follows && !facts.KnownHaveReferences)
            return ChainVerdict.Edited;
        if (facts.Contradicts)
            return ChainVerdict.Edited;
        if (facts.NewLines == 0 && facts.Lines > 0)
            return follows || facts.OnChain ? ChainVerdict.Duplicate : ChainVerdict.Gap;
        if (facts.SomeAreKnown && facts.NewAfterKnown && facts.ExpectedOpening + facts.NewSum == facts.Closing)
            return ChainVerdict.Overlaps;
        return ChainVerdict.Gap;
    }

    /// <summary>Where held statements belong now: a run of them that goes on after the last statement, or that fits between two
    /// posted ones: into a gap that was let pass, or where the two met by chance, because money came and went in between and the
    /// balance was the same again.</summary>
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
                var balance = previous?.Closing ?? opening;
                if (first.Opening != balance || first.IsBefore(previous))
                    continue;
                if (Run(first, chain[i], balance + chain[i].MissingBefore, held) is { } run)
                    return new(run, previous?.Id, chain[i].Id);
                // Of a gap that was let pass, what has come is posted; the rest of it stays in the list.
                if (!chain[i].MissingBefore.IsZero && !chain[i].IsBefore(first))
                    return new([first.Id], previous?.Id, chain[i].Id);
            }
        }
        return null;
    }

    /// <summary>Statements one after another from <paramref name="first"/> until the balance is what <paramref name="next"/> goes on from.</summary>
    static List<long>? Run(ChainLink first, ChainLink next, Money target, IReadOnlyList<ChainLink> held)
    {
        var run = new List<long>();
        for (var at = first; at is not null && !next.IsBefore(at) && !run.Contains(at.Id); at = Following(at))
        {
            run.Add(at.Id);
            if (at.Closing == target)
                return run;
        }
        return null;

        ChainLink? Following(ChainLink at) => held.FirstOrDefault(h => h.Opening == at.Closing && !h.IsBefore(at) && !run.Contains(h.Id));
    }
}

/// <summary>A statement as the chain sees it.</summary>
public sealed record ChainLink(long Id, Money Opening, Money Closing, LocalDate? From, LocalDate? To)
{
    /// <summary>The one it follows; null for the first of a book, and for one that has no place yet.</summary>
    public long? PreviousId { get; init; }

    /// <summary>What is missing between that one and this: zero, unless two persons let it pass.</summary>
    public Money MissingBefore { get; init; }

    /// <summary>Begins before the other one begins; a statement without dates is before none.</summary>
    public bool IsBefore(ChainLink? other) => From is { } from && other?.From is { } others && from < others;
}

/// <summary>Held statements that are posted now, in this order, between two others.</summary>
/// <param name="NextId">The posted statement that follows them from now on; null at the end of the chain.</param>
public sealed record HeldRun(IReadOnlyList<long> Ids, long? PreviousId, long? NextId);
