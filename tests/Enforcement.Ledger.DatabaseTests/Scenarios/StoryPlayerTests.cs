using Enforcement.Ledger.Cli.Scenarios;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Scenarios;

/// <summary>The player itself: it must find what differs, or a story that passes proves nothing.</summary>
public sealed class StoryPlayerTests
{
    const string Begin =
        """
        2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执901号 applicant=甲公司 debtor=乙公司 claim=1000.00 => ok
        bank credit label=B1 amount=1000.00 payer=乙公司 case=C1 => ok
        2026-03-02T18:00 bank statement => posted matched=1

        """;

    [Fact]
    public async Task A_state_that_is_not_reached_is_told_with_line_expected_and_got()
    {
        var outcome = await PlayAsync(Begin + "2026-03-03T09:00 ex1 draft label=P1 case=C1 amount=1.00 payee=applicant => InApproval");

        outcome.Passed.Should().BeFalse();
        outcome.Differences.Should().Equal(new StoryDifference(4, "2026-03-03T09:00 ex1 draft label=P1 case=C1 amount=1.00 payee=applicant => InApproval", "InApproval", "Draft"));
    }

    [Fact]
    public async Task What_differs_is_found()
    {
        (string Line, string Expected, string Got)[] told =
        [
            ("ex1 draft label=P1 case=C1 amount=1.00 payee=applicant => refused payout.exceeds-available", "refused payout.exceeds-available", "Draft"),
            ("ex1 draft label=P2 case=C1 amount=1000.01 payee=applicant => Draft", "Draft", "refused payout.exceeds-available"),
            ("ex1 draft label=P3 case=C1 amount=1000.01 payee=applicant => refused payout.on-hold", "refused payout.on-hold", "refused payout.exceeds-available"),
            ("ex1 draft label=P4 case=C1 amount=1000.01 payee=applicant => ok", "ok", "refused payout.exceeds-available"),
            ("bank statement again=yes => posted duplicate=2", "posted duplicate=2", "posted matched=0 unknown=0 duplicate=1 paid=0 returned=0 resumed=0"),
            ("bank statement again=yes => held statement.gap", "held statement.gap", "posted matched=0 unknown=0 duplicate=1 paid=0 returned=0 resumed=0"),
            ("clock sweep => ok due_soon=7", "ok due_soon=7", "ok due_soon=0 overdue=0"),
            ("check case case=C1 available=999.99 disputed=0.00", "available=999.99", "available=1000.00"),
            ("check book bank=1.00", "bank=1.00", "bank=1000.00"),
            ("check lot lot=B1 a_due=2026-03-17", "a_due=2026-03-17", "a_due=2026-03-16"),
            ("check lot lot=B9 a=running", "a=running", "a=none"),
            ("check line line=B1 rule=T3", "rule=T3", "rule=T1"),
            ("check payout payout=P9 state=Paid", "an answer", "refused payout.not-found"),
        ];

        var outcome = await PlayAsync(Begin + string.Join('\n', told.Select(t => t.Line)));

        outcome.Differences.Select(d => (d.Line, d.Expected, d.Got)).Should().Equal(told.Select((t, i) => (4 + i, t.Expected, t.Got)));
    }

    [Fact]
    public async Task The_same_said_otherwise_is_no_difference()
    {
        var outcome = await PlayAsync(Begin +
            """
            check case case=C1 available=1000
            check case case=C1 available=1000.0 reserved=0
            bank statement again=yes => duplicate
            ex1 draft label=P1 case=C1 amount=1 payee=applicant => ok
            """);

        outcome.Differences.Should().BeEmpty();
        outcome.Passed.Should().BeTrue();
    }

    [Theory]
    [InlineData("bank credit label=B2 amount=1.00 payer=乙公司 case=C9 => ok")]
    [InlineData("bank statement drop=B7 => held statement.equation")]
    [InlineData("bank statement fixed=yes => posted")]
    [InlineData("adm1 case label=C2 number=没有案号 applicant=甲公司 debtor=乙公司 claim=1.00 => ok")]
    public async Task A_line_that_shows_itself_unreadable_while_it_is_played_ends_the_story(string line)
    {
        var outcome = await PlayAsync(Begin + line + "\ncheck case case=C1 available=0.01");

        outcome.Unreadable.Select(u => u.Line).Should().Equal(4);
        outcome.Differences.Should().BeEmpty();
        outcome.Passed.Should().BeFalse();
    }

    [Fact]
    public async Task A_story_that_cannot_be_read_is_not_played()
    {
        var outcome = await PlayAsync(Begin + "2026-03-01 bank statement => posted");

        outcome.Passed.Should().BeFalse();
        outcome.Unreadable.Should().ContainSingle().Which.Message.Should().Contain("never goes back");
    }

    static async Task<StoryOutcome> PlayAsync(string text)
    {
        await using var database = await TestDatabase.CreateOpenedAsync(new(2026, 3, 2));
        return await StoryPlayer.PlayAsync(StoryParser.Read("test.story", text), database.Connections, CancellationToken.None);
    }
}
