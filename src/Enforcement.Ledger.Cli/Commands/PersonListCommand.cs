using System.CommandLine;
using Enforcement.Ledger.Database.Persons;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>person list</c>: persons with their roles, now and before, the changes of roles, and the delegations.</summary>
static class PersonListCommand
{
    public static Command Create(Shell shell) => shell.LedgerCommand("list", "Persons, their roles now and before, changes of roles, and delegations.", async (parsed, door, ct) =>
    {
        var persons = await door.AskAsync<PersonQueries, List<PersonView>>(q => q.ListAsync(null, int.MaxValue, ct), ct);
        var changes = await door.AskAsync<PersonQueries, List<RoleChangeView>>(q => q.ChangesAsync(false, null, int.MaxValue, ct), ct);
        var delegations = await door.AskAsync<DelegationQueries, List<DelegationView>>(q => q.ListAsync(false, null, int.MaxValue, ct), ct);
        shell.Answer(parsed, new { Persons = persons, RoleChanges = changes, Delegations = delegations }, screen =>
        {
            Shell.Table(screen, "persons", ["person", "name", "roles", "before"],
                persons.Select(p => (IReadOnlyList<string?>)[p.UserName, p.DisplayName, string.Join(' ', p.Roles), string.Join(' ', p.History.Where(h => h.RevokedAt is not null).Select(h => h.Role))]));
            Shell.Table(screen, "changes", ["change", "person", "was", "roles", "state", "proposed by", "decided by", "reason"],
                changes.Select(c => (IReadOnlyList<string?>)[$"{c.Id}", c.Person, string.Join(' ', c.Was), string.Join(' ', c.Roles), c.State, c.ProposedBy, c.DecidedBy, c.Reason]));
            Shell.Table(screen, "delegations", ["delegation", "of", "to", "role", "from", "until", "state", "reason"],
                delegations.Select(d => (IReadOnlyList<string?>)[$"{d.Id}", d.Delegator, d.Delegate, d.Role, Shell.Iso(d.FromOn), Shell.Iso(d.UntilOn), d.State, d.Reason]));
        });
        return ExitCode.Done;
    });
}
