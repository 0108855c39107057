using System.Text.Json;

namespace Enforcement.Ledger.Cases;

/// <summary>Reads the objects of a case file in JSON as lines: one per object, and one more for each further party or payee of its lists.</summary>
static class CaseJson
{
    static readonly (string List, (string Name, CaseColumn Column)[] Properties)[] Lists =
    [
        ("applicants", [("name", CaseColumn.Applicant), ("kind", CaseColumn.ApplicantKind), ("id", CaseColumn.ApplicantId),
            ("phone", CaseColumn.ApplicantPhone), ("wechat", CaseColumn.ApplicantWeChat), ("contact_document", CaseColumn.ApplicantContactDocument)]),
        ("debtors", [("name", CaseColumn.Debtor), ("kind", CaseColumn.DebtorKind), ("id", CaseColumn.DebtorId),
            ("phone", CaseColumn.DebtorPhone), ("wechat", CaseColumn.DebtorWeChat), ("contact_document", CaseColumn.DebtorContactDocument)]),
        ("payees", [("name", CaseColumn.Payee), ("account", CaseColumn.PayeeAccount), ("bank", CaseColumn.PayeeBank), ("cnaps", CaseColumn.PayeeCnaps),
            ("confirmation_document", CaseColumn.ConfirmationDocument), ("confirmed_on", CaseColumn.ConfirmedOn)]),
    ];

    public static IReadOnlyList<CaseLine> Read(string text, CaseFaults faults)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 8 });
        }
        catch (JsonException e)
        {
            faults.OfFile("case.json-malformed", $"The file is not JSON from here on, or names a property twice; mend it. ({e.Message})",
                "文件自此处起不是有效的 JSON（或属性重复），请改正。", e.LineNumber is { } line ? (int)line + 1 : null, string.IsNullOrEmpty(e.Path) ? null : e.Path);
            return [];
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Array)
            {
                Shape(faults, "$", "The file must be a list of cases: begin it with [ and end it with ].", "文件应为案件数组，以 [ 开头、以 ] 结尾。");
                return [];
            }

            var lines = new List<CaseLine>();
            foreach (var (i, element) in document.RootElement.EnumerateArray().Index())
            {
                var path = $"$[{i}]";
                if (element.ValueKind != JsonValueKind.Object)
                {
                    Shape(faults, path, "A case must be an object: put its properties between { and }.", "案件应为对象，请将各属性置于 { } 之间。");
                    continue;
                }

                try
                {
                    lines.AddRange(ReadCase(element, path, faults));
                }
                catch (InvalidOperationException)
                {
                    // JsonElement throws this for an escape such as \uD800 that is half of a character.
                    Shape(faults, path, "A text here escapes half a character (\\uD800 to \\uDFFF alone); write the character itself.", "此处文本含不完整的 \\u 转义字符，请直接写该字符。");
                }
            }

            return lines;
        }
    }

    static List<CaseLine> ReadCase(JsonElement element, string path, CaseFaults faults)
    {
        var lines = new List<CaseLine> { new(null, path) };
        // Single values first: the lists then fill the lines after those that are taken.
        foreach (var property in element.EnumerateObject().OrderBy(p => p.Value.ValueKind == JsonValueKind.Array))
        {
            var at = $"{path}.{property.Name}";
            if (Array.Find(Lists, l => l.List == property.Name) is { List: not null } list)
                ReadList(property.Value, at, list.Properties, lines, faults);
            else if (CaseColumns.TryFind(property.Name, out var column))
                AddScalar(lines[0], column, property, at, faults);
            else
                Unknown(faults, at, property.Name);
        }

        return lines;
    }

    static void ReadList(JsonElement list, string path, (string Name, CaseColumn Column)[] properties, List<CaseLine> lines, CaseFaults faults)
    {
        if (list.ValueKind != JsonValueKind.Array)
        {
            Shape(faults, path, "This must be a list: put it between [ and ].", "此处应为数组，请置于 [ ] 之间。");
            return;
        }

        var columns = properties.Select(p => p.Column).ToArray();
        var next = lines[0].Has(columns) ? 1 : 0;
        foreach (var (i, element) in list.EnumerateArray().Index())
        {
            var at = $"{path}[{i}]";
            if (element.ValueKind != JsonValueKind.Object)
            {
                Shape(faults, at, "This must be an object: put its properties between { and }.", "此处应为对象，请将各属性置于 { } 之间。");
                continue;
            }

            if (next == lines.Count)
                lines.Add(new CaseLine(null, at, lines[0]));
            foreach (var property in element.EnumerateObject())
            {
                if (Array.Find(properties, p => p.Name == property.Name) is { Name: not null } known)
                    AddScalar(lines[next], known.Column, property, $"{at}.{property.Name}", faults);
                else
                    Unknown(faults, $"{at}.{property.Name}", property.Name);
            }

            next++;
        }
    }

    static void AddScalar(CaseLine line, CaseColumn column, JsonProperty property, string path, CaseFaults faults)
    {
        var text = property.Value.ValueKind switch
        {
            JsonValueKind.String => property.Value.GetString(),
            // The digits as they stand: an amount never passes through floating point.
            JsonValueKind.Number => property.Value.GetRawText(),
            JsonValueKind.Null => "",
            _ => null,
        };
        if (text is null)
            Shape(faults, path, "This must be text, a number or null.", "此处应为文本、数字或 null。");
        else
            line.Add(column, new CaseCell(text.Trim(), property.Name, path));
    }

    static void Shape(CaseFaults faults, string path, string sentence, string chinese) => faults.OfFile("case.json-shape", sentence, chinese, path: path);

    static void Unknown(CaseFaults faults, string path, string name) =>
        faults.OfFile("case.column-unknown", $"No property is called '{name}' here; rename it to one of the known names or take it out.",
            $"此处无法识别属性“{name}”，请改为规定名称或删除。", path: path, field: name);
}
