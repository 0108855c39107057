using Enforcement.Ledger.Exports;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Payouts.Banking;

/// <summary>How the files of a book look to its bank, and how long the bank may be silent.</summary>
/// <param name="BatchBooking">The bank is asked to book one debit for a file.</param>
/// <param name="AnswerWithinWorkdays">After so many workdays without an answer or a debit nobody knows what became of an instruction.</param>
public sealed record BankProfile(string Format, string Encoding, bool BatchBooking, int AnswerWithinWorkdays)
{
    /// <summary>While nobody has approved another one. What a bank has not booked in two workdays is asked for, as in the reconciliation.</summary>
    public static BankProfile Usual { get; } = new(PaymentFile.Version03, "UTF-8", false, 2);

    public const string ChineseCsv = "cn-csv";
    public const string ChineseWorkbook = "cn-xlsx";

    public const int LongestSilence = 60;

    public bool IsKnown => AnswerWithinWorkdays is >= 1 and <= LongestSilence && (Format, Encoding) is
        (PaymentFile.Version03 or PaymentFile.Version09 or ChineseWorkbook, "UTF-8") or (ChineseCsv, "UTF-8" or "GB18030" or "GBK");

    public string Extension => Format switch { ChineseCsv => ".csv", ChineseWorkbook => ".xlsx", _ => ".xml" };

    /// <summary>What a file for the bank is sent as, by its name.</summary>
    public static string TypeOf(string fileName) => Path.GetExtension(fileName) switch
    {
        ".csv" => "text/csv",
        ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/xml",
    };

    /// <exception cref="Refused"><see cref="BankRefusals.Unwritable"/>, <see cref="BankRefusals.FileFaulty"/></exception>
    public byte[] Write(PaymentFile.Batch batch) => Format switch
    {
        ChineseCsv => PaymentTable.Write(batch, SheetFormat.Csv, Encoding),
        ChineseWorkbook => PaymentTable.Write(batch, SheetFormat.Xlsx, Encoding),
        _ => PaymentFile.Write(batch, Format),
    };
}

/// <summary>A proposed or approved profile.</summary>
/// <param name="Mine">The reader proposed it, or somebody did in the reader's name, and so another person approves it.</param>
/// <param name="InForce">The last approved one of its book.</param>
public sealed record BankProfileView(
    long Id, string Book, string Format, string Encoding, bool BatchBooking, int AnswerWithinWorkdays, string Reason, string ProposedBy, Instant ProposedAt, bool Mine, string? ApprovedBy, Instant? ApprovedAt, bool InForce);
