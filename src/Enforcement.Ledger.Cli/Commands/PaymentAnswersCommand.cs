using System.CommandLine;
using Enforcement.Ledger.Payouts.Banking;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>payment answers FILE</c>: reads the bank's answer (pain.002); the same file again changes nothing.</summary>
static class PaymentAnswersCommand
{
    public static Command Create(Shell shell)
    {
        var file = new Argument<string>("FILE") { Description = "A pain.002 file of the bank." };
        return shell.LedgerCommand("answers", "Reads what the bank answers to our files (pain.002).", async (parsed, door, ct) =>
        {
            var path = parsed.GetValue(file)!;
            var bytes = await InputFile.ReadAsync(path, ct);
            var outcome = await door.DoAsync<ImportBankAnswers, BankAnswerOutcome>(u => u.ExecuteAsync(new(Path.GetFileName(path), bytes), ct), ct);
            shell.Answer(parsed, outcome, screen =>
            {
                screen.Profile.Out.Writer.WriteLine($"{outcome.File}: {outcome.New} new, {outcome.Advanced} further, {outcome.Rejected} rejected, {outcome.Inferred} inferred, {outcome.Late} late, {outcome.Manual} to be looked at");
                foreach (var unknown in outcome.Unknown)
                    screen.Profile.Out.Writer.WriteLine($"unknown {unknown.Level} {unknown.OriginalId} {unknown.Status}");
            });
            return ExitCode.Done;
        }, file);
    }
}
