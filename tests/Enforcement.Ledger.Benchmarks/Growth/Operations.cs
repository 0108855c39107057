using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Oversight;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Receipts.UnknownFunds;
using Enforcement.Ledger.Reconciliation;
using NodaTime;

namespace Enforcement.Ledger.Benchmarks.Growth;

/// <summary>Something that people or jobs do, called as they do it.</summary>
/// <param name="Run">The n-th repetition: each takes another case, line or payout.</param>
sealed record Operation(string Name, Func<int, CancellationToken, Task> Run);

/// <summary>What is measured at every level: posting, balances, reconciliation, the sweep, and every list and page.</summary>
sealed class Operations
{
    const int Book = 1;
    const int PageSize = 50;
    const int Sampled = 400;
    const int ReceiptsABatch = 1_000;
    const int LinesAStatement = 1_000;

    readonly SeededCourt court;
    readonly Seed seed;
    readonly string workFolder;
    long[] cases = [];
    long[] lines = [];
    long[] statements = [];
    long[] payouts = [];
    long middleLine;
    long middlePayout;
    long middleStatement;
    long posted;
    int statementsWritten;

    Operations(SeededCourt court, Seed seed, string workFolder)
    {
        this.court = court;
        this.seed = seed;
        this.workFolder = workFolder;
    }

    /// <summary>Draws the cases, lines and payouts that the operations are about, evenly over all that there are.</summary>
    public static async Task<Operations> OverAsync(SeededCourt court, Seed seed, string workFolder, CancellationToken ct)
    {
        var operations = new Operations(court, seed, workFolder)
        {
            cases = await SampleAsync("cases.enforcement_case", $" and t.book_id = {Book}"),
            lines = await SampleAsync("receipts.statement_line", ""),
            statements = await SampleAsync("receipts.statement", ""),
            payouts = await SampleAsync("payouts.payout", ""),
        };
        operations.middleLine = operations.lines.Order().ElementAt(operations.lines.Length / 2);
        operations.middlePayout = operations.payouts.Order().ElementAt(operations.payouts.Length / 2);
        operations.middleStatement = operations.statements.Order().ElementAt(operations.statements.Length / 2);
        return operations;

        Task<long[]> SampleAsync(string table, string and) => seed.AskAsync<long[]>(
            $"""
            select array_agg(id order by md5(id::text)) from (
              select (select t.id from {table} t where t.id >= v{and} order by t.id limit 1) as id
              from (select min(id) as low, max(id) as high from {table}) r, generate_series(low, high, greatest(1, (high - low) / {Sampled})) v) s
            where id is not null
            """, ct);
    }

    public IEnumerable<Operation> All() => [.. Balances(), .. Sweeps(), .. CaseLists(), .. ReceiptLists(), .. PayoutLists(), .. Postings(), AfterPostings, Fold];

    /// <summary>The least that a question can take here: the runner, a transaction, and one look into an index.</summary>
    public Operation Yardstick => See<BookQueries>("a book's opening", (q, _, ct) => q.OpeningAsync(Book, ct));

    Operation Fold => new("post 1,000 receipts and fold them", async (_, ct) =>
    {
        await PostAsync(ReceiptsABatch, ct);
        await court.DoAsync<FoldBalances, FoldOutcome>(PersonDirectory.House, u => u.ExecuteAsync(ct), ct);
    });

    /// <summary>Balances with some thousand entries that no pause has tidied up after.</summary>
    Operation AfterPostings => See<BookQueries>("balances of a book, after these postings", (q, _, ct) => q.BalancesAsync(Book, null, null, ct));

    IEnumerable<Operation> Postings() =>
    [
        new("post 1,000 receipts in one batch", (_, ct) => PostAsync(ReceiptsABatch, ct)),
        new("post one receipt", (_, ct) => PostAsync(1, ct)),
        new("import a statement of 1,000 lines", ImportAsync),
    ];

