using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Enforcement.Ledger.Cases;

/// <summary>The number of a case (案号). Two spellings of one number are equal.</summary>
/// <source>法〔2015〕137号; domain reference 6.2</source>
public readonly partial record struct CaseNumber
{
    /// <summary>The first year whose numbers follow the rules of 2015; older ones are written with 字第.</summary>
    public const int FirstModernYear = 2016;

    /// <summary>No case number is longer; anything longer is refused before it is looked at.</summary>
    const int MaxChars = 64;

    /// <summary>Characters of the folded text that begin a modern court code: the provinces, the army courts and the Corps.</summary>
    internal const string Provinces = "京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔云藏陕甘青宁新军兵";

    internal const string CourtPattern = "(?<court>最高法|[" + Provinces + "](?:[0-9]{4}|[0-9]{2})?)";

    internal const string ExecutionTypes = "执(?:恢|保|异|复|监|协|他)?";

    readonly string? court;
    readonly string? type;

    CaseNumber(int year, string court, string type, int number, bool legacy)
    {
        Year = year;
        this.court = court;
        this.type = type;
        Number = number;
        IsLegacy = legacy;
    }

    /// <summary>The year of filing (收案年度).</summary>
    public int Year { get; }

    /// <summary>The court code (法院代字): <c>川01</c>; of a legacy number the court's short name, <c>杭下</c>.</summary>
    public string Court => court ?? "";

    /// <summary>The type code (类型代字): <c>执</c>, <c>执恢</c>; of a legacy number without 字, <c>执民</c>.</summary>
    public string Type => type ?? "";

    /// <summary>The running number within year, court and type.</summary>
    public int Number { get; }

    /// <summary>True for a number in the style before 2016, written with 字第.</summary>
    public bool IsLegacy { get; }

    /// <summary>True when the type belongs to execution or preservation, whose cases hold money; false for a title case such as 民初.</summary>
    public bool IsExecution => IsExecutionType(Type);

    /// <summary>How documents write it: <c>（2021）川01执1234号</c>, <c>（2015）杭下执民字第2741号</c>.</summary>
    public string Canonical => string.Create(CultureInfo.InvariantCulture, $"（{Year}）{Court}{Type}{(IsLegacy ? "字第" : "")}{Number}号");

    /// <summary>What a unique index compares: <c>2021|川01|执|1234</c>. A legacy type keeps its 字, so that no old number meets a new one.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Year}|{Court}|{Type}{(IsLegacy ? "字" : "")}|{Number}");

    /// <summary>The canonical form.</summary>
    public override string ToString() => Canonical;

    /// <summary>Reads a whole text as a case number, in any width and bracket shape; a document's 之一 or -1 is dropped.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CaseNumber number)
    {
        number = default;
        if (text is null || text.Length > MaxChars)
            return false;
        var folded = TextFolding.Fold(text);
        var match = Modern().Match(folded);
        if (!match.Success)
            match = Legacy().Match(folded);
        if (!match.Success)
            return false;
        number = From(match, YearOf(match.Groups["year"].ValueSpan));
        return true;
    }

    /// <exception cref="FormatException">The text is not a case number; the message says how one is written.</exception>
    public static CaseNumber Parse(string text) => TryParse(text, out var number)
        ? number
        : throw new FormatException($"'{(text.Length > MaxChars ? text[..MaxChars] + "…" : text)}' is not a case number. Write it as （2021）川01执1234号: year in brackets, court code, type, number, 号; "
            + "a case from before 2016 as （2015）杭下执民字第2741号.");

    internal static bool IsExecutionType(string type) => type.Contains('执') || type is "财保" or "行保" or "证保";

    /// <summary>Makes a number of the groups court, type and num of a match; 字第 (group <c>zidi</c>) makes it a legacy number, unless
    /// year and court belong to the new style: then it is a new number in an old habit.</summary>
    internal static CaseNumber From(Match match, int year, string? num = null)
    {
        var court = match.Groups["court"].Value;
        var type = match.Groups["type"].Value;
        var number = int.Parse(num ?? match.Groups["num"].Value, CultureInfo.InvariantCulture);
        var legacy = match.Groups["zidi"].Success && (year < FirstModernYear || !IsModernCourt(court));
        return new CaseNumber(year, court, type, number, legacy);
    }

    /// <summary>Two digits are of this century, save those from 90 on.</summary>
    internal static int YearOf(ReadOnlySpan<char> digits)
    {
        var year = int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        return digits.Length > 2 ? year : year >= 90 ? 1900 + year : 2000 + year;
    }

    static bool IsModernCourt(string court) =>
        court == "最高法" || (court.Length is 1 or 3 or 5 && Provinces.Contains(court[0]) && court.Skip(1).All(char.IsAsciiDigit));

    // [0-9], not \d: \d also takes the digits of other scripts, which would make a second case of one number.
    // 字 or 第 alone is a slip for 字第; taken as part of the type it would make a second case too.
    [GeneratedRegex(@"^\((?<year>(?:19|20)[0-9]{2})\)" + CourtPattern + "(?:(?<type>" + ExecutionTypes + @")(?<zidi>字第|字|第)|(?<type>(?!\p{IsCJKUnifiedIdeographs}{0,6}字第)\p{IsCJKUnifiedIdeographs}{1,4}(?<![字第])))(?<num>[1-9][0-9]{0,7})(?:-[0-9]{1,3})?号(?:之[一二三四五六七八九十百]{1,5})?$",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Modern();

    [GeneratedRegex(@"^\((?<year>(?:19|20)[0-9]{2})\)(?<court>\p{IsCJKUnifiedIdeographs}{1,6}?)(?<type>[民商行刑]?执[民行刑恢异复督]?)(?<zidi>字第)0{0,4}(?<num>[1-9][0-9]{0,7})(?:-[0-9]{1,3})?号(?:之[一二三四五六七八九十百]{1,5})?$",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Legacy();
}
