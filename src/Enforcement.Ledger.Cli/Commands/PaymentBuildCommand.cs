using System.CommandLine;
using Enforcement.Ledger.Payouts.Banking;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>payment build [--payout N…] [--out PATH]</c>: one file for the bank from released instructions; written out, its payments leave.</summary>
static class PaymentBuildCommand
{
    public static Command Create(Shell shell)
    {
        var book = new Option<string?>("--book") { Description = "The book; may be left out when there is one." };
        var payouts = new Option<long[]>("--payout") { Description = "Only these payouts; all that wait without it.", AllowMultipleArgumentsPerToken = true };
        var path = new Option<string?>("--out") { Description = "Hands the file over: writes it there." };
        return shell.LedgerCommand("build", "Collects released instructions that have not left into one file for the bank, each once.", async (parsed, door, ct) =>
        {
            var chosen = parsed.GetValue(payouts) is { Length: > 0 } some ? some : null;
            var id = await door.DoAsync<BuildPaymentFile, long>(u => u.ExecuteAsync(new(parsed.GetValue(book), chosen), ct), ct);
            if (parsed.GetValue(path) is { } to)
            {
                var file = await door.DoAsync<DownloadPaymentFile, PaymentFileBytes>(u => u.ExecuteAsync(id, ct), ct);
                await OutputFile.WriteAsync(to, file.Bytes, ct);
            }
            var shown = await door.AskAsync<PaymentFileQueries, PaymentFileView>(q => q.ShowAsync(id, ct), ct);
            shell.Answer(parsed, shown, screen => screen.Profile.Out.Writer.WriteLine($"{shown.Name}: {shown.Transactions} payments, {shown.Total}, SHA-256 {shown.Sha256}, {shown.State}"));
            return ExitCode.Done;
        }, book, payouts, path);
    }
}
