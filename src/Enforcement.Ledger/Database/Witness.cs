using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Database;

/// <summary>Keeps as evidence what happened at a door without a use case, such as a sign-in. What a use case does, the runner keeps.</summary>
/// <source>design §7</source>
public sealed class Witness(LedgerDb db, IClock clock)
{
    /// <param name="outcome"><c>done</c>, or the code of the refusal.</param>
    public Task SawAsync(Actor actor, string what, string outcome, string facts, CancellationToken ct) =>
        AppendAsync(db, new Leaf(clock.GetCurrentInstant(), actor, what, outcome == "done" ? outcome : "refused", outcome == "done" ? $"person:{actor.Id}" : outcome, facts), ct);

    internal static Task AppendAsync(LedgerDb db, Leaf leaf, CancellationToken ct)
    {
        var canonical = leaf.CanonicalBytes();
        return db.ExecuteAsync(
            "insert into evidence.leaf (at, actor_id, use_case, outcome, subject, canonical, hash) values ($1, $2, $3, $4, $5, $6, $7)",
            ct, leaf.At, leaf.Actor.Id, leaf.UseCase, leaf.Outcome, leaf.Subject, canonical, Leaf.Hash(canonical));
    }
}
