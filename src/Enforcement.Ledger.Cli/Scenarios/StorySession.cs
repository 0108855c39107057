using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>The court, the bank and the clock of one story, on a database of its own: plays a line whenever it is told one.</summary>
sealed class StorySession : IAsyncDisposable
{
    readonly ServiceProvider services;
    readonly StoryClock clock;
    readonly ScratchLedger ledger;
    readonly StoryPlay play;
    readonly StoryChecks checks;

    StorySession(ServiceProvider services, StoryClock clock, LedgerConnections scratch)
    {
        (this.services, this.clock, ledger) = (services, clock, new(scratch));
        var (run, bank, labels) = (services.GetRequiredService<Runner>(), new StoryBank(), new StoryLabels());
        play = new(run, services.GetRequiredService<Demonstration>(), bank, ledger, labels);
        checks = new(run, bank, ledger, labels);
    }

    /// <param name="scratch">A migrated database that nothing has happened in.</param>
    public static async Task<StorySession> OpenAsync(LocalDateTime start, LedgerConnections scratch, CancellationToken ct)
    {
        var clock = new StoryClock(start);
        var services = new ServiceCollection().AddLogging(l => l.SetMinimumLevel(LogLevel.Warning))
            .AddSingleton<IClock>(clock).AddLedger(_ => scratch.App).BuildServiceProvider();
        await services.GetRequiredService<Demonstration>().OpenAsync(ct, withPasswords: false);
        return new(services, clock, scratch);
    }

    /// <summary>Plays an act. A refusal is an outcome; whatever else is thrown is a defect, or a line that cannot be read.</summary>
    public async Task<Outcome> DoAsync(StoryLine line, CancellationToken ct)
    {
        clock.MoveTo(line.At);
        var act = StoryActs.Find(line.Actor, line.Act, line.Keys).Play;
        try
        {
            return await act(play, line, ct);
        }
        catch (Refused refused)
        {
            return Outcome.Refused(refused);
        }
    }

    /// <inheritdoc cref="StoryChecks.DiffersAsync"/>
    public Task<IReadOnlyList<(string Expected, string Got)>> DiffersAsync(StoryLine line, CancellationToken ct)
    {
        clock.MoveTo(line.At);
        return checks.DiffersAsync(line, ct);
    }

    /// <inheritdoc cref="ScratchLedger.SnapshotAsync"/>
    public Task<IReadOnlyDictionary<string, string>> SnapshotAsync(CancellationToken ct) => ledger.SnapshotAsync(ct);

    public async ValueTask DisposeAsync()
    {
        await ledger.DisposeAsync();
        await services.DisposeAsync();
    }
}
