using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Banking;

/// <summary>What is wrong in a file of instructions, and where.</summary>
/// <param name="Path">Elements from the document down, such as <c>PmtInf[1]/CdtTrfTxInf[2]/Amt</c>; of a table the row.</param>
/// <param name="Code">Stable: <c>payment.total</c>.</param>
public sealed record PaymentFileFault(string Path, string Code);

/// <summary>A file of instructions as it reads.</summary>
/// <param name="Total">Of the payments that are there, whatever the file says.</param>
public sealed record PaymentFileReading(string? MessageId, IReadOnlyList<(string EndToEndId, string Account, Money Amount)> Payments, Money Total, IReadOnlyList<PaymentFileFault> Faults);

/// <summary>Reads a pain.001 as a bank does, and tells all of its faults at once.</summary>
/// <source>formats reference §8</source>
public static partial class PaymentFileCheck
{
    const int IdLength = 35;
    const int LongestDocument = 50_000_000;

    static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LongestDocument };

    public static PaymentFileReading Read(byte[] bytes)
    {
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(bytes), Safe);
            return new Walk(XElement.Load(xml)).Read();
        }
        catch (XmlException)
        {
            return new(null, [], Money.Zero, [new("", "payment.unreadable")]);
        }
    }

    /// <summary>Refuses a file that a bank would not take, or that does not say what it was to say: its totals are those read back from it.</summary>
    /// <exception cref="Refused"><see cref="BankRefusals.FileFaulty"/></exception>
    public static void Require(PaymentFileReading written, PaymentFile.Batch asked)
    {
        if (written.Faults.Count > 0)
            throw new Refused(BankRefusals.FileFaulty, string.Join("; ", written.Faults.Take(5).Select(f => $"{f.Path} {f.Code}")));
        if (written.Total != asked.Total || written.MessageId != asked.MessageId || !written.Payments.SequenceEqual(asked.Payments.Select(p => (p.EndToEndId, p.AccountNo, p.Amount))))
            throw new InvariantBroken("payment-file.not-as-asked", $"{asked.MessageId}: {written.Payments.Count} payments of {written.Total} written, {asked.Payments.Count} of {asked.Total} asked");
    }

    sealed class Walk(XElement root)
    {
        readonly List<PaymentFileFault> faults = [];
        readonly List<(string, string, Money)> payments = [];
        readonly HashSet<string> ids = [];
        // Some banks put the version behind a name of their own.
        readonly string version = VersionPattern().Match(root.Name.NamespaceName) is { Success: true } named ? named.Value : root.Name.NamespaceName;

        public PaymentFileReading Read()
        {
            if (!VersionPattern().IsMatch(version) || root.Name.LocalName != "Document" || Child(root, "CstmrCdtTrfInitn") is not { } body)
            {
                Add("Document", "payment.version");
                return new(null, [], Money.Zero, faults);
            }
            var header = Needed(body, "GrpHdr", "GrpHdr");
            var id = header is null ? null : Id(header, "MsgId", "GrpHdr");
            if (header is not null)
            {
                if (!DateTime.TryParse(Needed(header, "CreDtTm", "GrpHdr/CreDtTm")?.Value, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                    Add("GrpHdr/CreDtTm", "payment.date");
                Needed(header, "InitgPty", "GrpHdr/InitgPty");
            }
            var parts = Children(body, "PmtInf").ToList();
            if (parts.Count == 0)
                Missing("PmtInf");
            var total = Money.Zero;
            for (var i = 0; i < parts.Count; i++)
                total += Part(parts[i], $"PmtInf[{i + 1}]");
            if (header is not null)
                Totals(header, "GrpHdr", payments.Count, total, needed: true);
            return new(id, payments, total, faults);
        }

        Money Part(XElement part, string path)
        {
            Id(part, "PmtInfId", path);
            if (Needed(part, "PmtMtd", $"{path}/PmtMtd") is { } method && method.Value is not ("TRF" or "TRA" or "CHK"))
                Add($"{path}/PmtMtd", "payment.method");
            if (Child(part, "BtchBookg") is { Value: not ("true" or "false" or "1" or "0") })
                Add($"{path}/BtchBookg", "payment.choice");
            ExecutionDate(part, path);
            if (Needed(part, "Dbtr", $"{path}/Dbtr") is { } debtor)
                Name(debtor, $"{path}/Dbtr", needed: false);
            if (Needed(part, "DbtrAcct", $"{path}/DbtrAcct") is { } account)
                Account(account, $"{path}/DbtrAcct");
            Needed(part, "DbtrAgt", $"{path}/DbtrAgt");
            var transactions = Children(part, "CdtTrfTxInf").ToList();
            if (transactions.Count == 0)
                Missing($"{path}/CdtTrfTxInf");
            var (sum, currencies) = (Money.Zero, new HashSet<string>());
            for (var i = 0; i < transactions.Count; i++)
                sum += Transaction(transactions[i], $"{path}/CdtTrfTxInf[{i + 1}]", currencies);
            if (currencies.Count > 1)
                Add(path, "payment.currencies");
            Totals(part, path, transactions.Count, sum, needed: false);
            return sum;
        }

        Money Transaction(XElement transaction, string path, HashSet<string> currencies)
        {
            var names = Needed(transaction, "PmtId", $"{path}/PmtId");
            var endToEnd = names is null ? null : Id(names, "EndToEndId", $"{path}/PmtId");
            if (names is not null && Child(names, "InstrId") is not null)
                Id(names, "InstrId", $"{path}/PmtId");
            if (endToEnd is not null && !ids.Add(endToEnd))
                Add($"{path}/PmtId/EndToEndId", "payment.id-twice");
            if (Needed(transaction, "Cdtr", $"{path}/Cdtr") is { } creditor)
                Name(creditor, $"{path}/Cdtr", needed: true);
            var account = Needed(transaction, "CdtrAcct", $"{path}/CdtrAcct") is { } to ? Account(to, $"{path}/CdtrAcct") : null;
            foreach (var text in Children(transaction, "RmtInf").SelectMany(r => Children(r, "Ustrd")).Where(t => t.Value.Length is 0 or > PaymentFile.RemittanceLength))
                Add($"{path}/RmtInf/Ustrd", "payment.length");
            var amount = Amount(transaction, path, currencies);
            payments.Add((endToEnd ?? "", account ?? "", amount));
            return amount;
        }

        Money Amount(XElement transaction, string path, HashSet<string> currencies)
        {
            if (Needed(transaction, "Amt", $"{path}/Amt") is not { } amt || Needed(amt, "InstdAmt", $"{path}/Amt/InstdAmt") is not { } told)
                return Money.Zero;
            if (told.Attribute("Ccy")?.Value is { } currency && CurrencyPattern().IsMatch(currency))
                currencies.Add(currency);
            else
                Add($"{path}/Amt/InstdAmt/@Ccy", "payment.currency");
            if (!AmountPattern().IsMatch(told.Value))
                Add($"{path}/Amt/InstdAmt", "payment.amount");
            if (Money.TryParse(told.Value, out var amount) && amount.IsPositive)
                return amount;
            Add($"{path}/Amt/InstdAmt", "payment.amount");
            return Money.Zero;
        }

        void Totals(XElement of, string path, int count, Money sum, bool needed)
        {
            if ((needed ? Needed(of, "NbOfTxs", $"{path}/NbOfTxs") : Child(of, "NbOfTxs")) is { } number && number.Value != count.ToString(CultureInfo.InvariantCulture))
                Add($"{path}/NbOfTxs", "payment.count");
            if (Child(of, "CtrlSum") is { } total && (!Money.TryParse(total.Value, out var told) || told != sum))
                Add($"{path}/CtrlSum", "payment.total");
        }

        void ExecutionDate(XElement part, string path)
        {
            if (Needed(part, "ReqdExctnDt", $"{path}/ReqdExctnDt") is not { } on)
                return;
            // Text up to version .07, a choice of a date and a moment after it.
            var choice = string.CompareOrdinal(version, "pain.001.001.08") >= 0;
            var text = choice ? Child(on, "Dt")?.Value ?? Child(on, "DtTm")?.Value.Split('T')[0] : on.HasElements ? null : on.Value;
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                Add($"{path}/ReqdExctnDt", "payment.date");
        }

        string? Id(XElement of, string name, string path)
        {
            if (Needed(of, name, $"{path}/{name}") is not { } element)
                return null;
            if (element.Value.Length is 0 or > IdLength)
                Add($"{path}/{name}", "payment.length");
            else if (!IdPattern().IsMatch(element.Value))
                Add($"{path}/{name}", "payment.characters");
            return element.Value;
        }

        void Name(XElement party, string path, bool needed)
        {
            if ((needed ? Needed(party, "Nm", $"{path}/Nm") : Child(party, "Nm")) is { } name && name.Value.Length is 0 or > PaymentFile.NameLength)
                Add($"{path}/Nm", "payment.length");
        }

        string? Account(XElement account, string path)
        {
            var number = Child(account, "Id") is { } id ? Child(id, "IBAN")?.Value ?? (Child(id, "Othr") is { } other ? Child(other, "Id")?.Value : null) : null;
            if (number is null || number.Length is 0 or > IdLength - 1)
                Add($"{path}/Id", "payment.account");
            return number;
        }

        XElement? Needed(XElement of, string name, string path)
        {
            var child = Child(of, name);
            if (child is null)
                Missing(path);
            return child;
        }

        void Missing(string path) => Add(path, "payment.missing");

        void Add(string path, string code) => faults.Add(new(path, code));

        static XElement? Child(XElement of, string name) => of.Elements().FirstOrDefault(e => e.Name.LocalName == name);

        static IEnumerable<XElement> Children(XElement of, string name) => of.Elements().Where(e => e.Name.LocalName == name);
    }

    [GeneratedRegex(@"pain\.001\.001\.(0[3-9]|1[0-9])")]
    private static partial Regex VersionPattern();

    [GeneratedRegex(@"^[0-9]{1,15}\.[0-9]{2}\z")]
    private static partial Regex AmountPattern();

    [GeneratedRegex(@"^[A-Z]{3}\z")]
    private static partial Regex CurrencyPattern();

    [GeneratedRegex(@"^[A-Za-z0-9/\-?:().,'+ ]+\z")]
    private static partial Regex IdPattern();
}
