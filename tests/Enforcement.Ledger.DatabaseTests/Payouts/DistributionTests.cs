using System.Text;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Disputes;
using Enforcement.Ledger.Payouts.Deductions;
using Enforcement.Ledger.Payouts.Deposits;
using Enforcement.Ledger.Payouts.Distribution;
using Enforcement.Ledger.Reconciliation;
using FluentAssertions;
using NodaTime;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Payouts;

/// <summary>Several creditors (domain reference §7, rows 33 and 48): the plan, its fifteen days three times over, and payouts that keep to it.</summary>
public sealed class DistributionTests : IAsyncLifetime
{
    const string Decision = "（2026）川0104执合3号";

    Court court = null!;
    TestCase c = null!;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        c = await court.CaseAsync(claim: 600_000m);
        court.Credit(Money.Parse("100000.00"), c.SubAccount);
        await court.StatementAsync();
    }

    public async Task DisposeAsync() => await court.DisposeAsync();

    [Fact]
    public async Task Row_33_creditors_are_paid_by_the_plan_in_force_and_in_no_other_way()
    {
        var plan = await DraftAsync("100000.00");
        await court.ShouldRefuseAsync("access.not-permitted", () => court.AsAsync<ApprovePlan>("ex1", u => u.ExecuteAsync(new(plan), default)));
        await InForceAsync(plan);
        (await ShowAsync(plan)).Claims.Select(x => (x.Creditor, x.Share.ToString())).Should().Equal(("执行申请费", "1000.00"), ("丁银行", "39000.00"), ("甲公司", "45000.00"), ("丙公司", "15000.00"));

        await court.ShouldRefuseAsync("plan.payee-not-in-plan", () => court.DraftAsync(c, Money.Parse("1.00"), payee: "戊公司"));
        await court.ShouldRefuseAsync("plan.payee-not-in-plan", () => court.DraftAsync(c, Money.Parse("1.00"), payee: "执行申请费"));
        await court.ShouldRefuseAsync("plan.exceeds-share", () => court.DraftAsync(c, Money.Parse("45000.01")));
        await ShouldFailAsync("LD079", Insert("戊公司", 100), "the plan gives him nothing");
        await ShouldFailAsync("LD079", Insert("甲公司", 4_500_001), "more than the share");
        var payout = await court.DraftAsync(c, Money.Parse("40000.00"));
        await court.ShouldRefuseAsync("plan.exceeds-share", () => court.DraftAsync(c, Money.Parse("5000.01")));
        await ShouldFailAsync("LD079", Insert("甲公司", 500_001), "what is drafted counts");
        await court.SubmitAsync(payout);
        await court.DraftAsync(c, Money.Parse("5000.00"));
        await court.ApproveAsync(payout);
        await court.AcceptAsync(payout);
        await court.ReleaseAsync(payout);
        await court.DebitAsync(payout);
        await court.StatementAsync();
        var other = await court.DraftAsync(c, Money.Parse("15000.00"), payee: "丙公司", account: "6217000000000000002");
        await court.SubmitAsync(other);
        await court.ShouldRefuseAsync("payout.payee-not-party", () => court.ApproveAsync(other));
        await court.ApproveAsync(other, decision: Decision);
        (await ShowAsync(plan)).Claims.Single(x => x.Creditor == "甲公司").Drafted.Should().Be(Money.Parse("45000.00"));

        await court.ShouldRefuseAsync("plan.exceeds-share", () => court.AsAsync<ProposeDeduction, long>("ex1", u => u.ExecuteAsync(new(c.Id, "ExecutionFee", Money.Parse("1000.01")), default)));
        var fee = await court.AsAsync<ProposeDeduction, long>("ex1", u => u.ExecuteAsync(new(c.Id, "ExecutionFee", Money.Parse("1000.00")), default));
        await court.AsAsync<ConfirmDeduction>("dir1", u => u.ExecuteAsync(new(fee), default));
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task What_lies_deposited_for_a_creditor_is_a_part_of_the_share_for_the_database_too()
    {
        await InForceAsync(await DraftAsync("100000.00"));
        var deposit = await court.AsAsync<ApplyForDeposit, long>("ex1", u => u.ExecuteAsync(new(c.Id, "refused", "提存审批表", "拒领笔录", Money.Parse("10000.00")), default));
        await court.AsAsync<ApproveDeposit>("dir1", u => u.ExecuteAsync(new(deposit), default));
        await court.ShouldRefuseAsync("plan.exceeds-share", () => court.DraftAsync(c, Money.Parse("35000.01")));
        await ShouldFailAsync("LD079", Insert("甲公司", 3_500_001), "10,000.00 of the share lie deposited");
        await court.DraftAsync(c, Money.Parse("35000.00"));
    }

    [Fact]
    public async Task A_plan_put_in_force_twice_at_once_is_in_force_once()
    {
        var plan = await ServedAsync(await DraftAsync("100000.00"));
        var outcomes = await Task.WhenAll(Try(() => PutAsync(plan)), Try(() => PutAsync(plan)));
        outcomes.Should().ContainSingle(o => o == null).And.ContainSingle(o => o == "plan.not-open");
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task The_days_to_answer_and_to_sue_follow_the_calendar_and_nobody_else()
    {
        var plan = await ServedAsync(await DraftAsync("100000.00"), 2);
        var objection = await ObjectAsync(plan, "20000.00");
        await StepAsync(objection, ObjectionStep.TellOthers);
        var due = await TestDatabase.AskAsync<DateTime>(court.Database.Superuser, $"select answer_due_on::timestamp from payouts.plan_objection where id = {objection}");
        await ShouldFailAsync("LD077", $"update payouts.plan_objection set answer_due_on = answer_due_on + 30 where id = {objection}");
        await ShouldFailAsync("LD077", $"update payouts.plan_objection set answer_due_provisional = not answer_due_provisional where id = {objection}");
        await ShouldFailAsync("LD172", $"select calendar.move_objection_windows(1, array['answer'], array[current_date], array[current_date], array[current_date], array[false], array[false])");
        // The last day becomes a holiday.
        var rows = Workdays.ShippedRows.Days.Append(new(LocalDate.FromDateTime(due), DayKind.Holiday, "放假", "院内通知"))
            .Select(d => $"{d.Date:uuuu-MM-dd},{(d.Kind == DayKind.Holiday ? "holiday" : "makeup-workday")},{d.Name},{d.SourceNotice}");
        var file = CalendarFile.Read(Encoding.UTF8.GetBytes("date,kind,name,source-notice\n" + string.Join('\n', rows) + "\n"), "calendar.csv");
        var version = await court.AsAsync<ImportCalendar, long?>("adm1", u => u.ExecuteAsync(new(file, "calendar.csv", "院内通知"), default));
        await court.AsAsync<ConfirmCalendar, int>("sec1", u => u.ExecuteAsync(version!.Value, default));
        (await TestDatabase.AskAsync<DateTime>(court.Database.Superuser, $"select answer_due_on::timestamp from payouts.plan_objection where id = {objection}")).Should().BeAfter(due);
        (await TestDatabase.AskAsync<long>(court.Database.Superuser, $"select count(*) from calendar.deadline_change where kind = 'answer' and subject = 'objection:{objection}'")).Should().Be(1);
    }

    [Fact]
    public async Task Of_two_drafts_at_once_that_are_too_much_together_one_is_refused()
    {
        await InForceAsync(await DraftAsync("100000.00"));
        Task<string?> Draft() => Try(() => court.DraftAsync(c, Money.Parse("30000.00")));
        (await Task.WhenAll(Draft(), Draft())).Should().BeEquivalentTo([null, "plan.exceeds-share"]);
    }

    [Fact]
    public async Task The_database_counts_refunds_and_deposits_beside_a_plan_too()
    {
        await InForceAsync(await DraftAsync("100000.00"));
        await ShouldFailAsync("LD191", $"""
            insert into payouts.payout (book_id, case_id, payee_name, payee_name_key, account_no, amount_minor, lots_named, drafted_by, drafted_at, purpose, proof_document, refund_ground)
            select book_id, id, '丁公司', '丁公司', '6217', 1, false, officer_id, now(), 'PayerRefund', 'x', 'x' from cases.enforcement_case where id = {c.Id}
            """, "the plan needs it all");
        var deposit = await court.AsAsync<ApplyForDeposit, long>("ex1", u => u.ExecuteAsync(new(c.Id, "refused", "提存审批表", "拒绝受领记录", Money.Parse("40000.00")), default));
        await court.AsAsync<ApproveDeposit>("dir1", u => u.ExecuteAsync(new(deposit), default));
        // 60,000.00 among claims of 100,000.00 and 200,000.00 leave the first creditor less than lies deposited for him.
        var less = await ServedAsync(await DraftAsync("100000.00", "100000.00"));
        await court.ShouldRefuseAsync("plan.share-below-paid", () => PutAsync(less));
        var director = (await court.ActorAsync("dir1")).Id;
        await ShouldFailAsync("LD074", $"update payouts.distribution_plan set state = 'InForce', in_force_by = {director}, in_force_at = '2026-12-01T10:00+08' where id = {less}");
        await InForceAsync(await DraftAsync("100000.00"));
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task What_was_submitted_before_the_plan_is_withdrawn_and_a_draft_from_then_keeps_to_it_too()
    {
        var draft = await court.DraftAsync(c, Money.Parse("60000.00"));
        var submitted = await court.DraftAsync(c, Money.Parse("10000.00"));
        await court.SubmitAsync(submitted);
        var plan = await ServedAsync(await DraftAsync("90000.00"));
        await court.ShouldRefuseAsync("plan.payouts-under-way", () => PutAsync(plan));
        await court.AsAsync<WithdrawPayout>("ex1", u => u.ExecuteAsync(new(submitted), default));
        await PutAsync(plan);
        await court.ShouldRefuseAsync("plan.exceeds-share", () => court.SubmitAsync(draft));
        await ShouldFailAsync("LD079", $"insert into payouts.move (payout_id, round, from_state, trigger, to_state, person_id, at, content_hash) values ({draft}, 0, 'Draft', 'Submit', 'InApproval', 1, now(), sha256('x'))");
    }

    [Fact]
    public async Task What_was_in_dispute_before_the_plan_is_no_part_of_it()
    {
        var submitted = await court.DraftAsync(c, Money.Parse("60000.00"));
        await court.SubmitAsync(submitted);
        var disputed = await SplitAsync(submitted, "59000.00");
        await court.AsAsync<WithdrawPayout>("ex1", u => u.ExecuteAsync(new(submitted), default));
        await InForceAsync(await DraftAsync("41000.00"));
        await court.ShouldBeSoundAsync();
        await court.DraftAsync(c, Money.Parse("750.00"));
        await court.SettleAsync(null, SettledFor.Payee, disputed);
        await court.ShouldRefuseAsync("plan.exceeds-share", () => court.SubmitAsync(disputed));
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_draft_from_before_the_plan_is_not_split_past_it()
    {
        var draft = await court.DraftAsync(c, Money.Parse("60000.00"));
        await InForceAsync(await DraftAsync("90000.00"));
        await court.ShouldRefuseAsync("plan.exceeds-share", () => SplitAsync(draft, "37500.01"));
        await SplitAsync(draft, "37500.00");
        await court.ShouldRefuseAsync("plan.exceeds-share", () => SplitAsync(draft, "0.01"));
        await ShouldFailAsync("LD220", "insert into payouts.payout (book_id, case_id, payee_name, payee_name_key, amount_minor, lots_named, drafted_by, drafted_at, purpose, state, split_from_id, dispute_reason) "
            + $"values (1, {c.Id}, '甲公司', '甲公司', 1, false, 1, now() + interval '10 years', 'Claim', 'Disputed', {draft}, 'x'); "
            + $"insert into payouts.dispute (book_id, case_id, payout_id, amount_minor, reason, document, review_on, placed_by, placed_at) select 1, {c.Id}, max(id), 1, 'x', 'x', (now() at time zone 'Asia/Shanghai')::date, {(await court.ActorAsync("ex1")).Id}, now() from payouts.payout; "
            + "set constraints payouts.split_by_plan immediate");
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_plan_put_in_force_holds_for_what_is_submitted_at_that_moment()
    {
        var payout = await court.DraftAsync(c, Money.Parse("60000.00"));
        var plan = await ServedAsync(await DraftAsync("100000.00"));
        Task<string?> submit;
        await using (var holder = await TestDatabase.OpenAsync(court.Database.Superuser))
        {
            // The plan's own row is written last: until this ends, whoever puts it in force stands there with the case in hand.
            await using var transaction = await holder.BeginTransactionAsync();
            await using var hold = new NpgsqlCommand($"select 1 from payouts.distribution_plan where id = {plan} for update", holder, transaction);
            await hold.ExecuteNonQueryAsync();
            var put = Task.Run(() => PutAsync(plan));
            await court.WaitingAsync(1);
            submit = Try(() => court.SubmitAsync(payout));
            await court.WaitingAsync(2);
            await transaction.CommitAsync();
            await put;
        }
        (await submit).Should().Be("plan.exceeds-share");
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task The_database_by_itself_lets_no_payout_slip_in_beside_a_plan()
    {
        var draft = await court.DraftAsync(c, Money.Parse("60000.00"));
        var submitted = await court.DraftAsync(c, Money.Parse("10000.00"));
        await court.SubmitAsync(submitted);
        var plan = await ServedAsync(await DraftAsync("90000.00"));
        var director = (await court.ActorAsync("dir1")).Id;
        var put = $"update payouts.distribution_plan set state = 'InForce', in_force_by = {director}, in_force_at = '2026-03-11T10:00+08' where id = {plan}";
        await ShouldFailAsync("LD074", put, "a payout was submitted before");
        await court.AsAsync<WithdrawPayout>("ex1", u => u.ExecuteAsync(new(submitted), default));

        await using var holder = await TestDatabase.OpenAsync(court.Database.Connections.App);
        await using var transaction = await holder.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(put, holder, transaction);
        await command.ExecuteNonQueryAsync();
        var move = Task.Run(() => ShouldFailAsync("LD079",
            $"insert into payouts.move (payout_id, round, from_state, trigger, to_state, person_id, at, content_hash) values ({draft}, 0, 'Draft', 'Submit', 'InApproval', 1, now(), sha256('x'))"));
        await court.WaitingAsync(1);
        await transaction.CommitAsync();
        await move;
    }

    [Fact]
    public async Task A_fee_proposed_before_the_plan_counts_against_it()
    {
        Task<long> Fee(string amount) => court.AsAsync<ProposeDeduction, long>("ex1", u => u.ExecuteAsync(new(c.Id, "ExecutionFee", Money.Parse(amount)), default));
        var tooMuch = await Fee("1000.01");
        var plan = await ServedAsync(await DraftAsync("100000.00"));
        await court.ShouldRefuseAsync("plan.share-below-paid", () => PutAsync(plan));
        var director = (await court.ActorAsync("dir1")).Id;
        await ShouldFailAsync("LD074", $"update payouts.distribution_plan set state = 'InForce', in_force_by = {director}, in_force_at = '2026-03-11T10:00+08' where id = {plan}");
        await court.AsAsync<WithdrawDeduction>("ex1", u => u.ExecuteAsync(new(tooMuch, "超过方案"), default));
        var fee = await Fee("1000.00");
        await PutAsync(plan);
        await court.AsAsync<ConfirmDeduction>("dir1", u => u.ExecuteAsync(new(fee), default));
        await court.ShouldRefuseAsync("plan.exceeds-share", () => Fee("0.01"));
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_fee_that_the_plan_does_not_list_is_not_confirmed_under_it()
    {
        var fee = await court.AsAsync<ProposeDeduction, long>("ex1", u => u.ExecuteAsync(new(c.Id, "ExecutionFee", Money.Parse("1.00")), default));
        await PutAsync(await ServedAsync(await court.AsAsync<DraftPlan, long>("ex1",
            u => u.ExecuteAsync(new(c.Id, Money.Parse("100000.00"), "分配方案", [new("甲公司", Money.Parse("200000.00"), Title: "（2025）川0104民初1号")]), default)), null, "甲公司"));
        await court.ShouldRefuseAsync("plan.exceeds-share", () => court.AsAsync<ConfirmDeduction>("dir1", u => u.ExecuteAsync(new(fee), default)));
        var director = (await court.ActorAsync("dir1")).Id;
        await ShouldFailAsync("LD079", $"update payouts.deduction set state = 'Confirmed', decided_by = {director}, decided_at = '2026-03-11T10:00+08' where id = {fee}");
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Nobody_is_passed_over_and_the_windows_end_on_workdays()
    {
        var plan = await DraftAsync("100000.00");
        await court.ShouldRefuseAsync("plan.not-open", () => ServeAsync(plan, new LocalDate(2026, 2, 13), "甲公司"));
        await ApproveAsync(plan);
        await court.ShouldRefuseAsync("plan.not-addressee", () => ServeAsync(plan, new LocalDate(2026, 2, 13), "戊公司"));
        await court.ShouldRefuseAsync("plan.service-invalid", () => ServeAsync(plan, new LocalDate(2026, 2, 14), "甲公司"));
        await court.ShouldRefuseAsync("plan.service-invalid", () => ServeAsync(plan, new LocalDate(2026, 2, 12), "甲公司"));
        await ServeAsync(plan, new LocalDate(2026, 2, 13), "甲公司", "丙公司", "丁银行");
        // Fifteen days from Friday 13 February end on Saturday 28 February, a make-up workday; from 14 February on a Sunday.
        (await ShowAsync(plan)).Services.Single(s => s.Name == "甲公司").ObjectionDueOn.Should().Be(new LocalDate(2026, 2, 28));
        court.Clock.To(2026, 2, 14);
        await ServeAsync(plan, new LocalDate(2026, 2, 14), "乙公司");
        (await ShowAsync(plan)).Services.Single(s => s.Name == "乙公司").ObjectionDueOn.Should().Be(new LocalDate(2026, 3, 2));
        court.Clock.To(2026, 3, 2);
        await court.ShouldRefuseAsync("plan.not-served", () => PutAsync(plan));
        var director = (await court.ActorAsync("dir1")).Id;
        await ShouldFailAsync("LD072", $"update payouts.distribution_plan set state = 'InForce', in_force_by = {director}, in_force_at = '2026-03-02T10:00+08' where id = {plan}");
        court.Clock.To(2026, 3, 3);
        await PutAsync(plan);
        (await ShowAsync(plan)).Plan.State.Should().Be(PlanState.InForce);
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task What_somebody_sues_about_is_set_aside_and_the_rest_is_paid()
    {
        var plan = await ServedAsync(await DraftAsync("100000.00"), 2);
        await court.ShouldRefuseAsync("plan.objection-amount", () => ObjectAsync(plan, "45000.01"));
        await ShouldFailAsync("LD076", ObjectionRow(plan, 4_500_001, "2026-02-14"));
        await ShouldFailAsync("LD075", ObjectionRow(plan, 1, "2026-03-03"), "after the window");
        await ShouldFailAsync("LD077", ObjectionRow(plan, 1, "2026-02-14").Replace("recorded_at)", "recorded_at, outcome)", StringComparison.Ordinal).Replace("now())", "now(), 'Withdrawn')", StringComparison.Ordinal), "it begins undecided");
        var objection = await ObjectAsync(plan, "20000.00");
        await court.ShouldRefuseAsync("plan.objection-open", () => PutAfterAsync(plan));
        await StepAsync(objection, ObjectionStep.TellOthers);
        await court.ShouldRefuseAsync("plan.not-open", () => StepAsync(objection, ObjectionStep.Sue));
        court.Clock.To(2026, 3, 20);
        await StepAsync(objection, ObjectionStep.Answer);
        await StepAsync(objection, ObjectionStep.TellObjector);
        court.Clock.To(2026, 4, 3);
        await StepAsync(objection, ObjectionStep.Sue);
        await court.ShouldRefuseAsync("plan.decision-missing", () => PutAsync(plan));
        var director = (await court.ActorAsync("dir1")).Id;
        await ShouldFailAsync("LD073", $"update payouts.distribution_plan set state = 'InForce', in_force_by = {director}, in_force_at = '2026-04-03T10:00+08', decision_document = 'x' where id = {plan}", "the sum in dispute is not set aside");
        await PutAsync(plan, Decision);
        (await court.MoneyAsync(c)).Should().BeEquivalentTo(new { Available = Money.Parse("80000.00"), Disputed = Money.Parse("20000.00") });
        await court.ShouldRefuseAsync("plan.exceeds-share", () => court.DraftAsync(c, Money.Parse("25000.01")));
        await court.SubmitAsync(await court.DraftAsync(c, Money.Parse("25000.00")));
        var dispute = (await ShowAsync(plan)).Objections.Single().DisputeId!.Value;
        await court.ShouldRefuseAsync("plan.dispute-of-plan", () => court.SettleAsync(dispute, SettledFor.Debtor));
        await ShouldFailAsync("LD078", $"update payouts.dispute set settled_for = 'debtor', settled_by = 1, settled_at = now() where id = {dispute}");
        await court.ShouldBeSoundAsync();

        await court.AsAsync<SettleObjection>("dir1", u => u.ExecuteAsync(new(objection, ObjectionOutcome.PlanStands, "（2026）川0104民初9号"), default));
        await court.DraftAsync(c, Money.Parse("20000.00"));
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task An_objection_that_is_upheld_asks_for_a_new_version_which_counts_what_was_paid()
    {
        var plan = await SuedAsync("20000.00");
        var paid = await court.DraftAsync(c, Money.Parse("25000.00"));
        await court.SubmitAsync(paid);
        await court.AsAsync<SettleObjection>("dir1", u => u.ExecuteAsync(new(plan.Objection, ObjectionOutcome.Upheld, "判决书"), default));
        await court.ShouldRefuseAsync("plan.exceeds-share", () => court.DraftAsync(c, Money.Parse("0.01")));
        var tooLittle = await ServedAsync(await DraftAsync("100000.00", first: "100000.00"));
        await court.ShouldRefuseAsync("plan.share-below-paid", () => PutAsync(tooLittle));
        var second = await ServedAsync(await DraftAsync("100000.00", first: "300000.00"));
        await PutAsync(second);
        (await ShowAsync(plan.Plan)).Plan.State.Should().Be(PlanState.Replaced);
        (await ShowAsync(second)).Should().Match<PlanView>(p => p.Plan.Version == 3 && p.Claims.Single(x => x.Creditor == "甲公司").Share == Money.Parse("36000.00") && p.Claims.Single(x => x.Creditor == "甲公司").Drafted == Money.Parse("25000.00"));
        await court.DraftAsync(c, Money.Parse("11000.00"));
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Nobody_answers_and_the_plan_is_amended_nobody_sues_and_it_stands()
    {
        var plan = await ServedAsync(await DraftAsync("100000.00"), 2);
        var objection = await ObjectAsync(plan, "20000.00");
        await StepAsync(objection, ObjectionStep.TellOthers);
        court.Clock.To(2026, 3, 25);
        (await ShowAsync(plan)).Objections.Single().Standing.Should().Be(ObjectionStanding.Unopposed);
        await court.ShouldRefuseAsync("plan.too-late", () => StepAsync(objection, ObjectionStep.Answer));
        await court.ShouldRefuseAsync("plan.objection-open", () => PutAsync(plan, Decision));

        var amended = await ServedAsync(await DraftAsync("100000.00"));
        (await ShowAsync(plan)).Plan.State.Should().Be(PlanState.Replaced);
        court.Clock.To(2026, 4, 10);
        await PutAsync(amended);
        (await court.MoneyAsync(c)).Disputed.Should().Be(Money.Zero);
    }

    [Fact]
    public async Task The_database_approves_no_plan_whose_shares_are_not_what_its_claims_make_and_a_plan_never_changes()
    {
        var director = (await court.ActorAsync("dir1")).Id;
        foreach (var (what, shares) in (List<(string, string)>)[
            ("less than the pot", "('Ordinary', 1, '甲', 60, 59), ('Ordinary', 1, '乙', 60, 40)"), ("not pro rata", "('Ordinary', 1, '甲', 60, 60), ('Ordinary', 1, '乙', 60, 40)"),
            ("fees last", "('Fee', 1, '费', 10, 0), ('Ordinary', 1, '甲', 100, 100)"), ("a rank where all are equal", "('Ordinary', 1, '甲', 60, 60), ('Ordinary', 2, '乙', 60, 40)")])
        {
            var bad = await TestDatabase.AskAsync<long>(court.Database.Superuser,
                $"""
                with p as (
                  insert into payouts.distribution_plan (book_id, case_id, version, debtor, debtor_can_pay, one_title, method, rule_version, pot_minor, document, content_hash, drafted_by, drafted_at)
                  select 1, {c.Id}, coalesce(max(version), 0) + 1, 'Person', false, true, 'OneTitle', 1, 100, 'x', sha256('x'), 1, now() from payouts.distribution_plan returning id
                ) select id from p
                """);
            await TestDatabase.ExecuteAsync(court.Database.Connections.App,
                $"insert into payouts.plan_claim (plan_id, seq, class, rank, creditor_name, name_key, title_key, claim_minor, share_minor) select {bad}, row_number() over (), v.class, v.rank, v.name, v.name, 't', v.claim, v.share from (values {shares}) as v (class, rank, name, claim, share)");
            await ShouldFailAsync("LD071", $"update payouts.distribution_plan set state = 'Approved', approved_by = {director}, approved_at = now() where id = {bad}", what);
        }
        var plan = await DraftAsync("100000.00");
        await ApproveAsync(plan);
        await ShouldFailAsync("LD070", $"insert into payouts.plan_claim (plan_id, seq, class, rank, creditor_name, name_key, claim_minor, share_minor) values ({plan}, 9, 'Fee', 1, 'x', 'x', 1, 1)");
        await ShouldFailAsync(PostgresErrorCodes.InsufficientPrivilege, "update payouts.plan_claim set share_minor = 1");
        await ShouldFailAsync(PostgresErrorCodes.InsufficientPrivilege, "update payouts.distribution_plan set pot_minor = 1");
        await ShouldFailAsync("plan_method", $"insert into payouts.distribution_plan (book_id, case_id, version, debtor, debtor_can_pay, one_title, method, rule_version, pot_minor, document, content_hash, drafted_by, drafted_at) values (1, {c.Id}, 99, 'Enterprise', false, false, 'ProRata', 1, 1, 'x', sha256('x'), 1, now())");
        await ShouldFailAsync("plan_two_persons", $"update payouts.distribution_plan set state = 'Replaced', in_force_by = drafted_by, in_force_at = now() where id = {plan}");
    }

    [Fact]
    public async Task A_plan_asks_for_what_the_law_asks_and_shares_no_more_than_there_is()
    {
        DraftPlan.Creditor One(string claim = "10.00", string? title = "（2025）川0104民初1号", LocalDate? on = null) => new("甲公司", Money.Parse(claim), Title: title, OrderOn: on);
        Task Draft(Money pot, IReadOnlyList<DraftPlan.Creditor> creditors, PlanDebtor? debtor = null) =>
            court.AsAsync<DraftPlan, long>("ex1", u => u.ExecuteAsync(new(c.Id, pot, "分配方案", creditors, debtor), default));
        await court.ShouldRefuseAsync("plan.facts-missing", () => Draft(Money.Parse("1.00"), []));
        await court.ShouldRefuseAsync("plan.title-missing", () => Draft(Money.Parse("1.00"), [One(title: null)]));
        await court.ShouldRefuseAsync("plan.debtor-kind", () => Draft(Money.Parse("1.00"), [One()], PlanDebtor.Person));
        await court.ShouldRefuseAsync("plan.order-missing", () => Draft(Money.Parse("1.00"), [One(), One(title: "（2025）川0104民初2号")]));
        await court.ShouldRefuseAsync("plan.pot-exceeds-claims", () => Draft(Money.Parse("10.01"), [One()]));
        await court.ShouldRefuseAsync("access.not-permitted", () => court.AsAsync<DraftPlan, long>("ex2", u => u.ExecuteAsync(new(c.Id, Money.Parse("1.00"), "x", [One()]), default)));
        var plan = await ServedAsync(await court.AsAsync<DraftPlan, long>("ex1", u => u.ExecuteAsync(new(c.Id, Money.Parse("100000.01"), "分配方案", [One("200000.00")]), default)), null, "甲公司");
        await court.ShouldRefuseAsync("plan.pot-exceeds-money", () => PutAsync(plan));
    }

    [Fact]
    public async Task Surplus_goes_back_to_the_debtor_or_to_the_account_that_paid_for_him()
    {
        var done = await court.CaseAsync(applicant: "己公司", debtor: "庚公司", claim: 1_000m);
        court.Credit(Money.Parse("800.00"), done.SubAccount, payer: "庚公司", payerAccount: "6217000000000000010");
        court.Credit(Money.Parse("500.00"), done.SubAccount, payer: "辛公司", payerAccount: "6217000000000000011");
        await court.StatementAsync();
        var surplus = await court.AsAsync<ProposeDeduction, long>("ex1", u => u.ExecuteAsync(new(done.Id, "Surplus", Document: "结余认定"), default));
        await court.AsAsync<ConfirmDeduction>("dir1", u => u.ExecuteAsync(new(surplus), default));
        (await court.MoneyAsync(done)).Surplus.Should().Be(Money.Parse("300.00"));

        Task<long> Refund(string? payee, string? account, string? proof, string amount = "100.00") => court.AsAsync<DraftPayout, long>("ex1",
            u => u.ExecuteAsync(new(done.Id, Money.Parse(amount), payee, account, Purpose: PayoutPurpose.SurplusRefund, Proof: proof), default));
        await court.ShouldRefuseAsync("payout.refund-not-debtor", () => Refund("己公司", null, "证明"));
        await court.ShouldRefuseAsync("payout.refund-not-debtor", () => Refund("辛公司", "6217000000000000011", null));
        await court.ShouldRefuseAsync("payout.refund-not-debtor", () => Refund("辛公司", "6217000000000000012", "代付证明"));
        await court.ShouldRefuseAsync("payout.exceeds-available", () => Refund(null, null, null, "300.01"));
        await ShouldFailAsync("LD065", Insert("己公司", 100, done, "SurplusRefund"));
        (await court.PayoutAsync(await Refund(null, null, null))).Payout.PayeeName.Should().Be("庚公司");
        var back = await Refund("辛公司", "6217000000000000011", "代付证明");
        await court.SubmitAsync(back);
        await court.ShouldRefuseAsync("payout.refund-not-split", () => court.AsAsync<SplitPayout, long>("ex1", u => u.ExecuteAsync(new(back, Money.Parse("1.00"), "x", "异议书"), default)));
        await court.AsAsync<RejectPayout>("dir1", u => u.ExecuteAsync(new(back, "再核"), default));
        (await court.MoneyAsync(done)).Should().BeEquivalentTo(new { Available = Money.Parse("1000.00"), Surplus = Money.Parse("300.00") });
        await court.SubmitAsync(back);
        await court.ApproveAsync(back);
        await court.AcceptAsync(back);
        await court.ReleaseAsync(back);
        await court.DebitAsync(back);
        await court.StatementAsync();
        (await court.PayoutAsync(back)).Payout.State.Should().Be(PayoutState.Paid);
        await court.ReturnAsync(back);
        await court.StatementAsync();
        await court.AsAsync<ConfirmReturn>("csh2", u => u.ExecuteAsync(new(back), default));
        (await court.MoneyAsync(done)).Surplus.Should().Be(Money.Parse("300.00"), "what did not arrive is surplus again");
        await court.AsAsync<AskUndoReturn>("csh1", u => u.ExecuteAsync(new(back, "误认"), default));
        await court.AsAsync<ConfirmUndoReturn>("acc1", u => u.ExecuteAsync(new(back), default));
        (await court.MoneyAsync(done)).Surplus.Should().Be(Money.Parse("200.00"), "it was paid after all");
        await court.ShouldBeSoundAsync();
    }

    // Fees 1,000, a secured 39,000, and two ordinary creditors of a natural-person-like organisation, three to one.
    Task<long> DraftAsync(string pot, string first = "600000.00") => court.AsAsync<DraftPlan, long>("ex1", u => u.ExecuteAsync(new(c.Id, Money.Parse(pot), "（2026）川0104执1001号分配方案", [
        new("执行申请费", Money.Parse("1000.00"), ClaimClass.Fee), new("丁银行", Money.Parse("39000.00"), ClaimClass.Priority),
        new("甲公司", Money.Parse(first), Title: "（2025）川0104民初1号"), new("丙公司", Money.Parse("200000.00"), Title: "（2025）川0105民初2号")], PlanDebtor.OtherOrganisation), default));

    Task ApproveAsync(long plan) => court.AsAsync<ApprovePlan>("dir1", u => u.ExecuteAsync(new(plan), default));

    Task ServeAsync(long plan, LocalDate on, params string[] names) =>
        court.AsAsync<ServePlan>("ex1", u => u.ExecuteAsync(new(plan, [.. names.Select(n => new ServePlan.Receipt(n, on, "送达回证"))]), default));

    /// <summary>Approved and received by all; the clock stands so many days later, or after all windows.</summary>
    async Task<long> ServedAsync(long plan, int? daysLater = null, params string[] creditors)
    {
        await ApproveAsync(plan);
        var today = Today;
        await ServeAsync(plan, today, [.. creditors.Length > 0 ? creditors : ["甲公司", "丙公司", "丁银行"], "乙公司"]);
        var later = today.PlusDays(daysLater ?? 25);
        court.Clock.To(later.Year, later.Month, later.Day);
        return plan;
    }

    Task<long> SplitAsync(long payout, string disputed) => court.AsAsync<SplitPayout, long>("ex1", u => u.ExecuteAsync(new(payout, Money.Parse(disputed), "案外人异议", "异议书"), default));

    Task PutAsync(long plan, string? decision = null) => court.AsAsync<PutPlanInForce>("dir1", u => u.ExecuteAsync(new(plan, decision), default));

    async Task PutAfterAsync(long plan)
    {
        court.Clock.To(2026, 3, 6);
        await PutAsync(plan, Decision);
    }

    async Task InForceAsync(long plan) => await PutAsync(await ServedAsync(plan));

    Task<long> ObjectAsync(long plan, string amount) =>
        court.AsAsync<RaiseObjection, long>("ex1", u => u.ExecuteAsync(new(plan, "丙公司", "甲公司", Money.Parse(amount), Today, "异议书"), default));

    Task StepAsync(long objection, ObjectionStep step) => court.AsAsync<RecordObjectionStep>("ex1", u => u.ExecuteAsync(new(objection, step, Today, step.ToString()), default));

    async Task<(long Plan, long Objection)> SuedAsync(string amount)
    {
        var plan = await ServedAsync(await DraftAsync("100000.00"), 2);
        var objection = await ObjectAsync(plan, amount);
        foreach (var step in Enum.GetValues<ObjectionStep>())
            await StepAsync(objection, step);
        court.Clock.To(2026, 3, 20);
        await PutAsync(plan, Decision);
        return (plan, objection);
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

    LocalDate Today => Office.Today(court.Clock.GetCurrentInstant());

    Task<PlanView> ShowAsync(long plan) => court.SeeAsync<PlanQueries, PlanView>("dir1", q => q.ShowAsync(plan, default));

    string Insert(string payee, long amount, TestCase? of = null, string purpose = "Claim") =>
        $"insert into payouts.payout (book_id, case_id, payee_name, payee_name_key, amount_minor, lots_named, drafted_by, drafted_at, purpose) values (1, {(of ?? c).Id}, '{payee}', '{payee}', {amount}, false, 1, now(), '{purpose}')";

    static string ObjectionRow(long plan, long amount, string received) =>
        $"""
        insert into payouts.plan_objection (plan_id, by_name, by_name_key, against_name, against_name_key, amount_minor, received_on, document, recorded_by, recorded_at)
        values ({plan}, '丙公司', '丙公司', '甲公司', '甲公司', {amount}, '{received}', 'x', 1, now())
        """;

    async Task ShouldFailAsync(string stateOrConstraint, string sql, string because = "") =>
        (await FluentActions.Awaiting(() => TestDatabase.ExecuteAsync(court.Database.Connections.App, sql)).Should().ThrowAsync<PostgresException>(because))
            .Which.Should().Match<PostgresException>(e => e.SqlState == stateOrConstraint || e.ConstraintName == stateOrConstraint, because);
}
