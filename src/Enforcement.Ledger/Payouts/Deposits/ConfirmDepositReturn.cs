using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Deposits;

/// <summary>Another person agrees that a deposit comes back: its money may be paid out again, within ten days, by a payout with its whole chain. It
/// was asked for in time; that the right lapses meanwhile does not hurt.</summary>
/// <source>MF §574; 法发〔2017〕6号 §10¶3 by analogy; domain reference §8 (exchange report 1009)</source>
public sealed class ConfirmDepositReturn(LedgerDb db, DepositDesk desk, HoldEffects holds, Journal journal, Act act) : IUseCase
{
    public static Permission Needs => Permission.ApproveDeposits;

    public sealed record Request(long DepositId);

    /// <exception cref="Refused"><see cref="DepositRefusals.NotFound"/>, <see cref="DepositRefusals.NoReturn"/>, <see cref="DepositRefusals.SamePerson"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var deposit = await desk.TakeAsync(request.DepositId, ct);
        var asked = await desk.ReturnToDecideAsync(deposit, byAsker: false, ct);
        await desk.DecideReturnAsync(deposit, asked, "Confirmed", null, ct);
        await db.ExecuteAsync("update payouts.deposit set state = 'Returned' where id = $1", ct, deposit.Id);
        var lots = await db.QueryAsync("select lot_id, amount_minor from payouts.deposit_lot where deposit_id = $1 order by lot_id", r => (LotId: r.GetInt64(0), Amount: r.Money(1)), ct, deposit.Id);
        await journal.PostAsync(deposit.BookId, [new Entry(EntryKind.DepositReturned, Entry.Key("deposit/returned", deposit.Id), Office.Today(act.Now), SourceKind.Deposit, deposit.Id,
            [.. lots.Select(l => new Transfer(l.LotId, AccountCode.CaseDeposited, deposit.CaseId, AccountCode.CaseAvailable, deposit.CaseId, l.Amount))])], ct);
        act.About($"case:{deposit.CaseId}", $"deposit {deposit.Id} returned {deposit.Amount}");
        await holds.TakeWhatIsMissingAsync(deposit.CaseId, ct);
    }
}
