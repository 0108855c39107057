using System.Text;
using System.Text.RegularExpressions;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>How a bank writes field :86:.</summary>
enum SwiftDialect
{
    /// <summary>Lines of plain text.</summary>
    Free,

    /// <summary><c>166?00GUTSCHRIFT?20..?29..?30bank?31account?32name</c>.</summary>
    Coded,

    /// <summary><c>/TRTP/SEPA/IBAN/../NAME/../REMI/../EREF/..</c>.</summary>
    Slashed,
}

/// <summary>What the fields :86: of one entry say. A field that does not fit the file's dialect is plain text: nothing of it is lost.</summary>
sealed partial class SwiftDetails(SwiftDialect dialect)
{
    // A line this long was wrapped by the bank in the middle of a word.
    const int Width = 65;

    readonly StringBuilder remittance = new();
    readonly StringBuilder name = new();
    readonly StringBuilder account = new();

    public string Remittance => remittance.ToString().Trim();

    public string? Name => name.Length == 0 ? null : name.ToString().Trim();

    public string? Account => account.Length == 0 ? null : account.ToString().Replace(" ", "", StringComparison.Ordinal);

    public string? Bank { get; private set; }

    public string? EndToEndId { get; private set; }

    public string? Purpose { get; private set; }

    public string? Summary { get; private set; }

    /// <summary>The dialect of a file, from its first 64 KB.</summary>
    public static SwiftDialect DialectOf(string outline) =>
        CodedField().IsMatch(outline) ? SwiftDialect.Coded : SlashedField().IsMatch(outline) ? SwiftDialect.Slashed : SwiftDialect.Free;

    /// <summary>Adds the lines of a field :86:.</summary>
    public void Add(IReadOnlyList<string> lines)
    {
        if (dialect == SwiftDialect.Coded && Code().Match(lines[0]) is { Success: true } code)
            ReadCoded(string.Concat(lines)[code.Length..]);
        else if (dialect == SwiftDialect.Slashed && string.Concat(lines) is var text && Word().IsMatch(text))
            ReadSlashed(text);
        else
            ReadFree(lines);
    }

    /// <summary>Adds the lines of a field :NS:, two digits and a text each.</summary>
    public void AddNumbered(IReadOnlyList<string> lines)
    {
        foreach (var line in lines.Where(l => l.Length > 2))
            switch (line[..2])
            {
                case "15" or "16": name.Append(line.AsSpan(2)); break;
                case "17": Summary = line[2..].Trim(); break;
                case "18" or "33": Bank ??= line[2..].Trim(); break;
                case "19" or "34": account.Append(line.AsSpan(2)); break;
                default: Append(line[2..]); break;
            }
    }

    void ReadCoded(string text)
    {
        foreach (var part in text.Split('?').Where(p => p.Length > 2))
        {
            var value = part[2..];
            switch (part[..2])
            {
                case "00": Summary = value.Trim(); break;
                case "30": Bank = value.Trim(); break;
                // 38 is the IBAN of what 31 says in the old way.
                case "31" or "38": (account.Length > 0 ? account.Clear() : account).Append(value); break;
                case "32" or "33": name.Append(value); break;
                case "10" or "34": break;
                // Pieces of 27 characters of one text: a blank between them would tear a number apart.
                default: remittance.Append(value); break;
            }
        }
        var tags = Tagged().Matches(remittance.ToString());
        EndToEndId = tags.FirstOrDefault(t => t.Groups["tag"].Value == "EREF")?.Groups["value"].Value.Trim();
    }

    void ReadSlashed(string text)
    {
        var words = Word().Matches(text);
        Append(text[..words[0].Index]);
        for (var i = 0; i < words.Count; i++)
        {
            var from = words[i].Index + words[i].Length;
            var value = text[from..(i + 1 < words.Count ? words[i + 1].Index : text.Length)].Trim('/', ' ');
            switch (words[i].Groups["word"].Value)
            {
                case "EREF": EndToEndId = Known(value); break;
                case "NAME": name.Clear().Append(value); break;
                case "IBAN": account.Clear().Append(value); break;
                case "BIC": Bank = Known(value); break;
                case "TRTP": Summary = Known(value); break;
                case "PURP": Purpose = Known(value); break;
                case "CNTP" or "ORDP" or "BENM": ReadParty(value); break;
                case "REMI": Append(value.StartsWith("USTD//", StringComparison.Ordinal) ? value[6..] : value); break;
                default: Append(words[i].Value + value); break;
            }
        }
    }

    // account/BIC/name/city
    void ReadParty(string value)
    {
        var parts = value.Split('/');
        if (parts.Length > 2)
        {
            account.Clear().Append(parts[0]);
            Bank = Known(parts[1]);
        }
        if (parts.Length > 2 && parts[2].Length > 0)
            name.Clear().Append(parts[2]);
    }

    void ReadFree(IReadOnlyList<string> lines)
    {
        if (remittance.Length == 0 && name.Length == 0 && Iban().Match(lines[0]) is { Success: true } iban)
        {
            account.Append(iban.Groups["iban"].ValueSpan);
            name.Append(iban.Groups["name"].ValueSpan);
        }
        var wrapped = false;
        foreach (var line in lines.Where(l => !string.IsNullOrWhiteSpace(l)))
        {
            if (!wrapped)
                Append(line);
            else
                remittance.Append(line);
            wrapped = line.Length >= Width;
        }
    }

    void Append(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;
        if (remittance.Length > 0 && remittance[^1] != ' ')
            remittance.Append(' ');
        remittance.Append(text);
    }

    static string? Known(string value) => value.Length == 0 || value == "NOTPROVIDED" ? null : value;

    [GeneratedRegex(@":86:\s?\d{3}\?\d\d")]
    private static partial Regex CodedField();

    [GeneratedRegex(@":86:[^:]*/(TRTP|EREF|REMI|CNTP|ORDP|BENM)/")]
    private static partial Regex SlashedField();

    [GeneratedRegex(@"^\s?\d{3}(?=\?)")]
    private static partial Regex Code();

    [GeneratedRegex(@"/(?<word>TRTP|IBAN|BIC|NAME|REMI|EREF|PREF|MARF|CSID|ISDT|CNTP|ORDP|BENM|RTRN|PURP|ULTD|ULTB|NRTX|SVCL)/")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<tag>EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|IBAN|BIC)\+(?<value>.*?)(?=(?:EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|IBAN|BIC|MTLG)[+:]|$)")]
    private static partial Regex Tagged();

    [GeneratedRegex(@"^(?<iban>[A-Z]{2}\d{2}[A-Z0-9]{10,30}) +(?<name>.+)$")]
    private static partial Regex Iban();
}
