using Enforcement.Ledger.Cases;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.Tests.Cases;

public class CaseNumberTests
{
    [Theory]
    [InlineData("（2021）川01执1234号", "（2021）川01执1234号", "2021|川01|执|1234")]
    [InlineData("（２０２１）川０１执１２３４号", "（2021）川01执1234号", "2021|川01|执|1234")]
    [InlineData("(2021) 川01 執 1234 號", "（2021）川01执1234号", "2021|川01|执|1234")]
    [InlineData("〔2021〕川0191执1234号之一", "（2021）川0191执1234号", "2021|川0191|执|1234")]
    [InlineData("（2021）川01执1234号之十二", "（2021）川01执1234号", "2021|川01|执|1234")]
    [InlineData("（2021）川01执字第1234号", "（2021）川01执1234号", "2021|川01|执|1234")]
    [InlineData("（2021）川执字1234号", "（2021）川执1234号", "2021|川|执|1234")]
    [InlineData("（2022）川0104执恢56号", "（2022）川0104执恢56号", "2022|川0104|执恢|56")]
    [InlineData("（2023）最高法执监5号", "（2023）最高法执监5号", "2023|最高法|执监|5")]
    [InlineData("（2023）川01财保7号", "（2023）川01财保7号", "2023|川01|财保|7")]
    [InlineData("（2024）辽0103民初21275号", "（2024）辽0103民初21275号", "2024|辽0103|民初|21275")]
    [InlineData("(2015)杭下执民字第2741号", "（2015）杭下执民字第2741号", "2015|杭下|执民字|2741")]
    [InlineData("(2011)黔东执字第18-5号", "（2011）黔东执字第18号", "2011|黔东|执字|18")]
    [InlineData("(2014)川执字第0012号", "（2014）川执字第12号", "2014|川|执字|12")]
    public void Every_spelling_of_a_number_has_one_canonical_form_and_one_key(string text, string canonical, string key)
    {
        var number = CaseNumber.Parse(text);

        number.Canonical.Should().Be(canonical);
        number.Key.Should().Be(key);
        CaseNumber.Parse(number.Canonical).Should().Be(number);
    }

    [Fact]
    public void An_old_number_and_a_new_one_never_share_a_key() =>
        CaseNumber.Parse("（2014）川执字第12号").Key.Should().NotBe(CaseNumber.Parse("（2014）川执12号").Key);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2021川01执1234号")]
    [InlineData("（2021）川01执1234")]
    [InlineData("（2021）川01执0号")]
    [InlineData("（2021）川01执01号")]
    [InlineData("（2021）川01执123456789号")]
    [InlineData("（1821）川01执1号")]
    [InlineData("（2021）川011执1号")]
    [InlineData("（2021）美01执1号")]
    [InlineData("（2021）川011号")]
    [InlineData("（٢٠٢١）川01执1号")]
    [InlineData("付（2021）川01执1234号")]
    [InlineData("（2021）川01执1234号（2021）川01执1235号")]
    public void A_text_that_is_not_one_whole_number_is_refused(string? text)
    {
        CaseNumber.TryParse(text, out var number).Should().BeFalse();
        number.Should().Be(default(CaseNumber));
    }

    [Fact]
    public void The_message_says_how_a_number_is_written() =>
        FluentActions.Invoking(() => CaseNumber.Parse("川01执1234号")).Should().Throw<FormatException>()
            .WithMessage("'川01执1234号' is not a case number. Write it as （2021）川01执1234号*");

    [Theory]
    [InlineData("（2021）川01执1号", true)]
    [InlineData("（2021）川01财保1号", true)]
    [InlineData("（2015）杭下执民字第1号", true)]
    [InlineData("（2021）川01民初1号", false)]
    public void Only_execution_and_preservation_cases_hold_money(string text, bool execution) =>
        CaseNumber.Parse(text).IsExecution.Should().Be(execution);

    [Fact]
    public async Task A_hostile_text_is_refused_in_time_that_grows_no_faster_than_it() =>
        (await Task.Run(() =>
        {
            FluentActions.Invoking(() => CaseNumber.Parse(new string('(', 1_000_000))).Should().Throw<FormatException>().Which.Message.Length.Should().BeLessThan(400);
            return CaseNumber.TryParse("(2021)川" + new string('执', 1_000_000), out _);
        }).WaitAsync(TimeSpan.FromMinutes(1))).Should().BeFalse();
}
