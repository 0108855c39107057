using System.CommandLine;
using Enforcement.Ledger.Calendar;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>calendar import FILE --notice TEXT</c>: proposes a calendar of workdays; <c>calendar confirm VERSION</c> puts it in force.</summary>
static class CalendarImportCommand
{
    public static Command Create(Shell shell)
    {
        var file = new Argument<string>("FILE") { Description = "A CSV file with the columns date, kind, name and source-notice." };
        var notice = new Option<string?>("--notice") { Description = "The published notice that it rests on, by number or address.", HelpName = "TEXT" };
        return shell.LedgerCommand("import", "Proposes a calendar of workdays and shows what it would change; the whole file is the new version, and another person confirms it.", async (parsed, door, ct) =>
        {
            var path = parsed.GetValue(file)!;
            var calendar = CalendarFile.Read(await InputFile.ReadAsync(path, ct), Path.GetFileName(path));
            var version = await door.DoAsync<ImportCalendar, long?>(u => u.ExecuteAsync(new(calendar, Path.GetFileName(path), parsed.GetValue(notice)), ct), ct);
            var shown = version is { } number ? await door.AskAsync<CalendarQueries, CalendarVersionDetail>(q => q.ShowAsync(number, ct), ct) : null;
            shell.Answer(parsed, new { File = path, calendar.Sha256, Added = version is not null, Version = version, Days = calendar.Days.Count, Changes = shown?.Changes }, screen =>
            {
                screen.Profile.Out.Writer.WriteLine(shown is null ? $"{path}: nothing new" : $"{path}: version {version} waits for another person; this is what it would change");
                if (shown is not null)
                    CalendarShowCommand.Changes(screen, shown.Changes);
            });
            return ExitCode.Done;
        }, file, notice);
    }
}
