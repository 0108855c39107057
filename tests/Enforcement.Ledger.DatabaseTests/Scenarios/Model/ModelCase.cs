namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

enum Fund
{
    Available,
    Disputed,
    Held,
    Reserved,
    InTransit,
    Deposited,
    Fee,
    Surplus,
    Returned,
}

sealed class ModelCase(string label, string number, string officer, string applicant, string debtor)
{
    readonly long[] money = new long[Enum.GetValues<Fund>().Length];

    public string Label => label;
    public string Number => number;
    public string Officer => officer;
    public string Applicant => applicant;
    public string Debtor => debtor;
    public bool Closed { get; set; }
    public bool NumberClosed { get; set; }
    public int Accounts { get; set; }

    /// <summary>The account that its applicant had confirmed at the start is not the one now.</summary>
    public bool AccountChanged { get; set; }

    /// <summary>A distribution plan was put in force.</summary>
    public bool Planned { get; set; }

    /// <summary>Who keeps away from it.</summary>
    public HashSet<string> Recused { get; } = [];

    public long this[Fund fund]
    {
        get => money[(int)fund];
        set => money[(int)fund] = value >= 0 ? value : throw new InvalidOperationException($"{label} {fund} would be {value}");
    }

    public long Total => money.Sum();
}
