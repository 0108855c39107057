using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Ledger.Payouts;

/// <summary>Drafts a payout: a sum of a case to one payee. Nothing is reserved yet.</summary>
/// <source>S3 §20, §22¶1; 法发〔2017〕6号 §11–12</source>
public sealed class DraftPayout(LedgerDb db, LotChoice lots, Act act) : IUseCase
{
    public static Permission Needs => Permission.DraftPayouts;

    /// <param name="PayeeName">Null for the applicant.</param>
    /// <param name="AccountNo">Null for the payee's confirmed account.</param>
    /// <param name="LotIds">The lots to pay from; null for the oldest money first.</param>
    public sealed record Request(long CaseId, Money Amount, string? PayeeName = null, string? AccountNo = null, string? BankName = null, IReadOnlyList<long>? LotIds = null);

    /// <returns>The payout's id; it stands in Draft.</returns>
    /// <exception cref="Refused"><see cref="CaseRefusals.NotFound"/>, <see cref="PayoutRefusals.AmountNotPositive"/>,
    /// <see cref="PayoutRefusals.LotNotOfCase"/>, <see cref="PayoutRefusals.ExceedsAvailable"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        var enforcementCase = await db.Set<EnforcementCase>().Include(c => c.Parties).ThenInclude(p => p.Accounts)
            .AsSplitQuery().SingleOrDefaultAsync(c => c.Id == request.CaseId, ct) ?? throw new Refused(CaseRefusals.NotFound);
        act.RequireOwn(enforcementCase.OfficerId);
        if (!request.Amount.IsPositive)
            throw new Refused(PayoutRefusals.AmountNotPositive, request.Amount.ToString());

        if (request.PayeeName is not null && PersonName.Normalise(request.PayeeName).Length == 0)
            throw new Refused(PayoutRefusals.PayeeMissing);
        var payee = FindPayee(enforcementCase, request.PayeeName);
        var confirmed = payee?.Accounts.SingleOrDefault(a => a.EndedAt is null);
        var account = AccountAsked(request.AccountNo);
        if (account is not null && confirmed?.AccountNo != account)
            confirmed = null;
        var chosen = await lots.FromAsync(enforcementCase.BookId, enforcementCase.Id, AccountCode.CaseAvailable, request.Amount, ct, request.LotIds)
            ?? throw new Refused(PayoutRefusals.ExceedsAvailable, request.Amount.ToString());

        var name = payee?.Name ?? request.PayeeName!;
        var payout = new Payout
        {
            BookId = enforcementCase.BookId,
            CaseId = enforcementCase.Id,
            PayeeName = name,
            PayeeNameKey = PersonName.Normalise(name),
            PartyId = payee?.Id,
            PayeeAccountId = confirmed?.Id,
            AccountNo = confirmed?.AccountNo ?? account,
            BankName = confirmed?.BankName ?? request.BankName,
            Cnaps = confirmed?.Cnaps,
            AmountMinor = request.Amount,
            LotsNamed = request.LotIds is not null,
            DraftedBy = act.Actor.Id,
            DraftedAt = act.Now,
            Lots = [.. chosen.Select(c => new PayoutLot { LotId = c.LotId, AmountMinor = c.Amount })],
        };
        db.Add(payout);
        await db.SaveChangesAsync(ct);
        act.About($"payout:{payout.Id}", $"Draft {payout.AmountMinor} {Convert.ToHexStringLower(payout.ContentHash())}");
        return payout.Id;
    }

    static string? AccountAsked(string? text) => text is null ? null
        : BankAccountNumber.TryParse(text, out var account) ? account.ToString()
        : throw new Refused(PayoutRefusals.AccountInvalid, BankAccountNumber.Check(text)!.Sentence);

    static Party? FindPayee(EnforcementCase enforcementCase, string? name)
    {
        if (name is null)
            return enforcementCase.Parties.Where(p => p.Role == "applicant").MinBy(p => p.Id);
        var key = PersonName.Normalise(name);
        return enforcementCase.Parties.Where(p => p.NameKey == key).OrderBy(p => p.Role == "applicant" ? 0 : 1).FirstOrDefault();
    }
}
