using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Deposits;

/// <summary>The creditor appeared, or his heir or guardian did: asks for the return of a deposit. Another person agrees. Five years after the
/// deposit the right has lapsed.</summary>
/// <source>MF §574; domain reference §8 (exchange report 1009)</source>
public sealed class AskDepositReturn(LedgerDb db, DepositDesk desk, CalendarInForce calendar, Act act) : IUseCase
{
    public static Permission Needs => Permission.ApplyDeposits;

    /// <param name="Document">The paper by which the creditor asks for his money.</param>
    public sealed record Request(long DepositId, string? Document);

    /// <exception cref="Refused"><see cref="DepositRefusals.NotFound"/>, <see cref="DepositRefusals.Decided"/>, <see cref="DepositRefusals.ReturnAsked"/>,
    /// <see cref="DepositRefusals.NoDocument"/>, <see cref="DepositRefusals.Lapsed"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var deposit = await desk.TakeAsync(request.DepositId, ct);
        if (deposit is not { State: DepositState.Approved, DecidedAt: { } deposited })
            throw new Refused(DepositRefusals.Decided, deposit.State.ToString());
        if ((await db.QueryAsync("select 1 from payouts.deposit_return where deposit_id = $1 and state = 'Asked'", r => r.GetInt32(0), ct, deposit.Id)).Count > 0)
            throw new Refused(DepositRefusals.ReturnAsked, $"deposit {deposit.Id}");
        if (string.IsNullOrWhiteSpace(request.Document))
            throw new Refused(DepositRefusals.NoDocument);
        var lapse = DepositRule.Lapse(await calendar.GetAsync(ct), Office.Today(deposited)).Due;
        if (Office.Today(act.Now) > lapse)
            throw new Refused(DepositRefusals.Lapsed, $"deposit {deposit.Id}, {lapse:uuuu-MM-dd}");
        await db.ExecuteAsync("insert into payouts.deposit_return (deposit_id, document, asked_by, asked_at) values ($1, $2, $3, $4)", ct, deposit.Id, request.Document.Trim(), act.Actor.Id, act.Now);
        act.About($"case:{deposit.CaseId}", $"return of deposit {deposit.Id} asked for by {request.Document.Trim()}");
    }
}
