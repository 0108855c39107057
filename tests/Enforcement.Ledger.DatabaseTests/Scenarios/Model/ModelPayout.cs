using NodaTime;

namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

sealed class ModelPayout(string label, ModelCase of, long amount, Fund source, string state)
{
    readonly Dictionary<int, HashSet<int>> heard = [];

    public string Label => label;
    public ModelCase Case => of;
    public Fund Source => source;
    public long Amount { get; set; } = amount;

    /// <summary>Of what is a draft again, or given up, no notice runs.</summary>
    public string State
    {
        get => state;
        set => (state, BDue) = (value, value is "Draft" or "Withdrawn" ? null : BDue);
    }

    public string? HeldFrom { get; set; }
    public bool ToPayer { get; init; }

    /// <summary>Another creditor of the case; null for its applicant, and for the debtor.</summary>
    public string? Payee { get; init; }

    public bool ToApplicant => source == Fund.Available && !ToPayer && Payee is null;

    /// <summary>It takes its money from these lots and no others.</summary>
    public bool LotsNamed { get; init; }

    /// <summary>Who approved in this round.</summary>
    public HashSet<string> Approved { get; } = [];

    public string? AcceptedBy { get; set; }
    public string? ReleasedBy { get; set; }
    public int Round { get; set; }

    /// <summary>The bank has got the instruction of this round.</summary>
    public bool Sent { get; set; }

    public ModelFile? File { get; set; }

    /// <summary>What the bank said of the instruction of a round.</summary>
    public HashSet<int> Heard(int round) => heard.TryGetValue(round, out var words) ? words : heard[round] = [];

    /// <summary>The rounds whose instruction the bank said by name that it had taken on.</summary>
    public HashSet<int> Taken { get; } = [];

    /// <summary>The rounds whose debit was booked.</summary>
    public HashSet<int> Settled { get; } = [];

    /// <summary>Until when the bank has to have paid, as the notice said.</summary>
    public LocalDate? BDue { get; set; }

    public LocalDate? PaidOn { get; set; }

    /// <summary>The clock from the notice to the bank's success.</summary>
    public string B(LocalDate today) => BDue is not { } due ? "none"
        : PaidOn is { } paid && state is ("Paid" or "Returned") ? paid <= due ? "met" : "late"
        : today <= due ? "running" : "late";

    public bool ReturnUndecided { get; set; }

    /// <summary>Somebody asked to take the confirmation of its return back.</summary>
    public bool UndoAsked { get; set; }

    /// <summary>The bank paid, or says so, what it had rejected or the house had given up.</summary>
    public bool PaidAfterAll { get; set; }
}
