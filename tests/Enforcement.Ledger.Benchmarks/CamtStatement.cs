using System.Globalization;
using System.Text;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Benchmarks;

/// <summary>One statement as camt.053, written as a stream: nine in ten credits name a sub-account, one in twenty a case number
/// and its debtor, one in twenty nothing that we know.</summary>
sealed record CamtStatement(string Ident, string Account, LocalDate Day, Money Opening, IReadOnlyList<CamtCredit> Credits)
{
    /// <returns>The closing balance.</returns>
    public Money Write(Stream to)
    {
        using var text = new StreamWriter(to, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        var closing = Opening + Money.Sum(Credits.Select(c => c.Amount));
        var on = Day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        text.Write($"""
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>
            <GrpHdr><MsgId>M-{Ident}</MsgId><CreDtTm>{on}T18:00:00</CreDtTm></GrpHdr>
            <Stmt><Id>{Ident}</Id><CreDtTm>{on}T18:00:00</CreDtTm><FrToDt><FrDtTm>{on}T00:00:00</FrDtTm><ToDtTm>{on}T23:59:59</ToDtTm></FrToDt>
            <Acct><Id><Othr><Id>{Account}</Id></Othr></Id><Ccy>CNY</Ccy></Acct>
            {Balance("OPBD", Opening, on)}{Balance("CLBD", closing, on)}

            """);
        foreach (var credit in Credits)
            text.Write($"""
                <Ntry><Amt Ccy="CNY">{credit.Amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>
                <BookgDt><Dt>{on}</Dt></BookgDt><ValDt><Dt>{on}</Dt></ValDt><AcctSvcrRef>{credit.Reference}</AcctSvcrRef>
                <NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>
                <RltdPties><Dbtr><Nm>{credit.Payer}</Nm></Dbtr><DbtrAcct><Id><Othr><Id>{credit.PayerAccount}</Id></Othr></Id></DbtrAcct>{credit.CreditedAccount}</RltdPties>
                <RmtInf><Ustrd>{credit.Remark}</Ustrd></RmtInf></TxDtls></NtryDtls><AddtlNtryInf>转账</AddtlNtryInf></Ntry>

                """);
        text.Write("</Stmt></BkToCstmrStmt></Document>\n");
        return closing;
    }

    static string Balance(string code, Money amount, string on) =>
        $"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy=\"CNY\">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{on}</Dt></Dt></Bal>";
}

/// <summary>A credit on it.</summary>
/// <param name="Number">Decides what it names.</param>
readonly record struct CamtCredit(long Number, Money Amount, string Reference, long CaseId, string CaseNumber)
{
    public string Payer => BenchCourt.DebtorOf(CaseId);

    public string PayerAccount => string.Create(CultureInfo.InvariantCulture, $"6217{CaseId:D12}");

    public string CreditedAccount => NamesSubAccount(Number) ? $"<CdtrAcct><Id><Othr><Id>{BenchCourt.SubAccount(CaseId)}</Id></Othr></Id></CdtrAcct>" : "";

    public string Remark => Number % 20 == 19 ? "货款" : CaseNumber + " 执行款";

    public static bool NamesSubAccount(long number) => number % 20 < 18;
}
