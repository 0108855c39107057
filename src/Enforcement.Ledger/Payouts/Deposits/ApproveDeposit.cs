using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Distribution;

namespace Enforcement.Ledger.Payouts.Deposits;

/// <summary>The director or the court leader approves a deposit that another person applied for: its money leaves what the case may pay out, lot
/// by lot, and lies for its creditor. A hold stops it; with a plan in force it is a part of the creditor's share.</summary>
/// <source>法发〔2017〕6号 §17; domain reference §8 (提存, exchange report 1008)</source>
public sealed class ApproveDeposit(LedgerDb db, DepositDesk desk, PayoutDesk payouts, HoldEffects holds, PlanRoom plan, LotChoice lots, Journal journal, ILateNotices late, Act act) : IUseCase
{
    public static Permission Needs => Permission.ApproveDeposits;

    public sealed record Request(long DepositId);

    /// <exception cref="Refused"><see cref="DepositRefusals.NotFound"/>, <see cref="DepositRefusals.SamePerson"/>, <see cref="DepositRefusals.Decided"/>, <see cref="PayoutRefusals.OnHold"/>,
    /// <see cref="PlanRefusals.PayeeNotInPlan"/>, <see cref="PlanRefusals.ExceedsShare"/>, <see cref="PayoutRefusals.ExceedsAvailable"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var deposit = await desk.TakeToDecideAsync(request.DepositId, ct);
        await holds.TakeWhatIsMissingAsync(deposit.CaseId, ct);
        await payouts.RequireNotOnHoldAsync(deposit.CaseId, deposit.PartyId, deposit.CreditorKey, ct);
        await plan.RequireAsync(deposit.CaseId, deposit.CreditorKey, deposit.Amount, null, ct);
        var free = await lots.HeldAsync(deposit.BookId, deposit.CaseId, AccountCode.CaseAvailable, ct);
        var taken = LotChoice.Take(free.Where(f => deposit.Lots is null || deposit.Lots.Contains(f.LotId)), deposit.Amount) ?? throw new Refused(PayoutRefusals.ExceedsAvailable, deposit.Amount.ToString());
        // What is in approval counts on: only a lot of which nothing is left has no clock that runs.
        var reserved = (await lots.HeldAsync(deposit.BookId, deposit.CaseId, AccountCode.CaseReserved, ct)).Select(r => r.LotId).ToHashSet();
        var wholes = taken.Select(t => free.Single(f => f.LotId == t.LotId).Amount == t.Amount && !reserved.Contains(t.LotId)).ToArray();

        await desk.DecideAsync(deposit, DepositState.Approved, null, ct);
        await db.ExecuteAsync("insert into payouts.deposit_lot (deposit_id, lot_id, amount_minor, whole) select $1, * from unnest($2, $3, $4)", ct,
            deposit.Id, taken.Select(t => t.LotId).ToArray(), taken.Select(t => t.Amount.Minor).ToArray(), wholes);
        await journal.PostAsync(deposit.BookId, [new Entry(EntryKind.Deposited, Entry.Key("deposit", deposit.Id), Office.Today(act.Now), SourceKind.Deposit, deposit.Id,
            [.. taken.Select(t => new Transfer(t.LotId, AccountCode.CaseAvailable, deposit.CaseId, AccountCode.CaseDeposited, deposit.CaseId, t.Amount))])], ct, PayoutRefusals.ExceedsAvailable);
        await late.MarkAsync(deposit.CaseId, ct);
    }
}
