using System.Text;
using Enforcement.Ledger.Cases;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.Tests.Cases;

public partial class CaseFileTests
{
    const string Least = "number,applicant,applicant_id,debtor,debtor_kind,debtor_id,officer,claim,court,sub_account\n";
    const string LeastPayee = "number,applicant,debtor,debtor_kind,officer,claim,payee,payee_account,payee_bank,payee_cnaps,confirmation_document,confirmed_on\n";

    [Theory]
    [InlineData("（2026）川执号,甲,,乙,company,,ex1,1,,", "case.number-invalid", "number")]
    [InlineData(",甲,,乙,company,,ex1,1,,", "case.value-missing", "number")]
    [InlineData("（2026）川01民初1号,甲,,乙,company,,ex1,1,,", "case.number-not-execution", "number")]
    [InlineData("（2026）川01执1号,,,乙,company,,ex1,1,,", "case.value-missing", "applicant")]
    [InlineData("（2026）川01执1号,甲,,,,,ex1,1,,", "case.value-missing", "debtor")]
    [InlineData("（2026）川01执1号,甲,,,company,,ex1,1,,", "case.value-missing", "debtor")]
    [InlineData("（2026）川01执1号,甲、丁,,乙,company,,ex1,1,,", "case.several-names", "applicant")]
    [InlineData("（2026）川01执1号,甲\u202E乙,,乙,company,,ex1,1,,", "case.name-invalid", "applicant")]
    [InlineData("（2026）川01执1号,甲,91510100MA0000000J,乙,company,,ex1,1,,", "case.identifier-invalid", "applicant_id")]
    [InlineData("（2026）川01执1号,甲,51010419900101001X,乙,company,,ex1,1,,", "case.identifier-invalid", "applicant_id")]
    [InlineData("（2026）川01执1号,甲,?,乙,company,,ex1,1,,", "case.identifier-invalid", "applicant_id")]
    [InlineData("（2026）川01执1号,甲,,乙,company,510104199001010019,ex1,1,,", "case.identifier-invalid", "debtor_id")]
    [InlineData("（2026）川01执1号,甲,,乙,person,91510100MA0000000H,ex1,1,,", "case.identifier-invalid", "debtor_id")]
    [InlineData("（2026）川01执1号,甲,,乙,person,510104900101001,ex1,1,,", "case.identifier-invalid", "debtor_id")]
    [InlineData("（2026）川01执1号,甲,,乙,,,ex1,1,,", "case.debtor-kind-missing", "debtor_kind")]
    [InlineData("（2026）川01执1号,甲,,乙,firm,510104199001010019,ex1,1,,", "case.kind-unknown", "debtor_kind")]
    [InlineData("（2026）川01执1号,甲,,乙,company,,,1,,", "case.value-missing", "officer")]
    [InlineData("（2026）川01执1号,甲,,乙,company,,王 法官,1,,", "case.officer-invalid", "officer")]
    [InlineData("（2026）川01执1号,甲,,乙,company,,ex1,,,", "case.value-missing", "claim")]
    [InlineData("（2026）川01执1号,甲,,乙,company,,ex1,-1,,", "case.amount-invalid", "claim")]
    [InlineData("（2026）川01执1号,甲,,乙,company,,ex1,1.005,,", "case.amount-invalid", "claim")]
    [InlineData("（2026）川01执1号,甲,,乙,company,,ex1,1e5,,", "case.amount-invalid", "claim")]
    [InlineData("（2026）川01执1号,甲,,乙,company,,ex1,10万,,", "case.amount-invalid", "claim")]
    [InlineData("（2026）川01执1号,甲,,乙,company,,ex1,\"1,23\",,", "case.amount-invalid", "claim")]
    [InlineData("（2026）川01执1号,甲,,乙,company,,ex1,99999999999999999999,,", "case.amount-invalid", "claim")]
    [InlineData("（2026）川01执1号,甲,,乙,company,,ex1,1,川02,", "case.court-differs", "court")]
    [InlineData("（2026）川01执1号,甲,,乙,company,,ex1,1,X,", "case.court-invalid", "court")]
    [InlineData("（2026）川01执1号,甲,,乙,company,,ex1,1,,4.4E+18", "case.sub-account-invalid", "sub_account")]
    [InlineData("（2026）川01执1号,甲,,乙,company,,ex1", "case.cells", null)]
    [InlineData("（2026）川01执1号,甲,,乙,company,,ex1,1,,,x", "case.cells", null)]
    [InlineData("（2026）川01执1号,\"甲\"x,,乙,company,,ex1,1,,", "case.csv-malformed", null)]
    [InlineData("（2026）川01执1号,\"甲,,乙,company,,ex1,1,,", "case.csv-malformed", null)]
    public void A_bad_cell_is_named_by_line_and_field(string row, string code, string? field) =>
        ShouldFault(Read(Least + "（2026）川01执9号,甲,,乙,company,,ex1,1,,\n" + row + "\n（2026）川01执8号,甲,,乙,company,,ex1,1,,\n"), 3, code, field);

