using System.Globalization;

namespace Enforcement.Ledger.DatabaseTests.Scenarios;

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

    public long this[Fund fund]
    {
        get => money[(int)fund];
        set => money[(int)fund] = value >= 0 ? value : throw new InvalidOperationException($"{label} {fund} would be {value}");
    }

    public long Total => money.Sum();
}

sealed class ModelPayout(string label, ModelCase of, long amount, Fund source, string state)
{
    public string Label => label;
    public ModelCase Case => of;
    public Fund Source => source;
    public long Amount { get; set; } = amount;
    public string State { get; set; } = state;
    public string? HeldFrom { get; set; }
    public bool ToPayer { get; init; }
    public bool ToApplicant => source == Fund.Available && !ToPayer;
    public string? AcceptedBy { get; set; }
    public string? ReleasedBy { get; set; }
    public int Round { get; set; }
    public bool Sent { get; set; }
    public bool ReturnUndecided { get; set; }
}

sealed class ModelHold(string label, ModelCase of, long? amount, string placedBy, bool onApplicant)
{
    public string Label => label;
    public ModelCase Case => of;
    public string PlacedBy => placedBy;
    public long Held { get; set; }
    public bool Lifted { get; set; }

    // Of a party without a sum it reaches what the party would be paid, and sets nothing aside.
    public long Wants(long free) => amount is { } asked ? Math.Min(asked - Held, free) : onApplicant ? 0 : free;

    public bool Stops(ModelPayout payout) => !Lifted && payout.Case == of && (amount is null || Held < amount) && (!onApplicant || payout.ToApplicant);
}

/// <summary>A dispute, a deduction, a deposit, a deferral or a transfer: a sum of a case in some state, and who brought it there.</summary>
sealed class ModelMatter(string kind, string label, ModelCase of, long amount, string state, string by)
{
    public string Kind => kind;
    public string Label => label;
    public ModelCase Case => of;
    public ModelCase? To { get; init; }
    public Fund Fund { get; init; }
    public long Amount => amount;
    public string State { get; set; } = state;
    public string By { get; set; } = by;
    public string? DecidedBy { get; set; }
    public string? AskedBy { get; set; }
    public IReadOnlyList<ModelMatter> Items { get; init; } = [];
}

/// <summary>A credit that the bank booked: it is a case's, or unknown, or on its way back to who paid.</summary>
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
}

/// <summary>What the money of a story should be after what the ledger says it did: sums a clerk could keep on paper, and nothing of how the ledger
/// keeps them.</summary>
sealed class StoryModel
{
    public List<ModelCase> Cases { get; } = [];
    public List<ModelPayout> Payouts { get; } = [];
    public List<ModelHold> Holds { get; } = [];
    public List<ModelMatter> Matters { get; } = [];
    public List<ModelCredit> Credits { get; } = [];

    /// <summary>What the bank has booked and told no statement of, debits below zero, and what each comes to when it is posted.</summary>
    public List<(long Amount, Action Post)> Pending { get; } = [];

    public long Bank { get; set; }
    public long Unknown { get; set; }
    public long Interest { get; set; }
    public long Charge { get; set; }
    public long RefundsInTransit { get; set; }

    public void Move(ModelCase of, Fund from, Fund to, long amount)
    {
        of[from] -= amount;
        of[to] += amount;
        if (to == Fund.Available)
            TakeWhatIsMissing(of);
    }

    public void Arrive(ModelCase of, long amount)
    {
        of[Fund.Available] += amount;
        TakeWhatIsMissing(of);
    }

    /// <summary>A hold sets aside what is free, and stops what is on its way to the door unless it has all it asks for.</summary>
    public void Place(ModelHold hold)
    {
        Holds.Add(hold);
        Take(hold);
        foreach (var payout in Payouts.Where(p => p.State is "InApproval" or "NoticeIssued" or "Accepted" && hold.Stops(p)))
            (payout.HeldFrom, payout.State) = (payout.State, "OnHold");
    }

    public void Lift(ModelHold hold)
    {
        hold.Lifted = true;
        hold.Case[Fund.Held] -= hold.Held;
        hold.Case[Fund.Available] += hold.Held;
        TakeWhatIsMissing(hold.Case);
    }

    void TakeWhatIsMissing(ModelCase of)
    {
        Holds.Where(h => h.Case == of && !h.Lifted).ToList().ForEach(Take);
        foreach (var payout in Payouts.Where(p => p.Case == of && p.State == "OnHold" && !Holds.Exists(h => h.Stops(p))))
            (payout.State, payout.HeldFrom) = (payout.HeldFrom!, null);
    }

    void Take(ModelHold hold)
    {
        var taken = hold.Wants(hold.Case[Fund.Available]);
        hold.Case[Fund.Available] -= taken;
        hold.Case[Fund.Held] += taken;
        hold.Held += taken;
    }

    /// <summary>Posts the lines of a statement: debits before credits, for a payment may come back on the statement that tells it.</summary>
    public void Post(IEnumerable<(long Amount, Action Post)> lines)
    {
        foreach (var (amount, post) in lines.OrderBy(l => l.Amount > 0))
        {
            Bank += amount;
            post();
        }
    }

    public IEnumerable<string> Checks(bool reconciled)
    {
        foreach (var c in Cases)
            yield return $"check case case={c.Label} available={Text(c[Fund.Available])} disputed={Text(c[Fund.Disputed])} held={Text(c[Fund.Held])} reserved={Text(c[Fund.Reserved])} "
                + $"in_transit={Text(c[Fund.InTransit])} deposited={Text(c[Fund.Deposited])} fee={Text(c[Fund.Fee])} surplus={Text(c[Fund.Surplus])}";
        foreach (var payout in Payouts)
            yield return $"check payout payout={payout.Label} state={payout.State}";
        yield return $"check book bank={Text(Bank)} unknown={Text(Unknown)} returned={Text(Cases.Sum(c => c[Fund.Returned]))} in_transit={Text(Cases.Sum(c => c[Fund.InTransit]) + RefundsInTransit)} "
            + $"interest={Text(Interest)} charge={Text(Charge)}{(reconciled ? " difference=0.00" : "")}";
        yield return "check invariants";
    }

    public static string Text(long fen) => (fen / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}
