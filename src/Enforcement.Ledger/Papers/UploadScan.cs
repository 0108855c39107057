using System.Security.Cryptography;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;

namespace Enforcement.Ledger.Papers;

/// <summary>Keeps the scan of a signed approval form, byte for byte, with its hash. Until another person has checked it, the payout is not released.</summary>
/// <source>S3 §22¶2; domain reference R10</source>
public sealed class UploadScan(LedgerDb db, PaperQueries papers, Recused recused, Act act) : IUseCase
{
    /// <summary>A few pages in grey; the database asks the same.</summary>
    public const int MostBytes = 10 << 20;

    public static Permission Needs => Permission.ScanPapers;

    /// <param name="Code">Of the approval form that was signed.</param>
    public sealed record Request(string Code, string Name, byte[] Bytes);

    /// <returns>The scan's id.</returns>
    /// <exception cref="Refused"><see cref="PaperRefusals.NotFound"/>, <see cref="PaperRefusals.ScanKind"/>, <see cref="PaperRefusals.ScanUseless"/>, <see cref="RecusalRefusals.Recused"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        var paper = await papers.FindAsync(request.Code, ct);
        await recused.RequireNotAsync(paper.View.CaseId, ct);
        if (request.Bytes.Length is 0 or > MostBytes || ScanType.Of(request.Bytes) is not { } type)
            throw new Refused(PaperRefusals.ScanKind, request.Name);
        await RequireOpenAsync(db, paper.View.PayoutId, paper.View.Kind == PaperKind.PayoutApproval ? paper.View.Round : null, ct);
        var sha256 = SHA256.HashData(request.Bytes);
        var id = (await db.QueryAsync(
            "insert into papers.scan (paper_id, payout_id, round, name, media_type, bytes, sha256, uploaded_by, uploaded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id",
            r => r.GetInt64(0), ct, paper.View.Id, paper.View.PayoutId, paper.View.Round, request.Name, type, request.Bytes, sha256, act.Actor.Id, act.Now))[0];
        act.About($"payout:{paper.View.PayoutId}", $"scan {id} of {paper.View.Number}, {type}, sha256 {Convert.ToHexStringLower(sha256)}");
        return id;
    }

    /// <summary>Locks the payout: a release sees what is handed in or checked, or has happened before it.</summary>
    internal static async Task RequireOpenAsync(LedgerDb db, long? payoutId, int? round, CancellationToken ct)
    {
        var now = await db.QueryAsync("select round, state from payouts.payout where id = $1 for update", r => (r.GetInt32(0), Enum.Parse<PayoutState>(r.GetString(1))), ct, payoutId);
        if (now is not [var (inForce, state)] || inForce != round || state is not (PayoutState.InApproval or PayoutState.NoticeIssued or PayoutState.Accepted or PayoutState.OnHold))
            throw new Refused(PaperRefusals.ScanUseless);
    }
}
