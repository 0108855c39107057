using System.CommandLine;
using Enforcement.Ledger.Payouts.Banking;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>payment list</c>: files for the bank, what waits for one, what nobody knows, and what the bank says in two ways.</summary>
static class PaymentListCommand
{
    const int Most = 1_000;

    public static Command Create(Shell shell) => shell.LedgerCommand("list", $"Files for the bank, the newest first, and what is open with it; at most {Most} each.", async (parsed, door, ct) =>
    {
        var files = await door.AskAsync<PaymentFileQueries, List<PaymentFileView>>(q => q.ListAsync(null, null, Most, ct), ct);
        var waiting = await door.AskAsync<PaymentFileQueries, List<WaitingInstruction>>(q => q.WaitingAsync(null, Most, ct), ct);
        var uncertain = await door.AskAsync<BankAnswerQueries, List<UncertainPayout>>(q => q.UncertainAsync(null, Most, ct), ct);
        var contradictions = await door.AskAsync<BankAnswerQueries, List<BankCaseView>>(q => q.CasesAsync(true, null, null, Most, ct), ct);
        shell.Answer(parsed, new { Files = files, Waiting = waiting, Uncertain = uncertain, Contradictions = contradictions }, screen =>
        {
            Shell.Table(screen, "files", ["id", "file", "format", "payments", "total", "state", "downloads", "paid", "rejected", "unknown"],
                files.Select(f => (IReadOnlyList<string?>)[$"{f.Id}", f.Name, f.Format, $"{f.Transactions}", $"{f.Total}", $"{f.State}", $"{f.Downloads}", $"{f.Paid}", $"{f.Rejected}", $"{f.Uncertain}"]));
            Shell.Table(screen, "waiting", ["payout", "instruction", "case", "payee", "amount", "held"],
                waiting.Select(w => (IReadOnlyList<string?>)[$"{w.PayoutId}", w.EndToEndId, w.CaseNumber, w.PayeeName, $"{w.Amount}", w.Stopped ? "yes" : ""]));
            Shell.Table(screen, "unknown outcome", ["payout", "instruction", "case", "payee", "amount", "asked"],
                uncertain.Select(u => (IReadOnlyList<string?>)[$"{u.PayoutId}", u.EndToEndId, u.CaseNumber, u.PayeeName, $"{u.Amount}", $"{u.Asked}"]));
            Shell.Table(screen, "the bank says two things", ["item", "kind", "payout", "instruction", "amount", "facts", "explained by"],
                contradictions.Select(c => (IReadOnlyList<string?>)[$"{c.Id}", c.Kind, $"{c.PayoutId}", c.EndToEndId, $"{c.Amount}", c.Facts, c.AskedBy ?? "nobody yet"]));
        });
        return ExitCode.Done;
    });
}
