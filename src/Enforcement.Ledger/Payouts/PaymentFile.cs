using System.Text;
using System.Xml;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Payouts;

/// <summary>The instruction to the bank as pain.001.001.03: one payment a file, one end-to-end id a payment, never used again.</summary>
/// <source>formats reference §8</source>
public static class PaymentFile
{
    const string Namespace = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.03";

    // The Chinese clearing systems carry 60 characters of a name where ISO 20022 allows 70; remittance text 140.
    const int NameLength = 60;
    const int RemittanceLength = 140;

    public sealed record Debtor(string Name, string AccountNo, string Currency);

    public sealed record Payment(string EndToEndId, Money Amount, string PayeeName, string AccountNo, string? BankName, string? Cnaps, string Remittance);

    /// <returns>The file's bytes, UTF-8 without a byte order mark.</returns>
    public static byte[] Write(Debtor debtor, Payment payment, Instant at)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartElement("Document", Namespace);
            xml.WriteStartElement("CstmrCdtTrfInitn", Namespace);
            WriteGroupHeader(xml, debtor, payment, at);
            WritePayment(xml, debtor, payment, at);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        return stream.ToArray();
    }

    static void WriteGroupHeader(XmlWriter xml, Debtor debtor, Payment payment, Instant at)
    {
        Start(xml, "GrpHdr");
        Text(xml, "MsgId", payment.EndToEndId);
        Text(xml, "CreDtTm", at.InZone(Office.Zone).LocalDateTime.ToString("uuuu-MM-dd'T'HH:mm:ss", null));
        Text(xml, "NbOfTxs", "1");
        Text(xml, "CtrlSum", payment.Amount.ToString());
        Start(xml, "InitgPty");
        Text(xml, "Nm", Cut(debtor.Name, NameLength));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    static void WritePayment(XmlWriter xml, Debtor debtor, Payment payment, Instant at)
    {
        Start(xml, "PmtInf");
        Text(xml, "PmtInfId", payment.EndToEndId);
        Text(xml, "PmtMtd", "TRF");
        Text(xml, "BtchBookg", "false");
        Text(xml, "NbOfTxs", "1");
        Text(xml, "CtrlSum", payment.Amount.ToString());
        Text(xml, "ReqdExctnDt", Office.Today(at).ToString("uuuu-MM-dd", null));
        Start(xml, "Dbtr");
        Text(xml, "Nm", Cut(debtor.Name, NameLength));
        xml.WriteEndElement();
        Account(xml, "DbtrAcct", debtor.AccountNo, debtor.Currency);
        Agent(xml, "DbtrAgt", null, null);
        Start(xml, "CdtTrfTxInf");
        Start(xml, "PmtId");
        Text(xml, "InstrId", payment.EndToEndId);
        Text(xml, "EndToEndId", payment.EndToEndId);
        xml.WriteEndElement();
        Start(xml, "Amt");
        Start(xml, "InstdAmt");
        xml.WriteAttributeString("Ccy", debtor.Currency);
        xml.WriteString(payment.Amount.ToString());
        xml.WriteEndElement();
        xml.WriteEndElement();
        Agent(xml, "CdtrAgt", payment.Cnaps, payment.BankName);
        Start(xml, "Cdtr");
        Text(xml, "Nm", Cut(payment.PayeeName, NameLength));
        xml.WriteEndElement();
        Account(xml, "CdtrAcct", payment.AccountNo, null);
        Start(xml, "RmtInf");
        Text(xml, "Ustrd", Cut(payment.Remittance, RemittanceLength));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    static void Account(XmlWriter xml, string element, string number, string? currency)
    {
        Start(xml, element);
        Start(xml, "Id");
        Start(xml, "Othr");
        Text(xml, "Id", number);
        xml.WriteEndElement();
        xml.WriteEndElement();
        if (currency is not null)
            Text(xml, "Ccy", currency);
        xml.WriteEndElement();
    }

    static void Agent(XmlWriter xml, string element, string? cnaps, string? bankName)
    {
        Start(xml, element);
        Start(xml, "FinInstnId");
        if (cnaps is not null)
        {
            Start(xml, "ClrSysMmbId");
            Text(xml, "MmbId", cnaps);
            xml.WriteEndElement();
        }
        if (!string.IsNullOrEmpty(bankName))
            Text(xml, "Nm", bankName);
        if (cnaps is null && string.IsNullOrEmpty(bankName))
        {
            Start(xml, "Othr");
            Text(xml, "Id", "NOTPROVIDED");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    static void Start(XmlWriter xml, string element) => xml.WriteStartElement(element, Namespace);

    static void Text(XmlWriter xml, string element, string value) => xml.WriteElementString(element, Namespace, value);

    // Cut between characters, never inside a surrogate pair: rare names keep every character that fits.
    static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
