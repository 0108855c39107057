using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Notices;
using Enforcement.Ledger.Papers;
using Enforcement.Ledger.Receipts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Enforcement.Ledger.Cli;

/// <summary>The ledger as a command reaches it: through the runner, as the person named.</summary>
sealed class LedgerDoor : IAsyncDisposable
{
    readonly ServiceProvider services;

    LedgerDoor(ServiceProvider services, Actor actor)
    {
        this.services = services;
        Actor = actor;
    }

    public Actor Actor { get; }

    public DropFolder DropFolder => services.GetRequiredService<DropFolder>();

    public ImportsUnderway Underway => services.GetRequiredService<ImportsUnderway>();

    public DeliverNotices DeliverNotices => services.GetRequiredService<DeliverNotices>();

    public Demonstration Demonstration => services.GetRequiredService<Demonstration>();

    /// <param name="person">A sign-in name; null for the house.</param>
    /// <param name="font">The font file of printed papers; null for one that is installed.</param>
    /// <param name="gateway">Where messages to parties go; null when the command sends none.</param>
    /// <exception cref="Refused"><see cref="AccessRefusals.UnknownPerson"/></exception>
    public static async Task<LedgerDoor> OpenAsync(LedgerConnections connections, string? person, bool verbose, CancellationToken ct, NoticeGatewaySettings? gateway = null, string? font = null)
    {
        await LedgerStart.PrepareAsync(connections, ct);
        var services = new ServiceCollection()
            .AddLogging(log => Quiet(log, verbose)).AddSingleton(gateway ?? NoticeGatewaySettings.None).AddSingleton(new PaperTypeface(font))
            .AddLedger(_ => connections.App).BuildServiceProvider();
        try
        {
            return new(services, person is null ? PersonDirectory.House : await FindAsync(services, person, ct));
        }
        catch
        {
            await services.DisposeAsync();
            throw;
        }
    }

    public Task<TResult> DoAsync<TUseCase, TResult>(Func<TUseCase, Task<TResult>> call, CancellationToken ct) where TUseCase : class, IUseCase =>
        services.GetRequiredService<Runner>().RunAsync(Actor, call, ct);

    public Task<TResult> AskAsync<TQueries, TResult>(Func<TQueries, Task<TResult>> call, CancellationToken ct) where TQueries : class, IUseCase =>
        services.GetRequiredService<Runner>().ReadAsync(Actor, call, ct);

    public ValueTask DisposeAsync() => services.DisposeAsync();

    static async Task<Actor> FindAsync(ServiceProvider services, string person, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PersonDirectory>().FindAsync(person, ct)
            ?? throw new Refused(AccessRefusals.UnknownPerson, person);
    }

    // Standard output belongs to the answer. What the driver of the database has to say, the exception says again.
    static void Quiet(ILoggingBuilder log, bool verbose)
    {
        log.SetMinimumLevel(verbose ? LogLevel.Information : LogLevel.Warning);
        if (!verbose)
            log.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None);
        log.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
