using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>What the bank of a story says of one instruction.</summary>
sealed record AnswerToOne(string EndToEndId, string Status, string? Code);

/// <summary>Writes what the bank of a story answers to a file of ours, as the bank would: pain.002.001.03.</summary>
static class AnswerFile
{
    static readonly XNamespace Space = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.03";

    /// <param name="container">The id of the file by which it got the instructions.</param>
    /// <param name="group">What it says of the file as a whole; null when it says nothing there. <paramref name="payment"/> alike.</param>
    public static byte[] Write(int number, NodaTime.LocalDateTime at, string container, string? group, string? payment, IEnumerable<AnswerToOne> named) =>
        new UTF8Encoding(false).GetBytes(new XElement(Space + "Document", new XElement(Space + "CstmrPmtStsRpt",
            new XElement(Space + "GrpHdr", new XElement(Space + "MsgId", string.Create(CultureInfo.InvariantCulture, $"HZ{number:D8}")), new XElement(Space + "CreDtTm", at.ToString("uuuu-MM-dd'T'HH:mm:ss", null))),
            new XElement(Space + "OrgnlGrpInfAndSts", new XElement(Space + "OrgnlMsgId", container), new XElement(Space + "OrgnlMsgNmId", "pain.001.001.03"), Status("GrpSts", group)),
            new XElement(Space + "OrgnlPmtInfAndSts", new XElement(Space + "OrgnlPmtInfId", container), Status("PmtInfSts", payment), named.Select(One)))).ToString());

    static XElement One(AnswerToOne said) => new(Space + "TxInfAndSts", new XElement(Space + "OrgnlInstrId", said.EndToEndId), new XElement(Space + "OrgnlEndToEndId", said.EndToEndId), Status("TxSts", said.Status),
        said.Code is not { } code ? null : new XElement(Space + "StsRsnInf", new XElement(Space + "Rsn", new XElement(Space + (code.Length <= 4 ? "Cd" : "Prtry"), code))));

    static XElement? Status(string name, string? status) => status is null ? null : new XElement(Space + name, status);
}
