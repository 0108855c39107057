using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Reconciliation;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Receipts;

/// <summary>A real series of daily statements of two accounts, delivered in no order at all.</summary>
public sealed class DailySeriesTests
{
    [SeriesFact]
    public async Task A_real_series_in_any_order_ends_in_one_unbroken_chain_per_account_and_a_second_delivery_posts_nothing()
    {
        await using var court = await Court.OpenAsync();
        async Task Open(string code, string account, string opening) => await court.Run.RunAsync<OpenBook, int>(PersonDirectory.House,
            u => u.ExecuteAsync(new(code, "LT", code, account, "EUR", Money.Parse(opening), new LocalDate(2024, 3, 6)), default), default);
        await Open("LT1", "LT625883379695428516", "21081222.58");
        await Open("LT2", "LT414319056143772570", "4801.55");
        var random = new Random(7);
        var files = Directory.GetFiles(SeriesFactAttribute.Folder, "*.xml").OrderBy(_ => random.Next()).ToList();
        files.Should().HaveCountGreaterThan(100);

        foreach (var file in files)
            await court.ImportAsync(await File.ReadAllBytesAsync(file), name: Path.GetFileName(file));
        var books = (await court.ReconcileAsync()).Where(b => b.Currency == "EUR").ToList();
        books.Should().HaveCount(2).And.OnlyContain(b => b.Held.Count == 0 && b.Difference.IsZero);
        (await court.SeeAsync<GapQueries, List<GapView>>("ins1", q => q.ListAsync(null, false, null, 100, default))).Should().BeEmpty("every gap was filled by the file that came for it");
        foreach (var book in books)
        {
            var statements = book.Statements.ToList();
            for (var next = book.NextStatements; next is { } after;)
            {
                var page = await court.SeeAsync<ReconciliationQueries, StatementPage>("acc1", q => q.StatementsAsync(after, 50, default));
                statements.AddRange(page.Statements);
                next = page.Next;
            }
            statements.Should().HaveCountGreaterThan(100).And.OnlyContain(s => s.Difference.IsZero);
            statements.Zip(statements.Skip(1)).Should().OnlyContain(pair => pair.First.Opening == pair.Second.Closing);
        }
        await court.ShouldBeSoundAsync();

        foreach (var file in files)
            (await court.ImportAsync(await File.ReadAllBytesAsync(file))).Statements.Should().OnlyContain(s => s.Outcome == "duplicate" && s.Accepted == 0);
    }

    [SeriesFact]
    public async Task A_missing_day_is_named_and_everything_after_it_waits()
    {
        await using var court = await Court.OpenAsync();
        await court.Run.RunAsync<OpenBook, int>(PersonDirectory.House,
            u => u.ExecuteAsync(new("LT1", "LT", "LT1", "LT625883379695428516", "EUR", Money.Parse("21081222.58"), new LocalDate(2024, 3, 6)), default), default);
        await court.Run.RunAsync<OpenBook, int>(PersonDirectory.House,
            u => u.ExecuteAsync(new("LT2", "LT", "LT2", "LT414319056143772570", "EUR", Money.Parse("4801.55"), new LocalDate(2024, 3, 6)), default), default);
        var files = Directory.GetFiles(SeriesFactAttribute.Folder, "*.xml").Order(StringComparer.Ordinal).Take(6).ToList();
        foreach (var file in files.Where((_, i) => i != 3))
            await court.ImportAsync(await File.ReadAllBytesAsync(file));
        var held = (await court.ReconcileAsync()).Single(b => b.Book == "LT1").Held;
        held.Should().HaveCount(2).And.OnlyContain(h => h.Code == "statement.gap" && h.Facts!.Contains("last closing") && h.Facts.Contains("2024-03-11"));
        (await court.SeeAsync<GapQueries, List<GapView>>("ins1", q => q.ListAsync("LT1", false, null, 100, default))).Should().ContainSingle("what waits behind a gap is not another one")
            .Which.Should().BeEquivalentTo(new { Kind = "days", State = "open" });
        (await court.ImportAsync(await File.ReadAllBytesAsync(files[3]))).Resumed.Should().NotBeEmpty();
        (await court.ReconcileAsync()).Should().OnlyContain(b => b.Held.Count == 0);
    }
}

/// <summary>Skips where the shared samples are not beside the project.</summary>
sealed class SeriesFactAttribute : FactAttribute
{
    public SeriesFactAttribute()
    {
        if (Folder.Length == 0)
            Skip = "The shared statement samples are not here.";
    }

    public static string Folder { get; } = Find();

    static string Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar)))
            if (Path.Combine(folder, "..", "shared", "data", "statements", "camt.053", "lt-centrolink-daily") is var samples && Directory.Exists(samples))
                return samples;
        return "";
    }
}
