namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>To which account a party is paid.</summary>
sealed partial class RandomStory
{
    IEnumerable<Choice> PayeeOfDebtor(ModelCase of)
    {
        if (of[Fund.Surplus] > 0 || random.Next(10) == 0)
            yield return new(2, $"{of.Officer} payee label=K{of.Label[1]}{of.Accounts} case={of.Label} name=debtor account=62210000000000{of.Label[1]}{of.Accounts:D4}", (_, _) => model.Matters.Add(new("payee", $"K{of.Label[1]}{of.Accounts++}", of, 0, "open", of.Officer)));
    }

    Choice PayeeOfApplicant(ModelCase of) =>
        new(1, $"{of.Officer} payee label=K{of.Label[1]}{of.Accounts} case={of.Label} account=62220000000000{of.Label[1]}{of.Accounts:D4} with={of.Applicant}", (_, _) => model.Matters.Add(new("payee", $"K{of.Label[1]}{of.Accounts++}", of, 0, "open", of.Officer)));

    IEnumerable<Choice> OfPayee(ModelMatter m)
    {
        switch (m.State)
        {
            case "open":
                yield return new(2, $"reg1 confirm payee={m.Label}", (_, _) => m.State = "confirmed");
                yield return new(1, $"reg1 reject payee={m.Label}", (_, _) => m.State = "rejected");
                break;
        }
    }
}
