using System.CommandLine;
using System.Globalization;
using Enforcement.Ledger.Papers;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>paper list</c>, <c>paper print CODE --out FILE</c>, <c>paper verify CODE</c>: what was issued, a copy of it, and whether it still says what the record says.</summary>
static class PaperCommands
{
    const int Most = 1_000;

    public static Command List(Shell shell)
    {
        var payout = new Option<long?>("--payout") { Description = "Only those of this payout." };
        return shell.LedgerCommand("list", $"Papers that were issued, the newest first, at most {Most}.", async (parsed, door, ct) =>
        {
            var papers = await door.AskAsync<PaperQueries, List<PaperView>>(q => q.ListAsync(null, parsed.GetValue(payout), null, Most, ct), ct);
            shell.Answer(parsed, new { Papers = papers }, screen => Shell.Table(screen, "", ["number", "paper", "case", "payout", "sub-account", "code", "issued by", "issued at", "copies"],
                papers.Select(p => (IReadOnlyList<string?>)[p.Number, p.Title, p.CaseNumber, p.PayoutId?.ToString(CultureInfo.InvariantCulture), p.SubAccount, p.Code, p.IssuedBy, $"{p.IssuedAt}", $"{p.Copies}"])));
            return ExitCode.Done;
        }, payout);
    }

    public static Command Print(Shell shell)
    {
        var code = Code();
        var path = new Option<string>("--out") { Description = "The PDF to write.", Required = true, HelpName = "FILE" };
        return shell.LedgerCommand("print", "Prints one more copy of a paper as PDF; it is counted.", async (parsed, door, ct) =>
        {
            var copy = await door.DoAsync<PrintPaper, PrintedCopy>(u => u.ExecuteAsync(parsed.GetValue(code)!, ct), ct);
            var file = await door.DoAsync<DownloadCopy, PaperFile>(q => q.ExecuteAsync(parsed.GetValue(code)!, copy.Copy, ct), ct);
            await OutputFile.WriteAsync(parsed.GetValue(path)!, file.Bytes, ct);
            shell.Answer(parsed, new { copy.Number, copy.Copy, copy.Sha256, Path = parsed.GetValue(path) }, screen => screen.Profile.Out.Writer.WriteLine($"{copy.Number}, copy {copy.Copy}: {parsed.GetValue(path)}"));
            return ExitCode.Done;
        }, code, path);
    }

    public static Command Verify(Shell shell)
    {
        var code = Code();
        return shell.LedgerCommand("verify", "Says what a code stands for, and which fields of the paper the record does not say now; 1 when there are any.", async (parsed, door, ct) =>
        {
            var check = await door.AskAsync<PaperQueries, PaperCheck>(q => q.VerifyAsync(parsed.GetValue(code)!, ct), ct);
            shell.Answer(parsed, check, screen =>
            {
                screen.Profile.Out.Writer.WriteLine($"{check.Paper.Title} {check.Paper.Number}, {check.Paper.CaseNumber}, {check.Paper.IssuedBy}: {(check.Same ? "says what the record says" : "differs from the record")}");
                if (!check.Same)
                    Shell.Table(screen, "", ["field", "paper", "record now"], check.Differences.Select(d => (IReadOnlyList<string?>)[d.Label, d.Paper, d.Now]));
            });
            return check.Same ? ExitCode.Done : ExitCode.Found;
        }, code);
    }

    static Argument<string> Code() => new("CODE") { Description = "The verification code, with or without dashes." };
}
