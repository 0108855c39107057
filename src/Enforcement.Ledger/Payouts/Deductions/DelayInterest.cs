using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Payouts.Deductions;

/// <summary>A sum of the title, without interest that it awards, and the last day on which it was to be paid.</summary>
public sealed record TitleDebt(LocalDate DueOn, Money Amount);

/// <summary>What stopped the interest on a part: performance, deduction from an account, the effect of a sale ruling.</summary>
/// <param name="On">The day of that event, not of the payout to the creditor.</param>
public sealed record DebtPaid(LocalDate On, Money Amount);

/// <summary>Days on which nothing is counted, both included: enforcement was stayed for a review that the debtor did not ask for.</summary>
public sealed record Stay(LocalDate From, LocalDate Until);

/// <summary>A stretch with one balance: <paramref name="Days"/> are those after <paramref name="After"/> up to and including <paramref name="Until"/>, less stays.</summary>
public sealed record InterestStretch(LocalDate DueOn, Money Balance, LocalDate After, LocalDate Until, int Days, Money Interest);

/// <summary>The doubled part with its stretches, whose interest adds up to <paramref name="Interest"/>; and what is left of the title money.</summary>
public sealed record DelayInterestResult(Money Interest, Money Unpaid, IReadOnlyList<InterestStretch> Stretches, string Rate, string Rounding);

/// <summary>The doubled part of interest on delayed performance (迟延履行期间加倍部分债务利息).</summary>
/// <source>法释〔2014〕8号 §1–3; MF §201: the day that sets the count off is not counted itself</source>
public static class DelayInterest
{
    // 0.0175 % a day.
    const int RatePpm = 175;
    const int Million = 1_000_000;

    /// <summary>What to reckon, and up to which day.</summary>
    /// <param name="Debts">Each instalment with its own day; at least one.</param>
    /// <param name="Paid">In any order; each goes to the debts that fell due first.</param>
    public sealed record Request(IReadOnlyList<TitleDebt> Debts, LocalDate Until, IReadOnlyList<DebtPaid>? Paid = null, IReadOnlyList<Stay>? Stays = null);

    /// <summary>Reckons exactly and rounds the sum once, half up to the fen.</summary>
    /// <exception cref="Refused"><see cref="DeductionRefusals.InterestInput"/></exception>
    public static DelayInterestResult Of(Request request)
    {
        var paid = (request.Paid ?? []).OrderBy(p => p.On).ToList();
        var stays = request.Stays ?? [];
        if (request.Debts.Count == 0 || request.Debts.Any(d => !d.Amount.IsPositive) || paid.Any(p => !p.Amount.IsPositive || p.On > request.Until) || stays.Any(s => s.Until < s.From))
            throw new Refused(DeductionRefusals.InterestInput);

        var stretches = new List<InterestStretch>();
        var left = paid.Select(p => p.Amount).ToArray();
        var unpaid = Money.Zero;
        Int128 reckoned = 0;
        foreach (var debt in request.Debts.OrderBy(d => d.DueOn))
        {
            var balance = debt.Amount;
            var after = debt.DueOn;
            for (var i = 0; i < left.Length && balance.IsPositive; i++)
            {
                if (left[i].IsZero)
                    continue;
                Stretch(paid[i].On);
                var part = Money.Min(left[i], balance);
                left[i] -= part;
                balance -= part;
            }
            Stretch(request.Until);
            unpaid += balance;

            void Stretch(LocalDate until)
            {
                if (until <= after || !balance.IsPositive)
                    return;
                var days = CountedDays(after, until, stays);
                var before = Rounded(reckoned);
                reckoned += (Int128)balance.Minor * days * RatePpm;
                stretches.Add(new(debt.DueOn, balance, after, until, days, Rounded(reckoned) - before));
                after = until;
            }
        }
        return new(Rounded(reckoned), unpaid, stretches, "0.0175%/day", "half-up-to-fen");
    }

    static int CountedDays(LocalDate after, LocalDate until, IReadOnlyList<Stay> stays)
    {
        var days = Period.DaysBetween(after, until);
        // Stays may overlap: a day is left out once.
        var covered = after;
        foreach (var stay in stays.OrderBy(s => s.From))
        {
            var from = LocalDate.Max(stay.From, covered.PlusDays(1));
            var to = LocalDate.Min(stay.Until, until);
            if (from > to)
                continue;
            days -= Period.DaysBetween(from, to) + 1;
            covered = to;
        }
        return days;
    }

    static Money Rounded(Int128 millionths) => Money.FromMinor(checked((long)((millionths + Million / 2) / Million)));
}
