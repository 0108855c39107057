using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Cases;

/// <summary>The faults of one file, gathered so that all are told at once.</summary>
sealed class CaseFaults(string file)
{
    /// <summary>Nobody mends more in one go, and a hostile file must not fill the memory with complaints.</summary>
    public const int Most = 1_000;

    readonly List<FileFault> faults = [];
    int all;

    /// <summary>By line; those of a JSON file in the order in which they were met.</summary>
    public IReadOnlyList<FileFault> Faults => all <= Most
        ? [.. faults.OrderBy(f => f.Line)]
        : [.. faults.OrderBy(f => f.Line), new FileFault("case.too-many-faults", file, null, null, null,
            $"{all - Most} more faults are not shown; mend these first and read the file again.", $"另有 {all - Most} 处错误未显示，请先改正以上错误后重新读取。")];

    public int Count => all;

    public void OfFile(string code, string sentence, string chinese, int? line = null, string? path = null, string? field = null)
    {
        if (++all <= Most)
            faults.Add(new FileFault(code, file, line, path, field, sentence, chinese));
    }

    public void OfLine(string code, CaseLine line, CaseColumn column, string sentence, string chinese)
    {
        var cell = line[column];
        OfFile(code, sentence, chinese, line.Line, cell?.Path ?? line.Path, cell?.Field ?? CaseColumns.English(column));
    }

    public void OfLine(CaseLine line, CaseColumn column, string code, IdentifierFault fault) =>
        OfLine(code, line, column, fault.Sentence, fault.Chinese);
}
