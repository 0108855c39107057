using System.Text;
using System.Xml;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Banking;
using NodaTime;

namespace Enforcement.Ledger.Payouts;

/// <summary>Instructions to the bank as pain.001: one PmtInf of one account and one currency, one end-to-end id a payment, never used again.
/// What was written is read back before anybody gets it.</summary>
/// <source>formats reference §8</source>
public static class PaymentFile
{
    public const string Version03 = "pain.001.001.03";
    public const string Version09 = "pain.001.001.09";

    // The Chinese clearing systems carry 60 characters of a name where ISO 20022 allows 70; remittance text 140.
    internal const int NameLength = 60;
    internal const int RemittanceLength = 140;

    public sealed record Debtor(string Name, string AccountNo, string Currency);

    public sealed record Payment(string EndToEndId, Money Amount, string PayeeName, string AccountNo, string? BankName, string? Cnaps, string Remittance);

    /// <summary>Payments that go in one file.</summary>
    /// <param name="MessageId">Of the file and of its only PmtInf.</param>
    /// <param name="BookedAsOne">The bank is asked to book one debit for all.</param>
    public sealed record Batch(string MessageId, Debtor Debtor, IReadOnlyList<Payment> Payments, Instant At, bool BookedAsOne)
    {
        public Money Total => Money.Sum(Payments.Select(p => p.Amount));
    }

    /// <summary>The instruction of one payment, in a file of its own.</summary>
    /// <returns>The file's bytes, UTF-8 without a byte order mark.</returns>
    /// <exception cref="Refused"><see cref="BankRefusals.Unwritable"/>, <see cref="BankRefusals.FileFaulty"/></exception>
    public static byte[] Write(Debtor debtor, Payment payment, Instant at) => Write(new(payment.EndToEndId, debtor, [payment], at, BookedAsOne: false), Version03);

    /// <exception cref="Refused"><see cref="BankRefusals.Unwritable"/>, <see cref="BankRefusals.FileFaulty"/></exception>
    public static byte[] Write(Batch batch, string version)
    {
        BankCharacters.RequireXml(batch.Payments);
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
            new Writer(xml, version).Document(batch);
        var bytes = stream.ToArray();
        PaymentFileCheck.Require(PaymentFileCheck.Read(bytes), batch);
        return bytes;
    }

    sealed class Writer(XmlWriter xml, string version)
    {
        readonly string space = $"urn:iso:std:iso:20022:tech:xsd:{version}";

        public void Document(Batch batch)
        {
            Start("Document");
            Start("CstmrCdtTrfInitn");
            GroupHeader(batch);
            Start("PmtInf");
            Text("PmtInfId", batch.MessageId);
            Text("PmtMtd", "TRF");
            Text("BtchBookg", batch.BookedAsOne ? "true" : "false");
            Totals(batch);
            var on = Office.Today(batch.At).ToString("uuuu-MM-dd", null);
            // A choice from version .08 on.
            if (version == Version09)
                Nested("ReqdExctnDt", "Dt", on);
            else
                Text("ReqdExctnDt", on);
            Nested("Dbtr", "Nm", Cut(batch.Debtor.Name, NameLength));
            Account("DbtrAcct", batch.Debtor.AccountNo, batch.Debtor.Currency);
            Agent("DbtrAgt", null, null);
            foreach (var payment in batch.Payments)
                Transaction(payment, batch.Debtor.Currency);
            End(3);
        }

        void GroupHeader(Batch batch)
        {
            Start("GrpHdr");
            Text("MsgId", batch.MessageId);
            Text("CreDtTm", batch.At.InZone(Office.Zone).LocalDateTime.ToString("uuuu-MM-dd'T'HH:mm:ss", null));
            Totals(batch);
            Nested("InitgPty", "Nm", Cut(batch.Debtor.Name, NameLength));
            End();
        }

        void Totals(Batch batch)
        {
            Text("NbOfTxs", FormattableString.Invariant($"{batch.Payments.Count}"));
            Text("CtrlSum", batch.Total.ToString());
        }

        void Transaction(Payment payment, string currency)
        {
            Start("CdtTrfTxInf");
            Start("PmtId");
            Text("InstrId", payment.EndToEndId);
            Text("EndToEndId", payment.EndToEndId);
            End();
            Start("Amt");
            Start("InstdAmt");
            xml.WriteAttributeString("Ccy", currency);
            xml.WriteString(payment.Amount.ToString());
            End(2);
            Agent("CdtrAgt", payment.Cnaps, payment.BankName);
            Nested("Cdtr", "Nm", Cut(payment.PayeeName, NameLength));
            Account("CdtrAcct", payment.AccountNo, null);
            Nested("RmtInf", "Ustrd", Cut(payment.Remittance, RemittanceLength));
            End();
        }

        void Account(string element, string number, string? currency)
        {
            Start(element);
            Start("Id");
            Nested("Othr", "Id", number);
            End();
            if (currency is not null)
                Text("Ccy", currency);
            End();
        }

        void Agent(string element, string? cnaps, string? bankName)
        {
            Start(element);
            Start("FinInstnId");
            if (cnaps is not null)
                Nested("ClrSysMmbId", "MmbId", cnaps);
            if (!string.IsNullOrEmpty(bankName))
                Text("Nm", bankName);
            if (cnaps is null && string.IsNullOrEmpty(bankName))
                Nested("Othr", "Id", "NOTPROVIDED");
            End(2);
        }

        void Nested(string outer, string inner, string value)
        {
            Start(outer);
            Text(inner, value);
            End();
        }

        void Start(string element) => xml.WriteStartElement(element, space);

        void Text(string element, string value) => xml.WriteElementString(element, space, value);

        void End(int times = 1)
        {
            for (; times > 0; times--)
                xml.WriteEndElement();
        }
    }

    // Cut between characters, never inside a surrogate pair: rare names keep every character that fits.
    internal static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
