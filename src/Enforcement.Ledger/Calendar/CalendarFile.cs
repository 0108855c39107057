using System.Security.Cryptography;
using System.Text;
using CsvHelper;
using Enforcement.Ledger.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Enforcement.Ledger.Calendar;

/// <summary>A file of calendar days as read: its rows, or every fault that stands in their way.</summary>
/// <param name="Days">In file order; empty when there are faults, for half a calendar is a wrong one.</param>
/// <param name="Sha256">SHA-256 of the bytes, lower-case hex: the version of the calendar built from them.</param>
/// <param name="Faults">In file order; empty when the file is good.</param>
public sealed record CalendarFile(IReadOnlyList<CalendarDay> Days, string Sha256, IReadOnlyList<FileFault> Faults)
{
    static readonly string[] Columns = ["date", "kind", "name", "source-notice"];

    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a CSV file in UTF-8 with the columns date, kind, name, source-notice, in that order.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <returns>Never throws for what a file contains. Codes: <c>calendar.encoding</c>, <c>calendar.header</c>, <c>calendar.cells</c>,
    /// <c>calendar.date-invalid</c>, <c>calendar.kind-unknown</c>, <c>calendar.name-missing</c>, <c>calendar.notice-missing</c>,
    /// <c>calendar.date-twice</c>, <c>calendar.makeup-on-weekday</c>, <c>calendar.csv-malformed</c>, <c>calendar.empty</c>.</returns>
    public static CalendarFile Read(ReadOnlySpan<byte> bytes, string file)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        string text;
        try
        {
            text = StrictUtf8.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            var fault = new FileFault("calendar.encoding", file, null, null, null,
                "The file is not UTF-8; save it as UTF-8 and import it again.", "文件不是 UTF-8 编码，请另存为 UTF-8 后重新导入。");
            return new CalendarFile([], sha256, [fault]);
        }

        var reading = new Reading(file);
        reading.ReadAll(text);
        return new CalendarFile(reading.Faults.Count == 0 ? reading.Days : [], sha256, reading.Faults);
    }

    /// <summary>The calendar of these days.</summary>
    /// <exception cref="InvalidDataException">The file has faults; the message lists them.</exception>
    public WorkdayCalendar ToCalendar() => Faults.Count == 0
        ? new WorkdayCalendar(Days, Sha256)
        : throw new InvalidDataException(string.Join(Environment.NewLine, Faults));

    sealed class Reading(string file)
    {
        readonly Dictionary<LocalDate, int> lineOf = [];
        int line;

        public List<CalendarDay> Days { get; } = [];

        public List<FileFault> Faults { get; } = [];

        public void ReadAll(string text)
        {
            var malformed = new HashSet<long>();
            var options = new CsvReaderOptions
            {
                Separator = ',',
                HasHeader = false,
                TrackLineNumbers = true,
                TrimWhitespace = true,
                AllowLineBreaksInQuotes = false,
                OnMalformedRecord = record => malformed.Add(record.LineNumber),
            };
            using var csv = CsvReader.FromText(text, options);
            if (!csv.Read() || !csv.Current.ToArray().SequenceEqual(Columns))
            {
                line = 1;
                Fault("calendar.header", null, "The first line must be date,kind,name,source-notice.", "首行必须为 date,kind,name,source-notice。");
                return;
            }

            while (csv.Read())
            {
                line = (int)csv.LineNumber;
                if (malformed.Contains(csv.LineNumber))
                {
                    Fault("calendar.csv-malformed", null, "The quotation marks of this line do not pair up; put a cell that holds one in quotation marks and double the inner one.",
                        "本行引号不配对；含引号的单元格应整体加引号，并将内部引号写两次。");
                }
                else if (csv.FieldCount != Columns.Length)
                {
                    Fault("calendar.cells", null, $"The line has {csv.FieldCount} cells; give it {Columns.Length}: date,kind,name,source-notice.",
                        $"本行有 {csv.FieldCount} 个单元格，应为 {Columns.Length} 个：date,kind,name,source-notice。");
                }
                else
                {
                    ReadRow(csv.Current.ToArray());
                }
            }

            line = 0;
            if (Days.Count == 0 && Faults.Count == 0)
                Fault("calendar.empty", null, "The file names no day; export the calendar again.", "文件中没有任何日期，请重新导出。");
        }

        void ReadRow(string[] cells)
        {
            // A row with any fault is left out; CheckDate still remembers its date, so that a twin further down is named too.
            var before = Faults.Count;
            var parsed = LocalDatePattern.Iso.Parse(cells[0]);
            if (!parsed.Success)
                Fault("calendar.date-invalid", "date", $"'{cells[0]}' is not a date; write it as 2026-02-17.", $"“{cells[0]}”不是有效日期，请写成 2026-02-17 的形式。");
            DayKind? kind = cells[1] switch
            {
                "holiday" => DayKind.Holiday,
                "makeup-workday" => DayKind.MakeupWorkday,
                _ => null,
            };
            if (kind is null)
                Fault("calendar.kind-unknown", "kind", $"'{cells[1]}' is not a kind of day; write holiday or makeup-workday.", $"“{cells[1]}”不是有效类别，请写 holiday 或 makeup-workday。");
            if (cells[2].Length == 0)
                Fault("calendar.name-missing", "name", "The holiday has no name; copy it from the notice.", "缺少节日名称，请按通知填写。");
            if (cells[3].Length == 0)
                Fault("calendar.notice-missing", "source-notice", "No notice is named; give its address.", "缺少通知出处，请填写通知网址。");
            if (parsed.Success)
                CheckDate(parsed.Value, kind);
            if (Faults.Count == before && kind is { } known)
                Days.Add(new CalendarDay(parsed.Value, known, cells[2], cells[3]));
        }

        void CheckDate(LocalDate date, DayKind? kind)
        {
            if (!lineOf.TryAdd(date, line))
            {
                Fault("calendar.date-twice", "date", $"{date:uuuu-MM-dd} stands in line {lineOf[date]} already; keep the row of the later notice.",
                    $"{date:uuuu-MM-dd} 已在第 {lineOf[date]} 行出现，请保留较新通知的一行。");
            }

            if (kind == DayKind.MakeupWorkday && date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday))
            {
                Fault("calendar.makeup-on-weekday", "kind", $"{date:uuuu-MM-dd} is a weekday and cannot be a make-up workday; check the date against the notice.",
                    $"{date:uuuu-MM-dd} 是周一至周五，不能为调休上班日，请对照通知核对日期。");
            }
        }

        void Fault(string code, string? field, string sentence, string chinese) =>
            Faults.Add(new FileFault(code, file, line == 0 ? null : line, null, field, sentence, chinese));
    }
}
