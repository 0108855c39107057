using System.CommandLine;
using Enforcement.Ledger.Calendar;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>calendar import FILE</c>: takes a new calendar of workdays in as the version in force; earlier versions stay.</summary>
static class CalendarImportCommand
{
    public static Command Create(Shell shell)
    {
        var file = new Argument<string>("FILE") { Description = "A CSV file with the columns date, kind, name and source-notice." };
        return shell.LedgerCommand("import", "Takes a calendar of workdays in; the whole file is the new version.", async (parsed, door, ct) =>
        {
            var path = parsed.GetValue(file)!;
            var calendar = CalendarFile.Read(await InputFile.ReadAsync(path, ct), Path.GetFileName(path));
            var added = await door.DoAsync<ImportCalendar, bool>(u => u.ExecuteAsync(new(calendar, Path.GetFileName(path)), ct), ct);
            shell.Answer(parsed, new { File = path, calendar.Sha256, Added = added, Days = calendar.Days.Count }, screen =>
                screen.Profile.Out.Writer.WriteLine(added ? $"{path}: in force, {calendar.Days.Count} days" : $"{path}: in force already"));
            return ExitCode.Done;
        }, file);
    }
}
