using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Ledger.Payouts.Transfers;

/// <summary>Proposes to move money of a case to another case of the same book (案款划转). Nothing moves yet, and nothing leaves the bank account ever.</summary>
/// <source>domain reference §3.4 and §7, rows 20 and 22</source>
public sealed class ProposeTransfer(LedgerDb db, TransferDesk desk, LotChoice lots, Recused recused, Act act) : IUseCase
{
    public static Permission Needs => Permission.ProposeTransfers;

    /// <param name="ToCaseId">Null when the case is named by <paramref name="ToNumber"/>. Who sees the own cases only names it so: ids can be counted.</param>
    /// <param name="ToNumber">The receiving case's number, in any spelling.</param>
    /// <param name="Ground">Code, name, or the words of a <see cref="TransferGround"/>.</param>
    /// <param name="Document">The paper it rests on; needed where the two cases themselves do not bear the ground out.</param>
    /// <param name="LotIds">The lots to move; null for the oldest money first.</param>
    public sealed record Request(
        long FromCaseId, long? ToCaseId, Money Amount, string? Ground, string? Document = null, string? Reason = null, IReadOnlyList<long>? LotIds = null, string? ToNumber = null);

    /// <returns>The transfer's id.</returns>
    /// <exception cref="Refused"><see cref="CaseRefusals.NotFound"/>, <see cref="RecusalRefusals.Recused"/> from either case, <see cref="TransferRefusals.SameCase"/>, <see cref="TransferRefusals.NoGround"/>, <see cref="TransferRefusals.NoDocument"/>,
    /// <see cref="TransferRefusals.OtherBook"/>, <see cref="TransferRefusals.CaseClosed"/>, <see cref="PayoutRefusals.AmountNotPositive"/>, <see cref="TransferRefusals.OnHold"/>,
    /// <see cref="TransferRefusals.PlanNeeds"/>, <see cref="PayoutRefusals.LotNotOfCase"/>, <see cref="PayoutRefusals.ExceedsAvailable"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        var from = await CaseAsync(request.FromCaseId, ct);
        act.RequireOwn(from.OfficerId);
        var to = await CaseAsync((act.OwnOfficerId is null ? request.ToCaseId : null) ?? await NumberedAsync(request.ToNumber, ct), ct);
        await recused.RequireNotAsync([from.Id, to.Id], ct);
        if (to.Id == from.Id)
            throw new Refused(TransferRefusals.SameCase);
        var ground = TransferGround.Find(request.Ground) ?? throw new Refused(TransferRefusals.NoGround, request.Ground ?? "");
        if (!Fits(ground, from, to))
            throw new Refused(TransferRefusals.NoGround, ground.Name);
        if (ground.OnPaper && string.IsNullOrWhiteSpace(request.Document))
            throw new Refused(TransferRefusals.NoDocument);
        if (from.BookId != to.BookId)
            throw new Refused(TransferRefusals.OtherBook);
        if (to.State != "open")
            throw new Refused(TransferRefusals.CaseClosed);
        if (!request.Amount.IsPositive)
            throw new Refused(PayoutRefusals.AmountNotPositive, request.Amount.ToString());
        await desk.RequireFreeAsync(from.Id, request.Amount, ct);
        if (await lots.FromAsync(from.BookId, from.Id, AccountCode.CaseAvailable, request.Amount, ct, request.LotIds) is null)
            throw new Refused(PayoutRefusals.ExceedsAvailable, request.Amount.ToString());

        var id = (await db.QueryAsync(
            """
            insert into payouts.case_transfer (book_id, from_case_id, to_case_id, amount_minor, ground, document, reason, named_lots, proposed_by, proposed_at)
            values ($1, $2, $3, $4, $5, $6::text, $7::text, $8::bigint[], $9, $10) returning id
            """,
            r => r.GetInt64(0), ct, from.BookId, from.Id, to.Id, request.Amount, ground.Code, Said(request.Document), Said(request.Reason),
            request.LotIds is { Count: > 0 } named ? named.Distinct().ToArray() : null, act.Actor.Id, act.Now))[0];
        act.About($"case:{from.Id}", $"transfer {id} of {request.Amount} to {to.Number} proposed: {ground.Code} {request.Document} {request.Reason}".TrimEnd());
        act.About($"case:{to.Id}", $"transfer {id} from {from.Number} proposed");
        return id;
    }

    async Task<EnforcementCase> CaseAsync(long id, CancellationToken ct) =>
        await db.Set<EnforcementCase>().AsNoTracking().Include(c => c.Parties).SingleOrDefaultAsync(c => c.Id == id, ct) ?? throw new Refused(CaseRefusals.NotFound);

    async Task<long> NumberedAsync(string? number, CancellationToken ct) =>
        CaseNumber.TryParse(number ?? "", out var parsed) && await db.Set<EnforcementCase>().Where(c => c.NumberKey == parsed.Key).Select(c => (long?)c.Id).SingleOrDefaultAsync(ct) is { } id
            ? id : throw new Refused(CaseRefusals.NotFound, number);

    // A ground that what is known of the two cases speaks against is none.
    static bool Fits(TransferGround ground, EnforcementCase from, EnforcementCase to) => ground.Code switch
    {
        TransferGround.SameParties => from.Parties.Exists(a => to.Parties.Exists(b => a.Role == b.Role && a.NameKey == b.NameKey)),
        TransferGround.Resumed => IsResumed(from) || IsResumed(to),
        _ => true,
    };

    static bool IsResumed(EnforcementCase c) => c.NumberKey.Split('|') is [_, _, "执恢", _];

    static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
