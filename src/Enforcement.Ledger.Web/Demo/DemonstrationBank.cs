using System.Globalization;
using System.Security;
using System.Text;
using System.Xml.Linq;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Web.Demo;

/// <summary>The bank of the demonstration court: books what it is told to, carries out instructions, and writes a statement
/// (camt.053) when a day is closed.</summary>
/// <param name="opening">What is on the account at the start.</param>
/// <param name="series">Tells the statements of one day apart; may be empty.</param>
sealed class DemonstrationBank(Money opening, string series = "")
{
    readonly List<string> entries = [];
    Money opening = opening;
    Money balance = opening;
    int references;

    /// <summary>The day on which the bank books; moves forward only.</summary>
    public LocalDate Day { get; set; }

    /// <param name="subAccount">The number that the payer paid to; null for the escrow account itself.</param>
    public void Credit(Money amount, string payer, string payerAccount, string? subAccount, string remark)
    {
        balance += amount;
        Book(amount, credit: true, payer, payerAccount, subAccount, remark, "NOTPROVIDED");
    }

    /// <summary>Carries out an instruction (pain.001) and books its debit.</summary>
    public void CarryOut(byte[] instruction)
    {
        var xml = XDocument.Parse(Encoding.UTF8.GetString(instruction));
        var payment = Element(xml, "CdtTrfTxInf");
        var amount = Money.Parse(Element(payment, "InstdAmt").Value);
        balance -= amount;
        Book(amount, credit: false, Element(Element(payment, "Cdtr"), "Nm").Value, Element(payment, "CdtrAcct").Value, null,
            Element(payment, "Ustrd").Value, Element(payment, "EndToEndId").Value);
    }

    /// <summary>Carries out a row of a table and books its debit, without the payee's account.</summary>
    public void CarryOut(Money amount, string payee, string endToEndId)
    {
        balance -= amount;
        Book(amount, credit: false, payee, "", null, endToEndId, endToEndId);
    }

    /// <summary>Closes the day.</summary>
    /// <returns>The statement as a file.</returns>
    public byte[] Close()
    {
        var id = $"{Demonstration.BookCode}{Day.ToString("uuuuMMdd", CultureInfo.InvariantCulture)}{series}";
        var statement = $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">
            <BkToCstmrStmt>
            <GrpHdr><MsgId>M{id}</MsgId><CreDtTm>{Iso(Day)}T18:00:00</CreDtTm></GrpHdr>
            <Stmt>
            <Id>{id}</Id><CreDtTm>{Iso(Day)}T18:00:00</CreDtTm><FrToDt><FrDtTm>{Iso(Day)}T00:00:00</FrDtTm><ToDtTm>{Iso(Day)}T23:59:59</ToDtTm></FrToDt>
            <Acct><Id><Othr><Id>{Demonstration.EscrowAccountNo}</Id></Othr></Id><Ccy>{Demonstration.Currency}</Ccy></Acct>
            {Balance("OPBD", opening)}
            {Balance("CLBD", balance)}
            {string.Join('\n', entries)}
            </Stmt>
            </BkToCstmrStmt>
            </Document>

            """;
        opening = balance;
        entries.Clear();
        return Encoding.UTF8.GetBytes(statement);
    }

    public string FileName => $"{Iso(Day)}-statement{series}.xml";

    void Book(Money amount, bool credit, string name, string account, string? ownAccount, string remark, string endToEndId)
    {
        var (other, own) = credit ? ("Dbtr", "Cdtr") : ("Cdtr", "Dbtr");
        var ownPart = ownAccount is null ? "" : $"<{own}Acct><Id><Othr><Id>{ownAccount}</Id></Othr></Id></{own}Acct>";
        entries.Add($"""
            <Ntry><Amt Ccy="{Demonstration.Currency}">{amount}</Amt><CdtDbtInd>{(credit ? "CRDT" : "DBIT")}</CdtDbtInd><Sts>BOOK</Sts>
            <BookgDt><Dt>{Iso(Day)}</Dt></BookgDt><ValDt><Dt>{Iso(Day)}</Dt></ValDt><AcctSvcrRef>R{Iso(Day)}{series}-{++references:D4}</AcctSvcrRef>
            <NtryDtls><TxDtls><Refs><EndToEndId>{endToEndId}</EndToEndId></Refs>
            <RltdPties><{other}><Nm>{SecurityElement.Escape(name)}</Nm></{other}><{other}Acct><Id><Othr><Id>{account}</Id></Othr></Id></{other}Acct>{ownPart}</RltdPties>
            <RmtInf><Ustrd>{SecurityElement.Escape(remark)}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
            """);
    }

    string Balance(string code, Money amount) => $"""
        <Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy="{Demonstration.Currency}">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{Iso(Day)}</Dt></Dt></Bal>
        """;

    static string Iso(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    static XElement Element(XContainer parent, string name) => parent.Descendants().First(e => e.Name.LocalName == name);
}
