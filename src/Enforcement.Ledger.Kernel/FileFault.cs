using System.Globalization;
using System.Text;

namespace Enforcement.Ledger.Kernel;

/// <summary>One thing in an imported file that cannot be taken as it stands. A file reports all of its faults at once.</summary>
/// <param name="Code">Stable, lower case, dotted: <c>case.amount-invalid</c>.</param>
/// <param name="File">The name of the file as the person gave it.</param>
/// <param name="Line">The line, counted from 1; null when the fault is of the whole file or the file has no lines.</param>
/// <param name="Path">The place in a JSON file, such as <c>$[3].payees[0].account</c>; null in other files.</param>
/// <param name="Field">The column or property as the file should name it; null when the fault is of the line or the file.</param>
/// <param name="Sentence">English sentence that says what to do.</param>
/// <param name="Chinese">The same sentence as the office reads it.</param>
public sealed record FileFault(string Code, string File, int? Line, string? Path, string? Field, string Sentence, string Chinese)
{
    /// <summary><c>cases.csv, line 7, claim: case.amount-invalid: …</c></summary>
    public override string ToString()
    {
        var text = new StringBuilder(File);
        if (Line is { } line)
            text.Append(CultureInfo.InvariantCulture, $", line {line}");
        if (Path is not null)
            text.Append(CultureInfo.InvariantCulture, $", {Path}");
        if (Field is not null)
            text.Append(CultureInfo.InvariantCulture, $", {Field}");
        return text.Append(CultureInfo.InvariantCulture, $": {Code}: {Sentence}").ToString();
    }
}
