using System.CommandLine;
using Enforcement.Ledger.Cli.Commands;
using Enforcement.Ledger.Kernel;
using Microsoft.Extensions.Configuration;

namespace Enforcement.Ledger.Cli;

/// <summary>The command line of the ledger: <c>ledger &lt;command&gt;</c>. With <c>--json</c> the output carries one JSON document and
/// nothing else; everything a person reads beside it goes to the error stream.</summary>
/// <param name="configuration">Where <c>ConnectionStrings:Ledger</c> may stand; without it the private cluster is used.</param>
public sealed class LedgerCommandLine(IConfiguration configuration)
{
    /// <returns>0 done, 1 a check found something, 2 refused or bad input, 3 broken.</returns>
    public async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var shell = new Shell(configuration);
        var parsed = Root(shell).Parse(args);
        var json = parsed.GetValue(shell.Json);
        if (parsed.Errors.Count > 0)
            return await TellAsync("input.invalid", string.Join(" ", parsed.Errors.Select(e => e.Message)) + " 'ledger --help' shows what there is.", ExitCode.Refused);
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false }, ct);
        }
        catch (Refused refused)
        {
            return await TellAsync(refused.Code, refused.Message, ExitCode.Refused);
        }
        catch (BadInput bad)
        {
            return await TellAsync("input.invalid", bad.Message, ExitCode.Refused);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return await TellAsync("input.cancelled", "Stopped before it was done; what was not finished has changed nothing.", ExitCode.Broken);
        }
        catch (Exception e)
        {
            if (parsed.GetValue(shell.Verbose))
                await error.WriteLineAsync(e.ToString());
            return await TellAsync("ledger.broken", $"{e.GetType().Name}: {e.Message}{(parsed.GetValue(shell.Verbose) ? "" : " Run it again with --verbose for the details.")}", ExitCode.Broken);
        }

        async Task<int> TellAsync(string code, string message, int exit)
        {
            await error.WriteLineAsync($"{code}: {message}");
            if (json)
                await output.WriteLineAsync(Shell.ToJson(new { Error = new { Code = code, Message = message } }));
            return exit;
        }
    }

    static Command Cases(Shell shell)
    {
        var cases = new Command("case", "Cases and their money.") { CaseImportCommand.Create(shell), CaseShowCommand.Create(shell), CaseDormantCommand.Create(shell), CaseExceptionsCommand.Create(shell) };
        foreach (var command in CaseHandoverCommands.Create(shell))
            cases.Add(command);
        return cases;
    }

    static Command Unknown(Shell shell)
    {
        var unknown = new Command("unknown", "Money whose case nobody knows yet (不明款).")
        {
            UnknownListCommand.Create(shell), UnknownShowCommand.Create(shell), UnknownClaimCommand.Create(shell), UnknownExportCommand.Create(shell),
        };
        foreach (var decide in UnknownDecideCommands.Create(shell))
            unknown.Add(decide);
        return unknown;
    }

    static Command Notice(Shell shell)
    {
        var notice = new Command("notice", "Notices to parties (通知): what waits, left, came, or is dead.");
        foreach (var command in NoticeCommands.Create(shell))
            notice.Add(command);
        return notice;
    }

    static Command Dispute(Shell shell)
    {
        var dispute = new Command("dispute", "Disputes (争议): money that two persons settle before it is paid.");
        foreach (var command in DisputeCommands.Create(shell))
            dispute.Add(command);
        return dispute;
    }

    static RootCommand Root(Shell shell) => new("The ledger of a court's enforcement money (执行案款).")
    {
        shell.Json,
        shell.As,
        shell.Verbose,
        new Command("deadline", "Deadlines by the shipped calendar; no database.") { DeadlineWorkdaysCommand.Create(shell), DeadlineDaysCommand.Create(shell) },
        new Command("statement", "Statements of the bank.")
        {
            StatementInspectCommand.Create(shell), StatementImportCommand.Create(shell), StatementWatchCommand.Create(shell), StatementShowCommand.Create(shell), StatementGapsCommand.Create(shell),
            StatementProposeCommand.Create(shell), StatementApproveCommand.Create(shell), StatementDeclineCommand.Create(shell), StatementDownloadCommand.Create(shell),
            StatementProfileCommand.Create(shell),
        },
        new Command("calendar", "The calendar of workdays.") { CalendarImportCommand.Create(shell), CalendarConfirmCommand.Create(shell), CalendarShowCommand.Create(shell) },
        new Command("clock", "Clocks of money that waits for its notice (办理期限).") { ClockListCommand.Create(shell) },
        new Command("alert", "What is due soon, overdue or escalated (待办与预警).") { AlertListCommand.Create(shell) },
        Cases(shell),
        new Command("transfer", "Money between cases (案款划转).") { TransferListCommand.Create(shell) },
        new Command("fee", "Execution fees and the treasury (执行费).") { FeeListCommand.Create(shell) },
        Unknown(shell),
        new Command("matching", "How money finds its case (匹配规则).") { MatchingRulesCommand.Create(shell), MatchingBackTestCommand.Create(shell), MatchingReplayCommand.Create(shell) },
        new Command("bond", "Bonds of bidders in auctions (拍卖保证金).") { BondListCommand.Create(shell) },
        new Command("expected", "Money that is to come (应收案款): deduction orders, sale prices, instalments.") { ExpectedImportCommand.Create(shell), ExpectedListCommand.Create(shell), ExpectedConfirmCommand.Create(shell) },
        Dispute(shell),
        new Command("deferral", "Deferrals (延缓发放).") { DeferralListCommand.Create(shell) },
        new Command("deposit", "Deposits (提存).") { DepositListCommand.Create(shell) },
        new Command("payout", "Payouts (发放).") { PayoutListCommand.Create(shell), ReturnListCommand.Create(shell), PayoutThirdPartyCommand.Create(shell) },
        new Command("payee", "Accounts of payees (收款账户).") { PayeeListCommand.Create(shell) },
        new Command("paper", "Papers and their codes (文书).") { PaperCommands.List(shell), PaperCommands.Print(shell), PaperCommands.Verify(shell) },
        new Command("chain", "Approval chains (审批规则).") { ChainListCommand.Create(shell) },
        new Command("person", "Persons and what they may (人员与权限).") { PersonListCommand.Create(shell) },
        new Command("payment", "Files for the bank and its answers (银行往来).") { PaymentBuildCommand.Create(shell), PaymentListCommand.Create(shell), PaymentAnswersCommand.Create(shell) },
        new Command("cash", "Cash taken by executors (现金).") { CashListCommand.Create(shell) },
        new Command("receipt", "Receipts (到账).") { ReceiptLagCommand.Create(shell) },
        new Command("book", "Books of escrow accounts (账簿).") { BookOpenCommand.Create(shell), BookListCommand.Create(shell), BookFoldCommand.Create(shell) },
        Notice(shell),
        ReconcileCommand.Create(shell),
        DayCommands.Create(shell),
        RegisterCommand.Create(shell),
        ChecksCommand.Create(shell),
        ScenarioCommand.Create(shell),
        DemoCommand.Create(shell),
        MigrateCommand.Create(shell),
    };
}
