using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts;

/// <summary>What a statement is compared with before anything of it is posted.</summary>
/// <param name="ExpectedOpening">The last closing balance of the book, or its opening balance before the first statement.</param>
/// <param name="IdentPosted">A statement with this identity is posted already.</param>
/// <param name="IdentClosing">The closing balance of that one.</param>
/// <param name="IdentLines">Its number of lines.</param>
/// <param name="Lines">Lines of the new delivery.</param>
/// <param name="NewLines">Those beyond the ones that the book already has, as multisets.</param>
/// <param name="NewSum">Signed sum of the new lines.</param>
/// <param name="ContradictsALine">A line says the same bank reference and day as a posted one with other content.</param>
public sealed record ChainFacts(
    Money Opening, Money Closing, Money ExpectedOpening, bool IdentPosted, Money? IdentClosing, int IdentLines,
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
        if (facts.Opening == facts.ExpectedOpening && !facts.IdentPosted)
            return ChainVerdict.Follows;
        if (facts.NewLines == 0 && (facts.Lines > 0 || facts.IdentPosted))
            return facts.IdentPosted && (facts.IdentClosing != facts.Closing || facts.IdentLines != facts.Lines) ? ChainVerdict.Edited : ChainVerdict.Duplicate;
        if (facts.NewLines < facts.Lines && facts.ExpectedOpening + facts.NewSum == facts.Closing)
            return ChainVerdict.Overlaps;
        return facts.IdentPosted || facts.ContradictsALine ? ChainVerdict.Edited : ChainVerdict.Gap;
    }
}
