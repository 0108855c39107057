using System.Text;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.Tests.Receipts;

public sealed class ExpectedFileTests
{
    const string Csv =
        """
        案号,类别,编号,金额,文书日期,到期日,付款方,文书
        （2026）川0104执1号,扣划,KH202602130001,"30,000.00",2026-02-13,,中国工商银行,协助扣划通知书
        2026川0104执2号,分期,="0012",10000,2026/2/13,20260228,,和解协议
        """;

    [Fact]
    public void Chinese_and_English_columns_in_any_order_are_read_as_CSV_or_JSON()
    {
        var csv = Read(Csv);
        csv.Faults.Should().BeEmpty();
        csv.Rows.Select(r => r.Entry).Should().Equal(
            new ExpectedEntry("（2026）川0104执1号", ExpectedKind.Deduction, Money.Parse("30000.00"), "协助扣划通知书", "KH202602130001", new LocalDate(2026, 2, 13), null, Payer: "中国工商银行"),
            new ExpectedEntry("2026川0104执2号", ExpectedKind.Instalment, Money.Parse("10000.00"), "和解协议", "0012", new LocalDate(2026, 2, 13), new LocalDate(2026, 2, 28)));
        Read("""[{"document":"协助扣划通知书","kind":"Deduction","case":"（2026）川0104执1号","amount":30000.00,"reference":"KH202602130001","ordered_on":"2026-02-13","payer":"中国工商银行"}]""")
            .Rows.Single().Entry.Should().Be(csv.Rows[0].Entry);
    }

    [Fact]
    public void Every_fault_is_told_with_its_place_and_nothing_is_taken()
    {
        var file = Read(
            """
            case,kind,amount,document,due_on
            （2026）川0104执1号,deduction,10.001,x,
            ,wish,1,x,2026-13-01
            （2026）川0104执1号,other,1
            （2026）川0104执1号,other,1,"x,2026-03-01
            """);
        file.Rows.Should().BeEmpty();
        file.Faults.Select(f => (f.Code, f.Line, f.Field)).Should().Equal(
            ("expected.value-invalid", 2, "amount"), ("expected.value-invalid", 3, "case"), ("expected.value-invalid", 3, "kind"), ("expected.value-invalid", 3, "due_on"),
            ("expected.cells", 4, null), ("expected.cells", 5, null));
        file.Faults.Should().OnlyContain(f => f.Sentence.Length > 0 && f.Chinese.Length > 0);
    }

    [Theory]
    [InlineData("", "expected.file-empty")]
    [InlineData("[]", "expected.file-empty")]
    [InlineData("case,kind", "expected.file-empty")]
    [InlineData("case,colour", "expected.column-unknown")]
    [InlineData("case,案号", "expected.column-twice")]
    [InlineData("{}", "expected.json-malformed")]
    [InlineData("[1]", "expected.json-malformed")]
    [InlineData("[{", "expected.json-malformed")]
    [InlineData("""[{"case":["x"]}]""", "expected.column-unknown")]
    [InlineData("""[{"case":"\uD800"}]""", "expected.json-malformed")]
    [InlineData("a\0b", "expected.encoding-unknown")]
    public void What_is_no_list_of_entries_is_told_so(string text, string code) => Read(text).Faults.Select(f => f.Code).Should().Contain(code);

    static ExpectedFile Read(string text) => ExpectedFile.Read(Encoding.UTF8.GetBytes(text), "expected");
}
