using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Disputes;
using FluentAssertions;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Payouts;

/// <summary>Disputes where two places say no, and where two hands meet. What they do is told in the stories of disputes and splits.</summary>
public sealed class DisputeTests : IAsyncLifetime
{
    const int Rounds = 6;
    const string Today = "(now() at time zone 'Asia/Shanghai')::date";

    Court court = null!;
    TestCase c = null!;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        c = await court.CaseAsync(claim: 100m);
    }

    public async Task DisposeAsync() => await court.DisposeAsync();

    [Fact]
    public async Task The_database_places_no_dispute_without_its_paper_its_day_its_money_or_who_may()
    {
        await ArriveAsync("100.00");
        var (ex, acc, dir) = await PersonsAsync("ex1", "acc1", "dir1");
        (await RefusalOfAsync(Row(ex, "null", Today))).Should().Be("LD230", "no paper");
        (await RefusalOfAsync(Row(ex, "'异议书'", "null"))).Should().Be("LD230", "no day of review");
        (await RefusalOfAsync(Row(ex, "'异议书'", $"{Today} + 60"))).Should().Be(PostgresErrorCodes.CheckViolation, "too late a day");
        (await RefusalOfAsync(Row(acc, "'异议书'", Today))).Should().Be("LD230", "an accountant disputes nothing");
        (await RefusalOfAsync(Row(ex, "'异议书'", Today))).Should().Be("LD234", "it has no money");
        (await RefusalOfAsync($"with d as ({Row(ex, "'异议书'", Today)} returning id) insert into payouts.dispute_lot select d.id, l.id, 100 from d, ledger.lot l")).Should().Be("LD234", "the journal does not say so");
        (await RefusalOfAsync($"with d as ({Row(dir, "'异议书'", Today)} returning id) insert into payouts.dispute_lot select d.id, l.id, 100 from d, ledger.lot l")).Should().BeOneOf("LD230", "LD234");
        (await RefusalOfAsync("insert into payouts.dispute (book_id, case_id, amount_minor, reason, document, review_on, placed_by, placed_at, settled_for, settled_by, settled_at) "
            + $"select book_id, id, 100, '异议', '异议书', {Today}, {ex}, now(), 'debtor', {ex}, now() from cases.enforcement_case")).Should().Be(PostgresErrorCodes.InsufficientPrivilege, "it begins open");
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task The_database_settles_a_dispute_by_two_persons_and_moves_its_money()
    {
        await ArriveAsync("100.00");
        var dispute = await court.DisputeAsync(c, Money.Parse("40.00"));
        var (ex, reg, dir, acc) = ((await court.ActorAsync("ex1")).Id, (await court.ActorAsync("reg1")).Id, (await court.ActorAsync("dir1")).Id, (await court.ActorAsync("acc1")).Id);
        string Settled(long by) => $"update payouts.dispute set settled_for = 'payee', settled_by = {by}, settled_at = now() where id = {dispute}";
        (await RefusalOfAsync(Settled(reg))).Should().Be("LD231", "nobody proposed it");
        (await RefusalOfAsync(Proposal(dispute, "payee", acc))).Should().Be("LD231", "an accountant settles nothing");
        (await RefusalOfAsync(Proposal(dispute, "payee", ex, "' '"))).Should().Be(PostgresErrorCodes.CheckViolation, "no paper");
        var outcome = await court.ProposeOutcomeAsync(dispute, SettledFor.Payee);
        string Decided(long by, string state = "Confirmed") => $"update payouts.dispute_outcome set state = '{state}', decided_by = {by}, decided_at = now() where id = {outcome}";
        (await RefusalOfAsync(Proposal(dispute, "debtor", dir))).Should().Be(PostgresErrorCodes.UniqueViolation, "one waits already");
        (await RefusalOfAsync(Decided(ex))).Should().Be("LD231", "who proposed it");
        (await RefusalOfAsync(Decided(acc))).Should().Be("LD231", "who may not");
        (await RefusalOfAsync(Decided(reg, "Withdrawn"))).Should().Be(PostgresErrorCodes.CheckViolation, "only the proposer takes it back");
        (await RefusalOfAsync(Decided(reg))).Should().Be("LD235", "it settles nothing");
        (await RefusalOfAsync($"{Decided(reg)}; {Settled(dir)}")).Should().Be("LD231", "another than who confirmed it");
        (await RefusalOfAsync($"{Decided(reg)}; {Settled(reg)}")).Should().Be("LD234", "its money lies disputed");
        (await RefusalOfAsync($"update payouts.dispute_outcome set settled_for = 'debtor' where id = {outcome}")).Should().Be(PostgresErrorCodes.InsufficientPrivilege);
        (await RefusalOfAsync($"delete from payouts.dispute where id = {dispute}")).Should().Be(PostgresErrorCodes.InsufficientPrivilege);

        await court.AsAsync<ConfirmDisputeOutcome>("reg1", u => u.ExecuteAsync(new(outcome), default));
        (await RefusalOfAsync(Settled(reg))).Should().Be("LD232", "it is settled");
        (await RefusalOfAsync(Decided(dir, "Rejected"))).Should().Be("LD232", "it is decided");
        (await RefusalOfAsync(Proposal(dispute, "debtor", ex))).Should().Be("LD232", "it is settled");
        (await RefusalOfAsync(Review(dispute, ex))).Should().Be("LD236", "it is settled");
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task What_creditors_are_owed_is_the_debtors_neither_in_the_house_nor_in_the_database()
    {
        await ArriveAsync("90.00");
        var dispute = await court.DisputeAsync(c, Money.Parse("40.00"));
        var (ex, reg, _) = await PersonsAsync("ex1", "reg1", "dir1");
        await court.ShouldRefuseAsync("dispute.owed-on-claim", () => court.ProposeOutcomeAsync(dispute, SettledFor.Debtor));
        (await RefusalOfAsync(Proposal(dispute, "debtor", ex))).Should().Be("LD233");
        await ArriveAsync("10.00");
        var outcome = await court.ProposeOutcomeAsync(dispute, SettledFor.Debtor);
        // By the time that it is confirmed more is claimed.
        await TestDatabase.ExecuteAsync(court.Database.Superuser, $"update cases.enforcement_case set claim_minor = 10001 where id = {c.Id}");
        await court.ShouldRefuseAsync("dispute.owed-on-claim", () => court.AsAsync<ConfirmDisputeOutcome>("reg1", u => u.ExecuteAsync(new(outcome), default)));
        (await RefusalOfAsync($"update payouts.dispute_outcome set state = 'Confirmed', decided_by = {reg}, decided_at = now() where id = {outcome}")).Should().Be("LD233");
        await TestDatabase.ExecuteAsync(court.Database.Superuser, $"update cases.enforcement_case set claim_minor = 10000 where id = {c.Id}");
        await court.AsAsync<ConfirmDisputeOutcome>("reg1", u => u.ExecuteAsync(new(outcome), default));
        (await court.MoneyAsync(c)).Should().BeEquivalentTo(new { Available = Money.Parse("60.00"), Disputed = Money.Zero, Surplus = Money.Parse("40.00") });
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_day_of_review_is_renewed_with_a_reason_and_the_earlier_ones_stay()
    {
        await ArriveAsync("100.00");
        var dispute = await court.DisputeAsync(c, Money.Parse("40.00"));
        var (ex, acc, _) = await PersonsAsync("ex1", "acc1", "dir1");
        (await RefusalOfAsync(Review(dispute, acc))).Should().Be("LD236", "an accountant reviews no dispute");
        (await RefusalOfAsync(Review(dispute, ex, $"{Today} + 60"))).Should().Be(PostgresErrorCodes.CheckViolation);
        (await RefusalOfAsync($"update payouts.dispute set review_on = {Today} where id = {dispute}")).Should().Be(PostgresErrorCodes.InsufficientPrivilege, "never silently");
        court.Clock.To(2026, 3, 16);
        await court.ShouldRefuseAsync("payout.reason-missing", () => court.AsAsync<RenewDisputeReview>("ex1", u => u.ExecuteAsync(new(dispute, null, " "), default)));
        (await ListAsync(reviewPast: true)).Should().ContainSingle().Which.Should().Match<DisputeView>(d => d.ReviewPast && d.OpenDays == 31);
        await court.AsAsync<RenewDisputeReview>("ex1", u => u.ExecuteAsync(new(dispute, null, "复议未结"), default));
        (await ListAsync(reviewPast: true)).Should().BeEmpty();
        (await ListAsync(overDays: 30)).Should().ContainSingle("renewing takes nothing off the report").Which.Renewals.Should().ContainSingle().Which.Reason.Should().Be("复议未结");
    }

    [Fact]
    public async Task The_disputed_part_of_a_payout_is_a_dispute_and_never_without_one()
    {
        await ArriveAsync("100.00");
        var payout = await court.DraftAsync(c, Money.Parse("100.00"));
        await court.ShouldRefuseAsync("dispute.no-document", () => court.AsAsync<SplitPayout, long>("ex1", u => u.ExecuteAsync(new(payout, Money.Parse("40.00"), "异议", " "), default)));
        var part = await court.AsAsync<SplitPayout, long>("ex1", u => u.ExecuteAsync(new(payout, Money.Parse("40.00"), "异议", "异议书"), default));
        var (ex, reg, _) = await PersonsAsync("ex1", "reg1", "dir1");
        (await RefusalOfAsync($"insert into payouts.move (payout_id, round, from_state, trigger, to_state, person_id, at, content_hash) values ({part}, 0, 'Disputed', 'ResolveAgainst', 'Withdrawn', {reg}, now(), sha256('x'))"))
            .Should().Be("LD235", "its dispute is open");
        (await RefusalOfAsync("insert into payouts.payout (book_id, case_id, payee_name, payee_name_key, amount_minor, state, lots_named, drafted_by, drafted_at) "
            + $"select book_id, case_id, payee_name, payee_name_key, 1, 'Disputed', false, {ex}, now() from payouts.payout where id = {payout}")).Should().Be("LD235", "nobody disputed it");
        await court.ShouldRefuseAsync("payout.illegal-move", () => court.ProposeOutcomeAsync(null, SettledFor.Payee, payout));
        await court.SettleAsync(null, SettledFor.Debtor, part);
        (await court.PayoutAsync(part)).Payout.State.Should().Be(PayoutState.Withdrawn);
        (await court.MoneyAsync(c)).Should().BeEquivalentTo(new { Available = Money.Parse("100.00"), Disputed = Money.Zero, Surplus = Money.Zero });
        await court.ShouldBeSoundAsync();
    }

    /// <summary>The same money is disputed or on its way, never both.</summary>
    [Fact]
    public async Task A_dispute_and_a_submission_at_once_end_in_one_of_two_ways()
    {
        await ArriveAsync("100.00");
        for (var round = 0; round < Rounds; round++)
        {
            var payout = await court.DraftAsync(c, Money.Parse("100.00"));
            var disputing = Try(() => court.DisputeAsync(c, Money.Parse("100.00")));
            var submitting = Try(() => court.SubmitAsync(payout));
            (await disputing, await submitting).Should().BeOneOf((null, "payout.exceeds-available"), ("dispute.exceeds-available", null));
            if (await disputing is null)
                await court.SettleAsync((await ListAsync())[0].Id, SettledFor.Payee);
            await court.AsAsync<WithdrawPayout>("ex1", u => u.ExecuteAsync(new(payout, "下一轮"), default));
        }
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_dispute_settled_twice_at_once_is_settled_once()
    {
        await ArriveAsync("100.00");
        for (var round = 0; round < Rounds; round++)
        {
            var dispute = await court.DisputeAsync(c, Money.Parse("40.00"));
            var proposals = new[] { Try(() => court.ProposeOutcomeAsync(dispute, SettledFor.Payee)), Try(() => court.ProposeOutcomeAsync(dispute, SettledFor.Payee, person: "dir1")) };
            (await Task.WhenAll(proposals)).Should().BeEquivalentTo(new[] { null, "dispute.outcome-proposed" });
            var outcome = (await ListAsync())[0].Outcomes.Single().Id;
            var confirmations = new[] { "reg1", "vp1" }.Select(by => Try(() => court.AsAsync<ConfirmDisputeOutcome>(by, u => u.ExecuteAsync(new(outcome), default)))).ToArray();
            (await Task.WhenAll(confirmations)).Should().BeEquivalentTo(new[] { null, "dispute.outcome-decided" });
        }
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("100.00"));
        await court.ShouldBeSoundAsync();
    }

    /// <summary>Whatever comes first, the rest goes on and the parts make up the whole.</summary>
    [Theory]
    [InlineData("approve")]
    [InlineData("accept")]
    [InlineData("hold")]
    public async Task A_split_and_another_step_at_once_lose_no_money(string step)
    {
        for (var round = 0; round < Rounds; round++)
        {
            await ArriveAsync("100.00");
            var payout = await court.DraftAsync(c, Money.Parse("100.00"));
            await court.SubmitAsync(payout);
            if (step == "accept")
                await court.ApproveAsync(payout);
            var splitting = Try(() => court.AsAsync<SplitPayout, long>("ex1", u => u.ExecuteAsync(new(payout, Money.Parse("40.00"), "异议", "异议书"), default)));
            var stepping = Try(() => step switch
            {
                "approve" => court.ApproveAsync(payout),
                "accept" => court.AcceptAsync(payout),
                _ => court.AsAsync<PlaceHold, long>("dir1", u => u.ExecuteAsync(new(c.Id, "suspended", "中止裁定"), default)),
            });
            var refusal = await splitting;
            (await stepping).Should().BeNull("the {0} goes on, with all of it or the rest", step);
            if (refusal is not null)
                refusal.Should().Be(step switch { "accept" => "payout.illegal-move", "hold" => "payout.on-hold", _ => null }, "only what came first stands in its way");
            (await court.MoneyAsync(c)).Disputed.Should().Be(refusal is null ? Money.Parse("40.00") : Money.Zero);
            (await court.PayoutAsync(payout)).Payout.Amount.Should().Be(Money.Parse(refusal is null ? "60.00" : "100.00"));
            await court.ShouldBeSoundAsync();
            c = await court.CaseAsync(claim: 100m);
        }
    }

    async Task ArriveAsync(string amount)
    {
        court.Credit(Money.Parse(amount), c.SubAccount);
        await court.StatementAsync();
    }

    async Task<(long, long, long)> PersonsAsync(string one, string two, string three) =>
        ((await court.ActorAsync(one)).Id, (await court.ActorAsync(two)).Id, (await court.ActorAsync(three)).Id);

    Task<List<DisputeView>> ListAsync(bool reviewPast = false, int? overDays = null) =>
        court.SeeAsync<DisputeQueries, List<DisputeView>>("reg1", q => q.ListAsync(c.Id, null, false, reviewPast, overDays, null, 10, default));

    static string Row(long by, string document, string review) =>
        $"insert into payouts.dispute (book_id, case_id, amount_minor, reason, document, review_on, placed_by, placed_at) select book_id, id, 100, '异议', {document}, {review}, {by}, now() from cases.enforcement_case";

    static string Proposal(long dispute, string settledFor, long by, string document = "'裁定书'") =>
        $"insert into payouts.dispute_outcome (dispute_id, case_id, settled_for, document, reason, proposed_by, proposed_at) select id, case_id, '{settledFor}', {document}, '审结', {by}, now() from payouts.dispute where id = {dispute}";

    static string Review(long dispute, long by, string on = Today) =>
        $"insert into payouts.dispute_review (dispute_id, case_id, review_on, reason, set_by, set_at) select id, case_id, {on}, '复议未结', {by}, now() from payouts.dispute where id = {dispute}";

    async Task<string?> RefusalOfAsync(string sql) =>
        (await FluentActions.Awaiting(() => TestDatabase.ExecuteAsync(court.Database.Connections.App, sql)).Should().ThrowAsync<PostgresException>()).Which.SqlState;

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
