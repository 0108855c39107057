namespace Enforcement.Ledger.Receipts;

/// <summary>What speaks for a candidate, added up: a whole number weighs more than a part of one, what was written more than who pays. The
/// amount tips the scale and never fills it.</summary>
/// <source>domain reference §6.3 (never the amount alone)</source>
public static class CandidateScore
{
    /// <summary>A deduction order whose number and sum the line carries, and which does not post by itself.</summary>
    public const int Ordered = 70;

    const int Highest = 100;

    const int Party = 20;

    const int Outstanding = 10;

    const int Closed = -10;

    static readonly (CandidateBlock Block, int Weight, string Reason)[] Weights =
    [
        (CandidateBlock.SubAccount, 70, "credited to a sub-account of the case"),
        (CandidateBlock.Number, 60, "the remark has the whole number of the case"),
        (CandidateBlock.Title, 50, "the remark has the number of a title case on which the case rests"),
        (CandidateBlock.NoYear, 40, "the remark has the number of the case without its year"),
        (CandidateBlock.NoCourt, 40, "the remark has the number of the case without its court"),
        (CandidateBlock.PayerAccount, 40, "the payer's account paid this case before"),
        (CandidateBlock.PayerName, 15, "the payer is a debtor of this open case"),
    ];

    /// <returns>0 to 100. A candidate that nothing but its amount speaks for has 0.</returns>
    public static int Of(Candidate candidate)
    {
        var found = Weights.Where(w => (candidate.Found & w.Block) != 0).Sum(w => w.Weight);
        return found == 0 ? 0 : Math.Clamp(
            found + (candidate.PayerIsParty ? Party : 0) + (candidate.AmountIsOutstanding ? Outstanding : 0) + (candidate.IsOpen ? 0 : Closed), 0, Highest);
    }

    /// <summary>What speaks for it and what against, the weightiest first.</summary>
    public static IReadOnlyList<string> Reasons(Candidate candidate) =>
    [
        .. Weights.Where(w => (candidate.Found & w.Block) != 0).Select(w => w.Reason),
        .. candidate.PayerIsParty ? ["the payer is a party of the case"] : Array.Empty<string>(),
        .. candidate.AmountIsOutstanding ? ["the amount is exactly what is outstanding"] : Array.Empty<string>(),
        .. candidate.IsOpen ? Array.Empty<string>() : ["the case is closed"],
    ];
}
