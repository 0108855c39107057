using System.Globalization;
using NodaTime;

namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>What the money of a story should be after what the ledger says it did: sums a clerk could keep on paper, and nothing of how the ledger
/// keeps them.</summary>
sealed class StoryModel
{
    public List<ModelCase> Cases { get; } = [];
    public List<ModelPayout> Payouts { get; } = [];
    public List<ModelHold> Holds { get; } = [];
    public List<ModelMatter> Matters { get; } = [];
    public List<ModelCredit> Credits { get; } = [];
    public List<ModelAuction> Auctions { get; } = [];
    public List<ModelFile> Files { get; } = [];
    public List<ModelPlan> Plans { get; } = [];

    /// <summary>What the bank has booked and told no statement of, debits below zero, and what each comes to when it is posted.</summary>
    public List<(long Amount, Action Post)> Pending { get; } = [];

    public long Bank { get; set; }
    public long Unknown { get; set; }
    public long Bond { get; set; }
    public long Interest { get; set; }
    public long Charge { get; set; }
    public long RefundsInTransit { get; set; }

    /// <summary>Debits that nothing explains.</summary>
    public long Unexplained { get; set; }

    /// <summary>What came is somewhere: of no case was more paid than it got, and nothing is left over.</summary>
    public bool AddsUp => Bank + Unexplained == Cases.Sum(c => c.Total) + Unknown + Bond + RefundsInTransit + Interest - Charge;

    public bool IsHeld(ModelCase of) => Holds.Exists(h => h.Case == of && !h.Lifted);

    /// <summary>Money of the case, or something that waits to be decided about it.</summary>
    public bool KeepsOpen(ModelCase of) => of.Total > 0 || IsHeld(of) || Payouts.Exists(p => p.Case == of && p.State is not ("Paid" or "Withdrawn"))
        || Matters.Exists(m => m.Case == of && (m.Kind, m.State) is ("dispute", "open") or ("deduction", "Proposed"))
        || Matters.Exists(m => m.Kind == "transfer" && (m.Case == of || m.To == of) && (m.State == "Proposed" || m is { State: "Approved", AskedBy: not null }));

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

    public IEnumerable<string> Checks(bool reconciled, LocalDate today)
    {
        foreach (var c in Cases)
            yield return $"check case case={c.Label} available={Text(c[Fund.Available])} disputed={Text(c[Fund.Disputed])} held={Text(c[Fund.Held])} reserved={Text(c[Fund.Reserved])} "
                + $"in_transit={Text(c[Fund.InTransit])} deposited={Text(c[Fund.Deposited])} fee={Text(c[Fund.Fee])} surplus={Text(c[Fund.Surplus])}";
        foreach (var payout in Payouts)
            yield return $"check payout payout={payout.Label} state={payout.State} b={payout.B(today)}";
        foreach (var plan in Plans)
            yield return $"check plan plan={plan.Label} state={plan.State} shares={string.Join(',', plan.Shares.Select(s => $"{s.Key}:{Text(s.Value)}"))}";
        foreach (var deferral in Matters.Where(m => m.Kind == "deferral"))
            yield return $"check deferral deferral={deferral.Label} state={deferral.State}";
        yield return $"check book bank={Text(Bank)} unknown={Text(Unknown)} returned={Text(Cases.Sum(c => c[Fund.Returned]))} in_transit={Text(Cases.Sum(c => c[Fund.InTransit]) + RefundsInTransit)} "
            + $"bond={Text(Bond)} interest={Text(Interest)} charge={Text(Charge)}{(reconciled ? " difference=0.00" : "")}";
        yield return "check invariants";
    }

    public static string Text(long fen) => (fen / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}
