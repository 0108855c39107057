using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Payouts;

public sealed class StraightPathTests
{
    [Fact]
    public async Task Money_goes_from_the_payers_line_to_the_booked_debit_and_every_fen_is_traced()
    {
        await using var court = await Court.OpenAsync();
        var c = await court.CaseAsync();
        court.Credit(Money.Parse("70000.00"), c.SubAccount);
        var import = await court.StatementAsync();
        import.Statements.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Outcome = "posted", Matched = 1, Unknown = 0, Duplicate = 0 });
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("70000.00"));
        await court.ShouldBeSoundAsync();

        var payout = await court.DraftAsync(c, Money.Parse("70000.00"));
        await court.SubmitAsync(payout);
        (await court.MoneyAsync(c)).Reserved.Should().Be(Money.Parse("70000.00"));
        court.Clock.To(2026, 3, 5);
        await court.ApproveAsync(payout);
        (await court.PayoutAsync(payout)).Payout.Should().BeEquivalentTo(new { State = PayoutState.NoticeIssued, BDueOn = new LocalDate(2026, 3, 12), BClock = ClockState.Running });
        await court.AcceptAsync(payout);
        await court.ShouldRefuseAsync("payout.same-person", () => court.ReleaseAsync(payout, "acc1"));
        await court.ReleaseAsync(payout);
        (await court.MoneyAsync(c)).InTransit.Should().Be(Money.Parse("70000.00"));
        await court.ShouldBeSoundAsync();

        court.Clock.To(2026, 3, 9);
        await court.DebitAsync(payout);
        (await court.StatementAsync()).Statements[0].Paid.Should().Be(1);

        var paid = await court.PayoutAsync(payout);
        paid.Payout.Should().BeEquivalentTo(new { State = PayoutState.Paid, BClock = ClockState.Met, PaidOn = new LocalDate(2026, 3, 9) });
        paid.Lots.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Amount = Money.Parse("70000.00"), Payer = "乙公司", ArrivedOn = new LocalDate(2026, 2, 13) });
        (await court.ReconcileAsync())[0].BookBalance.Should().Be(Money.Zero);
        await court.ShouldBeSoundAsync();
    }
}
