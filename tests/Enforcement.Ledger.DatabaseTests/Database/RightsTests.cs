using Enforcement.Ledger.DatabaseTests.Receipts;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Receipts.UnknownFunds;
using Enforcement.Ledger.Reconciliation;
using FluentAssertions;
using NodaTime;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Database;

/// <summary>The application's own role, by itself and past all code, tries what no act would write: the database refuses each by itself.</summary>
public sealed class RightsTests : IAsyncLifetime
{
    const string Denied = PostgresErrorCodes.InsufficientPrivilege;

    const string Check = PostgresErrorCodes.CheckViolation;

    Court court = null!;
    TestCase c = null!;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        c = await court.CaseAsync();
    }

    public async Task DisposeAsync() => await court.DisposeAsync();

    [Fact]
    public async Task A_return_is_decided_once_by_who_may_and_did_not_bring_it_in()
    {
        var (payout, line) = await ReturnedAsync("100.00");
        var paid = await PaidAsync("40.00");
        var open = (await ReturnedAsync("30.00")).Payout;
        var credit = court.Credit(Money.Parse("40.00"), c.SubAccount);
        await court.StatementAsync();
        var other = await court.LineAsync(credit);
        string Set(string what, string person, string more = "") => $"update payouts.returned_payment set {what}_by = {Id(person)}, {what}_at = now(){more} where line_id = {line}";
        string Insert(string columns, string values) =>
            $"""
            insert into payouts.returned_payment (line_id, instruction_id, amount_minor, returned_on, reissue_due_on, reissue_due_provisional, proposed_by, proposed_at{columns})
            select {other}, id, amount_minor, current_date, current_date, false, {Id("csh2")}, now(){values} from payouts.instruction where payout_id = {paid}
            """;
        await RefusesAsync(
            // No state comes in with the row, nobody else proposes it, and what it says stays.
            (Denied, Insert(", confirmed_by, confirmed_at", $", {Id("acc1")}, now()")),
            (Denied, Insert(", rejected_by, rejected_at, reject_reason", $", {Id("acc1")}, now(), 'x'")),
            (Denied, Insert(", undone_by, undone_at", $", {Id("acc1")}, now()")),
            ("LD025", Insert("", "")),
            (Denied, $"update payouts.returned_payment set proposed_by = {Id("csh2")}"),
            (Denied, "update payouts.returned_payment set amount_minor = 1"),
            (Denied, "update payouts.returned_payment set instruction_id = 1"),
            (Denied, "delete from payouts.returned_payment"),
            // The importer, who has no right to it, and the officer of another case.
            ("LD021", Set("confirmed", "csh1")),
            ("LD024", Set("confirmed", "dir1")),
            ("LD024", Set("confirmed", "ins1")),
            ("LD024", Set("confirmed", "ex2")),
            ("LD021", Set("rejected", "csh1", ", reject_reason = 'x'")),
            ("LD024", Set("rejected", "ex1", ", reject_reason = 'x'")),
            ("LD024", Set("rejected", "reg1", ", reject_reason = 'x'")),
            (Check, Set("rejected", "acc1")),
            (Check, Set("rejected", "acc1", ", reject_reason = ''")),
            (Check, Set("undo_asked", "acc1", ", undo_reason = 'x'")),
            ("LD028", Move(payout, "Returned", "ReturnRejected", "Paid")));

        await court.AsAsync<ConfirmReturn>("acc1", u => u.ExecuteAsync(new(payout), default));
        await RefusesAsync(
            ("LD027", Set("confirmed", "csh2")),
            (Check, Set("rejected", "csh2", ", reject_reason = 'x'")),
            (Check, Set("undone", "csh2")),
            ("LD024", Set("undo_asked", "dir1", ", undo_reason = 'x'")),
            (Check, Set("undo_asked", "csh2", ", undo_reason = ''")));
        await court.AsAsync<AskUndoReturn>("csh2", u => u.ExecuteAsync(new(payout, "误认"), default));
        await court.ShouldRefuseAsync("return.undo-same-person", () => court.AsAsync<ConfirmUndoReturn>("csh2", u => u.ExecuteAsync(new(payout), default)));
        await court.ShouldRefuseAsync("payout.reason-missing", () => court.AsAsync<RejectReturn>("csh2", u => u.ExecuteAsync(new(open, " "), default)));
        await RefusesAsync(
            ("LD027", Set("undo_asked", "acc1", ", undo_reason = 'x'")),
            ("returned_payment_undone_by_two", Set("undone", "csh2")),
            ("LD024", Set("undone", "vp1")),
            ("LD028", Move(payout, "Returned", "ReturnRejected", "Paid")));
        await court.AsAsync<ConfirmUndoReturn>("acc1", u => u.ExecuteAsync(new(payout), default));
        await RefusesAsync(("LD027", Set("undone", "csh1")), ("LD027", Set("confirmed", "csh1")));
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_return_is_proposed_by_who_imported_it_and_decided_by_nobody_who_let_it_pass()
    {
        // It waits for the statement before it, which another person brings: the importer stays the first hand.
        var (waited, released) = (await PaidAsync("100.00"), await PaidAsync("50.00"));
        court.Credit(Money.Parse("1.00"), c.SubAccount);
        var before = court.CloseStatement();
        var line = await court.ReturnAsync(waited);
        (await court.ImportAsync(court.CloseStatement())).Statements[0].Outcome.Should().Be("held");
        (await court.ImportAsync(before, "csh2")).Resumed.Should().ContainSingle().Which.Returned.Should().Be(1);
        await court.ShouldRefuseAsync("return.same-person", () => ConfirmAsync(waited, "csh1"));
        await RefusesAsync(("LD021", $"update payouts.returned_payment set confirmed_by = {Id("csh1")}, confirmed_at = now() where line_id = {await court.LineAsync(line)}"));
        await ConfirmAsync(waited, "csh2");

        // It is let pass by two: who let it pass is no second person any more, nor is who imported it.
        court.Credit(Money.Parse("2.00"), c.SubAccount);
        court.CloseStatement();
        line = await court.ReturnAsync(released);
        var held = (await court.ImportAsync(court.CloseStatement())).Statements[0].StatementId!.Value;
        await court.AsAsync<ProposeForHeldStatement, long>("csh2", u => u.ExecuteAsync(new(held, HoldDecisionKind.Release, "银行缺页"), default));
        (await court.AsAsync<ApproveHeldStatement, IReadOnlyList<StatementOutcome>>("acc1", u => u.ExecuteAsync(new(held), default)))[0].Returned.Should().Be(1);
        foreach (var hand in (string[])["csh1", "acc1"])
        {
            await court.ShouldRefuseAsync("return.same-person", () => ConfirmAsync(released, hand));
            await court.ShouldRefuseAsync("return.same-person", () => court.AsAsync<RejectReturn>(hand, u => u.ExecuteAsync(new(released, "误认"), default)));
            await RefusesAsync(("LD021", $"update payouts.returned_payment set confirmed_by = {Id(hand)}, confirmed_at = now() where line_id = {await court.LineAsync(line)}"));
        }
        await ConfirmAsync(released, "csh2");
    }

    [Fact]
    public async Task A_confirmed_claim_is_undone_by_another_person_whose_role_reaches_it()
    {
        var (small, large) = (await court.UnknownAsync("100.00"), await court.UnknownAsync("100000.00"));
        var (mine, big) = (await court.ClaimAsync("acc1", small, (c, null)), await court.ClaimAsync("ex1", large, (c, null)));
        await RefusesAsync(
            (Denied, $"insert into receipts.claim (line_id, amount_minor, reason, claimed_by, claimed_at, state, decided_by, decided_at) values ({small}, 10000, 'r', {Id("ex1")}, now(), 'confirmed', {Id("acc1")}, now())"),
            (Denied, $"insert into receipts.unknown_receipt (line_id, book_id, lot_id, since, due_on, state) values ({small}, 1, 1, now(), current_date, 'claimed')"),
            (Denied, $"update receipts.claim set claimed_by = {Id("ex2")}"),
            (Denied, "update receipts.claim set amount_minor = 1"),
            (Denied, "update receipts.claim_evidence set evidence_id = 1"),
            (Denied, "delete from receipts.claim_part"),
            ("LD024", $"update receipts.claim set state = 'confirmed', decided_by = {Id("acc1")}, decided_at = now() where id = {big}"),
            ("LD027", $"update receipts.claim set decision = 'x' where id = {mine}"),
            (Check, Undo(mine, "reg1")));
        await court.ConfirmAsync("reg1", mine);
        await court.ConfirmAsync("vp1", big);
        await RefusesAsync(
            ("claim_undone_by_other", Undo(mine, "acc1")),
            ("LD024", Undo(mine, "csh2")),
            ("LD024", Undo(big, "acc1")),
            ("LD024", Undo(big, "vp1", $", decided_by = {Id("reg1")}")),
            ("LD027", $"update receipts.claim set decided_by = {Id("vp1")} where id = {mine}"),
            ("LD027", $"update receipts.claim set undone_by = {Id("vp1")}, undone_at = now() where id = {mine}"));
        await court.ShouldRefuseAsync("unknown.undone-by-other", () => ReverseAsync("acc1", small));
        await court.ShouldRefuseAsync("access.not-permitted", () => ReverseAsync("acc1", large));
        await ReverseAsync("reg1", small);
        await ReverseAsync("reg1", large);
        await court.ShouldBeSoundAsync();

        static string Undo(long claim, string person, string more = "") => $"update receipts.claim set state = 'undone', undone_by = {Id(person)}, undone_at = now(), undone_reason = 'x'{more} where id = {claim}";
    }

    [Fact]
    public async Task A_refund_is_proposed_approved_and_failed_by_three_whose_roles_reach_it()
    {
        var line = await court.UnknownAsync("100000.00");
        await RefusesAsync((Denied,
            $"""
            insert into receipts.refund (line_id, amount_minor, payer_name, payer_account, reason, proposed_by, proposed_at, state, decided_by, decided_at)
            values ({line}, 10000000, '路人甲', '6217000000000000001', 'r', {Id("csh1")}, now(), 'approved', {Id("vp1")}, now())
            """));
        var refund = await court.RefundAsync("csh1", line);
        await RefusesAsync(
            ("LD024", Set("approved", "decided", "acc1")),
            ("refund_two_persons", Set("withdrawn", "decided", "reg1")),
            (Check, Set("booked", "decided", "reg1")),
            ("LD027", $"update receipts.refund set failed_by = {Id("reg1")}, failed_at = now() where id = {refund}"),
            (Denied, "update receipts.refund set payer_account = '1'"),
            (Denied, $"update receipts.refund set proposed_by = {Id("acc1")}"),
            (Denied, "delete from receipts.refund"));
        await court.ApproveRefundAsync("vp1", refund);
        await RefusesAsync(
            ("LD024", Set("failed", "failed", "acc1")),
            ("LD024", Set("failed", "failed", "csh2")),
            ("refund_failed_by_third", Set("failed", "failed", "vp1")),
            ("LD027", $"update receipts.refund set decided_by = {Id("reg1")} where id = {refund}"),
            ("LD027", $"update receipts.refund set booked_line_id = {line}, booked_on = current_date where id = {refund}"),
            (Denied, "update receipts.refund_instruction set file_bytes = 'x'"),
            (Denied, "delete from receipts.refund_instruction"));
        await court.ShouldRefuseAsync("access.not-permitted", () => FailAsync("acc1"));
        await FailAsync("reg1");
        await court.ShouldBeSoundAsync();

        string Set(string state, string by, string person) => $"update receipts.refund set state = '{state}', {by}_by = {Id(person)}, {by}_at = now() where id = {refund}";
        Task FailAsync(string person) => court.AsAsync<FailRefund>(person, u => u.ExecuteAsync(new(refund, "账户已销户"), default));
    }

    [Fact]
    public async Task An_order_posts_by_itself_only_with_two_persons_behind_it()
    {
        var order = await ExpectAsync(ExpectedKind.Deduction, "100.00");
        var instalment = await ExpectAsync(ExpectedKind.Instalment, "70.00");
        string Insert(string person, string columns = "", string values = "") =>
            $"""
            insert into receipts.expected_receipt (book_id, case_id, kind, reference, amount_minor, target_account, ordered_on, due_on, due_provisional, document, registered_by, registered_at{columns})
            values (1, {c.Id}, 'Deduction', 'KH-{person}', 100, '{c.SubAccount}', '2026-02-13', '2026-02-25', false, 'x', {Id(person)}, now(){values})
            """;
        await TestDatabase.ExecuteAsync(court.Database.Connections.App, Insert("acc1"));
        await RefusesAsync(
            (Denied, Insert("ex1", ", confirmed_by, confirmed_at", $", {Id("acc1")}, now()")),
            (Denied, Insert("ex1", ", arrived_minor", ", 100")),
            ("expected_two_persons", $"update receipts.expected_receipt set confirmed_by = registered_by, confirmed_at = now() where reference = 'KH-acc1'"),
            ("LD024", Confirm(order, "csh1")),
            ("LD024", Confirm(order, "ex2")),
            (Check, Confirm(instalment, "dir1")),
            (Denied, $"update receipts.expected_receipt set registered_by = {Id("ex2")}"),
            (Denied, "update receipts.expected_receipt set amount_minor = 1"),
            (Denied, "delete from receipts.expected_receipt"),
            (Denied, $"insert into receipts.expected_arrival (line_id, case_id, expected_id, amount_minor, arrived_at, undone_at) values (1, {c.Id}, {order}, 1, now(), now())"),
            (Denied, "insert into receipts.deduction_account values (1, '6217', 'x', 'x', current_date)"));
        await court.ShouldRefuseAsync("expected.not-a-deduction", () => ConfirmExpectedAsync(instalment));

        // A line that an order would post, were two persons behind it.
        var credit = court.Credit(Money.Parse("100.00"), null, "某公司", "KH-ORDER");
        await court.StatementAsync();
        var line = await court.LineAsync(credit);
        await TestDatabase.ExecuteAsync(court.Database.Superuser, $"delete from receipts.proposal where line_id = {line}; delete from receipts.match where line_id = {line}");
        var match = $"insert into receipts.match (line_id, rule, rule_version, case_id, reasons, alternatives, matched_at) values ({line}, 'T2', 2, {c.Id}, '[]', '[]', now())";
        await RefusesAsync(("LD046", match), (Denied, match.Replace("matched_at)", "matched_at, undone_at)", StringComparison.Ordinal).Replace("now())", "now(), now())", StringComparison.Ordinal)));
        await ConfirmExpectedAsync(order);
        await RefusesAsync(("LD027", Confirm(order, "dir1")));
        await TestDatabase.ExecuteAsync(court.Database.Connections.App, match);

        static string Confirm(long id, string person) => $"update receipts.expected_receipt set confirmed_by = {Id(person)}, confirmed_at = now() where id = {id}";
        Task ConfirmExpectedAsync(long id) => court.AsAsync<ConfirmExpected>("reg1", u => u.ExecuteAsync(new(id), default));
    }

    Task<long> ExpectAsync(ExpectedKind kind, string amount) => court.AsAsync<RegisterExpected, long>("ex1", u => u.ExecuteAsync(
        new(c.Number, kind, Money.Parse(amount), "协助扣划通知书", "KH-ORDER", DueOn: new LocalDate(2026, 2, 25)), default));

    async Task<long> PaidAsync(string amount)
    {
        court.Credit(Money.Parse(amount), c.SubAccount);
        await court.StatementAsync();
        var payout = await court.DraftAsync(c, Money.Parse(amount));
        await court.SubmitAsync(payout);
        await court.ApproveAsync(payout);
        await court.AcceptAsync(payout);
        await court.ReleaseAsync(payout);
        await court.DebitAsync(payout);
        await court.StatementAsync();
        return payout;
    }

    async Task<(long Payout, long Line)> ReturnedAsync(string amount)
    {
        var payout = await PaidAsync(amount);
        var reference = await court.ReturnAsync(payout);
        await court.StatementAsync();
        return (payout, await court.LineAsync(reference));
    }

    Task ConfirmAsync(long payout, string person) => court.AsAsync<ConfirmReturn>(person, u => u.ExecuteAsync(new(payout), default));

    Task ReverseAsync(string person, long line) => court.AsAsync<ReverseReceipt>(person, u => u.ExecuteAsync(new(line, "认错"), default));

    static string Id(string person) => $"(select id from access.person where user_name = '{person}')";

    static string Move(long payout, string from, string trigger, string to) =>
        $"""
        insert into payouts.move (payout_id, round, from_state, trigger, to_state, person_id, at, content_hash)
        select id, round, '{from}', '{trigger}', '{to}', {Id("acc1")}, now(), sha256('x') from payouts.payout where id = {payout}
        """;

    async Task RefusesAsync(params (string Code, string Sql)[] attempts)
    {
        foreach (var (code, sql) in attempts)
        {
            var refused = (await FluentActions.Awaiting(() => TestDatabase.ExecuteAsync(court.Database.Connections.App, sql)).Should().ThrowAsync<PostgresException>(sql)).Which;
            (refused.ConstraintName == code || refused.SqlState == code).Should().BeTrue("{0}: {1} {2} {3}", sql, refused.SqlState, refused.ConstraintName, refused.MessageText);
        }
    }
}
