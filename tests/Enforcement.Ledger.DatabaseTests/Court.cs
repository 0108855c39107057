using System.Text;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Cases.Payees;
using Enforcement.Ledger.Cli.Scenarios;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Oversight;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Disputes;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Receipts.UnknownFunds;
using Enforcement.Ledger.Reconciliation;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using NodaTime;
using Npgsql;

namespace Enforcement.Ledger.DatabaseTests;

/// <summary>The demonstration court on a database of its own, with a clock that the test moves and statements that it writes.</summary>
public sealed class Court : IAsyncDisposable
{
    readonly TestDatabase database;
    readonly ServiceProvider services;
    readonly ScratchLedger ledger;
    readonly Dictionary<string, Actor> actors = [];
    readonly List<(Money Signed, string Entry)> today = [];
    Money bankBalance = Money.Zero;
    Money opening = Money.Zero;
    int lineNumber;
    int caseNumber;
    int statementNumber;

    Court(TestDatabase database)
    {
        (this.database, ledger) = (database, new(database.Connections));
        var collection = new ServiceCollection().AddLogging(l => l.SetMinimumLevel(LogLevel.Warning));
        collection.AddSingleton<IClock>(Clock);
        services = collection.AddLedger(_ => database.Connections.App).AddScoped<Ledger.PostForTest>().AddScoped<Receipts.MatchForTest>().BuildServiceProvider(validateScopes: true);
    }

    public TestDatabase Database => database;

    public MovableClock Clock { get; } = new(Instant.FromUtc(2026, 2, 13, 2, 0));

    public Runner Run => services.GetRequiredService<Runner>();

    public IServiceProvider Services => services;

