using System.Text.RegularExpressions;
using Enforcement.Ledger.Cases;

namespace Enforcement.Ledger.Receipts.Bonds;

/// <summary>The number of an auction or of its bonds, as platforms print it and payers write it.</summary>
static partial class AuctionNumber
{
    const int Shortest = 6;

    const int MostParts = 8;

    [GeneratedRegex("^(?=.*[0-9])[0-9A-Z][0-9A-Z_-]{5,39}$")]
    private static partial Regex Form();

    [GeneratedRegex("[0-9A-Z_-]+")]
    private static partial Regex Run();

    /// <returns>Folded and in capitals; null for what is no number.</returns>
    public static string? Of(string? text) => text is not null && TextFolding.Fold(text).ToUpperInvariant() is var folded && Form().IsMatch(folded) ? folded : null;

    /// <summary>Everything in a text that could be a number. Hyphens belong to numbers and also stand between them, so that a run with
    /// hyphens is looked at in all its parts.</summary>
    public static IEnumerable<string> In(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Append(text).SelectMany(part => Run().Matches(TextFolding.Fold(part).ToUpperInvariant()))
            .SelectMany(run => Parts(run.Value.Trim('-', '_'))).Where(n => n.Length >= Shortest).Distinct();

    static IEnumerable<string> Parts(string run)
    {
        yield return run;
        var parts = run.Split('-');
        if (parts.Length is 1 or > MostParts)
            yield break;
        for (var from = 0; from < parts.Length; from++)
            for (var to = from + 1; to <= parts.Length; to++)
                yield return string.Join('-', parts[from..to]);
    }
}
