using System.CommandLine;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.UnknownFunds;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>unknown claim LINE...</c>: claims lines for a case, or one line in parts for several.</summary>
static class UnknownClaimCommand
{
    public static Command Create(Shell shell)
    {
        var lines = new Argument<long[]>("LINE") { Arity = ArgumentArity.OneOrMore, Description = "The lines, as the list numbers them." };
        var cases = new Option<string[]>("--case") { Description = "The case; with parts, several times as NUMBER=AMOUNT.", HelpName = "NUMBER", Required = true };
        var evidence = new Option<string[]>("--evidence") { Description = "A file that shows whose money it is.", HelpName = "FILE", Required = true };
        var reason = new Option<string>("--reason") { Description = "Why it belongs there.", HelpName = "TEXT", Required = true };
        var notified = new Option<string?>("--payer-notified") { Description = "How and when the payer was told.", HelpName = "TEXT" };
        return shell.LedgerCommand("claim", "Claims lines for a case; another person confirms. All lines or none.", async (parsed, door, ct) =>
        {
            var parts = new List<ClaimUnknown.Part>();
            foreach (var told in parsed.GetValue(cases)!)
            {
                var (number, amount) = told.Split('=', 2) is [var n, var a] ? (n, AmountOf(a)) : (told, (Money?)null);
                parts.Add(new((await door.AskAsync<CaseQueries, CaseView>(q => q.ShowAsync(number, ct), ct)).Case.Id, amount));
            }
            var papers = new List<long>();
            foreach (var path in parsed.GetValue(evidence)!)
            {
                var bytes = await InputFile.ReadAsync(path, ct);
                papers.Add(await door.DoAsync<KeepEvidence, long>(u => u.ExecuteAsync(new(Path.GetFileName(path), bytes), ct), ct));
            }
            var claims = await door.DoAsync<ClaimUnknown, IReadOnlyList<long>>(
                u => u.ExecuteAsync(new([.. parsed.GetValue(lines)!.Select(l => new ClaimUnknown.Line(l, parts))], parsed.GetValue(reason), papers, parsed.GetValue(notified)), ct), ct);
            shell.Answer(parsed, new { Claims = claims }, screen => screen.Profile.Out.Writer.WriteLine($"claimed: {string.Join(", ", claims)}"));
            return ExitCode.Done;
        }, lines, cases, evidence, reason, notified);
    }

    static Money AmountOf(string text) => Money.TryParse(text, out var amount) ? amount : throw new BadInput($"'{text}' is not an amount; write --case NUMBER=1234.50.");
}
