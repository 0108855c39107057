using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Banking;
using Enforcement.Ledger.Receipts.UnknownFunds;
using Enforcement.Ledger.Reconciliation;
using NodaTime;
using NodaTime.Text;
using Npgsql;

namespace Enforcement.Ledger.Web.Demo;

/// <summary>The bank across the street, for a demonstration that a person plays: it carries out what finance has handed to it and lays
/// its next statement into a folder. Taking it in is the cashier's, as with every statement.</summary>
sealed partial class DemonstrationBankDesk(Demonstration court, Runner run, IClock clock, ILogger<DemonstrationBankDesk> log) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    static readonly LocalTimePattern Moment = LocalTimePattern.CreateWithInvariantCulture("HHmmss");

    (string What, string Path)? offered;

    public static string Folder => Path.Combine(VarFolder.Path, "demo");

    public static string PathOf(string fileName) => Path.Combine(Directory.CreateDirectory(Folder).FullName, fileName);

    protected override async Task ExecuteAsync(CancellationToken ct)
    {
        var cashier = await court.ActorAsync("csh1", ct);
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(ct))
        {
            try
            {
                await LookAsync(cashier, ct);
            }
            catch (NpgsqlException e)
            {
                // A play must not stop the service; the next look may find the database again.
                Missed(e);
            }
        }
    }

    async Task LookAsync(Actor cashier, CancellationToken ct)
    {
        var book = (await run.ReadAsync<ReconciliationQueries, List<BookReconciliation>>(cashier, q => q.ShowAsync(Demonstration.BookCode, null, ct), ct))[0];
        var given = new List<(string? Id, Action<DemonstrationBank> CarryOut)>();
        foreach (var item in book.InTransit)
            if (await InstructionAsync(item, cashier, ct) is { } instruction)
                given.Add((item.EndToEndId, instruction));
        var what = string.Join(' ', given.Select(g => g.Id).Prepend(book.Bank.ToString()));
        if (given.Count == 0 || offered?.What == what)
            return;
        // The statement offered before no longer fits what has happened since.
        if (offered is { } old)
            File.Delete(old.Path);
        var now = clock.GetCurrentInstant();
        var bank = new DemonstrationBank(book.Bank, $"-{Moment.Format(now.InZone(Office.Zone).TimeOfDay)}") { Day = Office.Today(now) };
        foreach (var (_, carryOut) in given)
            carryOut(bank);
        var path = PathOf(bank.FileName);
        await File.WriteAllBytesAsync(path, bank.Close(), ct);
        offered = (what, path);
        Delivered(given.Count, path);
    }

    // A released payout is the bank's when its file was downloaded: until then it can be collected, stopped or taken back.
    async Task<Action<DemonstrationBank>?> InstructionAsync(InTransitItem item, Actor cashier, CancellationToken ct)
    {
        if (item.PayoutId is not { } id)
        {
            var refund = await run.ReadAsync<ClaimQueries, KeptFile>(cashier, q => q.RefundFileAsync(item.RefundId!.Value, ct), ct);
            return bank => bank.CarryOut(refund.Bytes);
        }
        var payout = await run.ReadAsync<PayoutQueries, PayoutDetail>(cashier, q => q.ShowAsync(id, ct), ct);
        if (!payout.HandedOver)
            return null;
        var file = await run.ReadAsync<PayoutQueries, PayoutFile>(cashier, q => q.FileAsync(id, ct), ct);
        // A bank that takes tables knows the payment by its number and its sum.
        return BankProfile.TypeOf(file.Name) == "application/xml" ? bank => bank.CarryOut(file.Bytes) : bank => bank.CarryOut(payout.Payout.Amount, payout.Payout.PayeeName, item.EndToEndId!);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The demonstration bank could not look at what was released")]
    partial void Missed(Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "The demonstration bank carried out {Count} payments that were handed to it; its statement is {Path}")]
    partial void Delivered(int count, string path);
}
