using NodaTime;

namespace Enforcement.Ledger.Kernel;

/// <summary>One act as evidence: who did what, when, to what, with which outcome. Its bytes are canonical and its hash is
/// SHA-256 with the leaf prefix of RFC 9162, so that a log can be built over it and proved to a stranger.</summary>
public sealed record Leaf(Instant At, Actor Actor, string UseCase, string Outcome, string Subject, string Facts)
{
    const string Version = "leaf/1";

    public byte[] CanonicalBytes()
    {
        var writer = new CanonicalWriter();
        writer.Text(Version);
        // Whole microseconds: PostgreSQL drops the rest, and the hash must survive the round trip.
        writer.Number(At.ToUnixTimeTicks() / 10);
        writer.Number(Actor.Id);
        writer.Text(Actor.Name);
        writer.Text(UseCase);
        writer.Text(Outcome);
        writer.Text(Subject);
        writer.Text(Facts);
        return writer.Written.ToArray();
    }

    /// <source>RFC 9162 §2.1.1: a leaf's hash is taken over a zero byte and the entry</source>
    public static byte[] Hash(ReadOnlySpan<byte> canonical)
    {
        Span<byte> input = new byte[canonical.Length + 1];
        canonical.CopyTo(input[1..]);
        return System.Security.Cryptography.SHA256.HashData(input);
    }
}
