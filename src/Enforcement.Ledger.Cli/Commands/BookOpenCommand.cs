using System.CommandLine;
using System.Text.RegularExpressions;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using NodaTime;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>book open</c>: opens the book of an escrow account.</summary>
static partial class BookOpenCommand
{
    public static Command Create(Shell shell)
    {
        var code = Required("--code", "The book's code, up to 32 letters, digits and dashes.", "CODE", Code(), "a code of letters, digits and dashes, such as QY-01");
        var account = Required("--account", "The number of the escrow account.", "NUMBER", Account(), "an account number of at most 34 digits or letters");
        var name = new Option<string>("--name") { Description = "The account holder's name.", HelpName = "NAME", Required = true };
        var currency = Required("--currency", "The ISO code of its currency.", "CCY", Currency(), "an ISO code of three capitals, such as CNY");
        var court = new Option<string>("--court") { Description = "The court's code, as in its case numbers.", HelpName = "CODE", Required = true };
        var opening = Shell.AmountOption("--opening", "The balance at the end of the opening day; by default 0.00.");
        var openingOn = Shell.DateOption("--opening-on", "The day of the opening balance; by default today.");
        return shell.LedgerCommand("open", "Opens the book of an escrow account; what is on it already comes in as unknown funds.", async (parsed, door, ct) =>
        {
            var on = parsed.GetValue(openingOn) ?? Office.Today(SystemClock.Instance.GetCurrentInstant());
            var request = new OpenBook.Request(parsed.GetValue(code)!, parsed.GetValue(court)!, parsed.GetValue(name)!, parsed.GetValue(account)!, parsed.GetValue(currency)!, parsed.GetValue(opening), on);
            var id = await door.DoAsync<OpenBook, int>(u => u.ExecuteAsync(request, ct), ct);
            shell.Answer(parsed, new { Id = id, request.Code, request.EscrowAccountNo, request.Currency, request.Opening, request.OpeningOn },
                screen => screen.Profile.Out.Writer.WriteLine($"Book {request.Code} of account {request.EscrowAccountNo} is open with {request.Opening} {request.Currency}."));
            return ExitCode.Done;
        }, code, account, name, currency, court, opening, openingOn);
    }

    static Option<string> Required(string name, string description, string helpName, Regex form, string wanted)
    {
        var option = new Option<string>(name) { Description = description, HelpName = helpName, Required = true };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !form.IsMatch(result.Tokens[0].Value))
                result.AddError($"{name} {result.Tokens[0].Value} cannot be used; give {wanted}.");
        });
        return option;
    }

    [GeneratedRegex("^[A-Za-z0-9-]{1,32}$")]
    private static partial Regex Code();

    [GeneratedRegex("^[0-9A-Za-z]{1,34}$")]
    private static partial Regex Account();

    [GeneratedRegex("^[A-Z]{3}$")]
    private static partial Regex Currency();
}
