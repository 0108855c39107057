using System.Security.Cryptography;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Papers;

/// <param name="Copy">1 for the first; every copy says the same and its own number.</param>
/// <param name="Sha256">Of the copy's PDF, in hexadecimal.</param>
public sealed record PrintedCopy(string Number, int Copy, string Sha256);

/// <summary>Prints a copy of an issued paper: what it says is what was issued, whatever became of the record. Each copy is counted and kept by its hash.</summary>
/// <source>S3 §20 (the document, the sub-account, the time of print); domain reference R02</source>
public sealed class PrintPaper(LedgerDb db, PaperQueries papers, PaperForm form, Act act) : IUseCase
{
    public static Permission Needs => Permission.IssuePapers;

    /// <exception cref="Refused"><see cref="PaperRefusals.NotFound"/>, <see cref="PaperRefusals.FontMissing"/></exception>
    public async Task<PrintedCopy> ExecuteAsync(string code, CancellationToken ct)
    {
        var paper = await papers.FindAsync(code, ct);
        // Two who print at once get two numbers.
        await db.ExecuteAsync("select pg_advisory_xact_lock(hashtext('papers.copy'), $1)", ct, (int)(paper.View.Id % int.MaxValue));
        var copy = (await db.QueryAsync("select coalesce(max(copy), 0) + 1 from papers.copy where paper_id = $1", r => r.GetInt32(0), ct, paper.View.Id))[0];
        var hash = SHA256.HashData(form.Write(paper.View, paper.Content, copy));
        await db.ExecuteAsync("insert into papers.copy (paper_id, copy, printed_by, printed_at, pdf_sha256) values ($1, $2, $3, $4, $5)", ct, paper.View.Id, copy, act.Actor.Id, act.Now, hash);
        act.About($"paper:{paper.View.Number}", $"copy {copy}{(paper.View.SubAccount is { } number ? $", sub-account {number}" : "")}, sha256 {Convert.ToHexStringLower(hash)}");
        return new(paper.View.Number, copy, Convert.ToHexStringLower(hash));
    }
}
