using Enforcement.Ledger.Cases;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.Tests.Cases;

public class CaseNumberRecognitionTests
{
    // The remark samples of domain reference 6.2, in its order, and the spellings that its patterns allow.
    [Theory]
    [InlineData("（２０２１）川０１执１２３４号", "Canon 2021|川01|执|1234")]
    [InlineData("〔2021〕川0191执1234号之一", "Canon 2021|川0191|执|1234")]
    [InlineData("2021川01执1234号执行款", "Full 2021|川01|执|1234")]
    [InlineData("2021年川01执1234号", "Full 2021|川01|执|1234")]
    [InlineData("川0104执1234号张三", "NoYear -|川0104|执|1234")]
    [InlineData("2021执1234号", "NoCourt 2021|-|执|1234")]
    [InlineData("(2021)执字第1234号", "NoCourt 2021|-|执|1234")]
    [InlineData("(2024)辽0103民初21275号", "TitleCase 2024|辽0103|民初|21275")]
    [InlineData("(2015)杭下执民字第2741号", "Legacy 2015|杭下|执民字|2741")]
    [InlineData("(2011)黔东执字第18-5号", "Legacy 2011|黔东|执字|18")]
    [InlineData("付（2021）川01执1234号案件款", "Canon 2021|川01|执|1234")]
    [InlineData("21川01执1234", "Full 2021|川01|执|1234")]
    [InlineData("(98)川01执12号", "Full 1998|川01|执|12")]
    [InlineData("（2021）川01执字第1234号", "Full 2021|川01|执|1234")]
    [InlineData("（2021）川执字第1234号", "Full 2021|川|执|1234")]
    [InlineData("（2014）川执字第1234号", "Legacy 2014|川|执字|1234")]
    [InlineData("2022 川0104 執恢 56 號", "Full 2022|川0104|执恢|56")]
    [InlineData("62220(2021)川01执1234号", "Full 2021|川01|执|1234")]
    [InlineData("（2023）川01财保7号", "Canon 2023|川01|财保|7")]
    [InlineData("2024辽0103民初21275号", "TitleCase 2024|辽0103|民初|21275")]
    [InlineData("2021川01执12 34号", "Full 2021|川01|执|1234")] // Broken by a fixed line width; 号 tells where it ends.
    public void A_number_in_a_remark_is_found(string remark, string expected) =>
        Described(remark).Should().Equal(expected);

    [Theory]
    [InlineData("张三 案件款")]
    [InlineData("还款")]
    [InlineData("转账")]
    [InlineData("司法扣划")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("执行款")]
    [InlineData("20210103川01执1234号")] // A date runs into the court: neither year nor number can be trusted.
    [InlineData("2021川01执123456789")]
    [InlineData("2021川01执1234 500元")] // Where the number ends nobody can tell.
    [InlineData("四川大道执信楼12号")]
    [InlineData("2021年川大招待所123号")]
    public void A_remark_without_a_certain_number_has_no_hit(string? remark) =>
        Described(remark).Should().BeEmpty();

    [Fact]
    public void Every_case_of_a_remark_is_found_once_and_the_strongest_first() =>
        Described("川0104执9号, 2021执8号，2021川01执7号;（2021）川01执6号;2021川01执6号").Should().Equal(
            "Canon 2021|川01|执|6", "Full 2021|川01|执|7", "NoYear -|川0104|执|9", "NoCourt 2021|-|执|8");

    [Theory]
    [InlineData("（2021）川01执1234、1235号")]
    [InlineData("（2021）川01执1234/1235")]
    [InlineData("（2021）川01执1234至1235号")]
    public void A_payment_for_several_cases_names_them_all(string remark) =>
        Described(remark).Should().Equal("Full 2021|川01|执|1234", "Full 2021|川01|执|1235");

    [Fact]
    public void Only_a_complete_number_names_one_case()
    {
        CaseNumberRecognition.Find("2021川01执1234号").Single().NamesOneCase.Should().BeTrue();
        CaseNumberRecognition.Find("(2024)辽0103民初21275号").Single().NamesOneCase.Should().BeFalse("the execution case has another number");
        CaseNumberRecognition.Find("川0104执1234号").Single().CaseNumber.Should().BeNull();
    }

    [Theory]
    [InlineData("(2021)")]
    [InlineData("(2021)川01执1234、")]
    [InlineData("川01执")]
    [InlineData("(2021)川执执执执执字第")]
    [InlineData("执")]
    [InlineData("1 ")]
    [InlineData("2021川01执1、2、3、4、5、6、7、8、9、")]
    [InlineData("(2014)杭下执民字第")]
    [InlineData("（２０２１）")]
    public async Task A_hostile_remark_takes_no_more_than_its_length(string piece)
    {
        var remark = string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length)) + "号执";
        // Each pattern is linear; a quadratic one takes minutes.
        await Task.Run(() => CaseNumberRecognition.Find(remark)).WaitAsync(TimeSpan.FromMinutes(1));
    }

    static IEnumerable<string> Described(string? remark) => CaseNumberRecognition.Find(remark).Select(h =>
        $"{h.Kind} {h.CaseNumber?.Key ?? $"{h.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"}|{h.Court ?? "-"}|{h.Type}|{h.Number}"}");
}
