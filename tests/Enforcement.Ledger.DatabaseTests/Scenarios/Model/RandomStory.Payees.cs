namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>To which account a party is paid.</summary>
sealed partial class RandomStory
{
    IEnumerable<Choice> PayeeOfDebtor(ModelCase of)
    {
        if (of[Fund.Surplus] > 0 || random.Next(10) == 0)
            yield return new Choice(2, $"{of.Officer} payee label=K{of.Label[1]}{of.Accounts} case={of.Label} name=debtor account=62210000000000{of.Label[1]}{of.Accounts:D4}", (_, _) => model.Matters.Add(new("payee", $"K{of.Label[1]}{of.Accounts++}", of, 0, "open", of.Officer))).May("payee.waiting", Asked(of));
    }

    // One change of an account waits at a time.
    bool Asked(ModelCase of) => model.Matters.Exists(m => m is { Kind: "payee", State: "open" } && m.Case == of);

    Choice PayeeOfApplicant(ModelCase of) =>
        new Choice(1, $"{of.Officer} payee label=K{of.Label[1]}{of.Accounts} case={of.Label} account=62220000000000{of.Label[1]}{of.Accounts:D4} with={of.Applicant}", (_, _) => model.Matters.Add(new("payee", $"K{of.Label[1]}{of.Accounts++}", of, 0, "open", of.Officer))).May("payee.waiting", Asked(of));

    IEnumerable<Choice> OfPayee(ModelMatter m)
    {
        switch (m.State)
        {
            case "open":
                yield return new(2, $"reg1 confirm payee={m.Label}", (_, _) =>
                {
                    m.State = "confirmed";
                    m.Case.AccountChanged = true;
                });
                yield return new(1, $"reg1 reject payee={m.Label}", (_, _) => m.State = "rejected");
                break;
        }
    }
}