    public static async Task<Court> OpenAsync() => new(await TestDatabase.CreateOpenedAsync(new(2026, 2, 13)));

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await ledger.DisposeAsync();
        await database.DisposeAsync();
    }

    public async Task<Actor> ActorAsync(string name) =>
        actors.TryGetValue(name, out var actor) ? actor : actors[name] = await services.GetRequiredService<Demonstration>().ActorAsync(name, default);

    public async Task<TResult> AsAsync<TUseCase, TResult>(string person, Func<TUseCase, Task<TResult>> call) where TUseCase : class, IUseCase =>
        await Run.RunAsync<TUseCase, TResult>(await ActorAsync(person), call, default);

    public async Task AsAsync<TUseCase>(string person, Func<TUseCase, Task> call) where TUseCase : class, IUseCase =>
        await Run.RunAsync<TUseCase, bool>(await ActorAsync(person), async u => { await call(u); return true; }, default);

    public async Task<TResult> SeeAsync<TQueries, TResult>(string person, Func<TQueries, Task<TResult>> call) where TQueries : class, IUseCase =>
        await Run.ReadAsync<TQueries, TResult>(await ActorAsync(person), call, default);

    /// <summary>Opens a case with its own sub-account and a confirmed account of the applicant 甲公司.</summary>
    public async Task<TestCase> CaseAsync(string officer = "ex1", string applicant = "甲公司", string debtor = "乙公司", decimal claim = 1_000_000m)
    {
        var n = Interlocked.Increment(ref caseNumber);
        var number = $"（2026）川0104执{1000 + n}号";
        var subAccount = $"6228480000000{n:D6}";
        var json = $$"""
            [{"number":"{{number}}","applicant":"{{applicant}}","debtor":"{{debtor}}","debtor_kind":"company","officer":"{{officer}}","claim":"{{claim}}","sub_account":"{{subAccount}}",
              "payee":"{{applicant}}","payee_account":"51000000000{{n:D6}}","payee_bank":"中国建设银行成都分行","confirmation_document":"账户确认书-{{n}}","confirmed_on":"2026-02-01"}]
            """;
        var outcome = await AsAsync<ImportCases, CaseImportOutcome>("adm1", u => u.ExecuteAsync(new(CaseFile.Read(Encoding.UTF8.GetBytes(json), "case.json"), "case.json"), default));
        outcome.Faults.Should().BeEmpty();
        outcome.Added.Should().Be(1);
        var view = await SeeAsync<CaseQueries, CaseView>("dir1", q => q.ShowAsync(number, default));
        return new TestCase(view.Case.Id, number, subAccount);
    }

    /// <summary>Lets the bank book a credit; it is on the next statement.</summary>
    /// <returns>The bank's reference, by which the line is found again.</returns>
    public string Credit(Money amount, string? subAccount = null, string payer = "乙公司", string remark = "", string payerAccount = "6217000000000000001", string summary = "")
    {
        var reference = $"B{Interlocked.Increment(ref lineNumber):D8}";
        Book(amount, CamtText.Entry(reference, amount, true, Day, payer, payerAccount, subAccount, remark, null, summary));
        return reference;
    }

    /// <summary>Lets the bank book several credits as one.</summary>
    public string CreditBatch(params (Money Amount, string Payer, string? SubAccount, string Remark)[] parts)
    {
        var reference = $"B{Interlocked.Increment(ref lineNumber):D8}";
        Book(Money.Sum(parts.Select(p => p.Amount)), CamtText.BatchEntry(reference, Day, parts));
        return reference;
    }

    /// <summary>Lets the bank book a debit that no instruction of ours explains.</summary>
    public void Debit(Money amount, string payee, string summary)
    {
        var reference = $"B{Interlocked.Increment(ref lineNumber):D8}";
        Book(-amount, CamtText.Entry(reference, amount, false, Day, payee, payee.Length == 0 ? "" : "6217000000000000002", null, "", null, summary));
    }

    /// <summary>Lets the bank book one debit for a file, with or without telling its payments.</summary>
    public async Task<string> DebitFileAsync(string file, Money amount, params long[] payouts)
    {
        var parts = new List<CamtText.Payment>();
        foreach (var payout in payouts)
            parts.Add(CamtText.PaymentOf(Encoding.UTF8.GetString((await SeeAsync<PayoutQueries, PayoutFile>("csh1", q => q.FileAsync(payout, default))).Bytes)));
        var reference = $"B{Interlocked.Increment(ref lineNumber):D8}";
        Book(-amount, CamtText.DebitBatch(reference, Day, amount, file, parts));
        return reference;
    }

    /// <summary>Lets the bank carry out a released payout.</summary>
    public async Task<string> DebitAsync(long payoutId)
    {
        var file = await AsAsync<DownloadPayoutFile, PayoutFile>("csh1", u => u.ExecuteAsync(payoutId, default));
        return CarryOut(file.Bytes);
    }

    /// <summary>Lets the bank book a payout that somebody typed into its own pages: no file leaves.</summary>
    public async Task<string> DebitByNumberAsync(long payoutId) => CarryOut((await SeeAsync<PayoutQueries, PayoutFile>("csh1", q => q.FileAsync(payoutId, default))).Bytes);

    /// <summary>Lets the bank carry out an approved refund of unknown funds.</summary>
    public async Task<string> DebitRefundAsync(long refundId) =>
        CarryOut((await SeeAsync<ClaimQueries, KeptFile>("csh1", q => q.RefundFileAsync(refundId, default))).Bytes);

    string CarryOut(byte[] instruction)
    {
        var payment = CamtText.PaymentOf(Encoding.UTF8.GetString(instruction));
        var reference = $"B{Interlocked.Increment(ref lineNumber):D8}";
        Book(-payment.Amount, CamtText.Entry(reference, payment.Amount, false, Day, payment.Payee, payment.Account, null, "", payment.EndToEndId));
        return reference;
    }

    /// <summary>Lets the bank send a paid payout back.</summary>
    /// <param name="withId">Whether the channel carries the id of the instruction.</param>
    public async Task<string> ReturnAsync(long payoutId, bool withId = true)
    {
        var file = await SeeAsync<PayoutQueries, PayoutFile>("csh1", q => q.FileAsync(payoutId, default));
        var payment = CamtText.PaymentOf(Encoding.UTF8.GetString(file.Bytes));
        var reference = $"B{Interlocked.Increment(ref lineNumber):D8}";
        Book(payment.Amount, CamtText.Entry(reference, payment.Amount, true, Day, payment.Payee, payment.Account, null, "退汇", withId ? payment.EndToEndId : null));
        return reference;
    }

    /// <summary>The day's statement as a file: everything booked since the last one.</summary>
    public byte[] CloseStatement()
    {
        var id = $"S{++statementNumber:D6}";
        var bytes = Encoding.UTF8.GetBytes(CamtText.Statement(id, Demonstration.EscrowAccountNo, Day, opening, bankBalance, today.Select(t => t.Entry)));
        opening = bankBalance;
        today.Clear();
        return bytes;
    }

    public async Task<ImportOutcome> ImportAsync(byte[] statement, string person = "csh1", string name = "statement.xml") =>
        await AsAsync<ImportStatement, ImportOutcome>(person, u => u.ExecuteAsync(new(name, new MemoryStream(statement)), default));

    public async Task<ImportOutcome> StatementAsync() => await ImportAsync(CloseStatement());

    public async Task<long> LineAsync(string bankReference) =>
        await TestDatabase.AskAsync<long>(database.Superuser, $"select id from receipts.statement_line where bank_reference = '{bankReference}'");

    public async Task<long> DraftAsync(TestCase c, Money amount, string person = "ex1", string? payee = null, string? account = null) =>
        await AsAsync<DraftPayout, long>(person, u => u.ExecuteAsync(new(c.Id, amount, payee, account), default));

    public Task SubmitAsync(long payout, string person = "ex1") => AsAsync<SubmitPayout>(person, u => u.ExecuteAsync(new(payout), default));

    public Task ApproveAsync(long payout, string person = "dir1", string? decision = null) => AsAsync<ApprovePayout>(person, u => u.ExecuteAsync(new(payout, decision), default));

    public Task AcceptAsync(long payout, string person = "acc1") => AsAsync<AcceptPayout>(person, u => u.ExecuteAsync(new(payout), default));

    public Task ReleaseAsync(long payout, string person = "csh1") => AsAsync<ReleasePayout>(person, u => u.ExecuteAsync(new(payout), default));

    public Task<long> DisputeAsync(TestCase c, Money amount) => AsAsync<PlaceDispute, long>("ex1", u => u.ExecuteAsync(new(c.Id, amount, "案外人异议", "异议书"), default));

    public Task<long> ProposeOutcomeAsync(long? dispute, SettledFor settledFor, long? payout = null, string person = "ex1") =>
        AsAsync<ProposeDisputeOutcome, long>(person, u => u.ExecuteAsync(new(dispute, settledFor, "裁定书", "异议已审结", payout), default));

    /// <summary>The officer proposes how a dispute, or the disputed part of a payout, ends, and the supervisor confirms it.</summary>
    public async Task SettleAsync(long? dispute, SettledFor settledFor, long? payout = null)
    {
        var outcome = await ProposeOutcomeAsync(dispute, settledFor, payout);
        await AsAsync<ConfirmDisputeOutcome>("reg1", u => u.ExecuteAsync(new(outcome), default));
    }

    /// <summary>The officer proposes another account of a party, and the supervisor confirms it.</summary>
    public async Task<long> ChangeAccountAsync(TestCase c, string account, string party = "甲公司")
    {
        var proposal = await ProposeAccountAsync(c, account, party);
        return await AsAsync<ConfirmPayeeAccount, long>("reg1", u => u.ExecuteAsync(new(proposal), default));
    }

    public Task<long> ProposeAccountAsync(TestCase c, string account, string party = "甲公司", string person = "ex1") => AsAsync<ProposePayeeAccount, long>(person,
        u => u.ExecuteAsync(new(c.Id, party, account, "中国银行成都分行", party, "账户变更确认书", party), default));

    public Task<PayoutDetail> PayoutAsync(long payout) => SeeAsync<PayoutQueries, PayoutDetail>("dir1", q => q.ShowAsync(payout, default));

    public async Task<CaseRowView> MoneyAsync(TestCase c) => (await SeeAsync<CaseQueries, CaseView>("dir1", q => q.ShowAsync(c.Id, default))).Case;

    public Task<List<BookReconciliation>> ReconcileAsync() => SeeAsync<ReconciliationQueries, List<BookReconciliation>>("acc1", q => q.ShowAsync(null, null, default));

    /// <summary>Every standing invariant holds and the three-way reconciliation is zero.</summary>
    public async Task ShouldBeSoundAsync()
    {
        var checks = await AsAsync<RunChecks, List<CheckOutcome>>("ins1", u => u.ExecuteAsync(default));
        checks.Should().HaveCount(StandingChecks.Names.Count).And.OnlyContain(c => c.Healthy, "{0}", string.Join("; ", checks.Where(c => !c.Healthy).Select(c => $"{c.Name}: {string.Join(" | ", c.Rows)}")));
        (await ReconcileAsync()).Should().OnlyContain(b => b.Difference.IsZero);
    }

    /// <summary>Everything that a refusal must leave as it was: a line for every table but the evidence, with a hash of its rows.</summary>
    /// <param name="but">Tables that the act writes itself.</param>
    public async Task<string> SnapshotAsync(params string[] but) => string.Join('\n', (await ledger.SnapshotAsync(default)).Where(t => !but.Contains(t.Key)).OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => $"{t.Key} {t.Value}"));

    /// <summary>The act is refused with the code, and nothing has moved.</summary>
    public async Task ShouldRefuseAsync(string code, Func<Task> act)
    {
        var before = await SnapshotAsync();
        (await act.Should().ThrowAsync<Refused>()).Which.Code.Should().Be(code);
        (await SnapshotAsync()).Split('\n').Except(before.Split('\n')).Should().BeEmpty("a refusal leaves everything as it was");
    }

    /// <summary>The database refuses the statement to the application's role, whatever the program would have said.</summary>
    /// <returns>The code (SQLSTATE) that it refuses with.</returns>
    public async Task<string> DatabaseRefusesAsync(string sql) =>
        (await FluentActions.Awaiting(() => TestDatabase.ExecuteAsync(database.Connections.App, sql)).Should().ThrowAsync<PostgresException>("{0}", sql)).Which.SqlState;

    /// <summary>The code that the act is refused with, or null when it is done: for what may go either way, such as a race.</summary>
    public static async Task<string?> TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (Refused refused)
        {
            return refused.Code;
        }
    }

    /// <summary>Until so many wait for another's lock in this database.</summary>
    public async Task WaitingAsync(int many)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await TestDatabase.AskAsync<long>(database.Superuser, "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") < many)
            await Task.Delay(10, patience.Token);
    }

    LocalDate Day => Calendar.Office.Today(Clock.GetCurrentInstant());

    void Book(Money signed, string entry)
    {
        today.Add((signed, entry));
        bankBalance += signed;
    }
}

/// <summary>A case that a test has opened.</summary>
public sealed record TestCase(long Id, string Number, string SubAccount);
