using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Oversight;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Receipts.Bonds;
using Enforcement.Ledger.Receipts.UnknownFunds;
using FluentAssertions;
using NodaTime;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Receipts;

/// <summary>Bonds of bidders: what the stories do not tell. Each refusal stands in C# and again in the database.</summary>
public sealed class BondTests : IAsyncLifetime
{
    Court court = null!;
    TestCase c = null!;
    long auction;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        c = await court.CaseAsync();
        auction = await court.AsAsync<RegisterAuction, long>("ex1", u => u.ExecuteAsync(Of("SF2026-0001"), default));
    }

    public async Task DisposeAsync() => await court.DisposeAsync();

    [Fact]
    public async Task Of_a_conversion_and_a_refund_confirmed_at_once_one_wins_and_no_bond_is_converted_twice()
    {
        var (first, second) = (await HeldAsync("SF2026-0001"), await HeldAsync("SF2026-0001"));
        court.Clock.To(2026, 3, 10, 12);
        await ResultAsync(first.BondId);
        var conversion = await court.AsAsync<ProposeConversion, long>("ex1", u => u.ExecuteAsync(new(first.BondId, ConversionKind.Price, "成交确认书"), default));
        var twice = await Task.WhenAll(Try(() => ConfirmAsync("acc1", conversion)), Try(() => ConfirmAsync("reg1", conversion)), Try(() => ConfirmAsync("vp1", conversion)));
        twice.Should().ContainSingle(r => r == null).And.Contain("bond.converted");
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("500.00"));

        // The winner was another while the refund of the second was being approved.
        var later = await court.AsAsync<RegisterAuction, long>("ex1", u => u.ExecuteAsync(Of("SF2026-0002"), default));
        for (var round = 0; round < 4; round++)
        {
            var bond = await HeldAsync("SF2026-0002");
            await court.AsAsync<RecordAuctionResult>("ex1", u => u.ExecuteAsync(new(later, AuctionResult.Unsold), default));
            var refund = await court.RefundAsync("csh1", bond.LineId);
            var refusals = await Task.WhenAll(Try(() => court.ApproveRefundAsync("acc1", refund)), Try(() => court.AsAsync<RecordAuctionResult>("ex1", u => u.ExecuteAsync(new(later, AuctionResult.Sold, bond.BondId), default))));
            refusals.Should().ContainSingle(r => r == null, "a bond goes back or is the winner's").And.Subject.Single(r => r != null).Should().BeOneOf("bond.winner", "auction.result-invalid");
        }
        second.BondId.Should().BePositive();
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task The_database_refuses_the_same_by_itself()
    {
        var (winner, other) = (await HeldAsync("SF2026-0001"), await HeldAsync("SF2026-0001"));
        court.Credit(Money.Parse("500.00"), null, "竞买人", "SF2026-0001");
        await court.StatementAsync();
        var proposed = (await court.SeeAsync<BondQueries, List<BondView>>("ex1", q => q.ListAsync(BondFilter.Proposed, null, null, 10, default))).Single();
        // A bond by one person or another role, another sum or line, a state that nothing bears out, and money of the case at once.
        var unknown = await court.UnknownAsync("500.00");
        var byHand = await court.AsAsync<ProposeBond, long>("acc1", u => u.ExecuteAsync(new(unknown, auction, "付款人来电"), default));
        (await Try(() => court.AsAsync<ConfirmBonds>("acc1", u => u.ExecuteAsync(new([byHand]), default)))).Should().Be("bond.same-person");
        await DatabaseRefusesAsync("bond_two_persons", $"update receipts.bond set state = 'held', decided_by = proposed_by, decided_at = now() where id = {byHand}");
        await court.AsAsync<RejectBond>("reg1", u => u.ExecuteAsync(new(byHand, "不是保证金"), default));
        await DatabaseRefusesAsync("LD024", $"update receipts.bond set state = 'held', decided_by = {Person("csh2")}, decided_at = now() where id = {proposed.Id}");
        await DatabaseRefusesAsync("LD082", $"update receipts.bond set state = 'converted', decided_by = {Person("acc1")}, decided_at = now() where id = {proposed.Id}");
        await DatabaseRefusesAsync("LD082", $"update receipts.bond set state = 'returned' where id = {winner.BondId}");
        await DatabaseRefusesAsync("LD043", $"update receipts.unknown_receipt set state = 'claimed' where line_id = {proposed.LineId}");
        await DatabaseRefusesAsync("bonds_never_post", $"insert into receipts.match values ({winner.LineId}, 'T7', 1, {c.Id}, '[]', '[]', now())");
        const string bond = "insert into receipts.bond (auction_id, line_id, book_id, lot_id, amount_minor, reason, proposed_by, proposed_at) select {0}, u.line_id, u.book_id, u.lot_id, {1}, 'r', 1, now() from receipts.unknown_receipt u where u.line_id = {2}";
        await DatabaseRefusesAsync("LD081", string.Format(null, bond, auction, 50000, winner.LineId));
        await DatabaseRefusesAsync("LD081", string.Format(null, bond, auction, 49999, unknown));
        await DatabaseRefusesAsync("auction_bond_range", $"insert into receipts.auction (book_id, case_id, lot_name, platform, mode, auction_no, start_price_minor, bond_minor, ends_at, due_at, due_on, registered_by, registered_at) select book_id, case_id, lot_name, platform, mode, 'SF2026-0009', start_price_minor, start_price_minor, ends_at, due_at, due_on, 1, now() from receipts.auction");
        // Neither back nor to the case while bidding runs.
        const string refund = "insert into receipts.refund (line_id, amount_minor, payer_name, payer_account, reason, proposed_by, proposed_at, bond_id) values ({0}, 50000, '竞买人', '{2}', 'r', 1, now(), {1})";
        const string conversion = "insert into receipts.bond_conversion (bond_id, case_id, kind, document, proposed_by, proposed_at) values ({0}, {1}, 'Price', 'd', 1, now())";
        await DatabaseRefusesAsync("LD085", string.Format(null, refund, other.LineId, other.BondId, "6217000000000000001"));
        await DatabaseRefusesAsync("LD084", string.Format(null, conversion, winner.BondId, c.Id));
        // The winner's does not go back, the other's does not become the case's, nor another case's, and a bond's refund says that it is one.
        court.Clock.To(2026, 3, 10, 12);
        await ResultAsync(winner.BondId);
        await DatabaseRefusesAsync("auction_due", $"update receipts.auction set due_at = due_at + interval '1 hour' where id = {auction}");
        await DatabaseRefusesAsync("LD085", string.Format(null, refund, winner.LineId, winner.BondId, "6217000000000000001"));
        await DatabaseRefusesAsync("LD085", string.Format(null, refund, other.LineId, "null", "6217000000000000001"));
        await DatabaseRefusesAsync("LD044", string.Format(null, refund, other.LineId, other.BondId, "6217000000000000009"));
        await DatabaseRefusesAsync("LD084", string.Format(null, conversion, other.BondId, c.Id));
        await DatabaseRefusesAsync("LD084", string.Format(null, conversion, winner.BondId, (await court.CaseAsync()).Id));
        var price = await court.AsAsync<ProposeConversion, long>("ex1", u => u.ExecuteAsync(new(winner.BondId, ConversionKind.Price, "成交确认书"), default));
        await DatabaseRefusesAsync("conversion_two_persons", $"update receipts.bond_conversion set state = 'confirmed', decided_by = proposed_by, decided_at = now() where id = {price}");
        await DatabaseRefusesAsync("LD024", $"update receipts.bond_conversion set state = 'confirmed', decided_by = {Person("csh1")}, decided_at = now() where id = {price}");
        await DatabaseRefusesAsync("LD080", $"update receipts.auction set result = 'Unsold', winner_bond_id = null where id = {auction}");
        await ConfirmAsync("acc1", price);
        await DatabaseRefusesAsync("LD084", string.Format(null, conversion, winner.BondId, c.Id), "bond_conversion_once");
        await DatabaseRefusesAsync("LD083", $"update receipts.bond_conversion set state = 'rejected' where id = {price}", "LD024");
        foreach (var sql in (string[])["delete from receipts.bond", "delete from receipts.auction", "update receipts.auction set bond_minor = 1", "update receipts.bond set amount_minor = 1", "update receipts.bond_conversion set case_id = 1"])
            await DatabaseRefusesAsync(PostgresErrorCodes.InsufficientPrivilege, sql);
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_number_is_found_as_payers_write_it_and_in_nothing_longer()
    {
        foreach (var (text, isBond) in ((string, bool)[])[
            ("ＳＦ２０２６－０００１ 竞买保证金", true), ("保证金-sf2026-0001-张三", true), ("竞买SF2026-0001房产", true), ("SF2026-00010", false), ("XSF2026-0001", false), ("SF2026 0001", false)])
        {
            var reference = court.Credit(Money.Parse("500.00"), null, "竞买人", text);
            await court.StatementAsync();
            var line = await court.LineAsync(reference);
            (await court.SeeAsync<MatchQueries, MatchView>("acc1", q => q.ExplainAsync(line, default))).Rule.Should().Be(isBond ? "T7" : "T0", text);
        }
        // Two auctions named: nobody's, not even the case's whose own number was credited.
        await court.AsAsync<RegisterAuction, long>("ex1", u => u.ExecuteAsync(Of("SF2026-0002"), default));
        var both = court.Credit(Money.Parse("500.00"), c.SubAccount, "竞买人", "SF2026-0001 SF2026-0002");
        await court.StatementAsync();
        var named = await court.LineAsync(both);
        (await court.UnknownFundAsync(named)).Line.Should().BeEquivalentTo(new { State = UnknownState.Open, Reasons = new[] { "the remark names several auctions" } });
        (await court.SeeAsync<BondQueries, List<BondView>>("acc1", q => q.OfLineAsync(named, default))).Should().BeEmpty();
        // An executor sees the own cases' only.
        (await court.SeeAsync<BondQueries, List<BondView>>("ex2", q => q.ListAsync(null, null, null, 10, default))).Should().BeEmpty();
        (await court.SeeAsync<BondQueries, List<AuctionView>>("ex1", q => q.AuctionsAsync(true, null, 10, default))).Should().HaveCount(2).And.Contain(a => a.Id == auction && a.Bonds == 3 && a.BondSum == Money.Parse("1500.00"));
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_converted_bond_is_the_cases_receipt_and_its_clock_counts_from_the_conversion()
    {
        var bond = await HeldAsync("SF2026-0001");
        court.Clock.To(2026, 3, 10, 12);
        await ResultAsync(bond.BondId);
        await ConfirmAsync("acc1", await court.AsAsync<ProposeConversion, long>("ex1", u => u.ExecuteAsync(new(bond.BondId, ConversionKind.Price, "成交确认书"), default)));
        (await court.SeeAsync<ReceiptQueries, List<ReceiptView>>("ex1", q => q.ListAsync(c.Id, null, null, 10, default))).Should().ContainSingle(r => r.LineId == bond.LineId && r.Claimed && r.CaseId == c.Id);
        (await court.SeeAsync<ClockQueries, List<LotClock>>("ex1", q => q.LotsAsync(c.Id, default))).Single().Should().BeEquivalentTo(new { ArrivedOn = new LocalDate(2026, 3, 10), ADueOn = new LocalDate(2026, 3, 24) });
        await court.ShouldBeSoundAsync();
    }

    RegisterAuction.Request Of(string number) => new(c.Number, "房产一套", "网拍平台", AuctionMode.Online, number, null, Money.Parse("5000.00"), Money.Parse("500.00"),
        new LocalDateTime(2026, 3, 10, 10, 0).InZoneStrictly(Calendar.Office.Zone).ToInstant());

    async Task<(long LineId, long BondId)> HeldAsync(string number)
    {
        var reference = court.Credit(Money.Parse("500.00"), null, "竞买人", $"保证金 {number}");
        await court.StatementAsync();
        var line = await court.LineAsync(reference);
        var bond = (await court.SeeAsync<BondQueries, List<BondView>>("acc1", q => q.OfLineAsync(line, default))).Single();
        await court.AsAsync<ConfirmBonds>("acc1", u => u.ExecuteAsync(new([bond.Id]), default));
        return (line, bond.Id);
    }

    Task ResultAsync(long winner) => court.AsAsync<RecordAuctionResult>("ex1", u => u.ExecuteAsync(new(auction, AuctionResult.Sold, winner), default));

    Task ConfirmAsync(string person, long conversion) => court.AsAsync<ConfirmConversion>(person, u => u.ExecuteAsync(new(conversion), default));

    static string Person(string name) => $"(select id from access.person where user_name = '{name}')";

    async Task DatabaseRefusesAsync(string code, string sql, string? or = null)
    {
        var refused = (await FluentActions.Awaiting(() => TestDatabase.ExecuteAsync(court.Database.Connections.App, sql)).Should().ThrowAsync<PostgresException>(sql)).Which;
        (refused.ConstraintName == code || refused.SqlState == code || refused.SqlState == or || refused.ConstraintName == or).Should().BeTrue("{0}: {1} {2} {3}", sql, refused.SqlState, refused.ConstraintName, refused.MessageText);
    }

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
    }
}
