using NodaTime;

namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>Who stands in for whom, who holds which role, and who keeps away from a case.</summary>
sealed partial class RandomStory
{
    // The last day on which ex2 stands in for the director.
    LocalDate? delegatedUntil;
    string roleOfCashier = "CSH";

    IEnumerable<Choice> Persons()
    {
        var until = now.Date.PlusDays(3);
        if (delegatedUntil is not { } last)
            yield return new(1, $"adm1 delegate from=dir1 to=ex2 until={until:uuuu-MM-dd} reason=出差", (_, _) => delegatedUntil = until);
        else
            yield return new Choice(1, "dir1 revoke from=dir1 to=ex2", (_, _) => delegatedUntil = null).May("delegation.not-found", now.Date > last);
        if (delegatedUntil < now.Date)
            yield return new(2, $"adm1 delegate from=dir1 to=ex2 until={until:uuuu-MM-dd} reason=出差", (_, _) => delegatedUntil = until);
        var role = roleOfCashier == "CSH" ? "ACC" : "CSH";
        yield return new(1, $"adm1 role person=csh2 role={role}", (_, _) => roleOfCashier = role);
    }

    // Nobody asks why: it is enough that he is a relative.
    IEnumerable<Choice> Recusals(ModelCase of)
    {
        foreach (var person in (string[])["csh2", "acc1", "dir1"])
        {
            var (label, by) = ($"R{of.Label[1..]}{person}", person == "dir1" ? "vp1" : "dir1");
            if (!of.Recused.Contains(person))
                yield return new Choice(random.Next(8) == 0 ? 1 : 0, $"{by} recuse label={label} person={person} case={of.Label} document=回避决定书", (_, _) => of.Recused.Add(person));
            else
            {
                yield return new Choice(1, $"{by} recuse label={label} person={person} case={of.Label} document=回避决定书").Refused("recusal.already");
                yield return new Choice(3, $"{(by == "vp1" ? "dir1" : "vp1")} lift recusal={label} document=复议决定", (_, _) => of.Recused.Remove(person)).Refused("recusal.same-person", person == "dir1");
            }
        }
    }

    /// <summary>Whoever keeps away from a case does nothing in it.</summary>
    static Choice Apart(ModelCase of, Choice choice) => of.Recused.Contains(choice.Actor) ? choice.Refused("payout.recused access.not-permitted") : choice;
}
