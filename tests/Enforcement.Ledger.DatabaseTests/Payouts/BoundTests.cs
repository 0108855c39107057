using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using FluentAssertions;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Payouts;

/// <summary>What an approval binds stays bound, for the use cases and for the application's own role at a database prompt.</summary>
public sealed class BoundTests : IAsyncLifetime
{
    Court court = null!;
    TestCase c = null!;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        c = await court.CaseAsync();
        court.Credit(Money.Parse("3000.00"), c.SubAccount);
        court.Credit(Money.Parse("500.00"), c.SubAccount);
        await court.StatementAsync();
    }

    public async Task DisposeAsync() => await court.DisposeAsync();

    [Fact]
    public async Task What_a_payout_repeats_of_its_notice_its_settlement_and_its_hold_is_what_these_say()
    {
        var payout = await NoticedAsync("1000.00");
        foreach (var set in (string[])["b_due_on = '2026-12-31'", "b_due_on = null, b_due_provisional = null, notice_no = null, notice_issued_at = null", "b_due_provisional = true", "notice_issued_at = now()", "notice_no = 'X'",
            "paid_on = '2026-02-14'", "held_from = 'Accepted'"])
            (await RefusedAsync($"update payouts.payout set {set} where id = {payout}")).Should().Be("LD250", set);
        (await RefusedAsync($"update payouts.notice set returned_at = now() where payout_id = {payout}")).Should().Be("LD250", "finance has not returned it");
        (await RefusedAsync($"insert into payouts.notice select payout_id, 2, 'X', issued_at, b_due_on, false from payouts.notice where payout_id = {payout}")).Should().Be("LD250", "there was no second round");
        (await RefusedAsync($"update payouts.payout set round = 2 where id = {payout}")).Should().Be("LD251", "a round begins with a submission");
        await court.AcceptAsync(payout);
        await court.ReleaseAsync(payout);
        await court.DebitAsync(payout);
        await court.StatementAsync();
        (await RefusedAsync($"update payouts.payout set paid_on = paid_on - 5 where id = {payout}")).Should().Be("LD250");
    }

    [Fact]
    public async Task A_notice_falls_due_on_the_fifth_workday_and_no_later()
    {
        var payout = await SubmittedAsync("1000.00");
        string Notice(string due) =>
            $"""
            insert into payouts.approval (payout_id, round, step, person_id, content_hash, approved_at) select {payout}, 1, 1, (select id from access.person where user_name = 'dir1'), content_hash, now() from payouts.move where payout_id = {payout};
            insert into payouts.move (payout_id, round, from_state, trigger, to_state, person_id, at, content_hash)
            select {payout}, 1, 'InApproval', 'Approve', 'NoticeIssued', (select id from access.person where user_name = 'dir1'), '2026-03-02T10:00+08', content_hash from payouts.move where payout_id = {payout};
            insert into payouts.notice values ({payout}, 1, 'N1', '2026-03-02T10:00+08', '{due}', false)
            """;
        (await RefusedAsync(Notice("2026-12-31"))).Should().Be("LD250");
        (await RefusedAsync(Notice("2026-03-06"))).Should().Be("LD250");
        await TestDatabase.ExecuteAsync(court.Database.Superuser, "insert into calendar.version (sha256, source, notice, imported_at, imported_by, confirmed_by, confirmed_at) values (sha256('x'), 'x', 'x', now(), 1, 1, now())");
        (await RefusedAsync(Notice("2026-03-10"))).Should().Be("LD250", "the calendar in force knows no holiday in that week");
        (await TestDatabase.AskAsync<DateTime>(court.Database.Superuser, "select calendar.plus_workdays('2026-03-02', 5)::timestamp")).Should().Be(new DateTime(2026, 3, 9));
    }

    [Fact]
    public async Task Lots_and_sum_of_what_is_approved_change_in_a_split_only()
    {
        var payout = await NoticedAsync("1000.00");
        foreach (var sql in (string[])
            [
                $"update payouts.payout_lot set lot_id = (select max(id) from ledger.lot) where payout_id = {payout}",
                $"delete from payouts.payout_lot where payout_id = {payout}",
                $"insert into payouts.payout_lot select {payout}, max(id), 1 from ledger.lot",
                $"update payouts.payout_lot set amount_minor = 1 where payout_id = {payout}",
                $"update payouts.payout set amount_minor = 1 where id = {payout}",
                // A split that no move makes, and a move that no split follows.
                Split(payout, move: false),
                Move(payout, "Split", "NoticeIssued"),
            ])
            (await RefusedAsync(sql)).Should().Be("LD251", sql);
        await court.AcceptAsync(payout);
        (await court.PayoutAsync(payout)).Payout.State.Should().Be(PayoutState.Accepted);
    }

    [Fact]
    public async Task A_split_by_hand_is_held_to_its_move_its_amounts_and_its_content()
    {
        var payout = await NoticedAsync("1000.00");
        (await RefusedAsync(Split(payout))).Should().Be("LD251", "nothing is disputed in the journal");
        (await RefusedAsync(Split(payout, amount: 20000))).Should().Be("LD251", "the disputed part is another sum");
        (await RefusedAsync(Split(payout, before: "sha256('x')"))).Should().Be("LD251", "it divides what nobody submitted");
        (await RefusedAsync(Split(payout, person: "csh1"))).Should().Be("LD251", "the move is another person's");
        (await RefusedAsync(Part(payout, 10000))).Should().BeOneOf(["LD235", "LD251"], "a disputed part comes of a split and is a dispute");
        var part = await court.AsAsync<SplitPayout, long>("ex1", u => u.ExecuteAsync(new(payout, Money.Parse("100.00"), "案外人异议", "异议书"), default));
        (await RefusedAsync($"insert into payouts.payout_lot select {part}, max(id), 1 from ledger.lot")).Should().Be("LD251");
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task The_decision_of_the_panel_stays_the_one_that_the_first_approval_was_given_on()
    {
        court.Credit(Money.Parse("200000.00"), c.SubAccount);
        await court.StatementAsync();
        var payout = await court.DraftAsync(c, Money.Parse("150000.00"), payee: "丙公司", account: "510000000009999");
        await court.SubmitAsync(payout);
        await court.ApproveAsync(payout, decision: "合议笔录一");
        await court.ShouldRefuseAsync("payout.changed-after-approval", () => court.ApproveAsync(payout, "vp1", decision: "合议笔录二"));
        (await RefusedAsync($"update payouts.payout set decision_document = '合议笔录二' where id = {payout}")).Should().Be("LD252");
        (await RefusedAsync(
            $"""
            insert into payouts.approval (payout_id, round, step, person_id, content_hash, decision_document, approved_at)
            select {payout}, 1, 2, (select id from access.person where user_name = 'vp1'), content_hash, '合议笔录二', now() from payouts.approval where payout_id = {payout}
            """)).Should().Be("LD252");
        await court.ApproveAsync(payout, "vp1", decision: "合议笔录一");
        await TestDatabase.ExecuteAsync(court.Database.Superuser, $"set session_replication_role = replica; update payouts.payout set decision_document = '合议笔录二' where id = {payout}");
        await court.ShouldRefuseAsync("payout.changed-after-approval", () => court.AcceptAsync(payout));
        // Returned, its approvals are void, and another decision may come with the next round.
        await court.AsAsync<ReturnPayout>("acc1", u => u.ExecuteAsync(new(payout, "合议笔录不符"), default));
        await court.AsAsync<SubmitPayout>("ex1", u => u.ExecuteAsync(new(payout, "合议笔录三"), default));
        await court.ApproveAsync(payout);
    }

    [Fact]
    public async Task Only_what_goes_to_nobody_of_the_case_is_published_once_and_after_its_notice()
    {
        var (party, stranger) = (await NoticedAsync("10.00"), await court.DraftAsync(c, Money.Parse("20.00"), payee: "丙公司", account: "510000000009999"));
        await court.SubmitAsync(stranger);
        var today = Calendar.Office.Today(court.Clock.GetCurrentInstant());
        string Publish(long payout, string person = "ex1", int days = 0) =>
            $"insert into payouts.publication values ({payout}, 1, '{today.PlusDays(days):uuuu-MM-dd}', '本院网站', (select id from access.person where user_name = '{person}'), '{court.Clock.GetCurrentInstant()}')";
        (await RefusedAsync(Publish(stranger))).Should().Be("LD257", "it has no notice yet");
        await court.ApproveAsync(stranger, decision: "合议笔录");
        foreach (var sql in (string[])[Publish(party), Publish(stranger, days: -1), Publish(stranger, days: 1), Publish(stranger, "acc1")])
            (await RefusedAsync(sql)).Should().Be("LD257", sql);
        await court.ShouldRefuseAsync("payout.not-publishable", () => court.AsAsync<PublishPayout>("ex1", u => u.ExecuteAsync(new(party, "本院网站"), default)));
        await court.AsAsync<PublishPayout>("ex1", u => u.ExecuteAsync(new(stranger, "本院网站"), default));
        (await RefusedAsync(Publish(stranger))).Should().Be(PostgresErrorCodes.UniqueViolation);
        (await court.PayoutAsync(stranger)).Payout.Should().BeEquivalentTo(new { PublishedOn = today, PublishedIn = "本院网站" });
    }

    static string Move(long payout, string trigger, string state, string person = "ex1", string hash = "m.content_hash") =>
        $"insert into payouts.move (payout_id, round, from_state, trigger, to_state, person_id, at, content_hash) select m.payout_id, 1, '{state}', '{trigger}', '{state}', (select id from access.person where user_name = '{person}'), now(), {hash} from payouts.move m where m.payout_id = {payout} and m.trigger = 'Submit'";

    static string Part(long payout, long amount) =>
        $"""
        insert into payouts.payout (book_id, case_id, payee_name, payee_name_key, party_id, payee_account_id, account_no, amount_minor, state, lots_named, split_from_id, drafted_by, drafted_at)
        select book_id, case_id, payee_name, payee_name_key, party_id, payee_account_id, account_no, {amount}, 'Disputed', false, id, drafted_by, now() from payouts.payout where id = {payout}
        """;

    static string Split(long payout, bool move = true, long amount = 10000, string before = "m.content_hash", string person = "ex1") =>
        $"""
        {(move ? Move(payout, "Split", "NoticeIssued", hash: before) : "select 1")}; {Part(payout, 10000)};
        {(move ? $"insert into payouts.payout_lot select (select max(id) from payouts.payout), lot_id, 10000 from payouts.payout_lot where payout_id = {payout}; update payouts.payout_lot set amount_minor = amount_minor - 10000 where payout_id = {payout}; update payouts.payout set amount_minor = amount_minor - 10000 where id = {payout}" : "select 1")};
        insert into payouts.split (payout_id, disputed_payout_id, amount_minor, reason, hash_before, hash_after, person_id, at)
        select {payout}, (select max(id) from payouts.payout), {amount}, 'x', {before}, sha256('y'), (select id from access.person where user_name = '{person}'), now() from payouts.move m where m.payout_id = {payout} and m.trigger = 'Submit'
        """;

    // In one transaction, as the application's own role.
    async Task<string?> RefusedAsync(string sql) =>
        (await FluentActions.Awaiting(() => TestDatabase.ExecuteAsync(court.Database.Connections.App, sql)).Should().ThrowAsync<PostgresException>(sql)).Which.SqlState;

    async Task<long> SubmittedAsync(string amount)
    {
        var payout = await court.DraftAsync(c, Money.Parse(amount));
        await court.SubmitAsync(payout);
        return payout;
    }

    async Task<long> NoticedAsync(string amount)
    {
        var payout = await SubmittedAsync(amount);
        await court.ApproveAsync(payout);
        return payout;
    }
}
