using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Distribution;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Ledger.Payouts;

/// <summary>Drafts a payout: a sum of a case to one payee. Nothing is reserved yet.</summary>
/// <source>S3 §20, §22¶1; 法发〔2017〕6号 §11–12</source>
public sealed class DraftPayout(LedgerDb db, LotChoice lots, PayerMoney payer, PlanRoom plan, PayeeGate payees, Recused recused, OncePaid once, Act act) : IUseCase
{
    public static Permission Needs => Permission.DraftPayouts;

    /// <param name="PayeeName">Null for the applicant; an agent with special authority by his own name.</param>
    /// <param name="AccountNo">Null for the payee's confirmed account.</param>
    /// <param name="LotIds">The lots to pay from; null for the oldest money first.</param>
    /// <param name="Purpose">A refund of surplus goes to the debtor, or to who paid for him; a refund to the payer to the account that paid, out of what it paid.</param>
    /// <param name="Proof">The paper of a refund.</param>
    /// <param name="Ground">Why a payer gets his money back.</param>
    public sealed record Request(long CaseId, Money Amount, string? PayeeName = null, string? AccountNo = null, string? BankName = null, IReadOnlyList<long>? LotIds = null,
        PayoutPurpose Purpose = PayoutPurpose.Claim, string? Proof = null, string? Ground = null);

    /// <returns>The payout's id; it stands in Draft.</returns>
    /// <exception cref="Refused"><see cref="CaseRefusals.NotFound"/>, <see cref="PayoutRefusals.AmountNotPositive"/>,
    /// <see cref="PayoutRefusals.LotNotOfCase"/>, <see cref="PayoutRefusals.ExceedsAvailable"/>, <see cref="PayoutRefusals.RefundNotDebtor"/>, <see cref="PayoutRefusals.RefundNotPayer"/>, <see cref="PayoutRefusals.RefundUnfounded"/>,
    /// <see cref="RecusalRefusals.Recused"/>, <see cref="PayoutRefusals.AgentUnauthorised"/>, <see cref="PayoutRefusals.Uncertain"/>, <see cref="PayoutRefusals.AlreadyPaid"/>,
    /// <see cref="PlanRefusals.PayeeNotInPlan"/>, <see cref="PlanRefusals.ExceedsShare"/>, <see cref="PlanRefusals.NeedsMoney"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        var enforcementCase = await db.Set<EnforcementCase>().Include(c => c.Parties).ThenInclude(p => p.Accounts)
            .AsSplitQuery().SingleOrDefaultAsync(c => c.Id == request.CaseId, ct) ?? throw new Refused(CaseRefusals.NotFound);
        act.RequireOwn(enforcementCase.OfficerId);
        await recused.RequireNotAsync(enforcementCase.Id, ct);
        if (!request.Amount.IsPositive)
            throw new Refused(PayoutRefusals.AmountNotPositive, request.Amount.ToString());

        if (request.PayeeName is not null && PersonName.Normalise(request.PayeeName).Length == 0)
            throw new Refused(PayoutRefusals.PayeeMissing);
        var refund = request.Purpose == PayoutPurpose.SurplusRefund;
        var toPayer = request.Purpose == PayoutPurpose.PayerRefund;
        if (toPayer && request.PayeeName is null)
            throw new Refused(PayoutRefusals.PayeeMissing);
        if (toPayer && (string.IsNullOrWhiteSpace(request.Ground) || string.IsNullOrWhiteSpace(request.Proof)))
            throw new Refused(PayoutRefusals.RefundUnfounded);
        // Who paid is named by the bank's line, and stands there for himself, whatever he is in the case.
        var payee = toPayer ? null : FindPayee(enforcementCase, request.PayeeName, refund ? "debtor" : "applicant");
        var agent = !toPayer && payee is null && request.PayeeName is { } asked ? await payees.AgentAsync(enforcementCase.Id, asked, ct) : null;
        if (agent is { Stands: false })
            throw new Refused(PayoutRefusals.AgentUnauthorised, agent.Name);
        payee ??= enforcementCase.Parties.Find(p => p.Id == agent?.PartyId);
        var confirmed = agent is null ? payee?.Accounts.SingleOrDefault(a => a.EndedAt is null) : agent.Account;
        var account = AccountAsked(request.AccountNo);
        if (account is not null && confirmed?.AccountNo != account)
            confirmed = null;
        var name = agent?.Name ?? payee?.Name ?? request.PayeeName!.Trim();
        var key = payee?.NameKey ?? PersonName.Normalise(name);
        await once.RequireAsync(enforcementCase.Id, payee?.Id, key, request.Purpose, null, ct);
        if (refund)
            await RequireRefundableAsync(enforcementCase.Id, payee, name, account, request.Proof, ct);
        else if (toPayer)
            await plan.RequireSpareAsync(enforcementCase.Id, request.Amount, PlanRefusals.NeedsMoney, ct);
        else
            await plan.RequireAsync(enforcementCase.Id, key, request.Amount, null, ct);
        IReadOnlyList<(long LotId, Money Amount)> chosen;
        if (toPayer)
            (account, chosen) = await payer.ChooseAsync(enforcementCase.BookId, enforcementCase.Id, name, account, request.Amount, request.LotIds, ct);
        else
            chosen = await lots.FromAsync(enforcementCase.BookId, enforcementCase.Id, refund ? AccountCode.CaseSurplus : AccountCode.CaseAvailable, request.Amount, ct, request.LotIds)
                ?? (refund || request.LotIds is not null ? null : await HeldTooAsync(enforcementCase, request.Amount, ct))
                ?? throw new Refused(PayoutRefusals.ExceedsAvailable, request.Amount.ToString());

