using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Deductions;
using FluentAssertions;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Payouts;

/// <summary>Every entry of the journal is asked for by an act: the application's own role posts nothing that no act asks for, and no act stands that the journal does not show.</summary>
public sealed class PostingActTests : IAsyncLifetime
{
    Court court = null!;
    TestCase c = null!;
    long lot;
    long unknown;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        c = await court.CaseAsync();
        court.Credit(Money.Parse("3000.00"), c.SubAccount);
        court.Credit(Money.Parse("500.00"));
        await court.StatementAsync();
        lot = await TestDatabase.AskAsync<long>(court.Database.Superuser, "select lot_id from ledger.position where account = 201");
        unknown = await TestDatabase.AskAsync<long>(court.Database.Superuser, "select lot_id from ledger.position where account = 221");
    }

    public async Task DisposeAsync() => await court.DisposeAsync();

    [Fact]
    public async Task Nothing_moves_that_no_act_asks_for()
    {
        var payout = await court.DraftAsync(c, Money.Parse("1000.00"));
        await court.SubmitAsync(payout);
        var released = await court.DraftAsync(c, Money.Parse("700.00"));
        await court.SubmitAsync(released);
        await court.ApproveAsync(released);
        await court.AcceptAsync(released);
        await court.ReleaseAsync(released);
        await court.DisputeAsync(c, Money.Parse("200.00"));
        var fee = await court.AsAsync<ProposeDeduction, long>("ex1", u => u.ExecuteAsync(new(c.Id, "ExecutionFee", Money.Parse("40.00")), default));
        await court.AsAsync<ConfirmDeduction>("dir1", u => u.ExecuteAsync(new(fee), default));
        foreach (var (kind, sourceKind, source, debit, debitCase, credit, creditCase, from) in (List<(short, short, long, short, bool, short, bool, long)>)
            [
                (4, 22, 1, 221, false, 201, true, unknown),
                (5, 4, 1, 201, true, 202, true, lot),
                (6, 4, 1, 202, true, 201, true, lot),
                (7, 4, 1, 202, true, 206, true, lot),
                (8, 5, 1, 201, true, 203, true, lot),
                (10, 3, payout, 201, true, 204, true, lot),
                (11, 3, payout, 204, true, 201, true, lot),
                (12, 3, payout, 204, true, 211, true, lot),
                (13, 2, 1, 211, true, 101, false, lot),
                (14, 3, released, 211, true, 201, true, lot),
                (22, 23, 1, 221, false, 211, false, unknown),
                (40, 40, 1, 221, false, 223, false, unknown),
                (50, 50, 1, 201, true, 207, true, lot),
                (51, 50, 1, 201, true, 206, true, lot),
                (60, 60, 1, 201, true, 205, true, lot),
                (71, 71, 1, 207, true, 211, true, lot),
                (72, 2, 1, 211, true, 101, false, lot),
                (73, 71, 1, 211, true, 207, true, lot),
                (77, 2, 1, 101, false, 207, true, lot),
            ])
            (await RefusedAsync(Post(kind, sourceKind, source, debit, debitCase, credit, creditCase, from, 100))).Should().Be("LD253", $"kind {kind}");
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_deduction_is_what_the_journal_took_for_it()
    {
        var deduction = await court.AsAsync<ProposeDeduction, long>("ex1", u => u.ExecuteAsync(new(c.Id, "ExecutionFee", Money.Parse("40.00")), default));
        var confirm = $"update payouts.deduction set state = 'Confirmed', decided_by = (select id from access.person where user_name = 'dir1'), decided_at = now() where id = {deduction}";
        var amount = await TestDatabase.AskAsync<long>(court.Database.Superuser, $"select amount_minor from payouts.deduction where id = {deduction}");
        (await RefusedAsync(confirm)).Should().Be("LD256", "nothing was taken");
        (await RefusedAsync($"{confirm}; insert into payouts.deduction_lot values ({deduction}, {lot}, {amount})")).Should().Be("LD256", "nothing was posted");
        (await RefusedAsync($"{confirm}; insert into payouts.deduction_lot values ({deduction}, {lot}, {amount}); {Post(50, 50, deduction, 201, true, 207, true, lot, amount - 1)}")).Should().BeOneOf("LD253", "LD256");
        (await RefusedAsync($"insert into payouts.deduction_lot values ({deduction}, {lot}, {amount})")).Should().Be("LD256", "it is only proposed");
        await court.AsAsync<ConfirmDeduction>("dir1", u => u.ExecuteAsync(new(deduction), default));
        (await RefusedAsync($"update payouts.deduction set state = 'Reversed', reversed_by = (select id from access.person where user_name = 'vp1'), reversed_at = now(), reversed_reason = 'x' where id = {deduction}")).Should().Be("LD256", "the journal took it");
        (await RefusedAsync(Reverse(50))).Should().Be("LD253", "nobody reversed it");
        await court.AsAsync<ReverseDeduction>("vp1", u => u.ExecuteAsync(new(deduction, "金额有误"), default));
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task What_an_act_moved_is_not_taken_back_past_it()
    {
        var payout = await court.DraftAsync(c, Money.Parse("1000.00"));
        await court.SubmitAsync(payout);
        (await RefusedAsync(Reverse(10))).Should().Be("LD253");
        await court.ShouldBeSoundAsync();
    }

    string Post(short kind, short sourceKind, long source, short debit, bool debitCase, short credit, bool creditCase, long from, long amount) =>
        $"""
        select ledger.post(1, 1, 'SubmitPayout', now(), array[{kind}]::smallint[], array[gen_random_uuid()], array[gen_random_uuid()], array[current_date], array[{sourceKind}]::smallint[], array[{source}]::bigint[],
          array[null]::bigint[], array[null]::bigint[], array[null]::date[], array[1], array[{from}]::bigint[], array[{debit}]::smallint[], array[{(debitCase ? $"{c.Id}" : "null")}]::bigint[], array[{credit}]::smallint[],
          array[{(creditCase ? $"{c.Id}" : "null")}]::bigint[], array[{amount}]::bigint[])
        """;

    static string Reverse(short kind) =>
        $"""
        select ledger.post(1, 1, 'SubmitPayout', now(), array[21]::smallint[], array[gen_random_uuid()], array[gen_random_uuid()], array[current_date], array[e.source_kind]::smallint[], array[e.source_id]::bigint[],
          array[e.id]::bigint[], array[null]::bigint[], array[null]::date[], array[1], array[t.lot_id]::bigint[], array[t.credit_account]::smallint[], array[t.credit_case_id]::bigint[], array[t.debit_account]::smallint[],
          array[t.debit_case_id]::bigint[], array[t.amount_minor]::bigint[]) from ledger.entry e join ledger.transfer t on t.book_id = e.book_id and t.entry_id = e.id where e.kind = {kind}
        """;

    async Task<string?> RefusedAsync(string sql) =>
        (await FluentActions.Awaiting(() => TestDatabase.ExecuteAsync(court.Database.Connections.App, sql)).Should().ThrowAsync<PostgresException>(sql)).Which.SqlState;
}
