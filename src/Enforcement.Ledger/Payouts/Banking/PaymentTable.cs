using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using CsvHelper;
using Enforcement.Ledger.Exports;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Banking;

/// <summary>Instructions as the table that Chinese banks take in (批量付款文件): a heading, a row a payment, and a row with their number and sum.
/// Account numbers are text; no cell is a formula.</summary>
/// <source>formats reference §6.3, §8; ops/decisions/0035</source>
public static class PaymentTable
{
    const string Sum = "合计";

    static readonly string[] Heading = ["序号", "收款账号", "收款户名", "开户行", "联行号", "金额", "用途", "指令编号"];

    /// <param name="encoding">Of a CSV; a workbook carries every character.</param>
    /// <exception cref="Refused"><see cref="BankRefusals.Unwritable"/>, <see cref="BankRefusals.FileFaulty"/></exception>
    public static byte[] Write(PaymentFile.Batch batch, SheetFormat format, string encoding)
    {
        BankCharacters.Require(batch.Payments, encoding);
        using var stream = new MemoryStream();
        using (var sheet = SheetWriter.Open(format, stream, "批量付款", Heading, batch.At))
        {
            foreach (var (payment, i) in batch.Payments.Select((p, i) => (p, i)))
                sheet.Write([i + 1, payment.AccountNo, PaymentFile.Cut(payment.PayeeName, PaymentFile.NameLength), payment.BankName, payment.Cnaps, payment.Amount,
                    PaymentFile.Cut(payment.Remittance, PaymentFile.RemittanceLength), payment.EndToEndId]);
            sheet.Write([Sum, $"{batch.Payments.Count}", null, null, null, batch.Total, null, batch.MessageId]);
        }
        var bytes = stream.ToArray();
        if (format == SheetFormat.Csv && encoding != "UTF-8")
            bytes = BankCharacters.Of(encoding).GetBytes(Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF'));
        PaymentFileCheck.Require(Read(bytes, format, encoding), batch);
        return bytes;
    }

    /// <summary>Reads such a table back, and tells what is wrong in it.</summary>
    public static PaymentFileReading Read(byte[] bytes, SheetFormat format, string encoding)
    {
        var rows = format == SheetFormat.Xlsx ? WorkbookRows(bytes) : CsvRows(BankCharacters.Of(encoding).GetString(bytes).TrimStart('\uFEFF'));
        var faults = new List<PaymentFileFault>();
        if (rows.Count < 2 || !rows[0].SequenceEqual(Heading) || rows[^1].Length < Heading.Length || rows[^1][0] != Sum)
            return new(null, [], Money.Zero, [new("", "payment.unreadable")]);
        var payments = new List<(string EndToEndId, string Account, Money Amount)>();
        for (var i = 1; i < rows.Count - 1; i++)
        {
            if (rows[i].Length != Heading.Length || !Money.TryParse(rows[i][5], out var amount) || !amount.IsPositive || rows[i][1].Length == 0 || rows[i][2].Length == 0)
                faults.Add(new($"{i + 1}", "payment.row"));
            else
                payments.Add((rows[i][7], rows[i][1], amount));
        }
        var total = Money.Sum(payments.Select(p => p.Amount));
        if (rows[^1][1] != FormattableString.Invariant($"{payments.Count}"))
            faults.Add(new($"{rows.Count}", "payment.count"));
        if (!Money.TryParse(rows[^1][5], out var told) || told != total)
            faults.Add(new($"{rows.Count}", "payment.total"));
        return new(rows[^1][7], payments, total, faults);
    }

    static List<string[]> CsvRows(string text)
    {
        using var csv = CsvReader.FromText(text, new CsvReaderOptions { HasHeader = false });
        var rows = new List<string[]>();
        while (csv.Read())
            rows.Add(csv.Current.ToArray());
        return rows;
    }

    // The text of the numbers as they stand in the file: a bank's amount goes through no floating point.
    static List<string[]> WorkbookRows(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        using var sheet = zip.GetEntry("xl/worksheets/sheet1.xml")!.Open();
        return [.. XElement.Load(sheet).Descendants().Where(e => e.Name.LocalName == "row").Select(r => r.Elements().Select(c => c.Value).ToArray())];
    }
}
