using System.Diagnostics.CodeAnalysis;
using Enforcement.Ledger.Calendar;
using NodaTime;
using NodaTime.Text;

namespace Enforcement.Ledger.Web.Api;

/// <summary>An ISO date in a query string, within the years that the calendar counts; NodaTime's own type cannot be read from there.</summary>
public readonly record struct DateParam(LocalDate Value) : IParsable<DateParam>
{
    public static DateParam Parse(string text, IFormatProvider? provider) => new(LocalDatePattern.Iso.Parse(text).Value);

    public static bool TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out DateParam result)
    {
        var parsed = LocalDatePattern.Iso.Parse(text ?? "");
        result = parsed.Success ? new(parsed.Value) : default;
        return parsed.Success && parsed.Value.Year is >= WorkdayCalendar.FirstYear and <= WorkdayCalendar.LastYear;
    }
}
