using System.CommandLine;
using Enforcement.Ledger.Receipts;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>expected confirm ID</c>: confirms a deduction order that another person registered.</summary>
static class ExpectedConfirmCommand
{
    public static Command Create(Shell shell)
    {
        var id = new Argument<long>("ID") { Description = "The order's number, as 'expected list' shows it." };
        return shell.LedgerCommand("confirm", "Confirms another person's deduction order; its money is posted by itself from then on.", async (parsed, door, ct) =>
        {
            await door.DoAsync<ConfirmExpected, bool>(async u =>
            {
                await u.ExecuteAsync(new(parsed.GetValue(id)), ct);
                return true;
            }, ct);
            shell.Answer(parsed, new { Done = true }, screen => screen.Profile.Out.Writer.WriteLine("done"));
            return ExitCode.Done;
        }, id);
    }
}
