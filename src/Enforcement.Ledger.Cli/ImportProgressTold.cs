using Enforcement.Ledger.Receipts;

namespace Enforcement.Ledger.Cli;

/// <summary>Tells how far a long import is, on the error stream; of a short one it says nothing.</summary>
sealed class ImportProgressTold : IAsyncDisposable
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    readonly PeriodicTimer timer = new(Every);
    readonly Task telling;

    ImportProgressTold(ImportsUnderway underway, TextWriter error) => telling = TellAsync(underway, error);

    public static ImportProgressTold Begin(ImportsUnderway underway, TextWriter error) => new(underway, error);

    async Task TellAsync(ImportsUnderway underway, TextWriter error)
    {
        while (await timer.WaitForNextTickAsync())
            foreach (var import in underway.All)
                await error.WriteLineAsync(FormattableString.Invariant($"{import.File}: {import.Read:N0} lines read, {import.Posted:N0} of {import.ToPost:N0} posted"));
    }

    public async ValueTask DisposeAsync()
    {
        timer.Dispose();
        await telling;
    }
}
