using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Banking;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Payouts;

public sealed partial class BankTests
{
    [Fact]
    public async Task One_answer_read_by_two_at_once_is_read_once()
    {
        var payout = await ReleasedAsync("1.00");
        await SentAsync(payout);
        answers++;
        var text = Tx(await IdAsync(payout), "RJCT");
        var outcomes = await Task.WhenAll(Task.Run(() => AnswerAsync(text, fresh: false)), Task.Run(() => AnswerAsync(text, fresh: false, person: "acc1")));
        outcomes.Select(o => (o.Duplicate, o.Rejected)).Should().BeEquivalentTo([(true, 0), (false, 1)]);
        (await StatesAsync(payout)).Should().Equal(PayoutState.Failed);
        await court.ShouldBeSoundAsync();
    }

    /// <summary>The bank books it while nobody has handed its file over: either the file left before, or it stays.</summary>
    [Fact]
    public async Task A_debit_and_the_first_download_at_once_never_pay_twice()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var payout = await ReleasedAsync("1.00");
            await court.DebitByNumberAsync(payout);
            var statement = court.CloseStatement();
            var refusals = await Task.WhenAll(Try(() => court.ImportAsync(statement)), Try(() => court.AsAsync<DownloadPayoutFile, PayoutFile>("csh1", u => u.ExecuteAsync(payout, default))));
            refusals[0].Should().BeNull();
            (refusals[1] ?? "payout.already-paid").Should().Be("payout.already-paid");
            (await StatesAsync(payout)).Should().Equal(PayoutState.Paid);
            (await court.PayoutAsync(payout)).HandedOver.Should().Be(refusals[1] is null);
        }
        await court.ShouldBeSoundAsync();
    }

    /// <summary>It is booked while it is given up for lost, or said not to be paid: it is paid, or it failed and the debit is told.</summary>
    [Fact]
    public async Task A_debit_meets_the_sweep_and_the_second_person()
    {
        // Weeks of one month.
        for (var round = 0; round < 4; round++)
        {
            court.Clock.To(2026, 3, 2 + 7 * round);
            var other = await FundedAsync();
            var (lost, failing) = (await ReleasedAsync("1.00", other), await ReleasedAsync("2.00", await FundedAsync()));
            await SentAsync(lost, failing);
            await FailAsync("csh1", failing);
            court.Clock.To(2026, 3, 6 + 7 * round);
            await court.DebitByNumberAsync(lost);
            await court.DebitByNumberAsync(failing);
            var statement = court.CloseStatement();
            var refusals = await Task.WhenAll(Try(() => court.ImportAsync(statement)), Try(LostAsync), Try(() => FailAsync("csh2", failing)), Try(() => FailAsync("acc1", failing)));
            refusals[..2].Should().OnlyContain(r => r == null);
            refusals[2..].Where(r => r != null).Should().OnlyContain(r => r == "payout.already-paid" || r == "payout.illegal-move");
            var failed = refusals[2..].Count(r => r == null);
            (await StatesAsync(lost, failing)).Should().Equal(PayoutState.Paid, failed == 1 ? PayoutState.Failed : PayoutState.Paid);
            (await CasesAsync()).Count(k => k.PayoutId == failing).Should().Be(failed, "the debit of what failed is told");
        }
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task An_item_is_closed_once()
    {
        var payout = await ReleasedAsync("1.00");
        await SentAsync(payout);
        foreach (var status in (string[])["ACSC", "RJCT"])
            await AnswerAsync(Tx(await IdAsync(payout), status));
        var item = (await CasesAsync()).Single().Id;
        await ExplainAsync("acc1", item, "not-paid");
        var refusals = await Task.WhenAll(Try(() => CloseAsync("csh1", item)), Try(() => CloseAsync("csh2", item)));
        refusals.Should().BeEquivalentTo([null, "bank-case.decided"]);
        (await StatesAsync(payout)).Should().Equal(PayoutState.Failed);
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("1000.00"));
        await court.ShouldBeSoundAsync();
    }
}
