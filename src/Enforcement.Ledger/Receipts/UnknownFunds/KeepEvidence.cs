using System.Security.Cryptography;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts.UnknownFunds;

/// <summary>Keeps a file that speaks for a claim, byte for byte, with its hash. It belongs to who handed it in until a claim names it.</summary>
/// <source>domain reference §7, row 23; §3.3</source>
public sealed class KeepEvidence(LedgerDb db, Act act) : IUseCase
{
    /// <summary>A scanned letter or a bank's slip; the database asks the same.</summary>
    public const int MostBytes = 10 << 20;

    public static Permission Needs => Permission.ClaimUnknown;

    public sealed record Request(string Name, byte[] Bytes);

    /// <returns>The file's id, for the claim.</returns>
    /// <exception cref="Refused"><see cref="UnknownRefusals.EvidenceSize"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        if (request.Bytes.Length is 0 or > MostBytes)
            throw new Refused(UnknownRefusals.EvidenceSize, request.Name);
        var sha256 = SHA256.HashData(request.Bytes);
        var id = (await db.QueryAsync("insert into receipts.evidence (name, sha256, bytes, kept_by, kept_at) values ($1, $2, $3, $4, $5) returning id",
            r => r.GetInt64(0), ct, request.Name, sha256, request.Bytes, act.Actor.Id, act.Now))[0];
        act.About($"evidence:{id}", $"{request.Name} {Convert.ToHexStringLower(sha256)}");
        return id;
    }
}
