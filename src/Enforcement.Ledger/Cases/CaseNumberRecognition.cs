using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Enforcement.Ledger.Cases;

/// <summary>Finds case numbers in the remark text of a bank line.</summary>
/// <remarks>
/// Each pattern is tried from the most to the least complete, and none reads what a stronger one has taken. Repetition is bounded in all
/// of them, so time grows with the length of the text and no faster.
/// Where a number is followed by a blank and more digits, and no 号 tells where it ends, there is no hit: the wrong case is worse than none.
/// A list such as 1234、1235号 yields every number of it, so that the matcher sees more than one case.
/// </remarks>
/// <source>Domain reference 6.2, 6.3</source>
public static partial class CaseNumberRecognition
{
    const string Year4 = "(?<year>(?:19|20)[0-9]{2})";
    const string ZiDi = "(?<zidi>字第|字|第)?";
    const string Number = "(?:(?<num>[1-9](?: ?[0-9]){0,7})(?:-[0-9]{1,3}|[、,/和及与至](?<more>[1-9][0-9]{0,7})){0,20}(?<hao>号)|(?<num>[1-9][0-9]{0,7})(?:[、/和及与至](?<more>[1-9][0-9]{0,7})(?![0-9])){0,20}(?! ?[0-9]))";
    const string Han = @"\p{IsCJKUnifiedIdeographs}";
    const int TimeoutMilliseconds = 2_000;

    static readonly SearchValues<char> Signs = SearchValues.Create("执号執號");

    /// <summary>All case numbers in a text, strongest first; each case once.</summary>
    /// <param name="text">A remark as the bank delivered it; null and empty have no hit.</param>
    /// <exception cref="RegexMatchTimeoutException">A text took more than two seconds: a defect, for every pattern is linear.</exception>
    public static IReadOnlyList<CaseNumberHit> Find(string? text)
    {
        // Most remarks hold neither sign, and no pattern can match without one.
        if (text is null || !text.AsSpan().ContainsAny(Signs))
            return [];

        var folded = TextFolding.FoldKeepingDigitGroups(text);
        var finding = new Finding(folded);
        if (folded.Contains("字第", StringComparison.Ordinal))
            finding.Add(Legacy(), _ => CaseNumberHitKind.Legacy);
        finding.Add(Full(), match => IsCanonical(match) ? CaseNumberHitKind.Canon : CaseNumberHitKind.Full);
        finding.Add(Title(), match => !CaseNumber.IsExecutionType(match.Groups["type"].Value) ? CaseNumberHitKind.TitleCase
            : IsCanonical(match) ? CaseNumberHitKind.Canon : CaseNumberHitKind.Full);
        finding.Add(NoCourt(), _ => CaseNumberHitKind.NoCourt);
        finding.Add(NoYear(), _ => CaseNumberHitKind.NoYear);
        return finding.Hits();
    }

    static bool IsCanonical(Match match)
    {
        var groups = match.Groups;
        return groups["open"].Success && groups["close"].Success && groups["hao"].Success && groups["year"].Length == 4
            && !groups["nian"].Success && !groups["zidi"].Success && !groups["more"].Success && !groups["num"].ValueSpan.Contains(' ');
    }

    sealed class Finding(string text)
    {
        // Which characters a stronger pattern has read: one flag each keeps the check for overlaps linear.
        readonly bool[] taken = new bool[text.Length];
        readonly List<CaseNumberHit> hits = [];

        public void Add(Regex pattern, Func<Match, CaseNumberHitKind> kindOf)
        {
            // Every pattern needs a sign of its own: where none is left, the weaker ones are not tried. Most remarks name one case, in full.
            if (!SignIsLeft())
                return;
            for (var match = pattern.Match(text); match.Success; match = match.NextMatch())
            {
                var place = taken.AsSpan(match.Index, match.Length);
                if (place.Contains(true))
                    continue;
                place.Fill(true);
                var kind = kindOf(match);
                Add(match, kind, match.Groups["num"].Value.Replace(" ", "", StringComparison.Ordinal));
                foreach (var more in match.Groups["more"].Captures.AsEnumerable())
                    Add(match, kind, more.Value);
            }
        }

        bool SignIsLeft()
        {
            for (var i = 0; i < taken.Length; i++)
                if (!taken[i] && Signs.Contains(text[i]))
                    return true;
            return false;
        }

        public IReadOnlyList<CaseNumberHit> Hits() =>
            [.. hits.DistinctBy(h => (h.Year, h.Court, h.Type, h.Number, h.CaseNumber?.IsLegacy)).OrderBy(h => h.Kind)];

        void Add(Match match, CaseNumberHitKind kind, string digits)
        {
            var groups = match.Groups;
            int? year = groups["year"].Success ? CaseNumber.YearOf(groups["year"].ValueSpan) : null;
            var court = groups["court"].Success ? groups["court"].Value : null;
            if (year is { } y && court is not null)
            {
                var number = CaseNumber.From(match, y, digits);
                // 字第 in a number of the new style is a habit of the writer; 字第 before 2016 was the style.
                if (kind == CaseNumberHitKind.Legacy && !number.IsLegacy)
                    kind = CaseNumberHitKind.Full;
                else if (number.IsLegacy && kind != CaseNumberHitKind.TitleCase)
                    kind = CaseNumberHitKind.Legacy;
                hits.Add(new CaseNumberHit(kind, y, court, number.Type, number.Number, match.Value, number));
            }
            else
            {
                hits.Add(new CaseNumberHit(kind, year, court, groups["type"].Value, int.Parse(digits, CultureInfo.InvariantCulture), match.Value, null));
            }
        }
    }

    [GeneratedRegex(@"(?<open>\()" + Year4 + @"(?<close>\))(?<court>" + Han + "{1,6}?)(?<type>[民商行刑]?执[民行刑恢异复督]?)(?<zidi>字第)0{0,4}(?<num>[1-9][0-9]{0,7})(?:-[0-9]{1,3})?(?<hao>号)",
        RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Legacy();

    [GeneratedRegex(@"(?<!\d)(?<open>\()?(?<year>(?:19|20)[0-9]{2}|[0-9]{2}(?=\)?[" + CaseNumber.Provinces + @"]))(?<close>\))?(?<nian>年)?" + CaseNumber.CourtPattern
        + "(?<type>" + CaseNumber.ExecutionTypes + ")" + ZiDi + Number,
        RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Full();

    // A word of four characters before a number is soon found in any address: without brackets the court must have its digits.
    [GeneratedRegex(@"(?<!\d)(?<open>\()?" + Year4 + @"(?:(?<close>\))|(?<nian>年)?(?=.[0-9]))" + CaseNumber.CourtPattern + "(?<type>" + Han + "{1,4}?)" + ZiDi + "(?<num>[1-9][0-9]{0,7})(?:-[0-9]{1,3})?(?<hao>号)",
        RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Title();

    [GeneratedRegex(@"(?<!\d)(?<open>\()?(?<year>20[0-9]{2})(?<close>\))?(?<nian>年)?(?<type>执(?:恢|保)?)" + ZiDi + Number,
        RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex NoCourt();

    [GeneratedRegex("(?<![0-9)年])(?<court>[" + CaseNumber.Provinces + "](?:[0-9]{4}|[0-9]{2}))(?<type>执(?:恢|保)?)" + ZiDi + Number,
        RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex NoYear();
}
