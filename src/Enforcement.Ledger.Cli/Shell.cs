using System.CommandLine;
using System.Text.Json;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Notices;
using Enforcement.Ledger.Papers;
using Microsoft.Extensions.Configuration;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;

namespace Enforcement.Ledger.Cli;

/// <summary>What all commands share: their options, the way to the ledger, and the two forms of an answer.</summary>
sealed class Shell(IConfiguration configuration)
{
    const int WidthOfAFile = 240;

    static readonly JsonSerializerOptions Pretty = new(LedgerJson.Options) { WriteIndented = true };

    public Option<bool> Json { get; } = new("--json") { Description = "One JSON document on standard output, nothing else there.", Recursive = true };

    public Option<string?> As { get; } = new("--as") { Description = "Who acts, by sign-in name; by default the house itself.", HelpName = "PERSON", Recursive = true };

    public Option<bool> Verbose { get; } = new("--verbose") { Description = "Details of what went wrong, and the log, on standard error.", Recursive = true };

    public static string ToJson(object document) => JsonSerializer.Serialize(document, Pretty);

    /// <summary>A command that answers without the ledger.</summary>
    public Command Command(string name, string description, Func<ParseResult, CancellationToken, Task<int>> action, params IEnumerable<Symbol> takes)
    {
        var command = new Command(name, description);
        foreach (var symbol in takes)
            if (symbol is Argument argument)
                command.Arguments.Add(argument);
            else
                command.Options.Add((Option)symbol);
        command.SetAction(action);
        return command;
    }

    /// <summary>A command that opens the ledger first.</summary>
    public Command LedgerCommand(string name, string description, Func<ParseResult, LedgerDoor, CancellationToken, Task<int>> action, params IEnumerable<Symbol> takes) =>
        Command(name, description, async (parsed, ct) =>
        {
            await using var server = await OpenServerAsync(parsed, ct);
            await using var door = await LedgerDoor.OpenAsync(server.Connections, parsed.GetValue(As), parsed.GetValue(Verbose), ct, NoticeGatewaySettings.Of(configuration), configuration[PaperTypeface.Setting]);
            return await action(parsed, door, ct);
        }, takes);

    public Task<LedgerServer> OpenServerAsync(ParseResult parsed, CancellationToken ct) =>
        LedgerServer.OpenAsync(configuration, parsed.InvocationConfiguration.Error.WriteLine, ct);

    /// <summary>Answers with the document, or with what a person reads.</summary>
    public void Answer(ParseResult parsed, object document, Action<IAnsiConsole> show) => Answer(parsed, () => ToJson(document), show);

    public void Answer(ParseResult parsed, Func<string> document, Action<IAnsiConsole> show)
    {
        if (parsed.GetValue(Json))
            parsed.InvocationConfiguration.Output.WriteLine(document());
        else
            show(Screen(parsed.InvocationConfiguration.Output));
    }

    static IAnsiConsole Screen(TextWriter writer)
    {
        var isTerminal = writer == Console.Out && !Console.IsOutputRedirected;
        var screen = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer), Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No });
        // A table in a file or a pipe is cut by nobody's window.
        if (!isTerminal)
            screen.Profile.Width = WidthOfAFile;
        return screen;
    }

    /// <summary>A plain table; what it shows is text, never markup.</summary>
    public static void Table(IAnsiConsole screen, string title, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string?>> rows)
    {
        var table = new Table { Border = TableBorder.Simple, Title = title.Length > 0 ? new TableTitle(Markup.Escape(title)) : null };
        foreach (var column in columns)
            table.AddColumn(new TableColumn(Markup.Escape(column)));
        foreach (var row in rows)
            table.AddRow([.. row.Select(cell => new Text(cell ?? ""))]);
        screen.Write(table);
    }

    public static Argument<string[]> Files() => new("FILE") { Arity = ArgumentArity.OneOrMore, Description = "One file or several." };

    /// <summary>An argument or option that is a date; anything else is refused with a sentence.</summary>
    public static Argument<LocalDate> DateArgument(string name, string description) => new(name) { Description = description, CustomParser = result => Date(result) ?? default };

    public static Option<LocalDate?> DateOption(string name, string description) => new(name) { Description = description, HelpName = "DATE", CustomParser = Date };

    /// <summary>What a list of persons is taken for.</summary>
    public static Option<string?> ReasonOption() => new("--reason") { Description = "What the list is for; a long one of persons needs it.", HelpName = "TEXT" };

    /// <summary>A number from 1 to the most; anything else is refused with a sentence.</summary>
    public static Option<int> CountOption(string name, string description, int usual, int most)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, System.Globalization.CultureInfo.InvariantCulture, out var count) || count < 1 || count > most))
                result.AddError($"{name} is a number from 1 to {most}, not {token.Value}.");
        });
        return option;
    }

    public static Option<Money> AmountOption(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "AMOUNT",
        DefaultValueFactory = _ => Money.Zero,
        CustomParser = result =>
        {
            if (Money.TryParse(Told(result), out var amount) && !amount.IsNegative)
                return amount;
            result.AddError($"'{Told(result)}' is not an amount; write it with at most two decimals and no grouping, such as 1234.50.");
            return default;
        },
    };

    public static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);

    public static string? Iso(LocalDate? date) => date is { } day ? Iso(day) : null;

    /// <summary>A moment as the office's clock shows it.</summary>
    public static string Minute(Instant at) => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Format(at.InZone(Office.Zone).LocalDateTime);

    static LocalDate? Date(System.CommandLine.Parsing.ArgumentResult result)
    {
        if (LocalDatePattern.Iso.Parse(Told(result)) is { Success: true, Value: { Year: >= WorkdayCalendar.FirstYear and <= WorkdayCalendar.LastYear } date })
            return date;
        result.AddError($"'{Told(result)}' is not a date between {WorkdayCalendar.FirstYear} and {WorkdayCalendar.LastYear}; write it as 2026-02-13.");
        return null;
    }

    static string Told(System.CommandLine.Parsing.ArgumentResult result) => result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
}
