using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Enforcement.Ledger.Papers;

/// <summary>Another person than who handed the scan in types what the signed paper says; it is held against the record field by field, and what differs
/// stops the release.</summary>
/// <source>S3 §22¶2 (线下和线上手续相互印证); domain reference R10</source>
public sealed class CheckScan(LedgerDb db, Recused recused, Act act) : IUseCase
{
    public static Permission Needs => Permission.ScanPapers;

    /// <summary>A signature on the paper.</summary>
    public sealed record Signer(string Name, LocalDate On);

    /// <param name="Account">The whole number.</param>
    /// <param name="Signers">Who approved by signature, in any order.</param>
    public sealed record Request(long ScanId, string CaseNumber, Money Amount, string Payee, string Account, IReadOnlyList<Signer> Signers);

    /// <returns>The fields that differ: <c>caseNumber</c>, <c>amount</c>, <c>payee</c>, <c>account</c>, <c>signers</c>; empty when paper and record agree.</returns>
    /// <exception cref="Refused"><see cref="PaperRefusals.ScanNotFound"/>, also for a case that is another officer's; <see cref="PaperRefusals.SamePerson"/>,
    /// <see cref="PaperRefusals.ScanUseless"/>, <see cref="PaperRefusals.Typed"/>, <see cref="RecusalRefusals.Recused"/></exception>
    public async Task<IReadOnlyList<string>> ExecuteAsync(Request request, CancellationToken ct)
    {
        var found = await db.QueryAsync(
            """
            select s.payout_id, s.round, s.uploaded_by, c.id, c.number_key, exists (select from papers.scan_check k where k.scan_id = s.id and k.checked_by = $3)
            from papers.scan s join payouts.payout p on p.id = s.payout_id join cases.enforcement_case c on c.id = p.case_id where s.id = $1 and ($2::bigint is null or c.officer_id = $2)
            """,
            r => (Payout: r.GetInt64(0), Round: r.GetInt32(1), By: r.GetInt64(2), Case: r.GetInt64(3), Key: r.GetString(4), Before: r.GetBoolean(5)), ct, request.ScanId, act.OwnOfficerId, act.Actor.Id);
        if (found is not [var scan])
            throw new Refused(PaperRefusals.ScanNotFound);
        await recused.RequireNotAsync(scan.Case, ct);
        if (scan.By == act.Actor.Id || scan.Before)
            throw new Refused(PaperRefusals.SamePerson);
        await UploadScan.RequireOpenAsync(db, scan.Payout, scan.Round, ct);
        var digits = string.Concat(TextFolding.Fold(request.Account).Where(char.IsAsciiLetterOrDigit));
        if (digits.Length is 0 or > BankAccountNumber.MaxDigits || string.IsNullOrWhiteSpace(request.Payee) || string.IsNullOrWhiteSpace(request.CaseNumber)
            || request.Signers.Any(s => string.IsNullOrWhiteSpace(s.Name)))
            throw new Refused(PaperRefusals.Typed);

        var payout = await db.Set<Payout>().Include(p => p.Lots).AsNoTracking().SingleAsync(p => p.Id == scan.Payout, ct);
        var approved = await db.QueryAsync("select p.display_name, a.approved_at from payouts.approval a join access.person p on p.id = a.person_id where a.payout_id = $1 and a.round = $2",
            r => Signed(r.GetString(0), Office.Today(r.Instant(1))), ct, scan.Payout, scan.Round);
        var caseKey = CaseNumber.TryParse(request.CaseNumber, out var number) ? number.Key : request.CaseNumber.Trim();
        var payee = PersonName.Normalise(request.Payee);
        string[] signers = [.. request.Signers.Select(s => Signed(s.Name, s.On)).Order(StringComparer.Ordinal)];
        string[] mismatches =
        [
            .. caseKey == scan.Key ? Array.Empty<string>() : ["caseNumber"],
            .. request.Amount == payout.AmountMinor ? Array.Empty<string>() : ["amount"],
            .. payee == PersonName.Normalise(payout.PayeeName) ? Array.Empty<string>() : ["payee"],
            .. payout.AccountNo == digits ? Array.Empty<string>() : ["account"],
            .. signers.SequenceEqual(approved.Order(StringComparer.Ordinal)) ? Array.Empty<string>() : ["signers"],
        ];
        await db.ExecuteAsync(
            """
            insert into papers.scan_check (scan_id, amount_minor, payee_key, account_digits, case_key, signers, content_hash, mismatches, checked_by, checked_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            ct, request.ScanId, request.Amount, payee, digits, caseKey, signers, payout.ContentHash(), mismatches, act.Actor.Id, act.Now);
        act.About($"payout:{scan.Payout}", $"scan {request.ScanId} checked: {(mismatches.Length == 0 ? "agrees" : $"differs in {string.Join(", ", mismatches)}")}");
        return mismatches;
    }

    static string Signed(string name, LocalDate on) => $"{PersonName.Normalise(name)}|{LocalDatePattern.Iso.Format(on)}";
}
