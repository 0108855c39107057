using static Enforcement.Ledger.DatabaseTests.Scenarios.Model.StoryModel;

namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>Payments that come back: found, confirmed, rejected, and the confirmation undone.</summary>
sealed partial class RandomStory
{
    IEnumerable<Choice> OfPaid(ModelPayout p)
    {
        var name = $"payout={p.Label}";
        yield return BankReturn(p, 4, p.Amount, "");
        yield return BankReturn(p, 1, Math.Max(1, p.Amount / 2), "");
        yield return BankReturn(p, 1, p.Amount, " anonymous=yes");
        yield return Debit(p, 1, p.Amount);
        yield return Answer(p, 1, "bank reject", "RJCT") with { Must = "Paid" };
        yield return new Choice(1, $"{p.Case.Officer} reissue {name}").Refused("payout.illegal-move payout.already-paid");
    }

    IEnumerable<Choice> OfReturned(ModelPayout p)
    {
        var (of, name) = (p.Case, $"payout={p.Label}");
        yield return Reissue(p);
        yield return GiveUp(p);
        if (p.ReturnUndecided)
        {
            yield return new(5, $"acc1 confirm {name}", (state, _) =>
            {
                (p.State, p.ReturnUndecided) = (state, false);
                model.Move(of, Fund.Returned, p.Source, p.Amount);
            });
            yield return new(1, $"acc1 reject return={p.Label} reason=不是退票", (state, _) =>
            {
                (p.State, p.ReturnUndecided) = (state, false);
                of[Fund.Returned] -= p.Amount;
                model.Unknown += p.Amount;
            });
        }
        else
        {
            yield return new Choice(1, $"acc1 undo return={p.Label} reason=确认有误", (_, _) => p.UndoAsked = true).Refused("return.undo-asked", p.UndoAsked);
            yield return new Choice(2, $"csh1 confirm-undo return={p.Label}", (state, _) =>
            {
                (p.State, p.UndoAsked) = (state, false);
                of[p.Source] -= p.Amount;
                model.Unknown += p.Amount;
            }, of[p.Source] < p.Amount ? "refused" : null).Refused("return.undo-not-asked", !p.UndoAsked).May("return.money-moved-on reverse.money-moved-on");
        }
    }

    Choice BankReturn(ModelPayout p, int weight, long amount, string how) => new(weight, $"bank return payout={p.Label}{(amount == p.Amount ? "" : $" amount={Text(amount)}")} code=AC04{how}", (_, _) =>
    {
        var round = p.Round;
        model.Pending.Add((amount, () =>
        {
            if (p.State == "Paid" && p.Round == round && amount == p.Amount && (how.Length == 0 || Alike(p) == 1))
            {
                (p.State, p.ReturnUndecided, p.UndoAsked) = ("Returned", true, false);
                p.Case[Fund.Returned] += amount;
            }
            else
                model.Unknown += amount;
        }));
    });

    int Alike(ModelPayout p) => model.Payouts.Count(o => o.State == "Paid" && o.Amount == p.Amount && o.Case.Applicant == p.Case.Applicant && o.Source == p.Source && o.ToPayer == p.ToPayer && o.Payee == p.Payee);
}
