using Enforcement.Ledger.Cases;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.Tests.Cases;

public class TextFoldingTests
{
    [Theory]
    [InlineData("（２０２１）川０１执１２３４号", "(2021)川01执1234号")]
    [InlineData("〔2021〕川0191執1234號", "(2021)川0191执1234号")]
    [InlineData("［2021］【a】《b》〈c〉「d」『e』<f>{g}", "(2021)(a)(b)(c)(d)(e)(f)(g)")]
    [InlineData("　 a\t b\u00A0c\r\n", "abc")]
    [InlineData("川\u200B01\u200C执\u200D\u2060\uFEFF\u00AD号", "川01执号")]
    [InlineData("ＡＢＣａｂｃ，．－／：", "ABCabc,.-/:")]
    [InlineData("䶮𠮷", "䶮𠮷")]
    [InlineData("a\0b", "ab")]
    [InlineData("", "")]
    public void Widths_brackets_blanks_and_old_characters_fold_to_one_form(string text, string folded) =>
        TextFolding.Fold(text).Should().Be(folded);

    [Fact]
    public void A_clean_text_comes_back_as_it_is_and_a_folded_one_stays()
    {
        const string clean = "(2021)川01执1234号";
        TextFolding.Fold(clean).Should().BeSameAs(clean);
        TextFolding.Fold(TextFolding.Fold("（２０２１）　川")).Should().Be("(2021)川");
    }

    [Fact]
    public void A_long_text_folds_like_a_short_one() =>
        TextFolding.Fold(string.Concat(Enumerable.Repeat("（ａ　）", 50_000))).Should().Be(string.Concat(Enumerable.Repeat("(a)", 50_000)));

    [Theory]
    [InlineData("阿卜杜•买买提", "阿卜杜·买买提")]
    [InlineData("阿卜杜．买买提", "阿卜杜·买买提")]
    [InlineData("阿卜杜.买买提 ", "阿卜杜·买买提")]
    [InlineData("阿卜杜・买买提", "阿卜杜·买买提")]
    [InlineData("成都某某（集团）有限公司　　", "成都某某(集团)有限公司")]
    [InlineData("张　三", "张三")]
    [InlineData("JOHN   SMITH ", "JOHN SMITH")]
    [InlineData("ＪＯＨＮ　ＳＭＩＴＨ", "JOHN SMITH")]
    [InlineData("ABC Ｃｏ．， Ｌｔｄ．", "ABC Co.,Ltd.")]
    [InlineData("張執中", "張執中")]
    public void A_name_is_compared_without_its_writing_habits(string name, string normalised) =>
        PersonName.Normalise(name).Should().Be(normalised);

    [Theory]
    [InlineData("AN NA", "ANNA")]
    [InlineData("张三", "张三丰")]
    [InlineData("甲公司", "甲有限公司")]
    public void Names_that_only_resemble_each_other_are_different(string a, string b) =>
        PersonName.Same(a, b).Should().BeFalse("money follows names");
}