        var payout = new Payout
        {
            BookId = enforcementCase.BookId,
            CaseId = enforcementCase.Id,
            PayeeName = name,
            PayeeNameKey = key,
            PartyId = payee?.Id,
            AuthorityId = agent?.AuthorityId,
            PayeeAccountId = confirmed?.Id,
            AccountNo = confirmed?.AccountNo ?? account,
            BankName = confirmed?.BankName ?? request.BankName,
            Cnaps = confirmed?.Cnaps,
            AmountMinor = request.Amount,
            Purpose = request.Purpose,
            ProofDocument = string.IsNullOrWhiteSpace(request.Proof) ? null : request.Proof.Trim(),
            RefundGround = toPayer ? request.Ground!.Trim() : null,
            LotsNamed = toPayer || request.LotIds is not null,
            DraftedBy = act.Actor.Id,
            DraftedAt = act.Now,
            Lots = [.. chosen.Select(c => new PayoutLot { LotId = c.LotId, AmountMinor = c.Amount })],
        };
        db.Add(payout);
        await db.SaveChangesAsync(ct);
        act.About($"payout:{payout.Id}", $"Draft {payout.AmountMinor} {Convert.ToHexStringLower(payout.ContentHash())}");
        return payout.Id;
    }

    // A draft may be ready when the hold is lifted: it is the submission that a hold stops, and that chooses the lots again.
    async Task<IReadOnlyList<(long LotId, Money Amount)>?> HeldTooAsync(EnforcementCase of, Money amount, CancellationToken ct)
    {
        var free = await lots.HeldAsync(of.BookId, of.Id, AccountCode.CaseAvailable, ct);
        var held = await lots.HeldAsync(of.BookId, of.Id, AccountCode.CaseHeld, ct);
        return LotChoice.Take(free.Concat(held).GroupBy(l => l.LotId).Select(l => (l.Key, Money.Sum(l.Select(m => m.Amount)))), amount);
    }

    static string? AccountAsked(string? text) => text is null ? null
        : BankAccountNumber.TryParse(text, out var account) ? account.ToString()
        : throw new Refused(PayoutRefusals.AccountInvalid, BankAccountNumber.Check(text)!.Sentence);

    static Party? FindPayee(EnforcementCase enforcementCase, string? name, string role)
    {
        if (name is null)
            return enforcementCase.Parties.Where(p => p.Role == role).MinBy(p => p.Id);
        var key = PersonName.Normalise(name);
        return enforcementCase.Parties.Where(p => p.NameKey == key).OrderBy(p => p.Role == role ? 0 : 1).FirstOrDefault();
    }

    // Whoever paid for the debtor gets it back where it came from, and nowhere else.
    async Task RequireRefundableAsync(long caseId, Party? payee, string name, string? account, string? proof, CancellationToken ct)
    {
        if (payee?.Role == "debtor")
            return;
        var paidIt = (await db.QueryAsync("select payouts.paid_into_case($1, $2, $3)", r => r.GetBoolean(0), ct, caseId, name, account))[0];
        if (payee is not null || account is null || string.IsNullOrWhiteSpace(proof) || !paidIt)
            throw new Refused(PayoutRefusals.RefundNotDebtor, name);
    }
}
