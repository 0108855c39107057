using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Disputes;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Reconciliation;
using NodaTime;

namespace Enforcement.Ledger.Web.Demo;

/// <summary>What <c>--demo</c> does: opens the demonstration court, takes in its cases and the bank's statements, pays one creditor, and says what happened.</summary>
sealed class DemonstrationDay(Demonstration court, Runner run, IClock clock)
{
    /// <summary>The older money arrived so long ago that its ten workdays are nearly over.</summary>
    const int OldWorkdays = 8;

    public async Task PlayAsync(TextWriter say, CancellationToken ct)
    {
        await court.OpenAsync(ct);
        var (admin, cashier) = (await court.ActorAsync("adm1", ct), await court.ActorAsync("csh1", ct));
        var books = await run.ReadAsync<ReceiptQueries, List<StatementView>>(cashier, q => q.StatementsAsync(Demonstration.BookCode, null, 1, ct), ct);
        if (books.Count == 0)
        {
            var cases = await run.RunAsync<ImportCases, CaseImportOutcome>(admin,
                u => u.ExecuteAsync(new(CaseFile.Read(DemonstrationCases.Bytes(), DemonstrationCases.FileName), DemonstrationCases.FileName, Demonstration.BookCode), ct), ct);
            await say.WriteLineAsync($"cases.csv: {cases.Added} cases added");
            var bank = new DemonstrationBank(Money.Zero);
            foreach (var (name, bytes) in Statements(bank, Office.Today(clock.GetCurrentInstant())))
                await ImportAsync(cashier, name, bytes, say, ct);
            await PayOutAsync(bank, cashier, say, ct);
        }
        await TellAsync(await court.ActorAsync("acc1", ct), say, ct);
    }

    /// <summary>One payout goes the whole way, two wait for their next hand, and some money is disputed.</summary>
    async Task PayOutAsync(DemonstrationBank bank, Actor cashier, TextWriter say, CancellationToken ct)
    {
        var (ex1, ex2, director, accountant) = (await court.ActorAsync("ex1", ct), await court.ActorAsync("ex2", ct), await court.ActorAsync("dir1", ct), await court.ActorAsync("acc1", ct));
        var paid = await SubmitAsync(ex1, "（2026）川0104执1002号", "58000.00", ct);
        await ApproveAsync(director, paid, ct);
        await run.RunAsync<AcceptPayout, bool>(accountant, async u => { await u.ExecuteAsync(new(paid), ct); return true; }, ct);
        await run.RunAsync<ReleasePayout, bool>(cashier, async u => { await u.ExecuteAsync(new(paid), ct); return true; }, ct);
        bank.Day = Office.Today(clock.GetCurrentInstant());
        bank.CarryOut((await run.RunAsync<DownloadPayoutFile, PayoutFile>(cashier, u => u.ExecuteAsync(paid, ct), ct)).Bytes);
        await ImportAsync(cashier, bank.FileName, bank.Close(), say, ct);

        var large = await SubmitAsync(ex1, "（2026）川0104执1001号", "200000.00", ct);
        await ApproveAsync(director, large, ct);
        var small = await SubmitAsync(ex2, "（2026）川0104执1003号", "86000.00", ct);
        var disputed = await CaseAsync(ex2, "（2026）川0104执1004号", ct);
        await run.RunAsync<PlaceDispute, long>(ex2, u => u.ExecuteAsync(new(disputed, Money.Parse("20000.50"), "案外人主张部分款项", "案外人异议书"), ct), ct);
        foreach (var payout in (long[])[paid, large, small])
        {
            var view = (await run.ReadAsync<PayoutQueries, PayoutDetail>(director, q => q.ShowAsync(payout, ct), ct)).Payout;
            await say.WriteLineAsync($"{view.CaseNumber}: {view.Amount} to {view.PayeeName}, {view.State}");
        }
    }

    async Task<long> SubmitAsync(Actor executor, string number, string amount, CancellationToken ct)
    {
        var caseId = await CaseAsync(executor, number, ct);
        var payout = await run.RunAsync<DraftPayout, long>(executor, u => u.ExecuteAsync(new(caseId, Money.Parse(amount)), ct), ct);
        await run.RunAsync<SubmitPayout, bool>(executor, async u => { await u.ExecuteAsync(new(payout), ct); return true; }, ct);
        return payout;
    }

    Task ApproveAsync(Actor leader, long payout, CancellationToken ct) =>
        run.RunAsync<ApprovePayout, bool>(leader, async u => { await u.ExecuteAsync(new(payout), ct); return true; }, ct);

    async Task<long> CaseAsync(Actor executor, string number, CancellationToken ct) =>
        (await run.ReadAsync<CaseQueries, CaseView>(executor, q => q.ShowAsync(number, ct), ct)).Case.Id;

    // Kept under var/demo as well, to be tried by hand: taken in again, a file adds nothing.
    async Task ImportAsync(Actor cashier, string name, byte[] bytes, TextWriter say, CancellationToken ct)
    {
        await File.WriteAllBytesAsync(DemonstrationBankDesk.PathOf(name), bytes, ct);
        using var content = new MemoryStream(bytes);
        var outcome = await run.RunAsync<ImportStatement, ImportOutcome>(cashier, u => u.ExecuteAsync(new(name, content), ct), ct);
        foreach (var statement in outcome.Statements)
            await say.WriteLineAsync($"{name}: {statement.Outcome}, {statement.Matched} receipts to a case, {statement.Unknown} to unknown funds, {statement.Paid} payments booked, closing balance {statement.Closing}");
    }

    async Task TellAsync(Actor accountant, TextWriter say, CancellationToken ct)
    {
        foreach (var book in await run.ReadAsync<ReconciliationQueries, List<BookReconciliation>>(accountant, q => q.ShowAsync(Demonstration.BookCode, null, ct), ct))
            await say.WriteLineAsync($"{book.Book}: bank {book.Bank}, book {book.BookBalance}, liabilities {book.Liabilities}, difference {book.Difference}");
        await say.WriteLineAsync($"Sign in as {string.Join(", ", Demonstration.Persons.Select(p => $"{p.UserName} ({p.Role})"))}; the password of each is {Demonstration.Password}");
        await say.WriteLineAsync($"What is released, and its file downloaded at the desk 银行往来 (With the bank), the demonstration bank carries out: its next statement then lies in {DemonstrationBankDesk.Folder}, for csh1 to take in");
    }

    static IEnumerable<(string Name, byte[] Bytes)> Statements(DemonstrationBank bank, LocalDate today)
    {
        bank.Day = Before(today, OldWorkdays);
        bank.Credit(Money.Parse("300000.00"), "蜀都置业有限公司", "6217000000000000101", "6228480000000000101", "执行款");
        bank.Credit(Money.Parse("58000.00"), "成都远航物流有限公司", "6217000000000000102", null, "（2026）川0104执1002号 执行款");
        yield return (bank.FileName, bank.Close());

        bank.Day = Before(today, 1);
        bank.Credit(Money.Parse("86000.00"), "赵强", "6217000000000000103", "6228480000000000103", "全部履行");
        bank.Credit(Money.Parse("120000.50"), "金牛商贸有限公司", "6217000000000000104", "6228480000000000104", "部分履行");
        bank.Credit(Money.Parse("9999.99"), "张三", "6217000000000000199", null, "还款");
        yield return (bank.FileName, bank.Close());
    }

    static LocalDate Before(LocalDate day, int workdays)
    {
        while (workdays > 0)
        {
            day = day.PlusDays(-1);
            workdays -= Workdays.Shipped.IsWorkday(day) ? 1 : 0;
        }
        return day;
    }
}
