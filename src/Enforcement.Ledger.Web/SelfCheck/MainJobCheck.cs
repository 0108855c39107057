using System.Diagnostics;
using System.Text;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Oversight;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Reconciliation;
using Enforcement.Ledger.Web.Api;
using Enforcement.Ledger.Web.Demo;
using NodaTime;

namespace Enforcement.Ledger.Web.SelfCheck;

/// <summary>Proves the main job from outside, over HTTP, as the persons of the demonstration court: money comes in, is paid out by the
/// right hands only, and the ledger equals the bank. Wants the court open and its book empty.</summary>
sealed class MainJobCheck(Uri address, IClock clock, TextWriter say)
{
    const string SubAccount = "6228480000000000101";

    static readonly Money Arrived = Money.Parse("100000.00");

    static readonly Money Paid = Money.Parse("70000.00");

    readonly DemonstrationBank bank = new(Money.Zero);
    readonly Stopwatch watch = Stopwatch.StartNew();

    /// <returns>False when a step failed; it was said which and why.</returns>
    public async Task<bool> RunAsync(CancellationToken ct)
    {
        using var desks = new Desks(address);
        try
        {
            await PlayAsync(desks, ct);
        }
        catch (Exception e) when (e is StepFailed or HttpRequestException)
        {
            await say.WriteLineAsync($"  FAILED  {e.Message}");
            return false;
        }
        await say.WriteLineAsync($"check passed in {watch.Elapsed.TotalSeconds:0.0} s");
        return true;
    }

    async Task PlayAsync(Desks desks, CancellationToken ct)
    {
        foreach (var person in (string[])["ex1", "dir1", "acc1", "csh1", "adm1", "ins1"])
            await desks.SignInAsync(person, ct);
        await DoneAsync("six persons signed in, each with the own token");

        var cases = await desks.PostAsync<CaseImportOutcome>("adm1", "cases/import?fileName=cases.csv", DemonstrationCases.Bytes(), ct);
        await ExpectAsync(cases is { Added: 4, Faults.Count: 0 }, $"cases.csv taken in: {cases.Added} cases");
        var caseId = (await desks.GetAsync<Page<CaseRowView>>("ex1", "cases?search=1001", ct)).Items.Single().Id;

        bank.Day = Office.Today(clock.GetCurrentInstant());
        bank.Credit(Arrived, "蜀都置业有限公司", "6217000000000000101", SubAccount, "执行款");
        var first = bank.Close();
        var arrived = (await ImportAsync(desks, first, ct)).Statements.Single();
        await ExpectAsync(arrived is { Outcome: "posted", Matched: 1, Unknown: 0 }, $"statement taken in: {arrived.Outcome}, {arrived.Matched} matched to its case");
        await BalancedAsync(desks, ct);

        var payout = await PayAsync(desks, caseId, ct);
        bank.CarryOut(await desks.DownloadAsync("csh1", $"payouts/{payout}/file", ct));
        await DoneAsync("the bank took the instruction (pain.001) and carried it out");
        bank.Day = bank.Day.PlusDays(1);
        var second = bank.Close();
        var booked = (await ImportAsync(desks, second, ct)).Statements.Single();
        await ExpectAsync(booked is { Outcome: "posted", Paid: 1 }, $"next statement taken in: {booked.Outcome}, {booked.Paid} payment booked");

        var paid = (await desks.GetAsync<PayoutDetail>("ex1", $"payouts/{payout}", ct)).Payout;
        await ExpectAsync(paid is { State: PayoutState.Paid, BClock: ClockState.Met }, $"payout is {paid.State}, five-workday clock {paid.BClock}");
        var left = (await desks.GetAsync<CaseView>("ex1", $"cases/{caseId}", ct)).Case;
        await ExpectAsync(left.Available == Arrived - Paid && left.InTransit.IsZero, $"the case still holds {left.Available}");
        var again = (await ImportAsync(desks, second, ct)).Statements.Single();
        await ExpectAsync(again is { Outcome: "duplicate", Accepted: 0 }, $"the same statement again: {again.Outcome}, {again.Accepted} lines added");
        await BalancedAsync(desks, ct);
        var checks = await desks.GetAsync<List<CheckOutcome>>("ins1", "checks", ct);
        await ExpectAsync(checks.Count > 0 && checks.TrueForAll(c => c.Healthy), $"{checks.Count(c => c.Healthy)} of {checks.Count} standing invariants hold");
    }

    async Task<long> PayAsync(Desks desks, long caseId, CancellationToken ct)
    {
        var payout = (await desks.PostAsync<PayoutDetail>("ex1", "payouts", new DraftPayout.Request(caseId, Paid), ct)).Payout.Id;
        await DoneAsync($"ex1 drafted a payout of {Paid}");
        await ActAsync(desks, "ex1", payout, "submit", PayoutState.InApproval, ct);
        await RefusedAsync(desks, "ex1", payout, "approve", "access.not-permitted", ct);
        await RefusedAsync(desks, "csh1", payout, "release", PayoutRefusals.IllegalMove.Code, ct);
        await ActAsync(desks, "dir1", payout, "approve", PayoutState.NoticeIssued, ct);
        await ActAsync(desks, "acc1", payout, "accept", PayoutState.Accepted, ct);
        await RefusedAsync(desks, "acc1", payout, "release", PayoutRefusals.SamePerson.Code, ct);
        await ActAsync(desks, "csh1", payout, "release", PayoutState.Released, ct);
        return payout;
    }

    async Task ActAsync(Desks desks, string person, long payout, string act, PayoutState expected, CancellationToken ct)
    {
        var state = (await desks.PostAsync<PayoutDetail>(person, $"payouts/{payout}/{act}", null, ct)).Payout.State;
        await ExpectAsync(state == expected, $"{person} may {act} it: {state}");
    }

    async Task RefusedAsync(Desks desks, string person, long payout, string act, string code, CancellationToken ct)
    {
        var refused = await desks.RefusalAsync(person, $"payouts/{payout}/{act}", ct);
        await ExpectAsync(refused == code, $"{person} may not {act} it: {refused}");
    }

    Task<ImportOutcome> ImportAsync(Desks desks, byte[] statement, CancellationToken ct) =>
        desks.PostAsync<ImportOutcome>("csh1", $"statements?fileName={bank.FileName}", statement, ct);

    async Task BalancedAsync(Desks desks, CancellationToken ct)
    {
        var book = (await desks.GetAsync<List<BookReconciliation>>("acc1", $"reconciliation?book={Demonstration.BookCode}", ct)).Single();
        await ExpectAsync(book.Difference.IsZero && book.Bank == book.BookBalance, $"bank {book.Bank} = book {book.BookBalance} = liabilities {book.Liabilities}, difference {book.Difference}");
    }

    async Task ExpectAsync(bool holds, string what)
    {
        if (!holds)
            throw new StepFailed(what);
        await DoneAsync(what);
    }

    Task DoneAsync(string what) => say.WriteLineAsync($"  ok      {what}");
}

/// <summary>A step of the check did not come out as it must.</summary>
sealed class StepFailed(string what) : Exception(what);