    [Theory]
    [InlineData("丁,6222020000000000018,工行,,,", "payee.not-a-party", "payee")]
    [InlineData("甲,6222020000000000019,工行,,,", "payee.account-invalid", "payee_account")]
    [InlineData("甲,abc,工行,,,", "payee.account-invalid", "payee_account")]
    [InlineData("甲,,工行,,,", "payee.incomplete", "payee_account")]
    [InlineData("甲,6222020000000000018,,,,", "payee.incomplete", "payee_bank")]
    [InlineData(",6222020000000000018,工行,,,", "payee.incomplete", "payee")]
    [InlineData("甲,6222020000000000018,工行,1026510,,", "payee.cnaps-invalid", "payee_cnaps")]
    [InlineData("甲,6222020000000000018,工行,,确认书,", "payee.confirmation-incomplete", "confirmed_on")]
    [InlineData("甲,6222020000000000018,工行,,,2026-01-05", "payee.confirmation-incomplete", "confirmation_document")]
    [InlineData("甲,6222020000000000018,工行,,确认书,2026-02-30", "payee.date-invalid", "confirmed_on")]
    public void A_payee_must_be_a_party_with_a_whole_account(string payee, string code, string field) =>
        ShouldFault(Read(LeastPayee + "（2026）川01执1号,甲,乙,company,ex1,1," + payee + "\n"), 2, code, field);

    [Fact]
    public void Two_spellings_of_one_number_must_tell_the_same_case()
    {
        var file = Read(Least + "（2026）川01执1号,甲,,乙,company,,ex1,1,,\n(２０２６)川01執1號,甲,,丙,company,,ex2,2,,\n");

        file.Faults.Select(f => (f.Code, f.Line, f.Field)).Should().Equal(("case.number-twice", 3, "officer"), ("case.number-twice", 3, "claim"));
        file.Faults[1].Sentence.Should().Contain("line 2").And.Contain("another claim (1)");
        file.Faults[1].Chinese.Should().Contain("第 2 行");
    }

    [Fact]
    public void One_sub_account_cannot_serve_two_cases() =>
        ShouldFault(Read(Least + "（2026）川01执1号,甲,,乙,company,,ex1,1,,123456789012\n（2026）川01执2号,甲,,乙,company,,ex1,1,,1234-5678-9012\n"),
            3, "case.sub-account-twice", "sub_account");

    [Fact]
    public void One_payee_cannot_have_two_accounts() =>
        ShouldFault(Read(LeastPayee + "（2026）川01执1号,甲,乙,company,ex1,1,甲,6222020000000000018,工行,,,\n（2026）川01执1号,,,,,,甲,123456789012,农行,,,\n"),
            3, "payee.account-conflict", "payee_account");

    [Fact]
    public void All_faults_of_a_file_are_told_at_once_in_the_order_of_its_lines()
    {
        var file = Read(Least + "x,甲,,乙,?,,ex1,1.234,,\n（2026）川01执2号,甲,,乙,company,,ex1,1,,\ny,,,乙,company,,,1,,\n");

        file.Rows.Should().BeEmpty("a file is imported whole");
        file.Faults.Select(f => (f.Line, f.Code)).Should().Equal(
            (2, "case.number-invalid"), (2, "case.amount-invalid"), (2, "case.kind-unknown"), (2, "case.debtor-kind-missing"),
            (4, "case.number-invalid"), (4, "case.value-missing"), (4, "case.value-missing"));
    }

    [Fact]
    public void A_fault_under_a_Chinese_header_names_the_Chinese_column() =>
        Read("案号,申请执行人,被执行人,被执行人类型,承办人,标的额\n（2026）川01执1号,甲,乙,企业,ex1,一百\n").Faults.Single().Field.Should().Be("标的额");

    [Fact]
    public void A_header_tells_every_missing_unknown_and_repeated_column()
    {
        var file = Read("number,案号,applicant,debtor,amount\n（2026）川01执1号,,甲,乙,1\n");

        file.Faults.Select(f => (f.Code, f.Field)).Should().Equal(
            ("case.column-twice", "案号"), ("case.column-unknown", "amount"), ("case.column-missing", "officer"), ("case.column-missing", "claim"));
    }

