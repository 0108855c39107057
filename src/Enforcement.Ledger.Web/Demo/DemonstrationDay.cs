using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Reconciliation;
using NodaTime;

namespace Enforcement.Ledger.Web.Demo;

/// <summary>What <c>--demo</c> does: opens the demonstration court, takes in its cases and two days of the bank, and says what happened.</summary>
sealed class DemonstrationDay(Demonstration court, Runner run, IClock clock)
{
    /// <summary>The older money arrived so long ago that its ten workdays are nearly over.</summary>
    const int OldWorkdays = 8;

    public async Task PlayAsync(TextWriter say, CancellationToken ct)
    {
        await court.OpenAsync(ct);
        var (admin, cashier) = (await court.ActorAsync("adm1", ct), await court.ActorAsync("csh1", ct));
        var books = await run.ReadAsync<ReceiptQueries, List<StatementView>>(cashier, q => q.StatementsAsync(Demonstration.BookCode, 1, ct), ct);
        if (books.Count == 0)
        {
            var cases = await run.RunAsync<ImportCases, CaseImportOutcome>(admin,
                u => u.ExecuteAsync(new(CaseFile.Read(DemonstrationCases.Bytes(), DemonstrationCases.FileName), DemonstrationCases.FileName, Demonstration.BookCode), ct), ct);
            await say.WriteLineAsync($"cases.csv: {cases.Added} cases added");
            foreach (var (name, bytes) in Statements(Office.Today(clock.GetCurrentInstant())))
                await ImportAsync(cashier, name, bytes, say, ct);
        }
        await TellAsync(await court.ActorAsync("acc1", ct), say, ct);
    }

    // Kept under var/demo as well, to be tried by hand: taken in again, a file adds nothing.
    async Task ImportAsync(Actor cashier, string name, byte[] bytes, TextWriter say, CancellationToken ct)
    {
        await File.WriteAllBytesAsync(DemonstrationBankDesk.PathOf(name), bytes, ct);
        using var content = new MemoryStream(bytes);
        var outcome = await run.RunAsync<ImportStatement, ImportOutcome>(cashier, u => u.ExecuteAsync(new(name, content), ct), ct);
        foreach (var statement in outcome.Statements)
            await say.WriteLineAsync($"{name}: {statement.Outcome}, {statement.Matched} receipts to a case, {statement.Unknown} to unknown funds, closing balance {statement.Closing}");
    }

    async Task TellAsync(Actor accountant, TextWriter say, CancellationToken ct)
    {
        foreach (var book in await run.ReadAsync<ReconciliationQueries, List<BookReconciliation>>(accountant, q => q.ShowAsync(Demonstration.BookCode, null, ct), ct))
            await say.WriteLineAsync($"{book.Book}: bank {book.Bank}, book {book.BookBalance}, liabilities {book.Liabilities}, difference {book.Difference}");
        await say.WriteLineAsync($"Sign in as {string.Join(", ", Demonstration.Persons.Select(p => $"{p.UserName} ({p.Role})"))}; the password of each is {Demonstration.Password}");
        await say.WriteLineAsync($"What is released, the demonstration bank carries out: its next statement then lies in {DemonstrationBankDesk.Folder}, for csh1 to take in");
    }

    static IEnumerable<(string Name, byte[] Bytes)> Statements(LocalDate today)
    {
        var bank = new DemonstrationBank(Money.Zero) { Day = Before(today, OldWorkdays) };
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
