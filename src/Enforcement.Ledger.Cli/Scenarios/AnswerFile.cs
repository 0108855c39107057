using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>Writes what the bank of a story answers to an instruction, as the bank would: pain.002.001.03.</summary>
static class AnswerFile
{
    static readonly XNamespace Space = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.03";

    /// <param name="container">The id of the file by which it got the instruction.</param>
    public static byte[] Write(int number, NodaTime.LocalDateTime at, string container, string endToEndId, string status, string? code)
    {
        var reason = code is null ? null : new XElement(Space + "StsRsnInf", new XElement(Space + "Rsn", new XElement(Space + (code.Length <= 4 ? "Cd" : "Prtry"), code)));
        return new UTF8Encoding(false).GetBytes(new XElement(Space + "Document", new XElement(Space + "CstmrPmtStsRpt",
            new XElement(Space + "GrpHdr", new XElement(Space + "MsgId", string.Create(CultureInfo.InvariantCulture, $"HZ{number:D8}")), new XElement(Space + "CreDtTm", at.ToString("uuuu-MM-dd'T'HH:mm:ss", null))),
            new XElement(Space + "OrgnlGrpInfAndSts", new XElement(Space + "OrgnlMsgId", container), new XElement(Space + "OrgnlMsgNmId", "pain.001.001.03")),
            new XElement(Space + "OrgnlPmtInfAndSts", new XElement(Space + "OrgnlPmtInfId", container),
                new XElement(Space + "TxInfAndSts", new XElement(Space + "OrgnlInstrId", endToEndId), new XElement(Space + "OrgnlEndToEndId", endToEndId), new XElement(Space + "TxSts", status), reason)))).ToString());
    }
}
