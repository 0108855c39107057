namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>A credit that the bank booked: it is a case's, or unknown, or a bidder's bond, or on its way back to who paid.</summary>
sealed class ModelCredit(string label, long amount)
{
    public string Label => label;
    public long Amount => amount;
    public ModelCase? Case { get; set; }
    public bool Posted { get; set; }
    public bool Gone { get; set; }
    public bool Refunding { get; set; }
    public ModelCase? ClaimedFor { get; set; }
    public string? ClaimedBy { get; set; }
    public string? RefundBy { get; set; }

    /// <summary>The auction whose bond it is, or is said to be.</summary>
    public ModelAuction? Auction { get; set; }

    public string? BondBy { get; set; }
    public bool BondHeld { get; set; }
    public bool UndoAsked { get; set; }

    /// <summary>Who wants it to be the case's money.</summary>
    public string? ConvertedBy { get; set; }

    /// <summary>Because the winner did not pay the rest.</summary>
    public bool Forfeit { get; set; }

    public bool Converted { get; set; }
    public bool Reversed { get; set; }
}
