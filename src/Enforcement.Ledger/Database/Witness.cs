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

    internal static async Task AppendAsync(LedgerDb db, Leaf leaf, CancellationToken ct)
    {
        await using var batch = await db.BatchAsync(ct);
        batch.Add(Append, Columns(leaf));
        await batch.ExecuteAsync(ct);
    }

    /// <summary>Appends the leaf of an act and commits it: one wait for both. Not to be cancelled: the outcome is PostgreSQL's to decide,
    /// and a cancelled commit would leave it unknown.</summary>
    internal static async Task AppendAndCommitAsync(LedgerDb db, Leaf leaf)
    {
        await using var batch = await db.BatchAsync(CancellationToken.None);
        batch.Add(Append, Columns(leaf));
        batch.Add("commit");
        await batch.ExecuteAsync(CancellationToken.None);
    }

    const string Append = "insert into evidence.leaf (at, actor_id, use_case, outcome, subject, canonical, hash) values ($1, $2, $3, $4, $5, $6, $7)";

    static object?[] Columns(Leaf leaf)
    {
        var canonical = leaf.CanonicalBytes();
        return [leaf.At, leaf.Actor.Id, leaf.UseCase, leaf.Outcome, leaf.Subject, canonical, Leaf.Hash(canonical)];
    }
}
