using System.Globalization;
using Enforcement.Ledger.Cases;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>A case as a story knows it.</summary>
sealed record LabelledCase(long Id, string SubAccount, string Number);

/// <summary>The names that a story invents. One that it never made stands for number 0, which nothing has: the ledger then says
/// that it does not exist, as it would to a person.</summary>
sealed class StoryLabels
{
    readonly List<string> numbers = [];

    public Dictionary<string, LabelledCase> Cases { get; } = [];

    public Dictionary<string, long> PaymentFiles { get; } = [];

    public Dictionary<string, long> Payouts { get; } = [];

    public Dictionary<string, long> Disputes { get; } = [];

    /// <summary>The outcome that was proposed last, by the label of its dispute.</summary>
    public Dictionary<string, long> Settlements { get; } = [];

    public Dictionary<string, long> Holds { get; } = [];

    public Dictionary<string, long> Deferrals { get; } = [];

    public Dictionary<string, long> Deposits { get; } = [];

    public Dictionary<string, long> Statuses { get; } = [];

    public Dictionary<string, long> Payees { get; } = [];

    public Dictionary<string, long> Authorities { get; } = [];

    public Dictionary<string, long> Recusals { get; } = [];

    public Dictionary<string, long> Expected { get; } = [];

    public Dictionary<string, long> Auctions { get; } = [];

    public Dictionary<string, long> Vouchers { get; } = [];

    public Dictionary<string, long> Deductions { get; } = [];

    public Dictionary<string, long> Plans { get; } = [];

    public Dictionary<string, long> Objections { get; } = [];

    public Dictionary<string, long> Transfers { get; } = [];

    public Dictionary<string, long> Reversals { get; } = [];

    public Dictionary<string, long> Handovers { get; } = [];

    public Dictionary<string, string> Papers { get; } = [];

    public Dictionary<string, long> FeeBatches { get; } = [];

    public Dictionary<string, long> Calendars { get; } = [];

    public long CaseId(string label) => Cases.GetValueOrDefault(label)?.Id ?? 0;

    public string CaseLabel(long caseId) => Cases.Single(c => c.Value.Id == caseId).Key;

    public string NumberOfCase(string label) => Cases.GetValueOrDefault(label)?.Number ?? label;

    public long PayoutId(string label) => Payouts.GetValueOrDefault(label);

    /// <exception cref="StoryUnreadable">No line made this case, so there is no account to pay to.</exception>
    public string SubAccountOfCase(string label) => Cases.GetValueOrDefault(label)?.SubAccount
        ?? throw new StoryUnreadable($"case={label}: no line before has made this case, so it has no sub-account.");

    /// <summary>One case, one sub-account, as the bank hands them out.</summary>
    public string SubAccountOf(string caseNumber)
    {
        var number = CaseNumber.TryParse(caseNumber, out var parsed) ? parsed.Canonical : caseNumber;
        if (!numbers.Contains(number))
            numbers.Add(number);
        return Demonstration.EscrowAccountNo + (numbers.IndexOf(number) + 1).ToString("D6", CultureInfo.InvariantCulture);
    }
}
