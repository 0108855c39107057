using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Deposits;

namespace Enforcement.Ledger.Papers;

/// <summary>Issues a paper: what it says is kept with its hash and a code by which anybody signed in finds it again.</summary>
/// <source>法发〔2017〕6号 §5, §12, §17; S3 §20, §22; domain reference §7, rows 1 and 9</source>
public sealed class IssuePaper(LedgerDb db, PaperDrafts drafts, Recused recused, Act act) : IUseCase
{
    public static Permission Needs => Permission.IssuePapers;

    /// <param name="PayoutId">Of an approval form or a notice to finance: its present submission.</param>
    /// <param name="CaseId">Of a payment notice, which goes out under the case's active sub-account.</param>
    /// <param name="SubAccount">Which one, where a case has several; null for the first active one.</param>
    public sealed record Request(PaperKind Kind, long? PayoutId = null, long? DepositId = null, long? CaseId = null, string? SubAccount = null)
    {
        /// <summary>What a payment notice asks for; null where it names no sum.</summary>
        public Money? Amount { get; init; }
    }

    /// <returns>The code of the paper.</returns>
    /// <exception cref="Refused"><see cref="PayoutRefusals.NotFound"/>, <see cref="DepositRefusals.NotFound"/>, <see cref="CaseRefusals.NotFound"/>, also for a case that is another
    /// officer's; <see cref="PaperRefusals.NothingToPrint"/>, <see cref="PaperRefusals.SubAccountInactive"/>, <see cref="PaperRefusals.BankUnknown"/>,
    /// <see cref="PayoutRefusals.AmountNotPositive"/>, <see cref="RecusalRefusals.Recused"/></exception>
    public async Task<string> ExecuteAsync(Request request, CancellationToken ct)
    {
        if (request.Amount is { Minor: <= 0 })
            throw new Refused(PayoutRefusals.AmountNotPositive);
        var subject = request.Kind switch
        {
            PaperKind.PayoutApproval or PaperKind.PayoutNotice => await PayoutAsync(request, ct),
            PaperKind.DepositApproval => await DepositAsync(request.DepositId ?? 0, ct),
            _ => await CaseAsync(request, ct),
        };
        await recused.RequireNotAsync(subject.CaseId, ct);
        var content = request.Kind == PaperKind.PaymentNotice ? await drafts.PaymentAsync(subject, null, request.Amount, ct) : await drafts.WriteAsync(request.Kind, subject, null, ct);
        var json = content.ToJson();
        var hash = PaperContent.HashOf(json);
        var code = PaperCode.New();
        var number = (await db.QueryAsync(
            """
            insert into papers.paper (kind, book_id, case_id, payout_id, round, deposit_id, sub_account, code, content, content_sha256, issued_by, issued_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning number
            """,
            r => r.GetString(0), ct, request.Kind.ToString(), subject.BookId, subject.CaseId, subject.PayoutId, subject.Round, subject.DepositId, subject.SubAccount, code, json, hash, act.Actor.Id, act.Now))[0];
        // The code stays out: whoever reads the evidence needs none.
        act.About($"paper:{number}", $"{request.Kind} case {subject.CaseId}{(subject.SubAccount is null ? "" : $" sub-account {subject.SubAccount}")} content {Convert.ToHexStringLower(hash)}");
        return code;
    }

    async Task<PaperSubject> PayoutAsync(Request request, CancellationToken ct)
    {
        // Locked until the paper is written: what it says of its parts is of one moment.
        var found = await db.QueryAsync(
            """
            select p.book_id, p.case_id, c.officer_id, p.round, p.notice_no is not null
            from payouts.payout p join cases.enforcement_case c on c.id = p.case_id where p.id = $1 and ($2::bigint is null or c.officer_id = $2) for update of p
            """,
            r => (Subject: new PaperSubject(r.GetInt32(0), r.GetInt64(1), r.GetInt64(2), request.PayoutId, r.GetInt32(3)), Notice: r.GetBoolean(4)), ct, request.PayoutId ?? 0, act.OwnOfficerId);
        if (found is not [var (subject, notice)])
            throw new Refused(PayoutRefusals.NotFound);
        return subject.Round > 0 && (notice || request.Kind != PaperKind.PayoutNotice) ? subject : throw new Refused(PaperRefusals.NothingToPrint);
    }

    async Task<PaperSubject> DepositAsync(long id, CancellationToken ct) =>
        (await db.QueryAsync(
            "select d.book_id, d.case_id, c.officer_id from payouts.deposit d join cases.enforcement_case c on c.id = d.case_id where d.id = $1 and ($2::bigint is null or c.officer_id = $2) for update of d",
            r => new PaperSubject(r.GetInt32(0), r.GetInt64(1), r.GetInt64(2), DepositId: id), ct, id, act.OwnOfficerId)).SingleOrDefault() ?? throw new Refused(DepositRefusals.NotFound);

    async Task<PaperSubject> CaseAsync(Request request, CancellationToken ct)
    {
        var found = await db.QueryAsync("select c.book_id, c.officer_id, c.state from cases.enforcement_case c where c.id = $1 and ($2::bigint is null or c.officer_id = $2)",
            r => (Book: r.GetInt32(0), Officer: r.GetInt64(1), Open: r.GetString(2) == "open"), ct, request.CaseId ?? 0, act.OwnOfficerId);
        if (found is not [var (book, officer, open)])
            throw new Refused(CaseRefusals.NotFound);
        var numbers = await db.QueryAsync("select number from cases.sub_account where book_id = $1 and case_id = $2 and state = 'active' and ($3::text is null or number = $3) order by number limit 1 for share",
            r => r.GetString(0), ct, book, request.CaseId, request.SubAccount);
        return open && numbers is [var number] ? new(book, request.CaseId!.Value, officer, SubAccount: number) : throw new Refused(PaperRefusals.SubAccountInactive);
    }
}