    IEnumerable<Operation> Balances() =>
    [
        See<BookQueries>("balances of every book", (q, _, ct) => q.ListAsync(ct)),
        See<BookQueries>("balances of a book, now", (q, _, ct) => q.BalancesAsync(Book, null, null, ct)),
        See<BookQueries>("balances of a book as of a day", (q, i, ct) => q.BalancesAsync(Book, null, Day(i), ct)),
        See<BookQueries>("balances of a case, now", (q, i, ct) => q.BalancesAsync(Book, Any(cases, i), null, ct)),
        See<BookQueries>("balances of a case as of a day", (q, i, ct) => q.BalancesAsync(Book, Any(cases, i), Day(i), ct)),
        See<ReconciliationQueries>("three-way reconciliation of a book", (q, _, ct) => q.ShowAsync("G1", null, ct)),
        See<ReconciliationQueries>("three-way reconciliation as of a day", (q, i, ct) => q.ShowAsync("G1", Day(i), ct)),
        See<ReconciliationQueries>("statements reconciled, a deep page", (q, _, ct) => q.StatementsAsync(middleStatement, PageSize, ct)),
    ];

    IEnumerable<Operation> Sweeps() =>
    [
        new("deadline sweep", (_, ct) => court.DoAsync<SweepDeadlines, SweepOutcome>(PersonDirectory.House, u => u.ExecuteAsync(ct), ct)),
        See<ClockQueries>("clocks that run", (q, _, ct) => q.LotsAsync(null, ct)),
        See<ClockQueries>("clocks of a case", (q, i, ct) => q.LotsAsync(Any(cases, i), ct)),
    ];

    IEnumerable<Operation> CaseLists() =>
    [
        See<CaseQueries>("cases, first page", (q, _, ct) => q.ListAsync(null, null, PageSize, ct)),
        See<CaseQueries>("cases, a deep page", (q, i, ct) => q.ListAsync(null, Any(cases, i), PageSize, ct)),
        See<CaseQueries>("cases, search by whole number", (q, i, ct) => q.ListAsync($"（2016）川0104执{Any(cases, i)}号", null, PageSize, ct)),
        See<CaseQueries>("cases, search by a party's name", (q, i, ct) => q.ListAsync($"债务人{Any(cases, i)}有限公司", null, PageSize, ct)),
        See<CaseQueries>("cases, search without a hit", (q, _, ct) => q.ListAsync("无此当事人", null, PageSize, ct)),
        See<CaseQueries>("cases of an officer", (q, _, ct) => q.ListAsync(null, null, PageSize, ct), SeededCourt.Officer),
        See<CaseQueries>("a case's page", (q, i, ct) => q.ShowAsync(Any(cases, i), ct)),
        See<CaseQueries>("a case by its number", (q, i, ct) => q.ShowAsync($"（2016）川0104执{Any(cases, i)}号", ct)),
    ];

    IEnumerable<Operation> ReceiptLists() =>
    [
        See<ReceiptQueries>("receipts, first page", (q, _, ct) => q.ListAsync(null, null, null, PageSize, ct)),
        See<ReceiptQueries>("receipts, a deep page", (q, _, ct) => q.ListAsync(null, null, middleLine, PageSize, ct)),
        See<ReceiptQueries>("receipts of a case", (q, i, ct) => q.ListAsync(Any(cases, i), null, null, PageSize, ct)),
        See<ReceiptQueries>("receipts of a statement", (q, i, ct) => q.ListAsync(null, Any(statements, i), null, PageSize, ct)),
        See<ReceiptQueries>("receipts of an officer", (q, _, ct) => q.ListAsync(null, null, null, PageSize, ct), SeededCourt.Officer),
        See<ReceiptQueries>("receipts of an officer of few cases", (q, _, ct) => q.ListAsync(null, null, null, PageSize, ct), SeededCourt.OfficerOfFew),
        See<ReceiptQueries>("a receipt's page", (q, i, ct) => q.ShowAsync(Any(lines, i), ct)),
        See<UnknownQueries>("unknown funds", (q, _, ct) => q.ListAsync(new(), null, 50, ct)),
        See<ReceiptQueries>("statements, first page", (q, _, ct) => q.StatementsAsync(null, null, PageSize, ct)),
        See<ReceiptQueries>("statements, a deep page", (q, _, ct) => q.StatementsAsync(null, middleStatement, PageSize, ct)),
    ];

