using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Oversight;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Receipts.Bonds;
using Enforcement.Ledger.Receipts.UnknownFunds;
using Enforcement.Ledger.Receipts.Vouchers;
using Enforcement.Ledger.Reconciliation;
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
        auction = await court.AuctionAsync(c, "SF2026-0001");
    }

    public async Task DisposeAsync() => await court.DisposeAsync();

    [Fact]
    public async Task Of_a_conversion_and_a_refund_confirmed_at_once_one_wins_and_no_bond_is_converted_twice()
    {
        var (first, second) = (await court.HeldBondAsync("SF2026-0001"), await court.HeldBondAsync("SF2026-0001"));
        court.Clock.To(2026, 3, 10, 12);
        await ResultAsync(first.BondId);
        var conversion = await court.AsAsync<ProposeConversion, long>("ex1", u => u.ExecuteAsync(new(first.BondId, ConversionKind.Price, "成交确认书"), default));
        var twice = await Task.WhenAll(Court.TryAsync(() => ConfirmAsync("acc1", conversion)), Court.TryAsync(() => ConfirmAsync("reg1", conversion)), Court.TryAsync(() => ConfirmAsync("vp1", conversion)));
        twice.Should().ContainSingle(r => r == null).And.Contain("bond.converted");
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("500.00"));

        // The winner was another while the refund of the second was being approved.
        var later = await court.AuctionAsync(c, "SF2026-0002", "BZJ2026-0002");
        for (var round = 0; round < 4; round++)
        {
            var bond = await court.HeldBondAsync("BZJ2026-0002");
            await court.AsAsync<RecordAuctionResult>("ex1", u => u.ExecuteAsync(new(later, AuctionResult.Unsold), default));
            var refund = await court.RefundAsync("csh1", bond.LineId);
            var refusals = await Task.WhenAll(Court.TryAsync(() => court.ApproveRefundAsync("acc1", refund)), Court.TryAsync(() => court.AsAsync<RecordAuctionResult>("ex1", u => u.ExecuteAsync(new(later, AuctionResult.Sold, bond.BondId), default))));
            refusals.Should().ContainSingle(r => r == null, "a bond goes back or is the winner's").And.Subject.Single(r => r != null).Should().BeOneOf("bond.winner", "auction.result-invalid");
        }
        second.BondId.Should().BePositive();
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task The_database_refuses_the_same_by_itself()
    {
        var (winner, other) = (await court.HeldBondAsync("SF2026-0001"), await court.HeldBondAsync("SF2026-0001"));
        court.Credit(Money.Parse("500.00"), null, "竞买人", "SF2026-0001");
        await court.StatementAsync();
        var proposed = (await court.SeeAsync<BondQueries, List<BondView>>("ex1", q => q.ListAsync(BondFilter.Proposed, null, null, 10, default))).Single();
        // A bond by one person or another role, another sum or line, a state that nothing bears out, and money of the case at once.
        var unknown = await court.UnknownAsync("500.00");
        var byHand = await court.AsAsync<ProposeBond, long>("acc1", u => u.ExecuteAsync(new(unknown, auction, "付款人来电"), default));
        (await Court.TryAsync(() => court.AsAsync<ConfirmBonds>("acc1", u => u.ExecuteAsync(new([byHand]), default)))).Should().Be("bond.same-person");
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
        await court.AuctionAsync(c, "SF2026-0002");
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
        var line = await court.ConvertedBondAsync(auction, "SF2026-0001");
        (await court.SeeAsync<ReceiptQueries, List<ReceiptView>>("ex1", q => q.ListAsync(c.Id, null, null, 10, default))).Should().ContainSingle(r => r.LineId == line && r.Claimed && r.CaseId == c.Id);
        // The officer is told, the register names it, and its entry stays, whoever asks the journal.
        (await court.SeeAsync<ArrivalQueries, List<ArrivalView>>("ex1", q => q.UnseenAsync(null, 10, default))).Should().ContainSingle(a => a.LineId == line && a.CaseId == c.Id && a.ArrivedOn == new LocalDate(2026, 3, 10));
        var row = (await court.SeeAsync<RegisterQueries, List<RegisteredReceipt>>("acc1", async q => await (await q.ReceiptsAsync(Demonstration.BookCode, new LocalDate(2026, 3, 10), null, null, default)).ToListAsync())).Single();
        (row.Bond, row.Claimed, RegisterForm.Receipt(row)[^1]).Should().Be((true, false, "保证金转入"));
        await DatabaseRefusesAsync("LD087", Reversal("ReverseReceipt", 41, 201, c.Id, 223));
        (await court.SeeAsync<ClockQueries, List<LotClock>>("ex1", q => q.LotsAsync(c.Id, default))).Single().Should().BeEquivalentTo(new { ArrivedOn = new LocalDate(2026, 3, 10), ADueOn = new LocalDate(2026, 3, 24) });
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_batch_is_no_bond_whatever_its_parts_say_and_no_cases_either()
    {
        // The sum is the bond's, one of the parts names the auction, and all were credited to the case's own number.
        var references = new[]
        {
            court.CreditBatch((Money.Parse("300.00"), "竞买人甲", null, "保证金 SF2026-0001"), (Money.Parse("200.00"), "路人", null, "还款")),
            court.CreditBatch((Money.Parse("500.00"), "竞买人甲", c.SubAccount, "保证金 SF2026-0001"), (Money.Parse("500.00"), "路人", c.SubAccount, c.Number)),
        };
        await court.StatementAsync();
        foreach (var reference in references)
        {
            var line = await court.LineAsync(reference);
            (await court.SeeAsync<MatchQueries, MatchView>("acc1", q => q.ExplainAsync(line, default))).Should()
                .BeEquivalentTo(new { Rule = "T0", CaseId = (long?)null, Reasons = new[] { "the bank booked several payments as one, and one of them names an auction" } });
            (await court.BondsOfAsync(line)).Should().BeEmpty();
            await court.ShouldRefuseAsync("bond.batch", () => court.AsAsync<ProposeBond, long>("acc1", u => u.ExecuteAsync(new(line, auction, "竞买人来电"), default)));
            await DatabaseRefusesAsync("LD081", $"insert into receipts.bond (auction_id, line_id, book_id, lot_id, amount_minor, reason, proposed_by, proposed_at) select {auction}, u.line_id, 1, u.lot_id, l.amount_minor, 'r', 1, now() from receipts.unknown_receipt u join receipts.statement_line l on l.id = u.line_id where u.line_id = {line}");
        }
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Zero);
        (await court.SeeAsync<ReplayMatches, ReplayOutcome>("acc1", q => q.ExecuteAsync(100, default))).Should().BeEquivalentTo(new { Lines = 2, Different = 0 });
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_held_bond_is_made_unknown_again_by_two_persons_and_gets_a_clock_of_its_own()
    {
        var (line, bond) = await court.HeldBondAsync("SF2026-0001", "");
        court.Clock.To(2026, 3, 10, 12);
        await court.AsAsync<RecordAuctionResult>("ex1", u => u.ExecuteAsync(new(auction, AuctionResult.Unsold), default));
        await court.ShouldRefuseAsync("unknown.payer-missing", () => court.RefundAsync("csh1", line));
        await DatabaseRefusesAsync("LD087", Reversal("ConfirmUndoBond", 40, 223, null, 221));
        string Undone(string person) => $"update receipts.bond set state = 'rejected', undone_by = {Person(person)}, undone_at = now(), unknown_due_on = (now() at time zone 'Asia/Shanghai')::date + 3 where id = {bond}";
        await DatabaseRefusesAsync("LD082", Undone("reg1"));
        await court.ShouldRefuseAsync("bond.undo-not-asked", () => UndoAsync("reg1"));
        await court.ShouldRefuseAsync("unknown.reason-missing", () => AskAsync("acc1", " "));
        await court.ShouldRefuseAsync("access.not-permitted", () => AskAsync("ex2", "无法退回"));
        await AskAsync("acc1", "无付款账户，无法原路退回");
        await court.ShouldRefuseAsync("bond.undo-same-person", () => UndoAsync("acc1"));
        await court.ShouldRefuseAsync("access.not-permitted", () => UndoAsync("csh1"));
        await DatabaseRefusesAsync("bond_undone_by_two", Undone("acc1"));
        await DatabaseRefusesAsync("LD021", Undone("csh1"));
        await DatabaseRefusesAsync("LD024", Undone("ex1"));
        await UndoAsync("reg1");
        (await court.BondsOfAsync(line)).Single().Should().BeEquivalentTo(new { State = BondState.Rejected, Decision = "无付款账户，无法原路退回", Undo = (BondUndoView?)null });
        (await court.UnknownFundAsync(line)).Line.Should().BeEquivalentTo(new { State = UnknownState.Open, DueOn = new LocalDate(2026, 3, 13) });
        await court.ShouldBeSoundAsync();
        // It can be claimed, and it can be a bond again.
        var again = await court.AsAsync<ProposeBond, long>("csh2", u => u.ExecuteAsync(new(line, auction, "银行补来付款人"), default));
        await court.AsAsync<ConfirmBonds>("acc1", u => u.ExecuteAsync(new([again]), default));
        await court.ShouldBeSoundAsync();

        Task AskAsync(string person, string reason) => court.AsAsync<AskUndoBond>(person, u => u.ExecuteAsync(new(bond, reason), default));
        Task UndoAsync(string person) => court.AsAsync<ConfirmUndoBond>(person, u => u.ExecuteAsync(new(bond), default));
    }

    [Fact]
    public async Task What_is_on_its_way_or_the_winners_is_not_made_unknown()
    {
        var (winner, other) = (await court.HeldBondAsync("SF2026-0001"), await court.HeldBondAsync("SF2026-0001"));
        foreach (var bond in new[] { winner, other })
            await court.AsAsync<AskUndoBond>("csh2", u => u.ExecuteAsync(new(bond.BondId, "疑为误认"), default));
        court.Clock.To(2026, 3, 10, 12);
        await ResultAsync(winner.BondId);
        var refund = await court.RefundAsync("csh1", other.LineId);
        await RefusedAsync(winner.BondId, "bond.winner-recorded");
        await RefusedAsync(other.BondId, "unknown.being-refunded");
        await court.ApproveRefundAsync("acc1", refund);
        await RefusedAsync(other.BondId, "unknown.returned");
        var conversion = await court.AsAsync<ProposeConversion, long>("ex1", u => u.ExecuteAsync(new(winner.BondId, ConversionKind.Price, "成交确认书"), default));
        await RefusedAsync(winner.BondId, "bond.winner-recorded");
        await ConfirmAsync("acc1", conversion);
        await RefusedAsync(winner.BondId, "bond.converted");
        await court.ShouldBeSoundAsync();

        async Task RefusedAsync(long bond, string code)
        {
            await court.ShouldRefuseAsync(code, () => court.AsAsync<ConfirmUndoBond>("reg1", u => u.ExecuteAsync(new(bond), default)));
            await DatabaseRefusesAsync("LD082", $"update receipts.bond set state = 'rejected', undone_by = {Person("reg1")}, undone_at = now(), unknown_due_on = (now() at time zone 'Asia/Shanghai')::date + 3 where id = {bond}");
        }
    }

    [Fact]
    public async Task Whoever_imported_a_statement_that_another_import_let_go_on_does_not_decide_about_its_bonds()
    {
        court.Credit(Money.Parse("1.00"), c.SubAccount);
        var first = court.CloseStatement();
        court.Clock.To(2026, 2, 14);
        var reference = court.Credit(Money.Parse("500.00"), null, "竞买人", "保证金 SF2026-0001");
        (await court.ImportAsync(court.CloseStatement(), "acc1")).Statements[0].Outcome.Should().Be("held");
        await court.ImportAsync(first, "csh1");
        var bond = (await court.BondsOfAsync(await court.LineAsync(reference))).Single();
        bond.Should().BeEquivalentTo(new { State = BondState.Proposed, Mine = true });
        await court.ShouldRefuseAsync("bond.same-person", () => court.AsAsync<ConfirmBonds>("acc1", u => u.ExecuteAsync(new([bond.Id]), default)));
        await court.ShouldRefuseAsync("bond.same-person", () => court.AsAsync<RejectBond>("acc1", u => u.ExecuteAsync(new(bond.Id, "不是"), default)));
        // Nor when another person proposed it by hand.
        await court.AsAsync<RejectBond>("reg1", u => u.ExecuteAsync(new(bond.Id, "不是"), default));
        var byHand = await court.AsAsync<ProposeBond, long>("csh2", u => u.ExecuteAsync(new(bond.LineId, auction, "付款人来电"), default));
        await court.ShouldRefuseAsync("bond.same-person", () => court.AsAsync<ConfirmBonds>("acc1", u => u.ExecuteAsync(new([byHand]), default)));
        await DatabaseRefusesAsync("LD021", $"update receipts.bond set state = 'held', decided_by = {Person("acc1")}, decided_at = now() where id = {byHand}");
        await court.AsAsync<ConfirmBonds>("reg1", u => u.ExecuteAsync(new([byHand]), default));
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Once_the_result_is_recorded_the_auctions_own_number_means_the_price_and_that_of_the_bonds_a_bond()
    {
        await court.AuctionAsync(c, "SF2026-0002", "BZJ2026-0002");
        var early = court.Credit(Money.Parse("500.00"), c.SubAccount, "竞买人", "SF2026-0001 保证金");
        var lateFile = court.CloseStatement();
        court.Clock.To(2026, 3, 10, 12);
        await court.AsAsync<RecordAuctionResult>("ex1", u => u.ExecuteAsync(new(auction, AuctionResult.Unsold), default));
        await court.ImportAsync(lateFile);
        // Booked while bidding ran, though its statement came later.
        (await RuleAsync(early)).Should().Be("T7");
        foreach (var (remark, rule) in ((string, string)[])[("SF2026-0001 价款", "T1"), ("SF2026-0002 保证金", "T7"), ("BZJ2026-0002", "T7")])
        {
            var reference = court.Credit(Money.Parse("500.00"), c.SubAccount, "买受人", remark);
            await court.StatementAsync();
            (await RuleAsync(reference)).Should().Be(rule, remark);
        }
        async Task<string> RuleAsync(string reference)
        {
            var line = await court.LineAsync(reference);
            return (await court.SeeAsync<MatchQueries, MatchView>("acc1", q => q.ExplainAsync(line, default))).Rule;
        }
    }

    [Fact]
    public async Task A_refund_that_comes_back_after_it_was_booked_says_so_and_is_the_bond_again_when_two_persons_want_it()
    {
        var held = await court.HeldBondAsync("SF2026-0001");
        court.Clock.To(2026, 3, 10, 12);
        await court.AsAsync<RecordAuctionResult>("ex1", u => u.ExecuteAsync(new(auction, AuctionResult.Unsold), default));
        var refund = await court.RefundAsync("csh1", held.LineId);
        await court.ApproveRefundAsync("acc1", refund);
        await court.DebitRefundAsync(refund);
        await court.StatementAsync();
        var id = await TestDatabase.AskAsync<string>(court.Database.Superuser, $"select end_to_end_id from receipts.refund_instruction where refund_id = {refund}");
        var reference = court.Credit(Money.Parse("500.00"), null, "竞买人", $"退汇 {id}");
        var less = court.Credit(Money.Parse("499.00"), null, "竞买人", $"退汇 {id}");
        await court.StatementAsync();
        var line = await court.LineAsync(reference);
        string[] reasons = [$"instruction {id} of refund {refund} came back", "same amount"];
        (await court.UnknownFundAsync(line)).Line.Should().BeEquivalentTo(new { State = UnknownState.Open, Reasons = reasons });
        (await court.SeeAsync<MatchQueries, MatchView>("acc1", q => q.ExplainAsync(line, default))).Rule.Should().Be("T6");
        (await court.BondsOfAsync(await court.LineAsync(less))).Should().BeEmpty();
        var again = (await court.BondsOfAsync(line)).Single();
        again.Should().BeEquivalentTo(new { State = BondState.Proposed, AuctionId = auction, Reason = string.Join("; ", reasons) });
        await court.AsAsync<ConfirmBonds>("acc1", u => u.ExecuteAsync(new([again.Id]), default));
        await court.ApproveRefundAsync("acc1", await court.RefundAsync("csh1", line));
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_confirmed_bond_is_seen_among_the_unknown_by_the_officer_of_its_auction_and_no_other()
    {
        var held = await court.HeldBondAsync("SF2026-0001");
        async Task<int> SeesAsync(string person) =>
            (await court.SeeAsync<UnknownQueries, List<UnknownView>>(person, q => q.ListAsync(new(State: UnknownState.Bond), null, 10, default))).Count(u => u.LineId == held.LineId);
        (await SeesAsync("ex1"), await SeesAsync("acc1"), await SeesAsync("ex2")).Should().Be((1, 1, 0));
        (await court.UnknownFundAsync(held.LineId, "ex1")).Line.LineId.Should().Be(held.LineId);
        await court.ShouldRefuseAsync("unknown.not-found", () => court.UnknownFundAsync(held.LineId, "ex2"));
    }

    /// <summary>The reversal of the one entry of a kind, past the program.</summary>
    static string Reversal(string useCase, int kind, int debit, long? debitCase, int credit) =>
        $"""
        select * from ledger.post(1, 1, '{useCase}', now(), array[21]::smallint[], array[gen_random_uuid()], array[gen_random_uuid()], array[date '2026-03-10'], (select array[source_kind] from ledger.entry where kind = {kind}),
          (select array[source_id] from ledger.entry where kind = {kind}), (select array[id] from ledger.entry where kind = {kind}), array[null]::bigint[], array[null]::date[], array[1],
          (select array[t.lot_id] from ledger.transfer t join ledger.entry e on e.book_id = t.book_id and e.id = t.entry_id where e.kind = {kind}),
          array[{debit}]::smallint[], array[{debitCase?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null"}]::bigint[], array[{credit}]::smallint[], array[null]::bigint[], array[50000]::bigint[])
        """;

    Task ResultAsync(long winner) => court.AsAsync<RecordAuctionResult>("ex1", u => u.ExecuteAsync(new(auction, AuctionResult.Sold, winner), default));

    Task ConfirmAsync(string person, long conversion) => court.AsAsync<ConfirmConversion>(person, u => u.ExecuteAsync(new(conversion), default));

    static string Person(string name) => $"(select id from access.person where user_name = '{name}')";

    async Task DatabaseRefusesAsync(string code, string sql, string? or = null)
    {
        var refused = (await FluentActions.Awaiting(() => TestDatabase.ExecuteAsync(court.Database.Connections.App, sql)).Should().ThrowAsync<PostgresException>(sql)).Which;
        (refused.ConstraintName == code || refused.SqlState == code || refused.SqlState == or || refused.ConstraintName == or).Should().BeTrue("{0}: {1} {2} {3}", sql, refused.SqlState, refused.ConstraintName, refused.MessageText);
    }
}
