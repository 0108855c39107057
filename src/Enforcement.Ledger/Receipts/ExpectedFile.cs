using System.Security.Cryptography;
using System.Text.Json;
using CsvHelper;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.Formats;
using NodaTime;

namespace Enforcement.Ledger.Receipts;

/// <summary>An entry of a file, and where it stands.</summary>
public sealed record ExpectedRow(ExpectedEntry Entry, int? Line, string? Path);

/// <summary>A file of expected receipts as read: its entries, or every fault that stands in their way.</summary>
/// <source>domain reference R03, R18</source>
public sealed record ExpectedFile(IReadOnlyList<ExpectedRow> Rows, string Sha256, IReadOnlyList<FileFault> Faults)
{
    /// <summary>The largest file taken, in bytes.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    const int MostFaults = 1_000;

    static readonly (string English, string Chinese)[] Columns =
    [
        ("case", "案号"), ("kind", "类别"), ("reference", "编号"), ("amount", "金额"), ("ordered_on", "文书日期"), ("due_on", "到期日"), ("account", "收款账号"),
        ("payer", "付款方"), ("payer_account", "付款账号"), ("document", "文书"),
    ];

    static readonly (string Name, ExpectedKind Kind)[] Kinds =
    [
        ("deduction", ExpectedKind.Deduction), ("扣划", ExpectedKind.Deduction), ("sale", ExpectedKind.Sale), ("拍卖成交款", ExpectedKind.Sale), ("变卖成交款", ExpectedKind.Sale),
        ("instalment", ExpectedKind.Instalment), ("分期", ExpectedKind.Instalment), ("other", ExpectedKind.Other), ("其他", ExpectedKind.Other),
    ];

    /// <summary>Reads CSV with a heading, or a JSON array of objects; UTF-8 or GB18030. Columns, English or Chinese, in any order: case 案号,
    /// kind 类别 (deduction 扣划, sale 拍卖成交款, instalment 分期, other 其他), reference 编号, amount 金额 in yuan, ordered_on 文书日期,
    /// due_on 到期日, account 收款账号, payer 付款方, payer_account 付款账号, document 文书. Required: case, kind, amount, document.</summary>
    /// <returns>Never throws for what a file contains; codes begin with <c>expected.</c></returns>
    public static ExpectedFile Read(ReadOnlySpan<byte> bytes, string file)
    {
        var reading = new Reading(file);
        if (bytes.Length > MaxBytes)
            reading.Fault("expected.file-too-large", null, null, null, $"The file is larger than {MaxBytes >> 20} MiB; divide it.", $"文件超过 {MaxBytes >> 20} MiB，请拆分。");
        else if (FileText.Decode(bytes) is not { } text)
            reading.Fault("expected.encoding-unknown", null, null, null, "The file is neither UTF-8 nor GB18030 text; save it as CSV in UTF-8.", "文件既不是 UTF-8 也不是 GB18030 文本，请另存为 UTF-8 编码的 CSV。");
        else if (text.AsSpan().TrimStart() is ['[' or '{', ..])
            reading.Json(text);
        else
            reading.Csv(text);
        if (reading.Rows.Count == 0 && reading.Faults.Count == 0)
            reading.Fault("expected.file-empty", null, null, null, "The file holds no entry.", "文件中没有内容。");
        return new(reading.Faults.Count == 0 ? reading.Rows : [], Convert.ToHexStringLower(SHA256.HashData(bytes)), reading.Faults);
    }

    sealed class Reading(string file)
    {
        public List<ExpectedRow> Rows { get; } = [];

        public List<FileFault> Faults { get; } = [];

        public void Fault(string code, int? line, string? path, string? field, string sentence, string chinese)
        {
            if (Faults.Count < MostFaults)
                Faults.Add(new(code, file, line, path, field, sentence, chinese));
        }

