using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Receipts;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Payouts;

/// <summary>Two connections at the same moment, on purpose.</summary>
public sealed class RaceTests : IAsyncLifetime
{
    const int Rounds = 8;

    Court court = null!;
    TestCase c = null!;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        c = await court.CaseAsync();
    }

    public async Task DisposeAsync() => await court.DisposeAsync();

    [Fact]
    public async Task The_same_statement_imported_twice_at_once_gives_one_set_of_postings()
    {
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < 20; i++)
                court.Credit(Money.Parse("1.00"), c.SubAccount);
            var bytes = court.CloseStatement();
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => court.ImportAsync(bytes, i % 2 == 0 ? "csh1" : "acc1"))));
            outcomes.Count(o => o.Statements[0].Outcome == "posted").Should().Be(1);
            outcomes.Where(o => o.Statements[0].Outcome != "posted").Should().OnlyContain(o => o.Statements[0].Outcome == "duplicate" && o.Statements[0].Duplicate == 20);
        }
        (await court.MoneyAsync(c)).Available.Should().Be(Money.FromMinor(100 * 20 * Rounds));
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Two_payouts_of_one_lot_cannot_overdraw_it()
    {
        for (var round = 0; round < Rounds; round++)
        {
            court.Credit(Money.Parse("100.00"), c.SubAccount);
            await court.StatementAsync();
            var first = await court.DraftAsync(c, Money.Parse("60.00"));
            var second = await court.DraftAsync(c, Money.Parse("60.00"));
            var refusals = await Task.WhenAll(Try(() => court.SubmitAsync(first)), Try(() => court.SubmitAsync(second)));
            refusals.Should().ContainSingle(r => r == null).And.ContainSingle(r => r == "payout.exceeds-available");
            // Take the rest out of the way for the next round.
            var rest = await court.DraftAsync(c, (await court.MoneyAsync(c)).Available);
            await court.SubmitAsync(rest);
        }
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_double_clicked_approval_counts_once()
    {
        court.Credit(Money.Parse("800000.00"), c.SubAccount);
        await court.StatementAsync();
        for (var round = 0; round < Rounds; round++)
        {
            var payout = await court.DraftAsync(c, Money.Parse("100000.00"));
            await court.SubmitAsync(payout);
            var refusals = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Try(() => court.ApproveAsync(payout))));
            refusals.Count(r => r == null).Should().Be(1);
            refusals.Where(r => r != null).Should().OnlyContain(r => r == "payout.same-person");
            (await court.PayoutAsync(payout)).Payout.State.Should().Be(PayoutState.InApproval, "the second leader has not approved yet");
        }
    }

    [Fact]
    public async Task Of_two_finance_people_releasing_at_once_one_wins_and_one_instruction_is_written()
    {
        court.Credit(Money.Parse("800.00"), c.SubAccount);
        await court.StatementAsync();
        for (var round = 0; round < Rounds; round++)
        {
            var payout = await court.DraftAsync(c, Money.Parse("100.00"));
            await court.SubmitAsync(payout);
            await court.ApproveAsync(payout);
            await court.AcceptAsync(payout);
            var refusals = await Task.WhenAll(Try(() => court.ReleaseAsync(payout, "csh1")), Try(() => court.ReleaseAsync(payout, "csh2")));
            refusals.Should().ContainSingle(r => r == null).And.ContainSingle(r => r == "payout.illegal-move");
            (await TestDatabase.AskAsync<long>(court.Database.Superuser, $"select count(*) from payouts.instruction where payout_id = {payout}")).Should().Be(1);
        }
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_withdrawal_and_an_approval_at_once_do_not_both_happen()
    {
        court.Credit(Money.Parse("800.00"), c.SubAccount);
        await court.StatementAsync();
        for (var round = 0; round < Rounds; round++)
        {
            var payout = await court.DraftAsync(c, Money.Parse("100.00"));
            await court.SubmitAsync(payout);
            var refusals = await Task.WhenAll(Try(() => court.ApproveAsync(payout)), Try(() => court.AsAsync<WithdrawPayout>("ex1", u => u.ExecuteAsync(new(payout), default))));
            refusals.Should().ContainSingle(r => r == null);
            refusals.Should().ContainSingle(r => r == "payout.illegal-move");
        }
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_receipt_reversed_while_it_is_reserved_is_either_reversed_or_reserved()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var reference = court.Credit(Money.Parse("10.00"), c.SubAccount);
            await court.StatementAsync();
            var line = await court.LineAsync(reference);
            var payout = await court.DraftAsync(c, Money.Parse("10.00"));
            var refusals = await Task.WhenAll(
                Try(() => court.AsAsync<ReverseReceipt>("acc1", u => u.ExecuteAsync(new(line, "错账"), default))), Try(() => court.SubmitAsync(payout)));
            refusals.Should().ContainSingle(r => r == null);
            refusals.Should().ContainSingle(r => r == "reverse.money-moved-on" || r == "payout.exceeds-available");
            await court.ShouldBeSoundAsync();
        }
    }

    [Fact]
    public async Task Two_payouts_submitted_at_once_count_against_each_others_band()
    {
        court.Credit(Money.Parse("1440000.00"), c.SubAccount);
        await court.StatementAsync();
        for (var round = 0; round < 4; round++)
        {
            var other = await court.CaseAsync();
            court.Credit(Money.Parse("180000.00"), other.SubAccount);
            await court.StatementAsync();
            var first = await court.DraftAsync(other, Money.Parse("90000.00"));
            var second = await court.DraftAsync(other, Money.Parse("90000.00"));
            await Task.WhenAll(Task.Run(() => court.SubmitAsync(first)), Task.Run(() => court.SubmitAsync(second)));
            await court.ApproveAsync(first);
            await court.ApproveAsync(second);
            var states = new[] { (await court.PayoutAsync(first)).Payout.State, (await court.PayoutAsync(second)).Payout.State };
            states.Should().BeEquivalentTo([PayoutState.NoticeIssued, PayoutState.InApproval], "one of them reaches the second leader's band");
        }
    }

    [Fact]
    public async Task Submissions_and_withdrawals_on_one_lot_at_once_all_end_and_none_is_lost()
    {
        court.Credit(Money.Parse("600.00"), c.SubAccount);
        await court.StatementAsync();
        var payouts = new List<long>();
        for (var i = 0; i < 6; i++)
            payouts.Add(await court.DraftAsync(c, Money.Parse("100.00")));
        foreach (var payout in payouts.Take(3))
            await court.SubmitAsync(payout);
        var refusals = await Task.WhenAll(
            payouts.Take(3).Select(p => Try(() => court.AsAsync<WithdrawPayout>("ex1", u => u.ExecuteAsync(new(p), default))))
                .Concat(payouts.Skip(3).Select(p => Try(() => court.SubmitAsync(p)))));
        refusals.Should().OnlyContain(r => r == null);
        (await court.MoneyAsync(c)).Reserved.Should().Be(Money.Parse("300.00"));
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Two_reversals_of_one_receipt_at_once_are_one()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var reference = court.Credit(Money.Parse("10.00"), c.SubAccount);
            await court.StatementAsync();
            var line = await court.LineAsync(reference);
            var refusals = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Try(() => court.AsAsync<ReverseReceipt>("acc1", u => u.ExecuteAsync(new(line, "错账"), default)))));
            refusals.Should().ContainSingle(r => r == null).And.ContainSingle(r => r == "reverse.already-reversed");
        }
        await court.ShouldBeSoundAsync();
    }

    static async Task<string?> Try(Func<Task> act)
    {
        try
        {
            await Task.Run(act);
            return null;
        }
        catch (Refused refused)
        {
            return refused.Code;
        }
    }
}
