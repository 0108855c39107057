namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>Money that nobody knows whose it is: claimed for a case, or on its way back to who paid.</summary>
sealed partial class RandomStory
{
    IEnumerable<Choice> UnknownFunds()
    {
        foreach (var credit in model.Credits.Where(c => c.Posted && !c.Gone))
        {
            var line = $"line={credit.Label}";
            if (credit.Case is { } had)
            {
                yield return new(1, $"acc1 reverse entry-of={credit.Label} reason=入错案件", (_, _) =>
                {
                    had[Fund.Available] -= credit.Amount;
                    model.Unknown += credit.Amount;
                    credit.Case = credit.ClaimedFor = null;
                });
                continue;
            }
            var of = OneOf(model.Cases);
            if (credit.ClaimedFor is null && credit.RefundBy is null)
            {
                yield return new(6, $"{of.Officer} claim {line} case={of.Label} evidence=付款凭证 notified=电话告知付款人", (_, _) => (credit.ClaimedFor, credit.ClaimedBy) = (of, of.Officer));
                yield return new(3, $"csh1 refund {line} reason=汇错账户", (_, _) => credit.RefundBy = "csh1");
            }
            if (credit.Refunding)
            {
                yield return new(5, $"bank debit refund={credit.Label}", (_, _) => model.Pending.Add((-credit.Amount, () =>
                {
                    if (!credit.Refunding)
                        return;
                    model.RefundsInTransit -= credit.Amount;
                    (credit.Gone, credit.Refunding) = (true, false);
                })));
                yield return new(2, $"reg1 fail {line} reason=账户已销户", (_, _) =>
                {
                    model.RefundsInTransit -= credit.Amount;
                    model.Unknown += credit.Amount;
                    (credit.Refunding, credit.RefundBy) = (false, null);
                });
            }
            else if (credit.ClaimedFor is { } claimed)
            {
                yield return new(2, $"{credit.ClaimedBy} confirm {line}", null, "refused");
                foreach (var by in (string[])["acc1", "vp1"])
                    yield return new(8, $"{by} confirm {line}", (_, _) =>
                    {
                        model.Unknown -= credit.Amount;
                        credit.Case = claimed;
                        model.Arrive(claimed, credit.Amount);
                    });
                yield return new(1, $"acc1 reject {line} reason=证据不足", (_, _) => credit.ClaimedFor = null);
                yield return new(1, $"{credit.ClaimedBy} withdraw {line}", (_, _) => credit.ClaimedFor = null);
            }
            else if (credit.RefundBy is not null)
            {
                yield return new(1, $"{credit.RefundBy} confirm {line}", null, "refused");
                foreach (var by in (string[])["acc1", "vp1"])
                    yield return new(6, $"{by} confirm {line}", (_, _) =>
                    {
                        model.Unknown -= credit.Amount;
                        model.RefundsInTransit += credit.Amount;
                        credit.Refunding = true;
                    });
                yield return new(1, $"{credit.RefundBy} withdraw {line}", (_, _) => credit.RefundBy = null);
            }
        }
    }
}