        public void Csv(string text)
        {
            var bad = new HashSet<long>();
            using var csv = CsvReader.FromText(text, CsvSource.Dialect(',', record => bad.Add(record.LineNumber)));
            if (!csv.Read() || Heading(csv.Current.ToArray()) is not { } heading)
                return;
            while (csv.Read())
            {
                var (line, cells) = ((int)csv.LineNumber, csv.Current.ToArray());
                if (cells.All(string.IsNullOrWhiteSpace))
                    continue;
                if (bad.Contains(line) || cells.Length != heading.Length)
                    Fault("expected.cells", line, null, null, $"The line has {cells.Length} cells, the heading {heading.Length}, or its quotation marks do not pair up.", "本行单元格数与表头不符，或引号不配对。");
                else
                    Add(heading.Zip(cells).ToDictionary(c => c.First, c => TableCell.Clean(c.Second)), line, null);
            }
        }

        string[]? Heading(string[] cells)
        {
            var names = cells.Select(c => Array.Find(Columns, n => n.English == c.Trim() || n.Chinese == TextFolding.Fold(c)).English).ToArray();
            if (Array.IndexOf(names, null) is var unknown and >= 0)
                Fault("expected.column-unknown", 1, null, cells[unknown], $"No column is called '{cells[unknown]}'; the columns are {string.Join(", ", Columns.Select(c => c.English))}.", $"无法识别列名“{cells[unknown]}”。");
            else if (names.Distinct().Count() != names.Length)
                Fault("expected.column-twice", 1, null, null, "A column stands twice; keep one.", "有重复的列，请保留一列。");
            else
                return names;
            return null;
        }

        public void Json(string text)
        {
            try
            {
                using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 4 });
                foreach (var (i, element) in document.RootElement.EnumerateArray().Index())
                    Object(element, $"$[{i}]");
            }
            // A shape other than a list, or an escape that is half a character.
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                Fault("expected.json-malformed", e is JsonException { LineNumber: { } line } ? (int)line + 1 : null, null, null, "The file is no JSON list of objects from here on.", "文件自此处起不是有效的 JSON 数组。");
            }
        }

        void Object(JsonElement element, string path)
        {
            var cells = new Dictionary<string, string>();
            foreach (var property in element.EnumerateObject())
                if (Array.Exists(Columns, c => c.English == property.Name) && property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.Null)
                    // The digits as they stand: an amount never passes through floating point.
                    cells[property.Name] = property.Value.ValueKind == JsonValueKind.Number ? property.Value.GetRawText() : property.Value.GetString()?.Trim() ?? "";
                else
                    Fault("expected.column-unknown", null, $"{path}.{property.Name}", property.Name, $"'{property.Name}' is no property here, or neither text nor number.", $"无法识别属性“{property.Name}”。");
            Add(cells, null, path);
        }

        void Add(Dictionary<string, string> cells, int? line, string? path)
        {
            var before = Faults.Count;
            var kind = Array.Find(Kinds, k => k.Name.Equals(Cell("kind"), StringComparison.OrdinalIgnoreCase));
            if (Cell("case") is null)
                Missing("case");
            if (kind.Name is null)
                Missing("kind");
            if (BankAmount.ReadCell(Cell("amount"), out var amount) != AmountFault.None)
                Missing("amount");
            var (ordered, due) = (Date("ordered_on"), Date("due_on"));
            if (Faults.Count == before)
                Rows.Add(new(new(Cell("case")!, kind.Kind, amount, Cell("document"), Cell("reference"), ordered, due, Cell("account"), Cell("payer"), Cell("payer_account")), line, path));

            string? Cell(string name) => cells.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;

            void Missing(string name) => Fault("expected.value-invalid", line, path, name, $"{name} is missing or cannot be read.", $"“{Columns.First(c => c.English == name).Chinese}”缺失或无法识别。");

            LocalDate? Date(string name)
            {
                if (Cell(name) is not { } text)
                    return null;
                if (BankDate.Date(text) is { } date)
                    return date;
                Missing(name);
                return null;
            }
        }
    }
}
