namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>What the bank says of an instruction, the nearer to its end the higher.</summary>
static class ModelWord
{
    public const int Pending = 1;
    public const int Accepted = 2;
    public const int Paid = 3;
    public const int Rejected = 4;

    /// <summary>Of the status of a pain.002; what is partly rejected is otherwise accepted.</summary>
    public static int Of(string status) => status switch
    {
        "PDNG" => Pending,
        "ACSP" or "PART" => Accepted,
        "ACSC" => Paid,
        "RJCT" => Rejected,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
