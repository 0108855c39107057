using System.Buffers;
using System.Xml;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>A forward walk over the elements of an XML file by local name. A child that the caller does not look into is passed
/// over by the next <see cref="Next"/>, so unknown elements cost nothing and need no code.</summary>
/// <example><code>var depth = xml.Enter();
/// while (xml.Next(depth)) switch (xml.Name) { case "Nm": name = xml.Text(); break; }</code></example>
/// <param name="linesBefore">Lines of the file before the document.</param>
sealed class XmlCursor(XmlReader reader, int linesBefore = 0)
{
    // Longer than any remittance text; what comes after is dropped, so that one element cannot fill the memory.
    public const int LongestText = 100_000;

    // No version of camt nests deeper than twenty elements. Below this nothing is looked into, so nesting cannot exhaust the stack.
    const int Deepest = 50;

    const int ShortestChunk = 256;

    static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\r\n\u00A0");

    static XmlReaderSettings Settings() => new()
    {
        NameTable = new XmlNames(),
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    const int Childless = int.MaxValue;

    readonly IXmlLineInfo position = (IXmlLineInfo)reader;
    char[] text = new char[1024];

    public static XmlReader Open(Stream bytes) => XmlReader.Create(bytes, Settings());

    /// <summary>Local name of the element the walk stands on.</summary>
    public string Name => reader.LocalName;

    public string Namespace => reader.NamespaceURI;

    public int Line => linesBefore + position.LineNumber;

    public int Column => position.LinePosition;

    public string? Attribute(string name) => reader.GetAttribute(name);

    /// <summary>Goes into the element the walk stands on; give the result to <see cref="Next"/>.</summary>
    public int Enter() => reader.IsEmptyElement || reader.Depth > Deepest ? Childless : reader.Depth;

    /// <summary>Goes to the next child of the entered element; false when there is none left.</summary>
    public bool Next(int depth)
    {
        if (depth == Childless)
            return false;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.Depth == depth + 1)
                return true;
            if (reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth)
                return false;
        }
        return false;
    }

    /// <summary>Goes to the root element.</summary>
    public bool NextRoot()
    {
        while (reader.Read())
            if (reader.NodeType == XmlNodeType.Element)
                return true;
        return false;
    }

    /// <summary>The element's own text, trimmed, with every run of white space as one blank; null when there is none.</summary>
    public string? Text()
    {
        var span = Span();
        return span.IsEmpty ? null : new string(span);
    }

    /// <summary><see cref="Text"/> without a string; valid until the next call.</summary>
    public ReadOnlySpan<char> Span()
    {
        if (reader.IsEmptyElement)
            return [];
        var depth = reader.Depth;
        var length = 0;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            if (reader.Depth != depth + 1 || reader.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA))
                continue;
            Append(ref length);
        }
        return text.AsSpan(0, length).TrimEnd(' ');
    }

    /// <summary>The element's own text, or that of the last child with one of these names: <c>Sts</c> is text in old versions and
    /// a choice of elements in new ones.</summary>
    public string? OwnOrNestedText(string child, string? otherChild = null)
    {
        if (reader.IsEmptyElement)
            return null;
        var depth = reader.Depth;
        string? own = null, nested = null;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            if (reader.Depth != depth + 1)
                continue;
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                var length = 0;
                Append(ref length);
                own = new string(text.AsSpan(0, length).TrimEnd(' '));
            }
            else if (reader.NodeType == XmlNodeType.Element && (reader.LocalName == child || reader.LocalName == otherChild))
                nested = Text();
        }
        return nested ?? own;
    }

    /// <summary>Number of an Acct: IBAN or any other identification, without blanks. <c>PrtryAcct</c> is version .01's word.</summary>
    public string? AccountNumber()
    {
        string? number = null;
        var depth = Enter();
        while (Next(depth))
            number = Name switch
            {
                "IBAN" or "BBAN" or "UPIC" => Text(),
                "Id" => AccountNumber(),
                "Othr" or "PrtryAcct" => OwnOrNestedText("Id"),
                _ => number,
            } ?? number;
        return number is not null && number.Contains(' ') ? number.Replace(" ", "", StringComparison.Ordinal) : number;
    }

    /// <summary>Name of a party; below Pty from version .08 on. A contact's name is not it.</summary>
    public string? PartyName()
    {
        string? name = null;
        var depth = Enter();
        while (Next(depth))
            name ??= Name switch
            {
                "Nm" => Text(),
                "Pty" or "Agt" or "FinInstnId" => PartyName(),
                _ => null,
            };
        return name;
    }

    /// <summary>Name of a bank, else its BIC, else its clearing number.</summary>
    public string? BankName()
    {
        string? name = null, bic = null, number = null;
        var depth = Enter();
        while (Next(depth))
            switch (Name)
            {
                case "Nm": name = Text(); break;
                case "BIC" or "BICFI": bic = Text(); break;
                case "ClrSysMmbId": number = OwnOrNestedText("MmbId"); break;
                case "FinInstnId": name = BankName(); break;
            }
        return name ?? bic ?? number;
    }

    /// <summary>Reads the text node behind what is there.</summary>
    void Append(ref int length)
    {
        int room, read;
        do
        {
            if (text.Length - length < ShortestChunk)
                Array.Resize(ref text, text.Length * 2);
            room = text.Length - length;
            read = reader.ReadValueChunk(text, length, room);
            length = Math.Min(length + Squeezed(length, read), LongestText);
        }
        // A chunk may lack one character where it would end between the halves of a pair.
        while (read >= room - 1);
        if (length == LongestText && char.IsHighSurrogate(text[length - 1]))
            length--;
    }

    /// <summary>Makes every run of white space one blank, in place, and takes it away at the beginning.</summary>
    /// <returns>The characters that are left of the part.</returns>
    int Squeezed(int start, int count)
    {
        // Most texts have no white space at all.
        var blank = text.AsSpan(start, count).IndexOfAny(Blanks);
        if (blank < 0)
            return count;
        var to = start + blank;
        for (var from = to; from < start + count; from++)
        {
            var c = text[from];
            if (!Blanks.Contains(c))
                text[to++] = c;
            else if (to > 0 && text[to - 1] != ' ')
                text[to++] = ' ';
        }
        return to - start;
    }
}
