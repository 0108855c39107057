namespace Enforcement.Ledger.Calendar;

/// <summary>The calendar that ships with the program: the notices from 2007 on that were published when it was built.</summary>
public static class Workdays
{
    /// <summary>The shipped file's name, as messages and the import record show it.</summary>
    public const string ShippedFile = "workdays-cn.csv";

    static readonly Lazy<CalendarFile> File = new(ReadShipped);
    static readonly Lazy<WorkdayCalendar> Calendar = new(() => File.Value.ToCalendar());

    /// <summary>The calendar of the shipped file; a later one is imported into the database.</summary>
    public static WorkdayCalendar Shipped => Calendar.Value;

    /// <summary>The shipped file's rows and hash, for its first import into the database.</summary>
    public static CalendarFile ShippedRows => File.Value;

    static CalendarFile ReadShipped()
    {
        using var stream = typeof(Workdays).Assembly.GetManifestResourceStream("calendar/" + ShippedFile)
            ?? throw new FileNotFoundException("The shipped calendar is missing from the assembly.", ShippedFile);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return CalendarFile.Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), ShippedFile);
    }
}
