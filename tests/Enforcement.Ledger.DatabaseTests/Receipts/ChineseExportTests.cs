using System.Text;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Receipts.UnknownFunds;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Receipts;

/// <summary>From the bank's own export to the reconciled book.</summary>
public sealed class ChineseExportTests : IAsyncLifetime
{
    const string BocAccount = "118012345678";

    Court court = null!;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        court.Clock.To(2026, 8, 4);
    }

    public async Task DisposeAsync()
    {
        await court.ShouldBeSoundAsync();
        await court.DisposeAsync();
    }

    const string Heading = "交易时间,借方发生额（支取）,贷方发生额（收入）,余额,币种,对方户名,对方账号,记账日期,摘要,备注,账户明细编号-交易流水号";

    static readonly string[] Rows =
    [
        "20260801 09:00:01,,500.00,500.00,人民币元,乙公司,6222000000000000018,20260801,电汇,还款,S-1",
        "20260801 09:00:02,,500.00,1000.00,人民币元,乙公司,6222000000000000018,20260801,电汇,还款,S-2",
    ];

    /// <summary>One export, in whose name, above whose table or in whose first column the account stands, or nowhere.</summary>
    static (string Name, byte[] File) Export(string where, IEnumerable<string> rows) => (
        where == "name" ? $"明细({Demonstration.EscrowAccountNo}).csv" : $"明细-{where}.csv",
        Encoding.UTF8.GetBytes(string.Join("\n", [.. where == "above" ? [$"账号：{Demonstration.EscrowAccountNo}"] : Array.Empty<string>(),
            where == "column" ? $"账号,{Heading}" : Heading, .. rows.Select(row => where == "column" ? $"{Demonstration.EscrowAccountNo},{row}" : row), ""])));

    [Theory]
    [InlineData("name")]
    [InlineData("above")]
    [InlineData("column")]
    [InlineData("nowhere")]
    public async Task A_table_has_the_same_lines_wherever_it_tells_its_account(string first)
    {
        foreach (var where in (string[])[first, "name", "above", "column", "nowhere"])
        {
            var (name, file) = Export(where, Rows);
            var outcome = await ImportAsync(name, where == first ? file : [.. file, (byte)'\n']);
            outcome.Should().BeEquivalentTo(where == first && outcome.Accepted > 0 ? new { Outcome = "posted", Accepted = 2 } : new { Outcome = "duplicate", Accepted = 0 }, where);
        }
        (await ImportAsync("overlap.csv", Export("column", [.. Rows, "20260803 09:00:00,,1.00,1001.00,人民币元,乙公司,6222000000000000018,20260803,电汇,还款,S-3"]).File))
            .Should().BeEquivalentTo(new { Outcome = "posted", Accepted = 1 });
    }

    [Fact]
    public async Task What_the_book_has_under_the_keys_of_before_stays_known()
    {
        var (name, file) = Export("above", Rows);
        await ImportAsync(name, file);
        // As a house before this change stored them.
        foreach (var line in Enforcement.Ledger.Receipts.Formats.StatementReader.Standard.Open(new MemoryStream(file), name).Read().OfType<Enforcement.Ledger.Receipts.Formats.LineRead>())
            await TestDatabase.ExecuteAsync(court.Database.Superuser,
                $"update receipts.statement_line set line_key = encode(int4send(booked_on - date '2000-01-01') || substring(decode('{line.Line.FormerKey}', 'hex') from 5 for 12), 'hex')::uuid where bank_reference = '{line.Line.BankReference}'");
        (await ImportAsync("mixed-up.csv", [.. file, (byte)'\n'])).Outcome.Should().Be("held", "nothing says that there are such keys");

        await TestDatabase.ExecuteAsync(court.Database.Superuser, "insert into receipts.former_key select book_id, max(booked_on) from receipts.statement_line group by book_id");
        (await ImportAsync(name, [.. file, .. "\n\n"u8])).Should().BeEquivalentTo(new { Outcome = "duplicate", Accepted = 0 });
        await TestDatabase.ExecuteAsync(court.Database.Superuser, "update receipts.statement set state = 'superseded' where state = 'held'");
        (await ImportAsync("overlap.csv", Export("above", [.. Rows, "20260803 09:00:00,,1.00,1001.00,人民币元,乙公司,6222000000000000018,20260803,电汇,还款,S-3"]).File))
            .Should().BeEquivalentTo(new { Outcome = "posted", Accepted = 1 });
    }

    async Task<StatementOutcome> ImportAsync(string name, byte[] file) =>
        (await court.AsAsync<ImportStatement, ImportOutcome>("csh1", u => u.ExecuteAsync(new(name, new MemoryStream(file), Demonstration.BookCode), default))).Statements.Single();

    [Fact]
    public async Task Another_cases_number_under_a_bank_reference_is_an_alarm_and_the_main_account_in_its_place_is_none()
    {
        var (c, other) = (await court.CaseAsync(), await court.CaseAsync());
        (await Import("1.csv", c.SubAccount, "500.00")).Should().BeEquivalentTo(new { Outcome = "posted", Accepted = 1 });
        (await Import("2.csv", Demonstration.EscrowAccountNo, "500.00")).Should().BeEquivalentTo(new { Outcome = "duplicate", Accepted = 0 });
        (await Import("3.csv", "", "500.00")).Should().BeEquivalentTo(new { Outcome = "duplicate", Accepted = 0 });
        (await Import("4.csv", other.SubAccount, "500.00")).Should().BeEquivalentTo(new { Outcome = "held", Code = "statement.edited" });
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("500.00"));
        var held = (await court.ReconcileAsync())[0].Held.Single().StatementId;
        (await court.SeeAsync<StatementQueries, StatementDetail>("acc1", q => q.ShowAsync(held, default))).Differences.Should().ContainSingle().Which
            .Should().BeEquivalentTo(new { Kind = "changed", Posted = new { CreditedAccount = c.SubAccount }, Told = new { CreditedAccount = other.SubAccount } });

        // Of two that wait, too: which case is meant is for persons to say.
        (await Import("5.csv", c.SubAccount, "900.00")).Code.Should().Be("statement.gap");
        (await Import("6.csv", other.SubAccount, "900.00")).Should().BeEquivalentTo(new { Outcome = "held", Code = "statement.edited" });

        async Task<StatementOutcome> Import(string name, string number, string balance) => await ImportAsync(name, Encoding.UTF8.GetBytes(
            $"账号：,{Demonstration.EscrowAccountNo}\n子账号,交易日期,借方发生额,贷方发生额,余额,对方户名,对方账号,摘要,流水号\n{number},2026-08-0{balance[0] - '0' - 4},,500.00,{balance},乙公司,6222000000000000018,电汇,S-{balance}\n"));
    }

    [Fact]
    public async Task An_ICBC_export_in_GB18030_and_a_BOC_export_in_UTF_16_are_posted_and_reconcile()
    {
        var c = await court.CaseAsync(debtor: "王䶮");
        await court.AsAsync<OpenBook, int>("adm1", u => u.ExecuteAsync(new("BOC", "510104", "示范法院中行专户", BocAccount, "CNY", Money.Parse("1000.00"), new LocalDate(2026, 7, 31)), default));
        var icbc =
            $"""
            [HISTORYDETAIL]
            凭证号	本方账号	对方账号	交易时间	借/贷	借方发生额	贷方发生额	对方行号	摘要	用途	对方单位名称	余额
            0	{Demonstration.EscrowAccountNo}	6222000000000000018	2026-08-01 09:00:01	贷	0.00	"70,000.00"	102651000018	电汇	{c.Number}	王䶮	"70,000.00"
            0	{Demonstration.EscrowAccountNo}	6222000000000000018	2026-08-01 09:00:01	贷	0.00	500.00	102651000018	电汇	不知何案	𠀀某	"70,500.00"

            """;
        var boc =
            $"""
            组织机构名称[ Organization ],示例法院
            查询账号[ Inquirer account number ],{BocAccount}
            交易类型[ Transaction Type ],付款人账号[ Debit Account No. ],付款人名称[ Payer's Name ],收款人账号[ Payee's Account Number ],收款人名称[ Payee's Name ],交易日期[ Transaction Date ],交易时间[ Transaction time ],交易货币[ Trade Currency ],交易金额[ Trade Amount ],交易后余额[ After-transaction balance ],起息日期[ Value Date ],交易流水号[ Transaction reference number ],摘要[ Reference ],交易附言[ Remark ]
            来账,6222000000000000018,李四,{BocAccount},示例法院,20260803,100000,CNY,300.00,1300.00,20260803,S-2,电汇,案款
            来账,6222000000000000018,王五,{BocAccount},示例法院,20260801,090001,CNY,0.00,1000.00,20260801,S-1,测试,
            """.Replace(',', '\t');

        var first = await court.ImportAsync(CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(icbc), name: "工行明细.CSV");
        var second = await court.ImportAsync([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(boc)], name: "中行.csv");

        first.Format.Should().Be("csv.icbc-a");
        first.Statements.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Outcome = "posted", Accepted = 2, Matched = 1, Unknown = 1, Closing = Money.Parse("70500.00") });
        second.Format.Should().Be("csv.boc");
        second.Statements.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Outcome = "posted", Accepted = 1, Unknown = 1, Opening = Money.Parse("1000.00") });
        second.Problems.Should().ContainSingle(p => p.Code == "table.zero-amount", "a row that moves nothing is shown");
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("70000.00"));
        (await court.SeeAsync<UnknownQueries, List<UnknownView>>("acc1", q => q.ListAsync(new(), null, 100, default))).Select(u => u.Payer).Should().BeEquivalentTo("𠀀某", "李四");
        (await court.ReconcileAsync()).Should().HaveCount(2).And.OnlyContain(b => b.Difference.IsZero);

        // The same lines in another container and encoding say nothing new.
        var again = await court.ImportAsync(Encoding.UTF8.GetBytes(icbc.Replace("\n", "\r\n", StringComparison.Ordinal)), name: "again.csv");
        again.Statements[0].Should().BeEquivalentTo(new { Outcome = "duplicate", Accepted = 0, Duplicate = 2 });
    }

    [Fact]
    public async Task An_account_that_only_the_name_of_the_file_tells_is_enough_also_when_a_gap_is_filled_later()
    {
        const string head = "对方账号,交易时间,对方单位,用途,摘要,附言,回单个性化信息,余额,转出金额,转入金额\n";
        var name = $"历史明细（{Demonstration.EscrowAccountNo}）.csv";
        var later = await court.ImportAsync(Encoding.UTF8.GetBytes(head + "62220,20260802 09:00:01,王,案款,电汇,,,30.00,,20.00\n"), name: name);
        later.Statements[0].Should().BeEquivalentTo(new { Outcome = "held", Code = "statement.gap" });
        var gap = await court.ImportAsync(Encoding.UTF8.GetBytes(head + "62220,20260801 09:00:01,王,案款,电汇,,,10.00,,10.00\n"), name: name);
        gap.Statements[0].Outcome.Should().Be("posted");
        gap.Resumed.Should().ContainSingle().Which.Outcome.Should().Be("posted");
    }

    [Fact]
    public async Task A_file_with_swapped_columns_is_not_taken()
    {
        var text = $"账号：,{Demonstration.EscrowAccountNo}\n交易日期,收入金额,支出金额,余额,对方户名,对方账号,摘要\n2026-08-01,,10.00,10.00,王,1,转\n2026-08-02,,20.00,30.00,王,1,转\n";
        var outcome = await court.ImportAsync(Encoding.UTF8.GetBytes(text), name: "x.csv");
        (outcome.Rejected, outcome.Statements[0].Code).Should().Be((true, "statement.columns-swapped"));
    }
}
