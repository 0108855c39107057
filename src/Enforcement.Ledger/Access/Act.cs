using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Access;

/// <summary>A role that the actor may use in another person's name, by a delegation in force.</summary>
public sealed record StandIn(long DelegationId, Actor For, string Role);

/// <summary>The act under way: who does what, with which right, at which moment. One per scope, filled by the runner before
/// the use case is called.</summary>
public sealed class Act
{
    readonly HashSet<long> avoided = [];
    Actor? actor;
    Permission? needs;

    public Actor Actor => actor ?? throw new InvalidOperationException("A use case is called through the runner only.");

    /// <summary>The use case's name, as evidence and journal keep it.</summary>
    public string UseCase { get; private set; } = "";

    /// <summary>The right that the use case asks for.</summary>
    public Permission Needs => needs ?? throw new InvalidOperationException("A use case is called through the runner only.");

    public GrantScope Scope { get; private set; }

    /// <summary>The codes of the roles that the actor holds now.</summary>
    public IReadOnlySet<string> Roles { get; private set; } = new HashSet<string>();

    /// <summary>The roles that were lent to the actor and that give the right of this use case.</summary>
    public IReadOnlyList<StandIn> Lent { get; private set; } = [];

    /// <summary>In whose name the actor acts; null in his own.</summary>
    public StandIn? OnBehalf { get; private set; }

    /// <summary>Everybody whose hand this is: the actor, and the one in whose name he acts.</summary>
    public IReadOnlyList<long> Persons => OnBehalf is null ? [Actor.Id] : [Actor.Id, OnBehalf.For.Id];

    /// <summary>The server's moment of the act, in whole microseconds; one for everything that the act writes.</summary>
    public Instant Now { get; private set; }

    /// <summary>What the act is about, such as <c>payout:17</c>, and the facts worth proving later; both go into the evidence.</summary>
    public string Subject { get; private set; } = "";

    public string Facts { get; private set; } = "";

    public void Begin(Actor by, string useCase, Permission asked, GrantScope scope, IReadOnlySet<string> roles, Instant now, IReadOnlyList<StandIn>? lent = null, bool byLentRoleOnly = false)
    {
        actor = by;
        UseCase = useCase;
        needs = asked;
        Scope = scope;
        Roles = roles;
        Now = now;
        Lent = lent ?? [];
        OnBehalf = byLentRoleOnly ? Lent[0] : null;
    }

    /// <summary>Goes on in another's name, or with null in one's own.</summary>
    public void ActFor(StandIn? standIn) => OnBehalf = standIn;

    /// <summary>Of several who lent the right goes on in the name of the first who is none of these, nor of those who were to be avoided before; where all
    /// are, nothing changes and the rule that names them says so.</summary>
    public void Avoid(IEnumerable<long> persons)
    {
        avoided.UnionWith(persons);
        if (OnBehalf is { } now && avoided.Contains(now.For.Id) && Lent.FirstOrDefault(l => !avoided.Contains(l.For.Id)) is { } other)
            OnBehalf = other;
    }

    /// <summary>Names the subject of the act for the evidence, the first one named being the act's own, and adds facts to it.</summary>
    public void About(string subject, string facts = "")
    {
        if (Subject.Length == 0)
            Subject = subject;
        var fact = subject == Subject ? facts : $"{subject} {facts}".TrimEnd();
        if (fact.Length > 0)
            Facts = Facts.Length == 0 ? fact : $"{Facts}; {fact}";
    }

    /// <summary>The officer whose cases the right is limited to; null when it reaches all.</summary>
    public long? OwnOfficerId => Scope == GrantScope.Own ? Actor.Id : null;

    /// <summary>Refuses when the right reaches only the actor's own cases and this is another officer's.</summary>
    /// <exception cref="Refused"><see cref="AccessRefusals.NotPermitted"/></exception>
    public void RequireOwn(long? officerId)
    {
        if (Scope == GrantScope.Own && officerId != Actor.Id)
            throw new Refused(AccessRefusals.NotPermitted, $"{UseCase} by {Actor.Name}: not the officer of this case");
    }
}
