using Enforcement.Ledger.Cli.Scenarios;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.Tests.Cli;

public sealed class StoryParserTests
{
    [Fact]
    public void A_line_says_who_does_what_with_which_outcome()
    {
        var line = Read("2026-02-13T09:00 ex1 draft label=P1 case=C1 amount=70000.00 payee=applicant => Draft").Lines.Should().ContainSingle().Subject;

        line.At.Should().Be(new LocalDateTime(2026, 2, 13, 9, 0));
        (line.Number, line.Actor, line.Act).Should().Be((1, "ex1", "draft"));
        line.Keys.Amount("amount").ToString().Should().Be("70000.00");
        line.Expected!.Word.Should().Be("Draft");
    }

    [Fact]
    public void Comments_and_blank_lines_do_nothing_and_still_count()
    {
        var story = Read("# a story\n\n   \n2026-02-13 bank statement => posted matched=1 # the first\n");

        story.Unreadable.Should().BeEmpty();
        var line = story.Lines.Should().ContainSingle().Subject;
        line.Number.Should().Be(4);
        line.Expected!.ToString().Should().Be("posted matched=1");
    }

    [Fact]
    public void A_value_with_blanks_stands_in_double_quotes()
    {
        var line = Read("2026-02-13 bank credit label=B1 amount=1.00 payer=\"Acme Ltd.\" remark=\"no. # 7 = 8\" => ok").Lines.Single();

        line.Keys.Find("payer").Should().Be("Acme Ltd.");
        line.Keys.Find("remark").Should().Be("no. # 7 = 8");
    }

    [Fact]
    public void A_line_without_a_date_keeps_the_clock()
    {
        var story = Read("2026-02-13T09:00 clock sweep => ok\nclock sweep => ok\n2026-02-13 clock sweep => ok\n2026-02-14 clock sweep => ok");

        story.Lines.Select(l => l.At).Should().Equal(new(2026, 2, 13, 9, 0), new(2026, 2, 13, 9, 0), new(2026, 2, 13, 9, 0), new LocalDateTime(2026, 2, 14, 0, 0));
    }

    [Fact]
    public void A_file_from_windows_reads_the_same()
    {
        Read("\uFEFF2026-02-13 clock sweep => ok\r\nclock sweep => ok\r\n").Unreadable.Should().BeEmpty();
    }

    [Theory]
    [InlineData("clock sweep => ok", "first line needs a date")]
    [InlineData("2026-02-30 clock sweep => ok", "not a date")]
    [InlineData("2026-02-13T9:00 clock sweep => ok", "not a date")]
    [InlineData("2026-02-13", "who acts")]
    [InlineData("2026-02-13 clock => ok", "who acts")]
    [InlineData("2026-02-13 clock sweep", "outcome is missing")]
    [InlineData("2026-02-13 clock sweep =>", "outcome is missing")]
    [InlineData("2026-02-13 clock sweep => refused", "named by its code")]
    [InlineData("2026-02-13 clock sweep => ok then", "one word too many")]
    [InlineData("2026-02-13 clock sweep now => ok", "not key=value")]
    [InlineData("2026-02-13 ex9 submit payout=P1 => ok", "There is no 'ex9'")]
    [InlineData("2026-02-13 ex1 juggle payout=P1 => ok", "no act of the grammar")]
    [InlineData("2026-02-13 ex1 credit label=B1 amount=1.00 payer=甲 => ok", "no act of the grammar")]
    [InlineData("2026-02-13 bank draft label=P1 case=C1 amount=1.00 payee=applicant => ok", "no act of the grammar")]
    [InlineData("2026-02-13 ex1 draft label=P1 case=C1 payee=applicant => Draft", "amount=… is missing")]
    [InlineData("2026-02-13 ex1 draft label=P1 case=C1 amount=1.005 payee=applicant => Draft", "not an amount")]
    [InlineData("2026-02-13 ex1 draft label=P1 case=C1 amount=1,000.00 payee=applicant => Draft", "not an amount")]
    [InlineData("2026-02-13 ex1 submit payout=P1 colour=red => InApproval", "no colour=…")]
    [InlineData("2026-02-13 ex1 submit payout=P1 payout=P2 => InApproval", "twice")]
    [InlineData("2026-02-13 ex1 dispute label=D1 case=C1 amount=1.00 reason=\"open => ok", "not closed")]
    [InlineData("2026-02-13 ex1 settle dispute=D1 for=nobody => ok", "for=nobody")]
    [InlineData("2026-02-13 bank statement again=perhaps => posted", "neither yes nor no")]
    [InlineData("2026-02-13 check weather rain=no", "cannot be checked")]
    [InlineData("2026-02-13 check lot lot=B1 a_due=soon", "not a date")]
    [InlineData("2026-02-13 check invariants => ok", "no outcome")]
    public void A_line_that_cannot_be_read_says_what_to_do(string line, string message)
    {
        var story = Read(line);

        story.Lines.Should().BeEmpty();
        story.Unreadable.Should().ContainSingle().Which.Message.Should().Contain(message);
    }

    [Fact]
    public void The_clock_never_goes_back()
    {
        Read("2026-02-13T09:00 clock sweep => ok\n2026-02-13T08:59 clock sweep => ok").Unreadable.Should().ContainSingle().Which.Line.Should().Be(2);
    }

    [Fact]
    public void Every_unreadable_line_is_told_not_only_the_first()
    {
        Read("2026-02-13 clock sweep => ok\nex9 submit payout=P1 => ok\nclock sweep => ok\nclock juggle => ok").Unreadable.Select(u => u.Line).Should().Equal(2, 4);
    }

    static Story Read(string text) => StoryParser.Read("test.story", text);
}
