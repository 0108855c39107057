namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>Who stands in for whom, and who holds which role.</summary>
sealed partial class RandomStory
{
    bool delegated;
    string roleOfCashier = "CSH";

    IEnumerable<Choice> Persons()
    {
        if (!delegated)
            yield return new(1, $"adm1 delegate from=dir1 to=ex2 until={now.Date.PlusDays(3):uuuu-MM-dd} reason=出差", (_, _) => delegated = true);
        else
            yield return new(1, "dir1 revoke from=dir1 to=ex2", (_, _) => delegated = false);
        var role = roleOfCashier == "CSH" ? "ACC" : "CSH";
        yield return new(1, $"adm1 role person=csh2 role={role}", (_, _) => roleOfCashier = role);
    }
}
