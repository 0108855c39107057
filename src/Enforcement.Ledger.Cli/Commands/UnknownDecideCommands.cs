using System.CommandLine;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Receipts.UnknownFunds;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>unknown confirm CLAIM...</c>, <c>reject CLAIM</c>, <c>withdraw CLAIM</c>; <c>refund LINE</c>, <c>approve REFUND</c>,
/// <c>reject-refund REFUND</c>, <c>fail REFUND</c>: each a use case and nothing else.</summary>
static class UnknownDecideCommands
{
    public static IEnumerable<Command> Create(Shell shell)
    {
        var claims = new Argument<long[]>("CLAIM") { Arity = ArgumentArity.OneOrMore, Description = "The claims' numbers." };
        var notified = new Option<string?>("--payer-notified") { Description = "How and when the payer was told.", HelpName = "TEXT" };
        yield return shell.LedgerCommand("confirm", "Confirms claims of another person; all or none.", (parsed, door, ct) =>
            ActAsync<ConfirmClaims>(shell, parsed, door, u => u.ExecuteAsync(new(parsed.GetValue(claims)!, parsed.GetValue(notified)), ct), ct), claims, notified);

        var (claim, line, refund) = (One("CLAIM"), One("LINE"), One("REFUND"));
        var why = new Option<string>("--reason") { Description = "Why; it stays with the money.", HelpName = "TEXT", Required = true };
        yield return shell.LedgerCommand("reject", "Rejects another person's claim.", (parsed, door, ct) =>
            ActAsync<RejectClaim>(shell, parsed, door, u => u.ExecuteAsync(new(parsed.GetValue(claim), parsed.GetValue(why)), ct), ct), claim, why);
        yield return shell.LedgerCommand("withdraw", "Takes the own claim back.", (parsed, door, ct) =>
            ActAsync<WithdrawClaim>(shell, parsed, door, u => u.ExecuteAsync(new(parsed.GetValue(claim)), ct), ct), claim);
        yield return shell.LedgerCommand("refund", "Proposes to send a line back to the account that paid it.", async (parsed, door, ct) =>
        {
            var id = await door.DoAsync<ProposeRefund, long>(u => u.ExecuteAsync(new(parsed.GetValue(line), parsed.GetValue(why)), ct), ct);
            shell.Answer(parsed, new { Refund = id }, screen => screen.Profile.Out.Writer.WriteLine($"refund {id} is proposed; another person approves it"));
            return ExitCode.Done;
        }, line, why);
        yield return shell.LedgerCommand("approve", "Approves another person's refund and writes its instruction.", (parsed, door, ct) =>
            ActAsync<ApproveRefund>(shell, parsed, door, u => u.ExecuteAsync(new(parsed.GetValue(refund)), ct), ct), refund);
        yield return shell.LedgerCommand("reject-refund", "Rejects another person's refund.", (parsed, door, ct) =>
            ActAsync<RejectRefund>(shell, parsed, door, u => u.ExecuteAsync(new(parsed.GetValue(refund), parsed.GetValue(why)), ct), ct), refund, why);
        yield return shell.LedgerCommand("fail", "Says that the bank did not carry a refund out: the money is unknown again.", (parsed, door, ct) =>
            ActAsync<FailRefund>(shell, parsed, door, u => u.ExecuteAsync(new(parsed.GetValue(refund), parsed.GetValue(why)), ct), ct), refund, why);
    }

    static Argument<long> One(string name) => new(name) { Description = $"The {name.ToLowerInvariant()}'s number." };

    static async Task<int> ActAsync<TUseCase>(Shell shell, ParseResult parsed, LedgerDoor door, Func<TUseCase, Task> call, CancellationToken ct) where TUseCase : class, IUseCase
    {
        await door.DoAsync<TUseCase, bool>(async u =>
        {
            await call(u);
            return true;
        }, ct);
        shell.Answer(parsed, new { Done = true }, screen => screen.Profile.Out.Writer.WriteLine("done"));
        return ExitCode.Done;
    }
}
