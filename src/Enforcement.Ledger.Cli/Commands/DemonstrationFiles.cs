using System.Text.Json;
using Enforcement.Ledger.Cli.Scenarios;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary>The cases and statements of the demonstration court, always the same bytes: a second import finds them taken in.</summary>
static class DemonstrationFiles
{
    public const string CasesName = "demonstration-cases.json";

    static readonly (string Number, string Applicant, string Debtor, string Officer, string Claim, string SubAccount)[] CaseRows =
    [
        ("（2026）川0104执1001号", "成都示范贸易有限公司", "四川示范建筑有限公司", "ex1", "100000.00", Demonstration.EscrowAccountNo + "900001"),
        ("（2026）川0104执1002号", "张三丰", "李四光", "ex1", "36800.00", Demonstration.EscrowAccountNo + "900002"),
        ("（2026）川0104执1003号", "成都示范租赁有限公司", "王五成", "ex2", "254300.50", Demonstration.EscrowAccountNo + "900003"),
    ];

    public static byte[] Cases() => JsonSerializer.SerializeToUtf8Bytes(CaseRows.Select(c => new Dictionary<string, string>
    {
        ["number"] = c.Number,
        ["applicant"] = c.Applicant,
        ["debtor"] = c.Debtor,
        ["debtor_kind"] = c.Debtor.EndsWith("公司", StringComparison.Ordinal) ? "company" : "person",
        ["officer"] = c.Officer,
        ["claim"] = c.Claim,
        ["sub_account"] = c.SubAccount,
        ["payee"] = c.Applicant,
        ["payee_account"] = StoryBank.AccountOf(c.Applicant, "1102"),
        ["payee_bank"] = "中国工商银行成都春熙支行",
        ["confirmation_document"] = "收款账户确认书",
        ["confirmed_on"] = "2026-01-05",
    }));

    /// <summary>Two days of the escrow account: money of cases, money of nobody known, interest and a charge.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Statements()
    {
        var bank = new StoryBank();
        var (first, second) = (new LocalDate(2026, 3, 2), new LocalDate(2026, 3, 3));
        Credit("D1", first, "60000.00", CaseRows[0].Debtor, CaseRows[0].SubAccount, null);
        Credit("D2", first, "36800.00", CaseRows[1].Debtor, null, $"执行款 {CaseRows[1].Number}");
        Credit("D3", first, "5000.00", "赵六合", null, "还款");
        yield return File(first);
        Credit("D4", second, "120000.00", CaseRows[2].Debtor, CaseRows[2].SubAccount, null);
        bank.Credit(null, second, Money.Parse("12.34"), null, null, null, null, "结息");
        bank.Debit(second, Money.Parse("15.00"), null, null, null, null, "手续费");
        yield return File(second);

        void Credit(string label, LocalDate on, string amount, string payer, string? subAccount, string? remark) =>
            bank.Credit(label, on, Money.Parse(amount), payer, StoryBank.AccountOf(payer, "1001"), subAccount, remark);

        (string, byte[]) File(LocalDate on)
        {
            var booked = bank.Close(on);
            return ($"{booked.Ident}.xml", bank.Deliver(booked, Telling.Booked).Bytes);
        }
    }
}
