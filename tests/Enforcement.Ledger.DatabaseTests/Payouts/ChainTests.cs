using Enforcement.Ledger.Database.Persons;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Chains;
using FluentAssertions;
using NodaTime;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Payouts;

/// <summary>Chains, delegations and roles where two persons collide, and where the application's own role goes around the use cases.</summary>
public sealed class ChainTests : IAsyncLifetime
{
    const int Rounds = 6;

    Court court = null!;
    TestCase c = null!;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        c = await court.CaseAsync();
        court.Credit(Money.Parse("300000.00"), c.SubAccount);
        await court.StatementAsync();
    }

    public async Task DisposeAsync() => await court.DisposeAsync();

    [Fact]
    public async Task Of_two_versions_approved_at_once_one_is_overtaken()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var first = await ProposeAsync();
            var second = await ProposeAsync();
            var refusals = await Task.WhenAll(Try(() => ApproveAsync(first)), Try(() => ApproveAsync(second)));
            refusals.Should().ContainSingle(r => r == null).And.ContainSingle(r => r == "chain.overtaken");
        }
        (await court.SeeAsync<ChainQueries, List<ChainVersionView>>("ins1", q => q.ListAsync(null, 100, default))).Count(v => v.State == "in-force").Should().Be(1);
    }

    [Fact]
    public async Task A_version_is_approved_or_rejected_once_and_by_another_person()
    {
        var version = await ProposeAsync();
        var refusals = await Task.WhenAll(Try(() => ApproveAsync(version)), Try(() => court.AsAsync<RejectChain>("sec1", u => u.ExecuteAsync(new(version, "不同意"), default))));
        refusals.Should().ContainSingle(r => r == null).And.ContainSingle(r => r == "chain.decided");
        await court.ShouldRefuseAsync("access.not-permitted", () => court.AsAsync<ApproveChain>("adm1", u => u.ExecuteAsync(new(version), default)));
        await court.ShouldRefuseAsync("chain.reason-missing", () => court.AsAsync<ProposeChain, int>("adm1", u => u.ExecuteAsync(new(Steps(), 30, " "), default)));
    }

    [Fact]
    public async Task A_delegation_ended_at_the_moment_of_an_approval_is_ended_before_or_after_it()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var delegation = await DelegateAsync("dir1", "ex2");
            var payout = await SubmittedAsync("100.00");
            var refusals = await Task.WhenAll(Try(() => court.ApproveAsync(payout, "ex2")), Try(() => court.AsAsync<RevokeDelegation>("dir1", u => u.ExecuteAsync(new(delegation, "已返岗"), default))));
            refusals[1].Should().BeNull();
            (await court.PayoutAsync(payout)).Payout.State.Should().Be(refusals[0] is null ? PayoutState.NoticeIssued : PayoutState.InApproval);
            await court.ShouldRefuseAsync("access.not-permitted", () => court.ApproveAsync(payout, "ex2"));
        }
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_role_taken_at_the_moment_of_an_approval_is_taken_before_or_after_it()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var payout = await SubmittedAsync("100.00");
            var change = await court.AsAsync<ProposeRoles, long>("adm1", u => u.ExecuteAsync(new("dir1", ["VP"], "轮岗"), default));
            var refusals = await Task.WhenAll(Try(() => court.ApproveAsync(payout)), Try(() => court.AsAsync<ConfirmRoles>("sec1", u => u.ExecuteAsync(new(change), default))));
            refusals[1].Should().BeNull();
            (refusals[0] is null or "access.not-permitted").Should().BeTrue("it was {0}", refusals[0]);
            (await court.PayoutAsync(payout)).Payout.State.Should().Be(refusals[0] is null ? PayoutState.NoticeIssued : PayoutState.InApproval);
            var back = await court.AsAsync<ProposeRoles, long>("adm1", u => u.ExecuteAsync(new("dir1", ["DIR"], "轮岗"), default));
            await court.AsAsync<ConfirmRoles>("sec1", u => u.ExecuteAsync(new(back), default));
        }
        (await court.SeeAsync<PersonQueries, List<PersonView>>("ins1", q => q.ListAsync(null, 100, default))).Single(p => p.UserName == "dir1").History.Should().HaveCount(1 + 2 * Rounds);
    }

    [Fact]
    public async Task Changes_of_roles_and_delegations_are_decided_once_and_never_for_oneself()
    {
        var change = await court.AsAsync<ProposeRoles, long>("adm1", u => u.ExecuteAsync(new("csh2", ["ACC"], "调岗"), default));
        await court.ShouldRefuseAsync("access.role-change-open", () => court.AsAsync<ProposeRoles, long>("adm1", u => u.ExecuteAsync(new("csh2", ["EX"], "调岗"), default)));
        var decided = await Task.WhenAll(Try(() => court.AsAsync<ConfirmRoles>("sec1", u => u.ExecuteAsync(new(change), default))), Try(() => court.AsAsync<RejectRoles>("sec1", u => u.ExecuteAsync(new(change, "不同意"), default))));
        decided.Should().ContainSingle(r => r == null).And.ContainSingle(r => r == "access.decided");
        await court.ShouldRefuseAsync("access.same-person", () => court.AsAsync<ProposeRoles, long>("adm1", u => u.ExecuteAsync(new("adm1", ["SEC"], "调岗"), default)));
        await court.ShouldRefuseAsync("access.unknown-role", () => court.AsAsync<ProposeRoles, long>("adm1", u => u.ExecuteAsync(new("ex2", ["SVC"], "调岗"), default)));

        var asked = await RequestAsync("vp1", "dir1");
        await court.ShouldRefuseAsync("access.same-person", () => court.AsAsync<ConfirmDelegation>("dir1", u => u.ExecuteAsync(new(asked), default)));
        await court.ShouldRefuseAsync("access.not-permitted", () => court.AsAsync<ConfirmDelegation>("acc1", u => u.ExecuteAsync(new(asked), default)));
        await court.AsAsync<ConfirmDelegation>("vp1", u => u.ExecuteAsync(new(asked), default));
        await court.ShouldRefuseAsync("access.decided", () => court.AsAsync<ConfirmDelegation>("sec1", u => u.ExecuteAsync(new(asked), default)));
        // Both steps of the upper band by one person, in two names: no.
        var payout = await SubmittedAsync("100000.00");
        await court.ApproveAsync(payout);
        await court.ShouldRefuseAsync("payout.same-person", () => court.ApproveAsync(payout));
    }

    [Fact]
    public async Task The_whole_chain_is_looked_at_once_more_when_money_leaves()
    {
        var payout = await SubmittedAsync("100.00");
        var delegation = await DelegateAsync("dir1", "vp1");
        await court.ApproveAsync(payout, "vp1");
        await court.AcceptAsync(payout);
        (await court.PayoutAsync(payout)).Approvals.Should().ContainSingle(a => a.Person == "院领导甲" && a.OnBehalfOf == "执行局长甲" && a.ChainVersion == 1);
        // What no step could see: the approval turns out to be in the accountant's name.
        var acc = (await court.ActorAsync("acc1")).Id;
        await TestDatabase.ExecuteAsync(court.Database.Superuser, $"set session_replication_role = replica; update payouts.move set on_behalf_of = {acc} where payout_id = {payout} and trigger = 'Approve'");
        await court.ShouldRefuseAsync("payout.same-person", () => court.ReleaseAsync(payout));
        var csh = (await court.ActorAsync("csh1")).Id;
        await DatabaseRefusesAsync("LD126", $"insert into payouts.move (payout_id, round, from_state, trigger, to_state, person_id, at, content_hash) select {payout}, 1, 'Accepted', 'Release', 'Released', {csh}, at, content_hash from payouts.move where payout_id = {payout} and trigger = 'Accept'");
        await TestDatabase.ExecuteAsync(court.Database.Superuser, $"set session_replication_role = replica; update payouts.move set on_behalf_of = {(await court.ActorAsync("dir1")).Id} where payout_id = {payout} and trigger = 'Approve'");
        delegation.Should().BePositive();
        // What was approved is what goes: not another sum on the way, and no other file behind it.
        await DatabaseRefusesAsync("LD128", $"insert into payouts.move (payout_id, round, from_state, trigger, to_state, person_id, at, content_hash) select {payout}, 1, 'Accepted', 'Release', 'Released', {csh}, at, sha256('another') from payouts.move where payout_id = {payout} and trigger = 'Accept'");
        await court.ReleaseAsync(payout);
        await DatabaseRefusesAsync("42501", $"update payouts.instruction set file_bytes = 'x' where payout_id = {payout}");
        await DatabaseRefusesAsync("LD128", $"insert into payouts.instruction (payout_id, round, end_to_end_id, amount_minor, file_name, file_bytes, file_sha256, released_at, released_by) values ({payout}, 1, 'X', 99, 'x', 'x', sha256('x'), now(), {csh})");
    }

    [Fact]
    public async Task The_database_keeps_chains_delegations_and_roles_from_the_applications_own_role()
    {
        var (adm, sec, dir, ex1, ex2, acc, csh) = (await Id("adm1"), await Id("sec1"), await Id("dir1"), await Id("ex1"), await Id("ex2"), await Id("acc1"), await Id("csh1"));
        const string at = "timestamptz '2026-02-13 10:00+08'";
        // A version: by who may, sound, decided by another, and as it is from then on.
        string Version(long by, string from = "2026-02-13") => $"insert into payouts.chain_version (version, effective_from, window_days, source, based_on, proposed_by, proposed_at) values (9, '{from}', 30, 'x', 1, {by}, {at})";
        await DatabaseRefusesAsync("LD120", Version(dir));
        await DatabaseRefusesAsync("LD120", Version(adm, "2026-02-12"));
        await DatabaseRefusesAsync("LD121", Version(adm));
        await DatabaseRefusesAsync("LD121", $"{Version(adm)}; insert into payouts.chain_step (version, from_minor, step, role, payee_class, needs_decision) select 9, 0, 1, 'DIR', p, false from unnest(array['party', 'agent', 'third-party', 'payer-refund']) p");
        var version = await ProposeAsync();
        await DatabaseRefusesAsync("LD120", $"insert into payouts.chain_step (version, from_minor, step, role, payee_class) values ({version}, 500, 1, 'VP', 'party')");
        await DatabaseRefusesAsync("LD120", $"update payouts.chain_version set state = 'approved', decided_by = {adm}, decided_at = {at} where version = {version}");
        await DatabaseRefusesAsync("LD120", $"update payouts.chain_version set state = 'approved', effective_from = '2026-01-01', decided_by = {sec}, decided_at = {at} where version = {version}");
        await ApproveAsync(version);
        await DatabaseRefusesAsync("LD120", $"update payouts.chain_version set effective_from = '2027-01-01' where version = {version}");
        await DatabaseRefusesAsync("42501", $"update payouts.chain_step set role = 'DIR' where version = {version}");

        // What a submission asks for.
        var payout = await SubmittedAsync("150000.00");
        await DatabaseRefusesAsync("LD122", $"insert into payouts.required_step (payout_id, round, step, role, chain_version, cumulated_minor) values ({payout}, 1, 3, 'DIR', {version}, 15000000)");
        await DatabaseRefusesAsync("LD125", $"insert into payouts.approval (payout_id, round, step, person_id, on_behalf_of, delegation_id, content_hash, approved_at) values ({payout}, 1, 1, {ex2}, {dir}, null, sha256('x'), {at})", "23514");
        var lent = await DelegateAsync("dir1", "ex2");
        await DatabaseRefusesAsync("LD125", $"insert into payouts.approval (payout_id, round, step, person_id, on_behalf_of, delegation_id, content_hash, approved_at) values ({payout}, 1, 1, {ex1}, {dir}, {lent}, sha256('x'), {at})");
        await DatabaseRefusesAsync("LD125", $"insert into payouts.approval (payout_id, round, step, person_id, on_behalf_of, delegation_id, content_hash, approved_at) values ({payout}, 1, 1, {ex2}, {dir}, {lent}, sha256('x'), timestamptz '2026-03-01 10:00+08')");
        await DatabaseRefusesAsync("LD125", $"insert into payouts.move (payout_id, round, from_state, trigger, to_state, person_id, on_behalf_of, delegation_id, at, content_hash) values ({payout}, 1, 'InApproval', 'Reject', 'Draft', {ex1}, {dir}, {lent}, {at}, sha256('x'))");
        var stranger = await court.DraftAsync(c, Money.Parse("1.00"), payee: "丙公司", account: "510000000009999");
        await court.SubmitAsync(stranger);
        await DatabaseRefusesAsync("LD123", $"insert into payouts.approval (payout_id, round, step, person_id, content_hash, approved_at) values ({stranger}, 1, 1, {dir}, sha256('x'), {at})");

        // Delegations and roles.
        string Lend(long from, long to, string role) => $"insert into access.delegation (delegator, delegate, role, from_on, until_on, reason, requested_by, requested_at) values ({from}, {to}, '{role}', '2026-02-13', '2026-02-14', 'x', {adm}, {at})";
        await DatabaseRefusesAsync("LD124", Lend(csh, acc, "CSH"));
        await DatabaseRefusesAsync("LD124", Lend(csh, ex2, "CSH"));
        await DatabaseRefusesAsync("LD124", Lend(ex1, ex2, "EX"));
        await DatabaseRefusesAsync("LD124", Lend(ex2, ex1, "DIR"));
        await DatabaseRefusesAsync("LD124", $"update access.delegation set confirmed_at = null, confirmed_by = null where id = {lent}");
        await DatabaseRefusesAsync("42501", $"update access.delegation set until_on = '2027-01-01' where id = {lent}");
        await DatabaseRefusesAsync("LD127", $"insert into access.person_role (person_id, role, granted_at, granted_by) values ({ex2}, 'COL', {at}, {adm})");
        await DatabaseRefusesAsync("LD127", $"update access.person_role set revoked_at = {at} where person_id = {ex2}");
        await DatabaseRefusesAsync("LD127", $"insert into access.role_change (person_id, was, roles, reason, proposed_by, proposed_at) values ({ex2}, '{{EX}}', '{{DIR}}', 'x', {ex1}, {at})");
        var change = await court.AsAsync<ProposeRoles, long>("adm1", u => u.ExecuteAsync(new("ex2", ["COL"], "调岗"), default));
        await DatabaseRefusesAsync("LD127", $"update access.role_change set confirmed_by = {dir}, confirmed_at = {at} where id = {change}");
        // Flags.
        await DatabaseRefusesAsync("LD129", $"insert into payouts.case_flag (book_id, case_id, flag, document, set_by, set_at) values (1, {c.Id}, 'major', 'x', {ex1}, {at})");
    }

    [Fact]
    public async Task Roles_that_exclude_each_other_are_the_same_where_they_are_proposed_and_where_they_are_given()
    {
        var roles = (await TestDatabase.AskAsync<string[]>(court.Database.Superuser, "select array_agg(code) from access.role where code <> 'SVC'"))!;
        var person = await Id("pty1");
        foreach (var (a, b) in roles.SelectMany(a => roles.Where(b => string.CompareOrdinal(a, b) < 0).Select(b => (a, b))))
        {
            var asked = await TestDatabase.AskAsync<bool>(court.Database.Superuser, $"select access.conflicting_roles(array['{a}', '{b}'])");
            var given = await Try(async () =>
            {
                await TestDatabase.ExecuteAsync(court.Database.Superuser,
                    $"set session_replication_role = replica; delete from access.person_role where person_id = {person}; set session_replication_role = origin; insert into access.person_role (person_id, role, granted_at, granted_by) values ({person}, '{a}', now(), 1), ({person}, '{b}', now(), 1)");
            });
            (given == "LD010").Should().Be(asked, "{0} beside {1}", a, b);
        }
    }

    static ChainStep[] Steps() => [.. PayeeClass.All.SelectMany(payee => new[]
    {
        new ChainStep(payee, Money.Zero, 1, "DIR", payee == PayeeClass.ThirdParty),
        new ChainStep(payee, Money.Parse("100000.00"), 1, "DIR", payee == PayeeClass.ThirdParty), new ChainStep(payee, Money.Parse("100000.00"), 2, "VP", payee == PayeeClass.ThirdParty),
    })];

    Task<int> ProposeAsync() => court.AsAsync<ProposeChain, int>("adm1", u => u.ExecuteAsync(new(Steps(), 30, "调整"), default));

    Task ApproveAsync(int version) => court.AsAsync<ApproveChain>("sec1", u => u.ExecuteAsync(new(version), default));

    async Task<long> RequestAsync(string from, string to) =>
        (await court.AsAsync<RequestDelegation, IReadOnlyList<long>>("adm1", u => u.ExecuteAsync(new(from, to, new LocalDate(2026, 2, 28), "出差"), default))).Single();

    async Task<long> DelegateAsync(string from, string to)
    {
        var id = await RequestAsync(from, to);
        await court.AsAsync<ConfirmDelegation>(from, u => u.ExecuteAsync(new(id), default));
        return id;
    }

    async Task<long> SubmittedAsync(string amount)
    {
        var payout = await court.DraftAsync(c, Money.Parse(amount));
        await court.SubmitAsync(payout);
        return payout;
    }

    async Task<long> Id(string person) => (await court.ActorAsync(person)).Id;

    async Task DatabaseRefusesAsync(string state, string sql, string? or = null) =>
        (await FluentActions.Awaiting(() => TestDatabase.ExecuteAsync(court.Database.Connections.App, sql)).Should().ThrowAsync<PostgresException>("{0}", sql)).Which.SqlState.Should().BeOneOf(state, or ?? state);

    static async Task<string?> Try(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (Refused refused)
        {
            return refused.Code;
        }
        catch (PostgresException e)
        {
            return e.SqlState;
        }
    }
}
