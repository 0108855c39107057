using System.Security.Cryptography;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Cases;

/// <summary>A case import file as read: its cases, or every fault that stands in their way.</summary>
/// <param name="Rows">One per case, in file order; empty when there are faults, for a file is imported whole.</param>
/// <param name="Sha256">SHA-256 of the bytes, lower-case hex.</param>
/// <param name="Faults">By line, at most a thousand of them; empty when the file is good.</param>
/// <source>S3 §19: case master data are imported, never typed; domain reference R04</source>
public sealed record CaseFile(IReadOnlyList<CaseRow> Rows, string Sha256, IReadOnlyList<FileFault> Faults)
{
    /// <summary>The largest file taken, in bytes; a court's cases of ten years fit into it.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>Reads a CSV or JSON file; which of them, and in which encoding, its content tells.</summary>
    /// <remarks>
    /// CSV: a header of English or Chinese names in any order, one line a case; further lines with the same number add parties and payees,
    /// and leave blank or repeat what belongs to the case. JSON: an array of objects with the same names, where the lists
    /// <c>applicants</c> and <c>debtors</c> (name, kind, id, phone, wechat, contact_document) and <c>payees</c> (name, account, bank, cnaps, confirmation_document, confirmed_on) may
    /// stand in place of the single ones. Required: number, applicant, debtor, officer, claim, and the debtor's kind unless its
    /// identifier tells it. A telephone number or an id of WeChat comes with the paper in which the party gave it. Amounts are in yuan, dates 2026-02-17, 2026/2/17 or 20260217.
    /// </remarks>
    /// <param name="bytes">The whole file.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <returns>Never throws for what a file contains; codes begin with <c>case.</c>, <c>payee.</c> or <c>contact.</c></returns>
    public static CaseFile Read(ReadOnlySpan<byte> bytes, string file)
    {
        var faults = new CaseFaults(file);
        var rows = Read(bytes, faults);
        return new CaseFile(faults.Count == 0 ? rows : [], Convert.ToHexStringLower(SHA256.HashData(bytes)), faults.Faults);
    }

    static IReadOnlyList<CaseRow> Read(ReadOnlySpan<byte> bytes, CaseFaults faults)
    {
        if (bytes.Length > MaxBytes)
        {
            faults.OfFile("case.file-too-large", $"The file is larger than {MaxBytes / 1024 / 1024} MiB; divide it.", $"文件超过 {MaxBytes / 1024 / 1024} MiB，请拆分后导入。");
            return [];
        }

        if (FileText.Decode(bytes) is not { } text)
        {
            faults.OfFile("case.encoding-unknown", "The file is neither UTF-8 nor GB18030 text; save it as CSV in UTF-8.", "文件既不是 UTF-8 也不是 GB18030 文本，请另存为 UTF-8 编码的 CSV。");
            return [];
        }

        var start = text.AsSpan().TrimStart();
        var lines = start.IsEmpty ? [] : start[0] is '[' or '{' ? CaseJson.Read(text, faults) : CaseCsv.Read(text, faults);
        if (lines.Count == 0 && faults.Count == 0)
            faults.OfFile("case.file-empty", "The file holds no case; export it again.", "文件中没有案件，请重新导出。");
        return new CaseAssembly(faults).Assemble(lines);
    }
}
