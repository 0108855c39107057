using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Papers;

/// <summary>Proposes what the papers of a book say of its account, and whether a release asks for a checked scan. It counts when another person has approved it.</summary>
/// <source>法发〔2017〕6号 §5; S3 §22¶2; domain reference §4 (hard segregation 5)</source>
public sealed class ProposePaperRule(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ProposePaperRules;

    /// <param name="EffectiveFrom">Null for today.</param>
    public sealed record Request(string Book, string? AccountName, string? BankName, bool ScanRequired, string? Reason, LocalDate? EffectiveFrom = null);

    /// <exception cref="Refused"><see cref="LedgerRefusals.BookUnknown"/>, <see cref="PaperRefusals.RuleUnsound"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        var from = request.EffectiveFrom ?? Office.Today(act.Now);
        if (string.IsNullOrWhiteSpace(request.AccountName) || string.IsNullOrWhiteSpace(request.BankName) || string.IsNullOrWhiteSpace(request.Reason) || from < Office.Today(act.Now))
            throw new Refused(PaperRefusals.RuleUnsound);
        var made = await db.QueryAsync(
            """
            insert into papers.rule (book_id, account_name, bank_name, scan_required, effective_from, reason, proposed_by, proposed_at)
            select id, $2, $3, $4, $5, $6, $7, $8 from ledger.book where code = $1 returning id
            """,
            r => r.GetInt64(0), ct, request.Book, request.AccountName.Trim(), request.BankName.Trim(), request.ScanRequired, from, request.Reason.Trim(), act.Actor.Id, act.Now);
        if (made is not [var id])
            throw new Refused(LedgerRefusals.BookUnknown, request.Book);
        act.About($"paper-rule:{id}", $"{request.Book}: {request.AccountName.Trim()}, {request.BankName.Trim()}, scan {(request.ScanRequired ? "required" : "not required")}, from {from:uuuu-MM-dd}: {request.Reason.Trim()}");
        return id;
    }
}
