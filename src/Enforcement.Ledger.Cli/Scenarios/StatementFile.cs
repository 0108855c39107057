using System.Text;
using System.Xml;
using Enforcement.Ledger.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>Writes a statement as a bank does: camt.053.001.02, so that a story goes through the real reader.</summary>
/// <source>formats reference §2</source>
static class StatementFile
{
    const string Namespace = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.02";

    public static byte[] Write(BankStatement statement, string account, Money opening, Money closing)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartElement("Document", Namespace);
            xml.WriteStartElement("BkToCstmrStmt", Namespace);
            Group(xml, "GrpHdr", () =>
            {
                Text(xml, "MsgId", statement.Ident);
                Text(xml, "CreDtTm", $"{Iso(statement.To)}T18:00:00");
            });
            Group(xml, "Stmt", () =>
            {
                Text(xml, "Id", statement.Ident);
                Text(xml, "CreDtTm", $"{Iso(statement.To)}T18:00:00");
                Group(xml, "FrToDt", () =>
                {
                    Text(xml, "FrDtTm", $"{Iso(statement.From)}T00:00:00");
                    Text(xml, "ToDtTm", $"{Iso(statement.To)}T23:59:59");
                });
                Group(xml, "Acct", () =>
                {
                    AccountId(xml, account);
                    Text(xml, "Ccy", Demonstration.Currency);
                });
                Balance(xml, "OPBD", opening, statement.From);
                Balance(xml, "CLBD", closing, statement.To);
                foreach (var line in statement.Lines)
                    Entry(xml, line);
            });
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        return stream.ToArray();
    }

    static void Balance(XmlWriter xml, string code, Money amount, LocalDate on) => Group(xml, "Bal", () =>
    {
        Group(xml, "Tp", () => Group(xml, "CdOrPrtry", () => Text(xml, "Cd", code)));
        Amount(xml, amount.IsNegative ? -amount : amount);
        Text(xml, "CdtDbtInd", amount.IsNegative ? "DBIT" : "CRDT");
        Group(xml, "Dt", () => Text(xml, "Dt", Iso(on)));
    });

    static void Entry(XmlWriter xml, BankLine line) => Group(xml, "Ntry", () =>
    {
        Amount(xml, line.Amount);
        Text(xml, "CdtDbtInd", line.IsCredit ? "CRDT" : "DBIT");
        Text(xml, "Sts", "BOOK");
        Group(xml, "BookgDt", () => Text(xml, "Dt", Iso(line.BookedOn)));
        Group(xml, "ValDt", () => Text(xml, "Dt", Iso(line.BookedOn)));
        Text(xml, "AcctSvcrRef", line.Reference);
        if (line.Name is not null || line.Account is not null || line.Remark is not null || line.EndToEndId is not null)
            Group(xml, "NtryDtls", () => Group(xml, "TxDtls", () => Details(xml, line)));
        Text(xml, "AddtlNtryInf", line.Summary);
    });

    static void Details(XmlWriter xml, BankLine line)
    {
        Group(xml, "Refs", () => Text(xml, "EndToEndId", line.EndToEndId ?? "NOTPROVIDED"));
        var other = line.IsCredit ? "Dbtr" : "Cdtr";
        Group(xml, "RltdPties", () =>
        {
            if (line.Name is not null)
                Group(xml, other, () => Text(xml, "Nm", line.Name));
            if (line.Account is not null)
                Group(xml, $"{other}Acct", () => AccountId(xml, line.Account));
            if (line.CreditedAccount is not null)
                Group(xml, "CdtrAcct", () => AccountId(xml, line.CreditedAccount));
        });
        if (line.Remark is not null)
            Group(xml, "RmtInf", () => Text(xml, "Ustrd", line.Remark));
    }

    static void AccountId(XmlWriter xml, string number) =>
        Group(xml, "Id", () => Group(xml, "Othr", () => Text(xml, "Id", number)));

    static void Amount(XmlWriter xml, Money amount)
    {
        xml.WriteStartElement("Amt", Namespace);
        xml.WriteAttributeString("Ccy", Demonstration.Currency);
        xml.WriteString(amount.ToString());
        xml.WriteEndElement();
    }

    static void Group(XmlWriter xml, string name, Action inside)
    {
        xml.WriteStartElement(name, Namespace);
        inside();
        xml.WriteEndElement();
    }

    static void Text(XmlWriter xml, string name, string? text)
    {
        if (text is not null)
            xml.WriteElementString(name, Namespace, text);
    }

    static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
