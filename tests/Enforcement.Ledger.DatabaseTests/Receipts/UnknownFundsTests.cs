using System.Security.Cryptography;
using System.Text;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Exports;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Oversight;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Receipts.UnknownFunds;
using FluentAssertions;
using NodaTime;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Receipts;

/// <summary>Unknown funds: what the stories do not tell. Each refusal stands in C# and again in the database.</summary>
public sealed class UnknownFundsTests : IAsyncLifetime
{
    Court court = null!;
    TestCase c = null!;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        c = await court.CaseAsync();
    }

    public async Task DisposeAsync() => await court.DisposeAsync();

    [Fact]
    public async Task Of_two_confirmations_of_competing_claims_at_once_one_wins()
    {
        for (var round = 0; round < 6; round++)
        {
            var line = await court.UnknownAsync("100.00");
            var first = await court.ClaimAsync("ex1", line, (c, null));
            var second = await court.ClaimAsync("csh1", line, (c, null));
            var refusals = await Task.WhenAll(Court.TryAsync(() => court.ConfirmAsync("acc1", first)), Court.TryAsync(() => court.ConfirmAsync("reg1", second)));
            refusals.Should().ContainSingle(r => r == null).And.ContainSingle(r => r == "unknown.already-claimed");
            var detail = await court.UnknownFundAsync(line);
            detail.Claims.Select(k => k.State).Should().BeEquivalentTo("confirmed", "lost");
            detail.Claims.Single(k => k.State == "lost").Decision.Should().Contain(c.Number, "the loser is told to whom");
        }
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("600.00"));
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Of_a_claim_confirmed_and_a_refund_approved_at_once_one_wins()
    {
        for (var round = 0; round < 6; round++)
        {
            var line = await court.UnknownAsync("100.00");
            var refund = await court.RefundAsync("csh1", line);
            var claim = await court.ClaimAsync("ex1", line, (c, null));
            var refusals = await Task.WhenAll(Court.TryAsync(() => court.ConfirmAsync("acc1", claim)), Court.TryAsync(() => court.ApproveRefundAsync("reg1", refund)));
            refusals[0].Should().BeNull("a refund never overtakes a claim");
            refusals[1].Should().BeOneOf("unknown.being-claimed", "unknown.refund-decided");
        }
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_double_clicked_claim_and_a_double_clicked_refund_count_once()
    {
        var line = await court.UnknownAsync("100.00");
        (await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Court.TryAsync(() => court.ClaimAsync("ex1", line, (c, null)))))).Should().ContainSingle(r => r == null);
        var other = await court.UnknownAsync("50.00");
        var refusals = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Court.TryAsync(() => court.RefundAsync("csh1", other))));
        refusals.Should().ContainSingle(r => r == null);
        refusals.Count(r => r == "unknown.being-refunded").Should().Be(2);
    }

    [Fact]
    public async Task Of_many_lines_each_that_cannot_be_claimed_is_named_and_none_is()
    {
        var references = Enumerable.Range(0, 300).Select(i => court.Credit(Money.FromMinor(100 + i), null, "乙公司代付")).ToList();
        await court.StatementAsync();
        var lines = new List<long>();
        foreach (var reference in references)
            lines.Add(await court.LineAsync(reference));
        await court.ConfirmAsync("acc1", await court.ClaimAsync("ex1", lines[7], (c, null)));
        await court.ApproveRefundAsync("acc1", await court.RefundAsync("csh1", lines[9]));
        var evidence = await court.EvidenceAsync("csh1");
        ClaimUnknown.Request Of(IEnumerable<long> ids) => new([.. ids.Select(l => new ClaimUnknown.Line(l, [new(c.Id)]))], "乙公司清单", [evidence]);

        var refused = await FluentActions.Awaiting(() => court.AsAsync<ClaimUnknown, IReadOnlyList<long>>("csh1", u => u.ExecuteAsync(Of(lines), default))).Should().ThrowAsync<Refused>();
        refused.Which.Code.Should().Be("unknown.several-refused");
        refused.Which.Facts.Should().Be($"line {lines[7]} unknown.already-claimed; line {lines[9]} unknown.returned");

        var rest = lines.Where((_, i) => i is not (7 or 9)).ToList();
        var claims = await court.AsAsync<ClaimUnknown, IReadOnlyList<long>>("csh1", u => u.ExecuteAsync(Of(rest), default));
        await court.ConfirmAsync("reg1", [.. claims]);
        (await TestDatabase.AskAsync<long>(court.Database.Superuser, "select count(*) from receipts.payer_account")).Should().Be(1, "one payer paid them all");
        (await court.MoneyAsync(c)).Available.Minor.Should().Be(Enumerable.Range(0, 300).Where(i => i != 9).Sum(i => 100 + i));
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Evidence_is_kept_byte_for_byte_and_goes_only_to_who_handed_it_in_or_decides()
    {
        var bytes = RandomNumberGenerator.GetBytes(100_000);
        var id = await court.AsAsync<KeepEvidence, long>("ex1", u => u.ExecuteAsync(new("=凭证.pdf", bytes), default));
        foreach (var person in (string[])["ex1", "acc1", "ins1"])
            (await court.SeeAsync<ClaimQueries, KeptFile>(person, q => q.EvidenceAsync(id, default))).Should().BeEquivalentTo(new { Name = "=凭证.pdf", Bytes = bytes, Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)) });
        (await Court.TryAsync(() => court.SeeAsync<ClaimQueries, KeptFile>("ex2", q => q.EvidenceAsync(id, default)))).Should().Be("unknown-evidence.not-found");
        (await Court.TryAsync(() => court.AsAsync<KeepEvidence, long>("ex1", u => u.ExecuteAsync(new("空.pdf", []), default)))).Should().Be("unknown.evidence-size");
        (await Court.TryAsync(() => court.AsAsync<KeepEvidence, long>("ex1", u => u.ExecuteAsync(new("大.pdf", new byte[KeepEvidence.MostBytes + 1]), default)))).Should().Be("unknown.evidence-size");
        // Another's papers do not speak for my claim.
        var line = await court.UnknownAsync("1.00");
        (await Court.TryAsync(() => court.AsAsync<ClaimUnknown, IReadOnlyList<long>>("csh1", u => u.ExecuteAsync(new([new(line, [new(c.Id)])], "理由", [id]), default)))).Should().Be("unknown-evidence.not-found");
    }

    [Fact]
    public async Task The_database_refuses_the_same_by_itself()
    {
        var line = await court.UnknownAsync("100.00");
        var mine = await court.ClaimAsync("ex1", line, (c, null));
        var rival = await court.ClaimAsync("csh1", line, (c, null));
        // One person, another role than the band's, a second claim, a state that no claim bears out.
        await DatabaseRefusesAsync("claim_two_persons", $"update receipts.claim set state = 'confirmed', decided_by = claimed_by, decided_at = now() where id = {mine}");
        await DatabaseRefusesAsync("LD024", $"update receipts.claim set state = 'confirmed', decided_by = (select id from access.person where user_name = 'csh2'), decided_at = now() where id = {mine}");
        await DatabaseRefusesAsync("LD043", $"update receipts.unknown_receipt set state = 'claimed' where line_id = {line}");
        await court.ConfirmAsync("acc1", mine);
        await DatabaseRefusesAsync("claim_confirmed_once", $"update receipts.claim set state = 'confirmed', decided_by = (select id from access.person where user_name = 'reg1'), decided_at = now() where id = {rival}");
        await DatabaseRefusesAsync("LD043", $"update receipts.unknown_receipt set state = 'open' where line_id = {line}");
        // A claim without evidence, parts that are not the line, more parts later.
        var other = await court.UnknownAsync("50.00");
        const string claim = "insert into receipts.claim (line_id, amount_minor, reason, claimed_by, claimed_at) values ({0}, {1}, 'r', 1, now())";
        await DatabaseRefusesAsync("LD040", string.Format(null, claim, other, 5000));
        await DatabaseRefusesAsync("LD041", $"with k as ({string.Format(null, claim, other, 5000)} returning id) insert into receipts.claim_part select id, {c.Id}, 5000 from k");
        await DatabaseRefusesAsync("LD040", $"insert into receipts.claim_part values ({mine}, {(await court.CaseAsync()).Id}, 1)");
        // A refund to another account, or of another sum.
        const string refund = "insert into receipts.refund (line_id, amount_minor, payer_name, payer_account, reason, proposed_by, proposed_at) values ({0}, {1}, '路人甲', '{2}', 'r', 1, now())";
        await DatabaseRefusesAsync("LD044", string.Format(null, refund, other, 5000, "6217000000000000009"));
        await DatabaseRefusesAsync("LD044", string.Format(null, refund, other, 4999, "6217000000000000001"));
        var proposed = await court.RefundAsync("acc1", other);
        await DatabaseRefusesAsync("refund_two_persons", $"update receipts.refund set state = 'approved', decided_by = proposed_by, decided_at = now() where id = {proposed}");
        await court.ClaimAsync("ex1", other, (c, null));
        await DatabaseRefusesAsync("LD046", $"update receipts.refund set state = 'approved', decided_by = (select id from access.person where user_name = 'reg1'), decided_at = now() where id = {proposed}");
        // What is written stays.
        foreach (var sql in (string[])["delete from receipts.claim", "delete from receipts.evidence", "update receipts.evidence set bytes = 'x'", "update receipts.claim_part set case_id = 1", "update receipts.refund set payer_account = '1'"])
            await DatabaseRefusesAsync(PostgresErrorCodes.InsufficientPrivilege, sql);
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_late_payment_to_a_closed_number_waits_for_a_second_person_and_keeps_its_day()
    {
        await court.AsAsync<CloseSubAccount>("adm1", u => u.ExecuteAsync(new(c.Id, c.SubAccount), default));
        await DatabaseRefusesAsync("LD086", $"update cases.sub_account set state = 'active' where number = '{c.SubAccount}'");
        var reference = court.Credit(Money.Parse("700.00"), c.SubAccount);
        court.Clock.To(2026, 2, 26);
        await court.StatementAsync();
        var line = await court.LineAsync(reference);
        var unknown = (await court.UnknownFundAsync(line)).Line;
        unknown.Should().BeEquivalentTo(new { BookedOn = new LocalDate(2026, 2, 13), ImportLagDays = 13, Overdue = true, Class = UnknownClass.Violation });
        await court.ConfirmAsync("acc1", await court.ClaimAsync("ex1", line, (c, null)));
        var clock = (await court.SeeAsync<ClockQueries, List<LotClock>>("ex1", q => q.LotsAsync(c.Id, default))).Single();
        clock.ArrivedOn.Should().Be(new LocalDate(2026, 2, 13), "ten workdays count from the bank's booking");
        var receipts = await court.SeeAsync<ReceiptQueries, List<ReceiptView>>("ex1", q => q.ListAsync(c.Id, null, null, 10, default));
        receipts.Should().ContainSingle(r => r.LineId == line && r.Claimed && r.CaseId == c.Id);
        (await court.SeeAsync<ReceiptQueries, List<ReceiptView>>("ex2", q => q.ListAsync(null, null, null, 10, default))).Should().BeEmpty();
    }

    [Fact]
    public async Task The_list_comes_in_parts_and_by_age_and_counts_the_same()
    {
        for (var i = 0; i < 5; i++)
        {
            court.Clock.To(2026, 2 + i, 13);
            court.Credit(Money.FromMinor(1000 + i), null, i == 2 ? "甲公司" : "路人");
            await court.StatementAsync();
        }
        var seen = new List<UnknownView>();
        for (long? after = null; await court.SeeAsync<UnknownQueries, List<UnknownView>>("ex1", q => q.ListAsync(new(), after, 2, default)) is { Count: > 0 } part; after = part[^1].LineId)
            seen.AddRange(part);
        seen.Should().HaveCount(5).And.BeInAscendingOrder(u => u.DueOn);
        var summary = await court.SeeAsync<UnknownQueries, UnknownSummary>("ins1", q => q.SummaryAsync(null, default));
        summary.Should().BeEquivalentTo(new { Count = 5, Amount = Money.FromMinor(5010), Overdue = 4, Violations = 4, Legacy = 0 });
        foreach (var band in summary.Bands)
        {
            var listed = await court.SeeAsync<UnknownQueries, List<UnknownView>>("ins1", q => q.ListAsync(new(Band: band.Band), null, 50, default));
            listed.Where(u => u.Band == band.Band).Should().HaveCount(band.Count).And.HaveCount(listed.Count);
        }
        (await court.SeeAsync<UnknownQueries, List<UnknownView>>("ex1", q => q.ListAsync(new(LikelyMine: true), null, 50, default))).Should().ContainSingle(u => u.Payer == "甲公司");
    }

    [Fact]
    public async Task The_list_of_a_month_end_says_what_was_unknown_then_and_starts_no_formula()
    {
        var first = await court.UnknownAsync("10.00", "=HYPERLINK(1)");
        var second = await court.UnknownAsync("20.00", "－路人");
        court.Clock.To(2026, 3, 2);
        await court.ConfirmAsync("acc1", await court.ClaimAsync("ex1", first, (c, null)));
        var then = await ListAsync(new LocalDate(2026, 2, 28));
        then.Should().Contain(",'=HYPERLINK(1),").And.Contain(",'－路人,").And.Contain("10.00").And.Contain("20.00");
        (await ListAsync(new LocalDate(2026, 3, 2))).Should().NotContain("HYPERLINK").And.Contain("20.00");
        await court.AsAsync<ReverseReceipt>("acc1", u => u.ExecuteAsync(new(first, "认错"), default));
        (await ListAsync(new LocalDate(2026, 3, 2))).Should().Contain("HYPERLINK");
        (await ListAsync(new LocalDate(2026, 2, 28))).Should().Be(then, "the same day gives the same list later");
        (await Court.TryAsync(() => court.AsAsync<ExportUnknown, ExportedFile>("ex1", u => u.ExecuteAsync(new(), default)))).Should().Be("access.not-permitted");
        (await TestDatabase.AskAsync<long>(court.Database.Superuser, "select count(*) from evidence.leaf where use_case = 'ExportUnknown' and outcome = 'done'")).Should().Be(4);
        second.Should().BePositive();

        async Task<string> ListAsync(LocalDate on)
        {
            using var reader = new StreamReader((await court.AsAsync<ExportUnknown, ExportedFile>("acc1", u => u.ExecuteAsync(new(on), default))).Content);
            return await reader.ReadToEndAsync();
        }
    }

    async Task DatabaseRefusesAsync(string code, string sql)
    {
        // As the application, by itself, in a transaction of its own: what is deferred is asked at its end.
        var refused = (await FluentActions.Awaiting(() => TestDatabase.ExecuteAsync(court.Database.Connections.App, sql)).Should().ThrowAsync<PostgresException>(sql)).Which;
        (refused.ConstraintName == code || refused.SqlState == code).Should().BeTrue("{0}: {1} {2}", sql, refused.SqlState, refused.MessageText);
    }
}