    IEnumerable<Operation> PayoutLists() =>
    [
        See<PayoutQueries>("payouts, first page", (q, _, ct) => q.ListAsync(null, null, null, PageSize, ct)),
        See<PayoutQueries>("payouts, a deep page", (q, _, ct) => q.ListAsync(null, null, middlePayout, PageSize, ct)),
        .. new[] { PayoutState.Draft, PayoutState.InApproval, PayoutState.Accepted, PayoutState.Released, PayoutState.Paid, PayoutState.Returned }
            .Select(state => See<PayoutQueries>($"payouts in {state}", (q, _, ct) => q.ListAsync(null, state, null, PageSize, ct))),
        See<PayoutQueries>("payouts of a case", (q, i, ct) => q.ListAsync(Any(cases, i), null, null, PageSize, ct)),
        See<PayoutQueries>("payouts of an officer", (q, _, ct) => q.ListAsync(null, null, null, PageSize, ct), SeededCourt.Officer),
        See<PayoutQueries>("payouts of an officer of few cases", (q, _, ct) => q.ListAsync(null, null, null, PageSize, ct), SeededCourt.OfficerOfFew),
        See<PayoutQueries>("a payout's page with its trace", (q, i, ct) => q.ShowAsync(Any(payouts, i), ct)),
    ];

    Operation See<TQueries>(string name, Func<TQueries, int, CancellationToken, Task> ask, Actor? actor = null) where TQueries : class, Access.IUseCase =>
        new(name, (i, ct) => court.SeeAsync<TQueries, bool>(actor ?? PersonDirectory.House, async q => { await ask(q, i, ct); return true; }, ct));

    static long Any(long[] ids, int i) => ids[i % ids.Length];

    /// <summary>A day somewhere in the years.</summary>
    LocalDate Day(int i) => Seed.DateOf(1 + i * 7_919 % seed.Today);

    Task PostAsync(int receipts, CancellationToken ct)
    {
        var entries = new Entry[receipts];
        for (var i = 0; i < receipts; i++)
        {
            var line = long.MaxValue - posted++;
            entries[i] = new(EntryKind.ReceiptToCase, Guid.NewGuid(), Seed.DateOf(seed.Today), SourceKind.StatementLine, line,
                [new(null, AccountCode.Bank, null, AccountCode.CaseAvailable, Any(cases, (int)(posted % Sampled)), Money.FromMinor(12_345))],
                new(Seed.DateOf(seed.Today), Money.FromMinor(12_345)));
        }
        return court.DoAsync<SeededCourt.PostEntries, IReadOnlyList<Posted>>(PersonDirectory.House, u => u.ExecuteAsync(Book, entries, ct), ct);
    }

    async Task ImportAsync(int i, CancellationToken ct)
    {
        var opening = await seed.AskAsync<long>(
            $"select closing_minor from receipts.statement s where book_id = {Book} and state = 'posted' and not exists (select from receipts.statement n where n.previous_id = s.id) order by id desc limit 1", ct);
        var ident = $"growth-{seed.Today}-{++statementsWritten}";
        var path = Path.Combine(workFolder, ident + ".xml");
        await using var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        Seed.StatementOf(Book, ident, Seed.DateOf(seed.Today), Money.FromMinor(opening), LinesAStatement, line => Any(cases, i * 17 + line)).Write(file);
        var outcome = await court.DoAsync<ImportStatement, ImportOutcome>(PersonDirectory.House, u => u.ExecuteAsync(new(ident, file), ct), ct);
        if (outcome.Rejected || outcome.Statements[0].Accepted != LinesAStatement)
            throw new InvalidOperationException($"The measured statement was not posted: {outcome.Statements.FirstOrDefault()}");
    }
}
