using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Deductions;
using Enforcement.Ledger.Receipts;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Payouts;

/// <summary>Fees, costs of a sale and surplus (domain reference §7, rows 29 to 31): each rule is refused by the code and by the database.</summary>
public sealed class DeductionTests : IAsyncLifetime
{
    Court court = null!;
    TestCase c = null!;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        c = await court.CaseAsync(claim: 500_000m);
        court.Credit(Money.Parse("520000.00"), c.SubAccount);
        await court.StatementAsync();
    }

    public async Task DisposeAsync() => await court.DisposeAsync();

    [Fact]
    public async Task The_schedule_gives_what_the_measures_say_and_the_database_reckons_alike()
    {
        var schedule = await ScheduleAsync();
        foreach (var (sum, fee) in (List<(string, string)>)[("0.01", "50.00"), ("10000.00", "50.00"), ("500000.00", "7400.00"), ("5000000.00", "52400.00"), ("10000000.00", "77400.00"), ("50000000.00", "117400.00"),
            ("10000.33", "50.00"), ("10000.34", "50.01"), ("0.00", "500.00")])
            schedule.Due(Money.Parse(sum)).Should().Be(Money.Parse(fee), "FY §14(一) on {0}", sum);
        var random = new Random(20260213);
        var bases = Enumerable.Range(0, 400).Select(i => i < 20 ? 1 + random.NextInt64(2_000_000) : 1 + random.NextInt64(long.MaxValue >> random.Next(8, 45))).ToArray();
        var told = await TestDatabase.AskAsync<long[]>(court.Database.Superuser,
            $"select array_agg(payouts.execution_fee(1, b) order by ord) from unnest(array[{string.Join(',', bases)}]::bigint[]) with ordinality as u (b, ord)");
        told.Should().Equal(bases.Select(b => schedule.Due(Money.FromMinor(b)).Minor));
    }

    [Fact]
    public async Task Row_29_a_fee_is_charged_by_two_once_and_never_above_the_schedule()
    {
        await court.ShouldRefuseAsync("deduction.exceeds-schedule", () => ProposeAsync(new(c.Id, "ExecutionFee", Money.Parse("7400.01"))));
        var fee = await ProposeAsync(new(c.Id, "ExecutionFee"));
        (await ShowAsync(fee)).Should().BeEquivalentTo(new { Amount = Money.Parse("7400.00"), Base = Money.Parse("500000.00"), ScheduleVersion = 1, Due = Money.Parse("7400.00"), Basis = FeeBasis.Claim });
        await court.ShouldRefuseAsync("access.not-permitted", () => court.AsAsync<ConfirmDeduction>("ex1", u => u.ExecuteAsync(new(fee), default)));
        await ConfirmAsync(fee);
        (await court.MoneyAsync(c)).Should().BeEquivalentTo(new { Available = Money.Parse("512600.00"), FeeDue = Money.Parse("7400.00") });
        await court.ShouldRefuseAsync("deduction.exceeds-schedule", () => ProposeAsync(new(c.Id, "ExecutionFee", Money.Parse("0.01"))));
        await court.ShouldRefuseAsync("deduction.decided", () => ConfirmAsync(fee));
        await court.ShouldBeSoundAsync();

        await ShouldFailAsync("LD062", Insert("ExecutionFee", 1, "'Claim', 50000000, 1, 740000"), "the schedule is used up");
        await ShouldFailAsync("LD061", Insert("ExecutionFee", 1, "'Claim', 500000000, 1, 5240000"), "the base is the case's");
        await ShouldFailAsync("LD061", Insert("ExecutionFee", 1, "'Claim', 50000000, 1, 740001"), "the fee is the schedule's");
        await ShouldFailAsync(PostgresErrorCodes.InsufficientPrivilege, "update payouts.deduction set amount_minor = 1");
    }

    [Fact]
    public async Task A_fee_on_what_came_in_counts_no_more_than_the_claim_and_leaves_room_as_more_comes_in()
    {
        var other = await court.CaseAsync(claim: 100_000m);
        court.Credit(Money.Parse("20000.00"), other.SubAccount);
        await court.StatementAsync();
        var first = await ProposeAsync(new(other.Id, "ExecutionFee", Basis: FeeBasis.Recovered));
        (await ShowAsync(first)).Amount.Should().Be(Money.Parse("200.00"));
        await ConfirmAsync(first);
        court.Credit(Money.Parse("90000.00"), other.SubAccount);
        await court.StatementAsync();
        var second = await ProposeAsync(new(other.Id, "ExecutionFee", Basis: FeeBasis.Recovered));
        (await ShowAsync(second)).Should().BeEquivalentTo(new { Amount = Money.Parse("1200.00"), Base = Money.Parse("100000.00"), Due = Money.Parse("1400.00") });
    }

    [Fact]
    public async Task Row_30_only_the_actual_cost_of_a_sale_out_of_its_proceeds_and_with_its_bill()
    {
        var lot = await LotAsync();
        await court.ShouldRefuseAsync("deduction.cost-forbidden", () => ProposeAsync(new(c.Id, "Appraisal", Money.Parse("3000.00"), Document: "评估费发票")));
        await court.ShouldRefuseAsync("deduction.cost-forbidden", () => ProposeAsync(new(c.Id, "1", Money.Parse("3000.00"), Document: "评估费发票")));
        await court.ShouldRefuseAsync("deduction.no-document", () => ProposeAsync(new(c.Id, "SaleCost", Money.Parse("3000.00"), LotIds: [lot])));
        await court.ShouldRefuseAsync("deduction.not-sale-proceeds", () => ProposeAsync(new(c.Id, "SaleCost", Money.Parse("3000.00"), Document: "拍卖费用票据")));
        var cost = await ProposeAsync(new(c.Id, "SaleCost", Money.Parse("3000.00"), Document: "拍卖费用票据", LotIds: [lot]));
        await ConfirmAsync(cost);
        (await court.MoneyAsync(c)).FeeDue.Should().Be(Money.Parse("3000.00"));
        await court.ShouldBeSoundAsync();

        await ShouldFailAsync("deduction_kind", Insert("Appraisal", 1, null, "评估费发票", lot));
        await ShouldFailAsync("deduction_cost_of_sale", Insert("SaleCost", 1, null, null, lot));
        await ShouldFailAsync("deduction_sale_proceeds", Insert("SaleCost", 1, null, "票据"));
        await ShouldFailAsync("LD063", Insert("SaleCost", 1, null, "票据", lot + 1000));
    }

    [Fact]
    public async Task Row_31_what_came_in_over_claim_and_fees_is_the_debtors_and_no_more()
    {
        await ConfirmAsync(await ProposeAsync(new(c.Id, "ExecutionFee")));
        await court.ShouldRefuseAsync("deduction.exceeds-surplus", () => ProposeAsync(new(c.Id, "Surplus", Money.Parse("12600.01"), Document: "结余认定")));
        await ShouldFailAsync("LD064", Insert("Surplus", 1_260_001, null, "结余认定"));
        var surplus = await ProposeAsync(new(c.Id, "Surplus", Document: "结余认定"));
        await ConfirmAsync(surplus);
        (await court.MoneyAsync(c)).Should().BeEquivalentTo(new { Available = Money.Parse("500000.00"), FeeDue = Money.Parse("7400.00"), Surplus = Money.Parse("12600.00") });
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_wrong_fee_is_reversed_by_a_third_person_and_can_be_charged_anew()
    {
        var fee = await ProposeAsync(new(c.Id, "ExecutionFee"));
        await ConfirmAsync(fee);
        await court.ShouldRefuseAsync("deduction.same-person", () => court.AsAsync<ReverseDeduction>("dir1", u => u.ExecuteAsync(new(fee, "标的有误"), default)));
        await ShouldFailAsync("deduction_reversed_by_another", $"update payouts.deduction set state = 'Reversed', reversed_by = decided_by, reversed_at = now(), reversed_reason = 'x' where id = {fee}");
        await court.AsAsync<ReverseDeduction>("vp1", u => u.ExecuteAsync(new(fee, "标的有误"), default));
        (await court.MoneyAsync(c)).Should().BeEquivalentTo(new { Available = Money.Parse("520000.00"), FeeDue = Money.Zero });
        await court.ShouldRefuseAsync("deduction.decided", () => court.AsAsync<ReverseDeduction>("vp1", u => u.ExecuteAsync(new(fee, "再次"), default)));
        await ConfirmAsync(await ProposeAsync(new(c.Id, "ExecutionFee")));
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_proposal_is_turned_down_by_another_or_taken_back_by_its_own_and_then_no_longer_counts()
    {
        var first = await ProposeAsync(new(c.Id, "ExecutionFee"));
        await court.ShouldRefuseAsync("deduction.exceeds-schedule", () => ProposeAsync(new(c.Id, "ExecutionFee", Money.Parse("1.00"))));
        await court.AsAsync<RejectDeduction>("dir1", u => u.ExecuteAsync(new(first, "应按实际到位计收"), default));
        var second = await ProposeAsync(new(c.Id, "ExecutionFee", Money.Parse("1.00")));
        var director = (await court.ActorAsync("dir1")).Id;
        await ShouldFailAsync("deduction_two_persons", $"update payouts.deduction set state = 'Withdrawn', decided_by = {director}, decided_at = now() where id = {second}");
        var accountant = (await court.ActorAsync("acc1")).Id;
        await ShouldFailAsync("LD024", $"update payouts.deduction set state = 'Confirmed', decided_by = {accountant}, decided_at = now() where id = {second}");
        await court.AsAsync<WithdrawDeduction>("ex1", u => u.ExecuteAsync(new(second, "误填"), default));
        (await ShowAsync(second)).State.Should().Be(DeductionState.Withdrawn);
        await ShouldFailAsync("LD060", $"update payouts.deduction set state = 'Confirmed' where id = {second}");
    }

    [Fact]
    public async Task Nothing_is_confirmed_that_what_came_in_no_longer_bears()
    {
        var other = await court.CaseAsync(claim: 1_000m);
        court.Credit(Money.Parse("800.00"), other.SubAccount);
        var second = court.Credit(Money.Parse("500.00"), other.SubAccount);
        var third = await court.CaseAsync(claim: 100_000m);
        court.Credit(Money.Parse("5000.00"), third.SubAccount);
        var fourth = court.Credit(Money.Parse("20000.00"), third.SubAccount);
        await court.StatementAsync();
        var surplus = await ProposeAsync(new(other.Id, "Surplus", Document: "结余认定"));
        var fee = await ProposeAsync(new(third.Id, "ExecutionFee", Basis: FeeBasis.Recovered));
        (await ShowAsync(fee)).Amount.Should().Be(Money.Parse("275.00"));
        foreach (var reference in (string[])[second, fourth])
        {
            var line = await court.LineAsync(reference);
            await court.AsAsync<ReverseReceipt>("acc1", u => u.ExecuteAsync(new(line, "错账"), default));
        }

        await court.ShouldRefuseAsync("deduction.ground-gone", () => ConfirmAsync(surplus));
        await court.ShouldRefuseAsync("deduction.ground-gone", () => ConfirmAsync(fee));
        var director = (await court.ActorAsync("dir1")).Id;
        string Confirm(long id) => $"update payouts.deduction set state = 'Confirmed', decided_by = {director}, decided_at = now() where id = {id}";
        await ShouldFailAsync("LD064", Confirm(surplus), "800 of 1,000 came in");
        await ShouldFailAsync("LD062", Confirm(fee), "the schedule gives 50.00 on 5,000");
        await court.AsAsync<RejectDeduction>("dir1", u => u.ExecuteAsync(new(fee, "到账已冲销"), default));
        var less = await ProposeAsync(new(third.Id, "ExecutionFee", Basis: FeeBasis.Recovered));
        await ConfirmAsync(less);
        (await court.MoneyAsync(third)).Should().BeEquivalentTo(new { Available = Money.Parse("4950.00"), FeeDue = Money.Parse("50.00") });
        await court.ShouldBeSoundAsync();
    }

    Task<long> ProposeAsync(ProposeDeduction.Request request) => court.AsAsync<ProposeDeduction, long>("ex1", u => u.ExecuteAsync(request, default));

    Task ConfirmAsync(long id) => court.AsAsync<ConfirmDeduction>("dir1", u => u.ExecuteAsync(new(id), default));

    Task<DeductionView> ShowAsync(long id) => court.SeeAsync<DeductionQueries, DeductionView>("dir1", q => q.ShowAsync(id, default));

    Task<long> LotAsync() => TestDatabase.AskAsync<long>(court.Database.Superuser, $"select lot_id from ledger.position where case_id = {c.Id} limit 1");

    async Task<FeeSchedule> ScheduleAsync()
    {
        await using var scope = court.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Enforcement.Ledger.Access.Act>()
            .Begin(await court.ActorAsync("dir1"), "Test", Enforcement.Ledger.Access.Permission.ConfirmDeductions, Enforcement.Ledger.Access.GrantScope.All, new HashSet<string>(), court.Clock.GetCurrentInstant());
        return await scope.ServiceProvider.GetRequiredService<DeductionDesk>().ScheduleAsync(default);
    }

    string Insert(string kind, long amount, string? fee, string? document = null, long? lot = null) =>
        $"""
        insert into payouts.deduction (book_id, case_id, kind, amount_minor, document, sale_lots, basis, base_minor, schedule_version, due_minor, proposed_by, proposed_at)
        values (1, {c.Id}, '{kind}', {amount}, {(document is null ? "null" : $"'{document}'")}, {(lot is null ? "null" : $"array[{lot}]")}, {fee ?? "null, null, null, null"}, 1, now())
        """;

    async Task ShouldFailAsync(string stateOrConstraint, string sql, string because = "") =>
        (await FluentActions.Awaiting(() => TestDatabase.ExecuteAsync(court.Database.Connections.App, sql)).Should().ThrowAsync<PostgresException>(because))
            .Which.Should().Match<PostgresException>(e => e.SqlState == stateOrConstraint || e.ConstraintName == stateOrConstraint);
}
