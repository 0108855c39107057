using System.Security.Cryptography;
using System.Text;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Reconciliation;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Receipts;

/// <summary>What becomes of statements that do not follow: gaps, pages, other content under a known name, and the decision of two persons.</summary>
public sealed class HeldStatementTests : IAsyncLifetime
{
    Court court = null!;
    TestCase c = null!;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        c = await court.CaseAsync();
    }

    public async Task DisposeAsync()
    {
        await court.ShouldBeSoundAsync();
        await court.DisposeAsync();
    }

    [Fact]
    public async Task A_gap_is_let_pass_by_two_persons_and_stays_listed_until_it_is_filled()
    {
        var (_, tuesday, wednesday, thursday) = await FourDaysAsync();
        await court.ImportAsync(thursday);
        var held = await HeldIdAsync(thursday);
        (await GapsAsync()).Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            Kind = "days", State = "open", From = new LocalDate(2026, 3, 3), To = new LocalDate(2026, 3, 4), Closing = Money.Parse("1.00"), Opening = Money.Parse("7.00"), Missing = Money.Parse("6.00"),
            Workdays = new[] { new LocalDate(2026, 3, 3), new LocalDate(2026, 3, 4) },
        });

        await court.ShouldRefuseAsync("access.not-permitted", () => ProposeAsync("dir1", held, HoldDecisionKind.Release));
        await court.ShouldRefuseAsync("statement.reason-missing", () => ProposeAsync("acc1", held, HoldDecisionKind.Release, " "));
        await ProposeAsync("acc1", held, HoldDecisionKind.Release);
        await court.ShouldRefuseAsync("statement.decision-open", () => ProposeAsync("csh1", held, HoldDecisionKind.Withdraw));
        await court.ShouldRefuseAsync("statement.same-person", () => ApproveAsync("acc1", held));
        (await ApproveAsync("csh1", held))[0].Should().BeEquivalentTo(new { Outcome = "posted", Accepted = 1, Matched = 1 });

        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("9.00"));
        (await GapsAsync()).Should().ContainSingle().Which.Should().BeEquivalentTo(new { State = "released", Missing = Money.Parse("6.00"), Reason = "银行未出具" });
        (await court.ReconcileAsync())[0].Difference.Should().Be(Money.Parse("6.00"), "what is missing is shown, not made up");
        (await UnhealthyAsync()).Should().BeEmpty("what is missing is listed to the fen");
        // What was folded before the gap is filled follows it.
        (await court.Run.RunAsync<FoldBalances, FoldOutcome>(PersonDirectory.House, u => u.ExecuteAsync(default), default)).Statements.Should().Be(2);

        // What is missing comes after all, day by day, the later day first.
        (await court.ImportAsync(wednesday)).Statements[0].Outcome.Should().Be("held");
        (await court.ImportAsync(tuesday)).Statements[0].Outcome.Should().Be("posted");
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("15.00"));
        (await GapsAsync()).Should().BeEmpty();
        (await GapsAsync(withFilled: true)).Should().Contain(g => g.State == "filled" && g.FilledBy != null);
        (await court.ReconcileAsync())[0].Statements.Select(s => s.Closing.ToString()).Should().Equal("15.00", "7.00", "3.00", "1.00");
        (await court.ReconcileAsync())[0].Statements.Should().OnlyContain(s => s.Difference.IsZero);
        await court.Run.RunAsync<FoldBalances, FoldOutcome>(PersonDirectory.House, u => u.ExecuteAsync(default), default);
        (await court.ReconcileAsync())[0].Statements.Should().OnlyContain(s => s.Difference.IsZero);
    }

    [Fact]
    public async Task Of_a_gap_that_was_let_pass_a_part_may_come_and_the_rest_stays_listed()
    {
        var (_, tuesday, wednesday, thursday) = await FourDaysAsync();
        await court.ImportAsync(thursday);
        await ReleaseAsync(await HeldIdAsync(thursday));
        (await court.ImportAsync(tuesday)).Statements[0].Outcome.Should().Be("posted");
        (await GapsAsync()).Should().ContainSingle().Which.Should().BeEquivalentTo(new { State = "released", Missing = Money.Parse("4.00"), From = new LocalDate(2026, 3, 4), Closing = Money.Parse("3.00") });
        (await UnhealthyAsync()).Should().BeEmpty();
        await court.ImportAsync(wednesday);
        (await GapsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task What_the_second_person_approves_is_what_was_shown()
    {
        var (_, tuesday, wednesday, thursday) = await FourDaysAsync();
        await court.ImportAsync(thursday);
        var held = await HeldIdAsync(thursday);
        await ProposeAsync("acc1", held, HoldDecisionKind.Release);
        await court.ImportAsync(tuesday);
        await court.ShouldRefuseAsync("statement.decision-stale", () => ApproveAsync("csh1", held));
        await court.AsAsync<DeclineHeldStatement>("csh1", u => u.ExecuteAsync(new(held, "已收到部分对账单"), default));
        await court.ShouldRefuseAsync("statement.decision-not-found", () => ApproveAsync("csh1", held));
        await ProposeAsync("csh2", held, HoldDecisionKind.Release);
        (await court.ImportAsync(wednesday)).Resumed.Should().ContainSingle(r => r.StatementId == held);
        (await DetailAsync(held)).Decisions.Should().HaveCount(2).And.OnlyContain(d => d.State == "declined", "a statement that went on by itself needs no decision");
    }

    [Fact]
    public async Task A_statement_that_overlaps_one_which_comes_late_goes_on_behind_it()
    {
        await court.StatementAsync();
        string[] entries = [.. new[] { "1.00", "2.00", "4.00" }.Select((amount, i) => CamtText.Entry($"W{i}", Money.Parse(amount), true, new(2026, 2, 13 + i), "乙公司", "6217", c.SubAccount, "", null))];
        byte[] Days(string id, int from, int to, string opening, string closing) => Encoding.UTF8.GetBytes(
            CamtText.Statement(id, Demonstration.EscrowAccountNo, new(2026, 2, 13 + from), Money.Parse(opening), Money.Parse(closing), entries[from..(to + 1)])
                .Replace($"<ToDtTm>2026-02-{13 + from}", $"<ToDtTm>2026-02-{13 + to}", StringComparison.Ordinal));
        (await court.ImportAsync(Days("B", 1, 2, "1.00", "7.00"))).Statements[0].Code.Should().Be("statement.gap");
        var late = await court.ImportAsync(Days("A", 0, 1, "0.00", "3.00"));
        late.Statements[0].Should().BeEquivalentTo(new { Outcome = "posted", Accepted = 2 });
        late.Resumed.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Outcome = "posted", Accepted = 1, Duplicate = 1 });
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("7.00"));
        (await GapsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Of_two_deliveries_that_wait_under_one_identity_with_other_lines_neither_goes_on_before_two_persons_say_which()
    {
        var (_, tuesday, wednesday, thursday) = await FourDaysAsync();
        await court.ImportAsync(thursday);
        var older = await HeldIdAsync(thursday);
        // The same lines again say nothing else.
        (await court.ImportAsync(Encoding.UTF8.GetBytes(Text(thursday) + "\n"))).Statements[0].Code.Should().Be("statement.gap");
        var renamed = Encoding.UTF8.GetBytes(Text(thursday).Replace("<Nm>乙公司</Nm>", "<Nm>丙公司</Nm>", StringComparison.Ordinal));
        var contest = (await court.ImportAsync(renamed)).Statements[0];
        contest.Should().BeEquivalentTo(new { Outcome = "held", Code = "statement.edited" });
        contest.Facts.Should().Contain($"statement {older} waits under this identity");
        var newer = await HeldIdAsync(renamed);
        (await DetailAsync(older)).Differences.Should().ContainSingle().Which.Told!.Name.Should().Be("乙公司");
        (await DetailAsync(newer)).Differences.Should().ContainSingle().Which.Told!.Name.Should().Be("丙公司");

        await court.ImportAsync(tuesday);
        (await court.ImportAsync(wednesday)).Resumed.Should().NotContain(r => r.StatementId == older);
        await RefusesAsync("LD042", $"update receipts.statement set state = 'posted', posted_at = now(), hold_code = null, previous_id = (select max(id) from receipts.statement where state = 'posted') where id = {older}");
        await ProposeAsync("acc1", newer, HoldDecisionKind.Withdraw);
        (await ApproveAsync("csh1", newer)).Should().Contain(r => r.Outcome == "posted" && r.Accepted == 1);
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("15.00"));
        (await DetailAsync(newer)).Statement.State.Should().Be("withdrawn");
    }

    [Fact]
    public async Task A_third_delivery_takes_the_place_of_neither_of_two_that_contest_an_identity()
    {
        var (_, tuesday, wednesday, thursday) = await FourDaysAsync();
        await court.ImportAsync(thursday);
        var older = await HeldIdAsync(thursday);
        var renamed = Encoding.UTF8.GetBytes(Text(thursday).Replace("<Nm>乙公司</Nm>", "<Nm>丙公司</Nm>", StringComparison.Ordinal));
        await court.ImportAsync(renamed);
        var newer = await HeldIdAsync(renamed);
        await ProposeAsync("acc1", newer, HoldDecisionKind.Withdraw);
        await court.ImportAsync(tuesday);
        await court.ImportAsync(wednesday);

        foreach (var repeated in (byte[][])[thursday, renamed])
        {
            var third = Encoding.UTF8.GetBytes(Text(repeated) + "\n");
            (await court.ImportAsync(third)).Statements[0].Should().BeEquivalentTo(new { Outcome = "held", Code = "statement.edited", Accepted = 0 });
            await ProposeAsync("acc1", await HeldIdAsync(third), HoldDecisionKind.Withdraw);
            await ApproveAsync("csh1", await HeldIdAsync(third));
        }
        await RefusesAsync("LD042",
            $"""
            insert into receipts.statement (book_id, file_id, ordinal, ident, from_on, to_on, opening_minor, closing_minor, line_count, credit_minor, debit_minor, state, previous_id, posted_at, imported_at, imported_by)
            select book_id, file_id, 9, ident, from_on, to_on, opening_minor, closing_minor, line_count, credit_minor, debit_minor, 'posted', (select max(id) from receipts.statement where state = 'posted'), now(), imported_at, imported_by
            from receipts.statement where id = {older}
            """);
        (await DetailAsync(older)).Statement.State.Should().Be("held");
        (await DetailAsync(newer)).Decisions.Should().ContainSingle().Which.State.Should().Be("proposed");
        (await ApproveAsync("csh1", newer)).Should().ContainSingle(r => r.StatementId == older && r.Outcome == "posted");
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("15.00"));
    }

    [Fact]
    public async Task A_delivery_that_would_follow_is_held_when_one_with_other_lines_waits_under_its_identity()
    {
        var (_, tuesday, _, _) = await FourDaysAsync();
        var shifted = Text(tuesday).Replace(">1.00<", ">1.50<", StringComparison.Ordinal).Replace("Ccy=\"CNY\">3.00<", "Ccy=\"CNY\">4.50<", StringComparison.Ordinal).Replace("Ccy=\"CNY\">2.00<", "Ccy=\"CNY\">3.00<", StringComparison.Ordinal);
        (await court.ImportAsync(Encoding.UTF8.GetBytes(shifted))).Statements[0].Code.Should().Be("statement.gap");
        (await court.ImportAsync(tuesday)).Statements[0].Should().BeEquivalentTo(new { Outcome = "held", Code = "statement.edited", Accepted = 0 });
        var wrong = await HeldIdAsync(Encoding.UTF8.GetBytes(shifted));
        await ProposeAsync("acc1", wrong, HoldDecisionKind.Withdraw);
        await ApproveAsync("csh1", wrong);
        await ReleaseAsync(await HeldIdAsync(tuesday));
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("3.00"));
    }

    [Fact]
    public async Task A_statement_that_does_not_add_up_is_nobodys_to_release_and_may_be_withdrawn()
    {
        court.Credit(Money.Parse("5.00"), c.SubAccount);
        var good = court.CloseStatement();
        var bad = Encoding.UTF8.GetBytes(Text(good).Replace("Ccy=\"CNY\">5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt>", "Ccy=\"CNY\">6.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt>", StringComparison.Ordinal));
        (await court.ImportAsync(bad)).Statements[0].Code.Should().Be("statement.equation");
        var held = await HeldIdAsync(bad);
        await court.ShouldRefuseAsync("statement.not-releasable", () => ProposeAsync("acc1", held, HoldDecisionKind.Release));
        await court.ShouldRefuseAsync("statement.not-releasable", () => ProposeAsync("acc1", held, HoldDecisionKind.Surplus));

        await ProposeAsync("acc1", held, HoldDecisionKind.Withdraw);
        await ApproveAsync("csh1", held);
        (await DetailAsync(held)).Statement.State.Should().Be("withdrawn");
        (await court.ReconcileAsync())[0].Held.Should().BeEmpty();
        // The same bytes again are looked at anew: withdrawing hides nothing for good.
        (await court.ImportAsync(bad)).Statements[0].Should().BeEquivalentTo(new { Outcome = "held", Code = "statement.equation" });
        (await court.ImportAsync(good)).Statements[0].Outcome.Should().Be("posted");
    }

    [Fact]
    public async Task A_statement_without_its_closing_balance_waits_for_one_that_has_it_and_nobody_can_release_it()
    {
        court.Credit(Money.Parse("5.00"), c.SubAccount);
        var good = court.CloseStatement();
        var bad = Encoding.UTF8.GetBytes(Without(Text(good), "CLBD"));
        (await court.ImportAsync(bad)).Statements[0].Should().BeEquivalentTo(new { Outcome = "held", Code = "statement.balances-missing", Facts = "opening 0.00, lines 5.00, closing not told", Accepted = 0 });
        var held = await HeldIdAsync(bad);
        foreach (var kind in (HoldDecisionKind[])[HoldDecisionKind.Release, HoldDecisionKind.Surplus])
            await court.ShouldRefuseAsync("statement.not-releasable", () => ProposeAsync("acc1", held, kind));
        // Not even a decision of two persons brings it past the database: no balance is made up for it.
        var (acc1, csh1) = ((await court.ActorAsync("acc1")).Id, (await court.ActorAsync("csh1")).Id);
        await RefusesAsync("LD041",
            $"""
            insert into receipts.hold_decision (statement_id, kind, reason, lines, difference_minor, proposed_at, proposed_by) values ({held}, 'release', 'x', 1, 0, now(), {acc1});
            update receipts.hold_decision set state = 'approved', decided_at = now(), decided_by = {csh1} where statement_id = {held};
            update receipts.statement set state = 'posted', posted_at = now(), hold_code = null where id = {held}
            """);
        await RefusesAsync("LD040", $"update receipts.statement set closing_minor = 500 where id = {held}");

        (await court.ImportAsync(good)).Statements[0].Should().BeEquivalentTo(new { Outcome = "posted", Accepted = 1 });
        (await DetailAsync(held)).Statement.State.Should().Be("superseded");

        // The next one is set aside by two persons; its opening balance may be left out, for that is the last closing one or it is held.
        court.Credit(Money.Parse("7.00"), c.SubAccount);
        var next = court.CloseStatement();
        var halved = Encoding.UTF8.GetBytes(Without(Text(next), "CLBD"));
        await court.ImportAsync(halved);
        held = await HeldIdAsync(halved);
        await ProposeAsync("acc1", held, HoldDecisionKind.Withdraw);
        await ApproveAsync("csh1", held);
        (await DetailAsync(held)).Statement.State.Should().Be("withdrawn");
        (await court.ImportAsync(Encoding.UTF8.GetBytes(Without(Text(next), "OPBD")))).Statements[0].Should().BeEquivalentTo(new { Outcome = "posted", Accepted = 1 });
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("12.00"));
    }

    [Fact]
    public async Task The_database_says_no_too()
    {
        var (_, tuesday, wednesday, thursday) = await FourDaysAsync();
        await court.ImportAsync(thursday);
        var held = await HeldIdAsync(thursday);
        await ProposeAsync("acc1", held, HoldDecisionKind.Release);
        var acc1 = (await court.ActorAsync("acc1")).Id;
        await RefusesAsync("LD038", $"update receipts.hold_decision set state = 'approved', decided_at = now(), decided_by = {acc1} where statement_id = {held}");
        await RefusesAsync("LD042", $"update receipts.statement set state = 'posted', posted_at = now(), hold_code = null, previous_id = (select max(id) from receipts.statement where state = 'posted') where id = {held}");
        await RefusesAsync("LD042", $"update receipts.statement set state = 'withdrawn' where id = {held}");
        await RefusesAsync("LD040", $"update receipts.statement set closing_minor = 0 where id = {held}");
        await RefusesAsync("LD040", $"update receipts.statement set state = 'held', hold_code = 'statement.gap', posted_at = null where state = 'posted'");
        await RefusesAsync("23514", $"update receipts.gap set open_minor = 100 where statement_id = {held}");
        await RefusesAsync("42501", $"update receipts.hold_decision set proposed_by = 1 where statement_id = {held}");
        // A decision is begun and taken by those who may, about a statement that is held, and once.
        var (csh1, dir1) = ((await court.ActorAsync("csh1")).Id, (await court.ActorAsync("dir1")).Id);
        const string begin = "insert into receipts.hold_decision (statement_id, kind, reason, lines, difference_minor, proposed_at, proposed_by)";
        await RefusesAsync("42501", $"insert into receipts.hold_decision (statement_id, kind, reason, lines, difference_minor, proposed_at, proposed_by, state) values ({held}, 'withdraw', 'x', 0, 0, now(), {acc1}, 'proposed')");
        await RefusesAsync("LD038", $"{begin} values ({held}, 'withdraw', 'x', 0, 0, now(), {dir1})");
        await RefusesAsync("LD038", $"{begin} select id, 'withdraw', 'x', 0, 0, now(), {acc1} from receipts.statement where state = 'posted'");
        foreach (var state in (string[])["approved", "declined"])
            await RefusesAsync("LD038", $"update receipts.hold_decision set state = '{state}', decided_at = now(), decided_by = {dir1} where statement_id = {held}");
        await RefusesAsync("LD038", $"update receipts.hold_decision set decided_reason = 'x' where statement_id = {held}");
        await court.AsAsync<DeclineHeldStatement>("csh1", u => u.ExecuteAsync(new(held, "再等"), default));
        foreach (var again in (string[])["approved", "declined", "proposed"])
            await RefusesAsync("LD038", $"update receipts.hold_decision set state = '{again}', decided_by = {csh1} where statement_id = {held}");
        await ProposeAsync("acc1", held, HoldDecisionKind.Release);
        await court.ImportAsync(tuesday);
        await court.ImportAsync(wednesday);
    }

    [Fact]
    public async Task Pages_wait_for_each_other_in_any_order_and_go_on_as_one_chain()
    {
        await court.StatementAsync();
        var pages = Pages("P1", ["10.00", "20.00", "40.00"], whole: false);
        (await court.ImportAsync(pages[2])).Statements[0].Should().BeEquivalentTo(new { Outcome = "held", Code = "statement.pages" });
        (await court.ImportAsync(pages[0])).Statements[0].Should().BeEquivalentTo(new { Outcome = "held", Code = "statement.pages" });
        (await GapsAsync()).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Kind = "pages", Pages = new[] { 2 } });
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Zero);
        var last = await court.ImportAsync(pages[1]);
        last.Statements[0].Outcome.Should().Be("posted");
        last.Resumed.Should().HaveCount(2);
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("70.00"));
        (await GapsAsync()).Should().BeEmpty();
        (await court.ImportAsync(pages[1])).Statements[0].Outcome.Should().Be("duplicate");
        (await court.ImportAsync(Encoding.UTF8.GetBytes(Text(pages[1]) + "\n"))).Statements[0].Should().BeEquivalentTo(new { Outcome = "duplicate", Accepted = 0 });
    }

    [Fact]
    public async Task What_was_proposed_for_a_page_is_closed_when_the_page_that_came_again_takes_its_place()
    {
        await court.StatementAsync();
        var pages = Pages("P1", ["10.00", "20.00"], whole: false);
        await court.ImportAsync(pages[0]);
        var first = await HeldIdAsync(pages[0]);
        await ProposeAsync("acc1", first, HoldDecisionKind.Withdraw);
        await court.ImportAsync(Encoding.UTF8.GetBytes(Text(pages[0]) + "\n"));
        await court.ImportAsync(pages[1]);
        var detail = await DetailAsync(first);
        detail.Statement.State.Should().Be("superseded");
        detail.Decisions.Should().ContainSingle().Which.Should().BeEquivalentTo(new { State = "declined", DecidedReason = "superseded" });
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("30.00"));
    }

    [Fact]
    public async Task Pages_that_tell_the_balances_of_the_whole_go_on_too_and_pages_that_do_not_add_up_do_not()
    {
        await court.StatementAsync();
        var pages = Pages("P1", ["10.00", "20.00"], whole: true);
        await court.ImportAsync(pages[0]);
        (await court.ImportAsync(pages[1])).Statements[0].Outcome.Should().Be("posted");
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("30.00"));

        var wrong = Pages("P2", ["1.00", "2.00"], whole: true, opening: "30.00").Select(p => Encoding.UTF8.GetBytes(Text(p).Replace(">33.00<", ">34.00<", StringComparison.Ordinal))).ToList();
        await court.ImportAsync(wrong[0]);
        (await court.ImportAsync(wrong[1])).Statements[0].Should().BeEquivalentTo(new { Outcome = "held", Code = "statement.equation" });
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("30.00"));
    }

    [Fact]
    public async Task A_corrected_delivery_is_shown_line_by_line_and_its_surplus_is_taken_by_two_persons()
    {
        court.Credit(Money.Parse("5.00"), c.SubAccount);
        court.Credit(Money.Parse("6.00"), c.SubAccount);
        var interim = Text(court.CloseStatement());
        await court.ImportAsync(Encoding.UTF8.GetBytes(interim));
        // The bank's final statement of the day has the same identity and one line more.
        var final = Encoding.UTF8.GetBytes(interim.Replace("11.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt>", "13.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt>", StringComparison.Ordinal)
            .Replace("</Stmt>", CamtText.Entry("B99", Money.Parse("2.00"), true, new(2026, 2, 13), "乙公司", "6217", c.SubAccount, "", null) + "<CpyDplctInd>DUPL</CpyDplctInd></Stmt>", StringComparison.Ordinal));
        (await court.ImportAsync(final)).Statements[0].Should().BeEquivalentTo(new { Outcome = "held", Code = "statement.edited" });
        var held = await HeldIdAsync(final);
        var detail = await DetailAsync(held);
        detail.CopyMark.Should().Be("DUPL");
        detail.Differences.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Kind = "new", Told = new { Amount = Money.Parse("2.00"), Reference = "B99" } });

        await court.ShouldRefuseAsync("statement.release-repeats", () => ProposeAsync("acc1", held, HoldDecisionKind.Release));
        await ProposeAsync("acc1", held, HoldDecisionKind.Surplus);
        (await ApproveAsync("csh1", held))[0].Should().BeEquivalentTo(new { Outcome = "posted", Accepted = 1, Duplicate = 2 });
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("13.00"));
    }

    [Fact]
    public async Task A_day_that_nets_to_nothing_is_not_posted_again_when_another_format_tells_it_with_other_references()
    {
        court.Credit(Money.Parse("5.00"), c.SubAccount);
        court.Debit(Money.Parse("5.00"), "某人", "转账");
        var first = Text(court.CloseStatement());
        await court.ImportAsync(Encoding.UTF8.GetBytes(first));
        var other = System.Text.RegularExpressions.Regex.Replace(first.Replace("S000001", "S000002", StringComparison.Ordinal), "<AcctSvcrRef>", "<AcctSvcrRef>X");
        (await court.ImportAsync(Encoding.UTF8.GetBytes(other))).Statements[0].Should().BeEquivalentTo(new { Outcome = "held", Code = "statement.edited", Accepted = 0 });
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("5.00"));
    }

    [Fact]
    public async Task A_day_that_nets_to_nothing_and_was_told_while_it_waited_is_not_posted_again()
    {
        await EightyAsync();
        var held = NetsToNothing("D15", 15, "100.00");
        (await court.ImportAsync(held)).Statements[0].Code.Should().Be("statement.gap");
        var table = await court.ImportAsync(Table(("20260214", "20.00", "100.00"), ("20260215", "50.00", "150.00"), ("20260215", "-50.00", "100.00")), name: "明细.csv");
        table.Statements[0].Should().BeEquivalentTo(new { Outcome = "posted", Accepted = 3 });
        table.Resumed.Should().BeEmpty();
        (await DetailAsync(await HeldIdAsync(held))).Statement.HoldCode.Should().Be("statement.edited");
        (await LinesAsync()).Should().Be(4);

        // Nor where it would fit between two that are posted: a later one has come meanwhile.
        await court.ImportAsync(Camt("D16", 16, 16, "100.00", "130.00", ("30.00", 16)));
        (await court.ImportAsync(NetsToNothing("E15", 15, "100.00"))).Statements[0].Should().BeEquivalentTo(new { Outcome = "held", Code = "statement.edited" });
        // Nor do two of the day that come and go together.
        await court.ImportAsync(Camt("F1", 15, 15, "100.00", "150.00", ("50.00", 15)));
        var two = await court.ImportAsync(Camt("F2", 15, 15, "150.00", "100.00", ("-50.00", 15)));
        (two.Statements[0].Outcome, two.Resumed.Count).Should().Be(("held", 0));
        (await LinesAsync()).Should().Be(5);
    }

    [Fact]
    public async Task A_day_that_nets_to_nothing_is_not_posted_before_the_statement_that_told_it_either()
    {
        await EightyAsync();
        (await court.ImportAsync(Camt("W", 14, 16, "80.00", "90.00", ("50.00", 14), ("-50.00", 14), ("10.00", 16)))).Statements[0].Outcome.Should().Be("posted");
        (await court.ImportAsync(Table(("20260214", "50.00", "130.00"), ("20260214", "-50.00", "80.00")), name: "明细.csv")).Statements[0].Should().BeEquivalentTo(new { Outcome = "held", Code = "statement.edited" });
        (await LinesAsync()).Should().Be(4);
        (await court.ImportAsync(NetsToNothing("D13", 13, "80.00"))).Statements[0].Code.Should().Be("statement.edited");
        // On a day that nobody else tells it is money of its own.
        (await court.ImportAsync(Camt("D18", 18, 18, "90.00", "91.00", ("1.00", 18)))).Statements[0].Outcome.Should().Be("posted");
        (await court.ImportAsync(NetsToNothing("D17", 17, "90.00"))).Statements[0].Should().BeEquivalentTo(new { Outcome = "posted", Accepted = 2 });
    }

    [Fact]
    public async Task A_page_that_nets_to_nothing_goes_on_with_the_others()
    {
        await court.StatementAsync();
        var pages = Pages("P1", ["10.00", "5.00", "7.00"], whole: false);
        pages[1] = Encoding.UTF8.GetBytes(Text(pages[1]).Replace("</Stmt>", CamtText.Entry("P1-out", Money.Parse("5.00"), false, new(2026, 2, 13), "某人", "6217", null, "", null) + "</Stmt>", StringComparison.Ordinal));
        pages[2] = Encoding.UTF8.GetBytes(Text(pages[2]).Replace(">22.00<", ">17.00<", StringComparison.Ordinal));
        foreach (var page in pages)
            await court.ImportAsync(page);
        (await LinesAsync()).Should().Be(4);
        (await court.ReconcileAsync())[0].Held.Should().BeEmpty();
    }

    [Fact]
    public async Task Lines_in_doubt_that_carry_no_reference_are_posted_as_twins_when_two_persons_say_so_and_never_under_a_posted_identity()
    {
        court.Credit(Money.Parse("5.00"), c.SubAccount);
        court.Debit(Money.Parse("5.00"), "某人", "转账");
        var first = System.Text.RegularExpressions.Regex.Replace(Text(court.CloseStatement()), "<AcctSvcrRef>[^<]*</AcctSvcrRef>", "");
        await court.ImportAsync(Encoding.UTF8.GetBytes(first));
        // Its balances meet whether its lines are new or repeated: a person has to ask the bank.
        var twin = Encoding.UTF8.GetBytes(first.Replace("S000001", "S000002", StringComparison.Ordinal));
        (await court.ImportAsync(twin)).Statements[0].Code.Should().Be("statement.edited");
        await ReleaseAsync(await HeldIdAsync(twin));
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("10.00"));
        (await GapsAsync()).Should().BeEmpty();

        var again = Encoding.UTF8.GetBytes(first.Replace("5.00", "6.00", StringComparison.Ordinal));
        (await court.ImportAsync(again)).Statements[0].Code.Should().Be("statement.edited");
        var held = await HeldIdAsync(again);
        await court.ShouldRefuseAsync("statement.release-repeats", () => ProposeAsync("acc1", held, HoldDecisionKind.Release));
    }

    [Fact]
    public async Task Another_amount_or_payer_under_a_bank_reference_is_an_alarm_and_shown_with_both_contents()
    {
        court.Credit(Money.Parse("5.00"), c.SubAccount);
        court.Credit(Money.Parse("6.00"), c.SubAccount);
        var text = Text(court.CloseStatement());
        await court.ImportAsync(Encoding.UTF8.GetBytes(text));

        var renamed = Encoding.UTF8.GetBytes(text.Replace("<Nm>乙公司</Nm>", "<Nm>丙公司</Nm>", StringComparison.Ordinal));
        (await court.ImportAsync(renamed)).Statements[0].Should().BeEquivalentTo(new { Outcome = "held", Code = "statement.edited" });
        (await DetailAsync(await HeldIdAsync(renamed))).Differences.Should().HaveCount(2)
            .And.OnlyContain(d => d.Kind == "changed" && d.Posted!.Name == "乙公司" && d.Told!.Name == "丙公司" && d.Posted.Amount == d.Told.Amount);

        var dearer = Encoding.UTF8.GetBytes(text.Replace(">5.00<", ">50.00<", StringComparison.Ordinal).Replace(">11.00<", ">56.00<", StringComparison.Ordinal));
        (await court.ImportAsync(dearer)).Statements[0].Code.Should().Be("statement.edited");
        var held = await HeldIdAsync(dearer);
        (await DetailAsync(held)).Differences.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Kind = "changed", Posted = new { Amount = Money.Parse("5.00") }, Told = new { Amount = Money.Parse("50.00") } });
        await court.ShouldRefuseAsync("statement.surplus-unproven", () => ProposeAsync("acc1", held, HoldDecisionKind.Surplus));

        var shorter = text[..text.IndexOf("<Ntry>", StringComparison.Ordinal)] + text[(text.IndexOf("</Ntry>", StringComparison.Ordinal) + 7)..];
        var less = Encoding.UTF8.GetBytes(shorter.Replace(">11.00<", ">6.00<", StringComparison.Ordinal));
        (await court.ImportAsync(less)).Statements[0].Code.Should().Be("statement.edited");
        (await DetailAsync(await HeldIdAsync(less))).Differences.Should().ContainSingle(d => d.Kind == "gone" && d.Posted!.Amount == Money.Parse("5.00"));
    }

    [Fact]
    public async Task Every_delivery_is_listed_and_its_bytes_are_handed_out_to_those_who_may_and_it_is_evidence()
    {
        court.Credit(Money.Parse("5.00"), c.SubAccount);
        var good = court.CloseStatement();
        var nonsense = Encoding.UTF8.GetBytes("这不是对账单");
        await court.ImportAsync(nonsense, name: "nonsense.txt");
        await court.ImportAsync(nonsense, name: "again.txt");
        await court.ImportAsync(good, name: "good.xml");
        var deliveries = await court.SeeAsync<StatementQueries, List<DeliveryView>>("ins1", q => q.DeliveriesAsync(null, null, 10, default));
        deliveries.Select(d => (d.Name, d.Outcome, d.BytesKept)).Should().Equal(("good.xml", "taken", true), ("again.txt", "rejected", true), ("nonsense.txt", "rejected", true));
        deliveries[1].Problems.Should().NotBeEmpty();
        (await court.SeeAsync<StatementQueries, List<DeliveryView>>("ex1", q => q.DeliveriesAsync(null, null, 10, default))).Should().BeEmpty();

        foreach (var (delivery, bytes) in deliveries.Zip([good, nonsense, nonsense]))
        {
            var file = await court.AsAsync<DownloadDelivery, DeliveredFile>("ins1", u => u.ExecuteAsync(delivery.Id, default));
            await using (file.Content)
                SHA256.HashData(file.Content).Should().Equal(SHA256.HashData(bytes));
            file.Sha256.Should().Be(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }
        (await TestDatabase.AskAsync<long>(court.Database.Superuser, "select count(*) from evidence.leaf where use_case = 'DownloadDelivery' and outcome = 'done'")).Should().Be(3);
        await court.ShouldRefuseAsync("access.not-permitted", () => court.AsAsync<DownloadDelivery, DeliveredFile>("ex1", u => u.ExecuteAsync(deliveries[0].Id, default)));
        await court.ShouldRefuseAsync("delivery.not-found", () => court.AsAsync<DownloadDelivery, DeliveredFile>("ins1", u => u.ExecuteAsync(99, default)));
    }

    /// <summary>Monday to Thursday, 1.00, 2.00, 4.00 and 8.00; Monday's statement is in.</summary>
    async Task<(byte[] Monday, byte[] Tuesday, byte[] Wednesday, byte[] Thursday)> FourDaysAsync()
    {
        var days = new List<byte[]>();
        for (var day = 0; day < 4; day++)
        {
            court.Clock.To(2026, 3, 2 + day);
            court.Credit(Money.FromMinor(100 << day), c.SubAccount);
            days.Add(court.CloseStatement());
        }
        await court.ImportAsync(days[0]);
        return (days[0], days[1], days[2], days[3]);
    }

    /// <summary>The book closes 80.00 on Friday the 13th.</summary>
    async Task EightyAsync()
    {
        court.Credit(Money.Parse("80.00"), c.SubAccount);
        await court.StatementAsync();
    }

    /// <summary>A statement of days of February; a negative amount goes out.</summary>
    static byte[] Camt(string id, int from, int to, string opening, string closing, params (string Amount, int Day)[] lines) => Encoding.UTF8.GetBytes(
        CamtText.Statement(id, Demonstration.EscrowAccountNo, new(2026, 2, from), Money.Parse(opening), Money.Parse(closing), lines.Select((line, i) =>
            CamtText.Entry($"{id}-{i}", Money.Parse(line.Amount.TrimStart('-')), line.Amount[0] != '-', new(2026, 2, line.Day), "某人", "6217", null, "", null)))
            .Replace($"<ToDtTm>2026-02-{from}", $"<ToDtTm>2026-02-{to}", StringComparison.Ordinal));

    static byte[] NetsToNothing(string id, int day, string balance) => Camt(id, day, day, balance, balance, ("50.00", day), ("-50.00", day));

    /// <summary>The same days as the bank's table tells them, under its own serials.</summary>
    static byte[] Table(params (string Day, string Amount, string Balance)[] rows) => Encoding.UTF8.GetBytes(string.Join("\n", [
        $"账号：{Demonstration.EscrowAccountNo}", "交易时间,借方发生额（支取）,贷方发生额（收入）,余额,币种,对方户名,对方账号,记账日期,摘要,备注,账户明细编号-交易流水号",
        .. rows.Select((row, i) => $"{row.Day} 09:00:0{i},{(row.Amount[0] == '-' ? row.Amount[1..] + "," : "," + row.Amount)},{row.Balance},人民币元,某人,6222000000000000018,{row.Day},电汇,,T-{i}"), ""]));

    async Task<long> LinesAsync() => await TestDatabase.AskAsync<long>(court.Database.Superuser, "select count(*) from receipts.statement_line");

    /// <summary>A statement in pages, one credit on each.</summary>
    /// <param name="whole">Each page tells the balances of the whole; otherwise the first the opening one and the last the closing one.</param>
    List<byte[]> Pages(string id, string[] amounts, bool whole, string opening = "0.00")
    {
        var day = new LocalDate(2026, 2, 13);
        var first = Money.Parse(opening);
        var last = first + Money.Sum(amounts.Select(Money.Parse));
        return [.. amounts.Select((amount, i) =>
        {
            var text = CamtText.Statement(id, Demonstration.EscrowAccountNo, day, first, last, [CamtText.Entry($"{id}-{i}", Money.Parse(amount), true, day, "乙公司", "6217", c.SubAccount, "", null)])
                .Replace("</CreDtTm><FrToDt>", $"</CreDtTm><StmtPgntn><PgNb>{i + 1}</PgNb><LastPgInd>{(i == amounts.Length - 1 ? "true" : "false")}</LastPgInd></StmtPgntn><FrToDt>", StringComparison.Ordinal);
            if (!whole && i > 0)
                text = Without(text, "OPBD");
            if (!whole && i < amounts.Length - 1)
                text = Without(text, "CLBD");
            return Encoding.UTF8.GetBytes(text);
        })];
    }

    static string Without(string text, string balance)
    {
        var from = text.LastIndexOf("<Bal>", text.IndexOf(balance, StringComparison.Ordinal), StringComparison.Ordinal);
        return text.Remove(from, text.IndexOf("</Bal>", from, StringComparison.Ordinal) + 6 - from);
    }

    Task<long> ProposeAsync(string person, long statement, HoldDecisionKind kind, string reason = "银行未出具") =>
        court.AsAsync<ProposeForHeldStatement, long>(person, u => u.ExecuteAsync(new(statement, kind, reason), default));

    Task<IReadOnlyList<StatementOutcome>> ApproveAsync(string person, long statement) =>
        court.AsAsync<ApproveHeldStatement, IReadOnlyList<StatementOutcome>>(person, u => u.ExecuteAsync(new(statement), default));

    async Task ReleaseAsync(long statement)
    {
        await ProposeAsync("acc1", statement, HoldDecisionKind.Release);
        await ApproveAsync("csh1", statement);
    }

    Task<List<GapView>> GapsAsync(bool withFilled = false) => court.SeeAsync<GapQueries, List<GapView>>("ins1", q => q.ListAsync(null, withFilled, null, 100, default));

    Task<StatementDetail> DetailAsync(long statement) => court.SeeAsync<StatementQueries, StatementDetail>("acc1", q => q.ShowAsync(statement, default));

    async Task<long> HeldIdAsync(byte[] file) => await TestDatabase.AskAsync<long>(court.Database.Superuser,
        $"select s.id from receipts.statement s join receipts.file f on f.id = s.file_id where s.state = 'held' and f.sha256 = '\\x{Convert.ToHexString(SHA256.HashData(file))}'");

    async Task<List<string>> UnhealthyAsync() =>
        [.. (await court.AsAsync<Oversight.RunChecks, List<Enforcement.Ledger.Database.CheckOutcome>>("ins1", u => u.ExecuteAsync(default))).Where(o => !o.Healthy).Select(o => $"{o.Name}: {string.Join(" | ", o.Rows)}")];

    async Task RefusesAsync(string state, string sql) =>
        (await court.DatabaseRefusesAsync(sql)).Should().Be(state, sql);

    static string Text(byte[] file) => Encoding.UTF8.GetString(file);
}