    [Theory]
    [InlineData("""[{"number":"（2026）川01执1号","applicant":"甲","debtor":"乙","debtor_kind":"company","officer":"ex1","claim":1.005}]""", "case.amount-invalid", "$[0].claim")]
    [InlineData("""[{"number":"（2026）川01执1号","applicants":[{"name":"甲"},{"name":"丙","id":"91510100MA0000000J"}],"debtor":"乙","debtor_kind":"company","officer":"ex1","claim":1}]""", "case.identifier-invalid", "$[0].applicants[1].id")]
    [InlineData("""[{"number":"（2026）川01执1号","applicants":[{"name":"甲"}],"debtor":"乙","debtor_kind":"company","officer":"ex1","claim":1,"payees":[{"name":"丁","account":"123456789012","bank":"工行"}]}]""", "payee.not-a-party", "$[0].payees[0].name")]
    [InlineData("""[{"applicants":[{"name":"甲"},{"name":"丙"}],"debtor":"乙","debtor_kind":"company","officer":"ex1","claim":1}]""", "case.value-missing", "$[0]")]
    [InlineData("""[{"number":"（2026）川01执1号","applicant":"甲","debtor":"乙","debtor_kind":"company","officer":"ex1","claim":1,"clam":2}]""", "case.column-unknown", "$[0].clam")]
    [InlineData("""[{"number":"（2026）川01执1号","applicant":"甲","debtor":"乙","debtor_kind":"company","officer":["ex1"],"claim":1}, 5]""", "case.json-shape", "$[0].officer")]
    [InlineData("""{"number":"（2026）川01执1号"}""", "case.json-shape", "$")]
    [InlineData("""[{"number":"\uD800"}]""", "case.json-shape", "$[0]")]
    [InlineData("""[{"number":"a","number":"b"}]""", "case.json-malformed", null)]
    [InlineData("""[{"number":"a",]""", "case.json-malformed", null)]
    public void A_fault_in_JSON_names_its_path(string json, string code, string? path)
    {
        var file = Read(json, "cases.json");

        file.Rows.Should().BeEmpty();
        (file.Faults[0].Code, file.Faults[0].Path).Should().Be((code, path));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n")]
    [InlineData("[]")]
    [InlineData(Least)]
    public void A_file_without_a_case_is_told_so(string text) =>
        Read(text).Faults.Should().ContainSingle().Which.Code.Should().Be("case.file-empty");

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x48, 0x68 })]
    [InlineData(new byte[] { 0x50, 0x4B, 0x03, 0x04, 0x00 })]
    [InlineData(new byte[] { 0x61, 0x80, 0x20 })]
    [InlineData(new byte[] { 0xC3 })]
    public void Bytes_that_are_no_text_are_refused_and_not_replaced(byte[] bytes) =>
        CaseFile.Read(bytes, "cases.csv").Faults.Should().ContainSingle().Which.Code.Should().Be("case.encoding-unknown");

    [Fact]
    public void A_hostile_file_costs_memory_like_a_sound_one_and_a_bounded_list_of_faults()
    {
        var bad = ReadWithin(Least + string.Concat(Enumerable.Repeat("x,甲,,乙,company,,ex1,1,,\n", 100_000)));
        var filledDown = ReadWithin(Least + string.Concat(Enumerable.Repeat("（2026）川01执1号,甲,,乙,company,,ex1,1,,\n", 100_000)));
        var openQuote = ReadWithin(Least + "\"" + new string('a', 2_000_000));
        var deep = ReadWithin(new string('[', 100_000), "deep.json");

        bad.Faults.Should().HaveCount(1_001).And.EndWith(bad.Faults.Single(f => f.Code == "case.too-many-faults"));
        filledDown.Faults.Should().ContainSingle().Which.Code.Should().Be("case.too-many-lines");
        openQuote.Faults.Should().ContainSingle().Which.Code.Should().Be("case.csv-malformed");
        deep.Faults.Should().ContainSingle().Which.Code.Should().Be("case.json-malformed");
    }

    static CaseFile ReadWithin(string text, string name = "cases.csv")
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var file = Read(text, name);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(1_000L * text.Length, "nothing here grows faster than the file");
        return file;
    }

    static void ShouldFault(CaseFile file, int line, string code, string? field)
    {
        file.Rows.Should().BeEmpty();
        var fault = file.Faults.Should().ContainSingle().Subject;
        (fault.Code, fault.Line, fault.Field, fault.File).Should().Be((code, line, field, "cases.csv"));
        fault.Sentence.Should().EndWith(".");
        fault.Chinese.Should().EndWith("。");
    }
}
