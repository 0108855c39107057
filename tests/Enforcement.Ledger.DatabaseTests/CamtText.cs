using System.Security;
using System.Xml.Linq;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.DatabaseTests;

/// <summary>Writes camt.053 as a bank does, and reads back the instruction that a bank would carry out.</summary>
static class CamtText
{
    public sealed record Payment(string EndToEndId, Money Amount, string Payee, string Account);

    public static string Entry(string reference, Money amount, bool credit, LocalDate day, string counterparty, string counterpartyAccount, string? ownAccount, string remark, string? endToEndId, string summary = "")
    {
        var (other, own) = credit ? ("Dbtr", "Cdtr") : ("Cdtr", "Dbtr");
        var ownPart = ownAccount is null ? "" : $"<{own}Acct><Id><Othr><Id>{ownAccount}</Id></Othr></Id></{own}Acct>";
        var otherPart = counterparty.Length == 0 ? "" : $"<{other}><Nm>{SecurityElement.Escape(counterparty)}</Nm></{other}><{other}Acct><Id><Othr><Id>{counterpartyAccount}</Id></Othr></Id></{other}Acct>";
        return $"""
            <Ntry><Amt Ccy="CNY">{amount}</Amt><CdtDbtInd>{(credit ? "CRDT" : "DBIT")}</CdtDbtInd><Sts>BOOK</Sts>
            <BookgDt><Dt>{day:uuuu-MM-dd}</Dt></BookgDt><ValDt><Dt>{day:uuuu-MM-dd}</Dt></ValDt><AcctSvcrRef>{reference}</AcctSvcrRef>
            <NtryDtls><TxDtls><Refs><EndToEndId>{endToEndId ?? "NOTPROVIDED"}</EndToEndId></Refs>
            <RltdPties>{otherPart}{ownPart}</RltdPties>
            <RmtInf><Ustrd>{SecurityElement.Escape(remark)}</Ustrd></RmtInf></TxDtls></NtryDtls><AddtlNtryInf>{summary}</AddtlNtryInf></Ntry>
            """;
    }

    /// <summary>Several credits that the bank books as one.</summary>
    public static string BatchEntry(string reference, LocalDate day, IReadOnlyList<(Money Amount, string Payer, string? SubAccount, string Remark)> parts) => $"""
        <Ntry><Amt Ccy="CNY">{Money.Sum(parts.Select(p => p.Amount))}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>
        <BookgDt><Dt>{day:uuuu-MM-dd}</Dt></BookgDt><ValDt><Dt>{day:uuuu-MM-dd}</Dt></ValDt><AcctSvcrRef>{reference}</AcctSvcrRef><NtryDtls><Btch><NbOfTxs>{parts.Count}</NbOfTxs></Btch>
        {string.Concat(parts.Select(p => $"""
            <TxDtls><Amt Ccy="CNY">{p.Amount}</Amt><RltdPties><Dbtr><Nm>{SecurityElement.Escape(p.Payer)}</Nm></Dbtr>{(p.SubAccount is null ? "" : $"<CdtrAcct><Id><Othr><Id>{p.SubAccount}</Id></Othr></Id></CdtrAcct>")}</RltdPties>
            <RmtInf><Ustrd>{SecurityElement.Escape(p.Remark)}</Ustrd></RmtInf></TxDtls>
            """))}
        </NtryDtls></Ntry>
        """;

    /// <summary>Payments that the bank books as one debit, and tells one by one; without any it names the file only.</summary>
    public static string DebitBatch(string reference, LocalDate day, Money amount, string file, IReadOnlyList<Payment> parts) => $"""
        <Ntry><Amt Ccy="CNY">{amount}</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts>
        <BookgDt><Dt>{day:uuuu-MM-dd}</Dt></BookgDt><ValDt><Dt>{day:uuuu-MM-dd}</Dt></ValDt><AcctSvcrRef>{reference}</AcctSvcrRef><NtryDtls><Btch><PmtInfId>{file}</PmtInfId></Btch>
        {string.Concat(parts.Select(p => $"""
            <TxDtls><Refs><EndToEndId>{p.EndToEndId}</EndToEndId></Refs><Amt Ccy="CNY">{p.Amount}</Amt><CdtDbtInd>DBIT</CdtDbtInd>
            <RltdPties><Cdtr><Nm>{SecurityElement.Escape(p.Payee)}</Nm></Cdtr><CdtrAcct><Id><Othr><Id>{p.Account}</Id></Othr></Id></CdtrAcct></RltdPties></TxDtls>
            """))}
        </NtryDtls></Ntry>
        """;

    public static string Statement(string id, string account, LocalDate day, Money opening, Money closing, IEnumerable<string> entries) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>
        <GrpHdr><MsgId>M-{id}</MsgId><CreDtTm>{day:uuuu-MM-dd}T18:00:00</CreDtTm></GrpHdr>
        <Stmt><Id>{id}</Id><CreDtTm>{day:uuuu-MM-dd}T18:00:00</CreDtTm><FrToDt><FrDtTm>{day:uuuu-MM-dd}T00:00:00</FrDtTm><ToDtTm>{day:uuuu-MM-dd}T23:59:59</ToDtTm></FrToDt>
        <Acct><Id><Othr><Id>{account}</Id></Othr></Id><Ccy>CNY</Ccy></Acct>
        {Balance("OPBD", opening, day)}{Balance("CLBD", closing, day)}
        {string.Concat(entries)}
        </Stmt></BkToCstmrStmt></Document>
        """;

    public static Payment PaymentOf(string pain001)
    {
        var xml = XDocument.Parse(pain001);
        string Value(string name) => xml.Descendants().First(e => e.Name.LocalName == name).Value;
        var creditorAccount = xml.Descendants().First(e => e.Name.LocalName == "CdtrAcct").Descendants().Last().Value;
        var creditor = xml.Descendants().First(e => e.Name.LocalName == "Cdtr").Elements().First().Value;
        return new(Value("EndToEndId"), Money.Parse(Value("InstdAmt")), creditor, creditorAccount);
    }

    static string Balance(string code, Money amount, LocalDate day) => $"""
        <Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">{(amount.IsNegative ? -amount : amount)}</Amt><CdtDbtInd>{(amount.IsNegative ? "DBIT" : "CRDT")}</CdtDbtInd><Dt><Dt>{day:uuuu-MM-dd}</Dt></Dt></Bal>
        """;
}
