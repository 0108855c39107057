using System.Text;
using Enforcement.Ledger.Receipts.Formats;

namespace Enforcement.Ledger.Tests.Receipts.Formats;

/// <summary>Our own sample files, copied beside the tests, and what the reader says about them.</summary>
static class StatementSample
{
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Statements");

    public static IEnumerable<string> All => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    public static string Text(string name) => Encoding.UTF8.GetString(Bytes(name));

    public static List<StatementEvent> Read(string name) => Read(Bytes(name));

    public static List<StatementEvent> ReadText(string text) => Read(Encoding.UTF8.GetBytes(text));

    public static List<StatementEvent> Read(byte[] bytes) => [.. StatementReader.Standard.Open(new MemoryStream(bytes)).Read()];

    public static StatementInspection Inspect(string name) => StatementInspection.OfFile(Path.Combine(Folder, name));

    public static IReadOnlyList<StatementLine> Lines(this IEnumerable<StatementEvent> events) =>
        [.. events.OfType<LineRead>().Select(read => read.Line)];

    public static IReadOnlyList<FileProblem> Problems(this IEnumerable<StatementEvent> events) =>
        [.. events.OfType<ProblemFound>().Select(found => found.Problem)];

    public static StatementFooter Footer(this IEnumerable<StatementEvent> events) => events.OfType<StatementEnded>().Single().Footer;

    /// <summary>Codes of the errors, then of the warnings marked with a question mark, each with its line: <c>line.amount@15</c>.</summary>
    public static IReadOnlyList<string> Told(this IEnumerable<StatementEvent> events) =>
        [.. events.Problems().OrderByDescending(p => p.Severity)
            .Select(p => p.Code + (p.Line is { } line ? $"@{line}" : "") + (p.Severity == ProblemSeverity.Warning ? "?" : ""))];
}
