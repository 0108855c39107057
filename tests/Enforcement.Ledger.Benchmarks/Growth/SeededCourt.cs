using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Enforcement.Ledger.Benchmarks.Growth;

/// <summary>The service on a seeded database, with the real runner and a clock that stands on the seed's last day.</summary>
sealed class SeededCourt : IAsyncDisposable
{
    readonly ServiceProvider services;

    public SeededCourt(string connection, Instant now)
    {
        services = new ServiceCollection().AddLogging(log => log.SetMinimumLevel(LogLevel.Critical))
            .AddSingleton<IClock>(new StandingClock(now)).AddLedger(_ => connection).AddScoped<PostEntries>().BuildServiceProvider();
    }

    /// <summary>An officer with a fiftieth of the cases.</summary>
    public static Actor Officer { get; } = new(1007, "seed-ex7");

    /// <summary>An officer with five of the oldest cases: whoever reads from the new end finds nothing of theirs for long.</summary>
    public static Actor OfficerOfFew { get; } = new(1104, "seed-few");

    public Task<TResult> DoAsync<TUseCase, TResult>(Actor actor, Func<TUseCase, Task<TResult>> call, CancellationToken ct) where TUseCase : class, IUseCase =>
        services.GetRequiredService<Runner>().RunAsync(actor, call, ct);

    public Task<TResult> SeeAsync<TQueries, TResult>(Actor actor, Func<TQueries, Task<TResult>> call, CancellationToken ct) where TQueries : class, IUseCase =>
        services.GetRequiredService<Runner>().ReadAsync(actor, call, ct);

    public ValueTask DisposeAsync() => services.DisposeAsync();

    sealed class StandingClock(Instant now) : IClock
    {
        public Instant GetCurrentInstant() => now;
    }

    /// <summary>Posts what it is handed, through the runner like every act.</summary>
    public sealed class PostEntries(Journal journal) : IUseCase
    {
        public static Permission Needs => Permission.ImportStatements;

        public Task<IReadOnlyList<Posted>> ExecuteAsync(int bookId, IReadOnlyList<Entry> entries, CancellationToken ct) => journal.PostAsync(bookId, entries, ct);
    }
}
