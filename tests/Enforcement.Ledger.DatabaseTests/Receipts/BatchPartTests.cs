using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts;
using FluentAssertions;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Receipts;

/// <summary>What a bank books as one entry, and tells apart inside it.</summary>
public sealed class BatchPartTests
{
    [Fact]
    public async Task A_batch_is_one_receipt_whose_parts_are_kept_with_the_case_that_is_likeliest_for_each()
    {
        await using var court = await Court.OpenAsync();
        var (a, b) = (await court.CaseAsync(debtor: "乙公司"), await court.CaseAsync(debtor: "丁公司"));
        var reference = court.CreditBatch((Money.Parse("60.00"), "乙公司", a.SubAccount, ""), (Money.Parse("30.00"), "丁公司", null, $"{b.Number}执行款"), (Money.Parse("10.00"), "路人甲", null, "还款"));

        var outcome = await court.StatementAsync();

        outcome.Statements[0].Should().BeEquivalentTo(new { Outcome = "posted", Accepted = 1, Unknown = 1 });
        var line = await court.LineAsync(reference);
        var parts = await PartsAsync(court, line);
        parts.Select(p => (p.Seq, p.Amount, p.Counterparty, p.Likeliest?.CaseId, p.Likeliest?.Rule)).Should().Equal(
            (1, Money.Parse("60.00"), "乙公司", a.Id, "T1"), (2, Money.Parse("30.00"), "丁公司", b.Id, "T3"), (3, Money.Parse("10.00"), "路人甲", null, null));
        (await court.UnknownFundAsync(line)).Line.BatchParts.Should().Be(3);

        await court.ConfirmAsync("acc1", await court.ClaimAsync("ex1", line, (a, "70.00"), (b, "30.00")));

        (await court.MoneyAsync(a)).Available.Should().Be(Money.Parse("70.00"));
        (await court.MoneyAsync(b)).Available.Should().Be(Money.Parse("30.00"));
        await court.ShouldBeSoundAsync();
    }

    /// <summary>One payer's remark names a case, and the whole entry happens to be what is outstanding in it.</summary>
    [Fact]
    public async Task What_one_payer_of_a_batch_writes_does_not_carry_the_money_of_the_others()
    {
        await using var court = await Court.OpenAsync();
        var one = await court.CaseAsync(claim: 100m);
        var batch = court.CreditBatch((Money.Parse("60.00"), "乙公司", null, one.Number), (Money.Parse("40.00"), "路人甲", null, "还款"));
        await court.StatementAsync();

        (await court.MoneyAsync(one)).Available.Should().Be(Money.Zero);
        var why = await court.SeeAsync<MatchQueries, MatchView>("acc1", async q => await q.ExplainAsync(await court.LineAsync(batch), default));
        why.Should().BeEquivalentTo(new { Rule = "T4", CaseId = (long?)null });
        why.Proposals.Should().ContainSingle(p => p.CaseId == one.Id);
        (await court.SeeAsync<ReplayMatches, ReplayOutcome>("acc1", q => q.ExecuteAsync(100, default))).Should().BeEquivalentTo(new { Lines = 1, Different = 0 });

        // The same words and the same sum from one payer do.
        var single = court.Credit(Money.Parse("100.00"), null, "路人甲", one.Number);
        await court.StatementAsync();
        (await court.SeeAsync<MatchQueries, MatchView>("acc1", async q => await q.ExplainAsync(await court.LineAsync(single), default))).Rule.Should().Be("T3");
    }

    [Fact]
    public async Task A_batch_for_one_sub_account_is_that_cases()
    {
        await using var court = await Court.OpenAsync();
        var one = await court.CaseAsync();
        court.CreditBatch((Money.Parse("60.00"), "乙公司", one.SubAccount, "一"), (Money.Parse("40.00"), "路人甲", one.SubAccount, "二"));

        await court.StatementAsync();

        (await court.MoneyAsync(one)).Available.Should().Be(Money.Parse("100.00"));
    }

    [Fact]
    public async Task An_executor_sees_inside_a_batch_no_case_of_another()
    {
        await using var court = await Court.OpenAsync();
        var (mine, other) = (await court.CaseAsync("ex1"), await court.CaseAsync("ex2", debtor: "丁公司"));
        var reference = court.CreditBatch((Money.Parse("60.00"), "乙公司", mine.SubAccount, ""), (Money.Parse("40.00"), "丁公司", other.SubAccount, ""));
        await court.StatementAsync();
        var line = await court.LineAsync(reference);

        (await PartsAsync(court, line, "ex1")).Select(p => p.Likeliest?.CaseId).Should().Equal(mine.Id, null);

        await court.ConfirmAsync("acc1", await court.ClaimAsync("ex2", line, (other, null)));
        (await PartsAsync(court, line, "ex1")).Should().BeEmpty("it is another officer's money now");
    }

    [Fact]
    public async Task Nobody_adds_a_payer_to_a_booked_line_or_changes_one()
    {
        await using var court = await Court.OpenAsync();
        var one = await court.CaseAsync();
        var reference = court.CreditBatch((Money.Parse("60.00"), "乙公司", one.SubAccount, ""), (Money.Parse("40.00"), "丁公司", null, ""));
        await court.StatementAsync();
        var line = await court.LineAsync(reference);
        (await court.DatabaseRefusesAsync($"insert into receipts.line_part (line_id, seq, is_credit, counterparty_name) values ({line}, 3, true, '路人甲')")).Should().Be("LD090");
        (await court.DatabaseRefusesAsync($"update receipts.line_part set counterparty_name = '路人甲' where line_id = {line}")).Should().Be(PostgresErrorCodes.InsufficientPrivilege);
        (await court.DatabaseRefusesAsync($"delete from receipts.line_part where line_id = {line}")).Should().Be(PostgresErrorCodes.InsufficientPrivilege);
    }

    static Task<List<BatchPartView>> PartsAsync(Court court, long line, string person = "acc1") =>
        court.SeeAsync<BatchPartQueries, List<BatchPartView>>(person, q => q.ListAsync(line, null, 100, default));
}
