using Enforcement.Ledger.Database;
using Enforcement.Ledger.DatabaseTests.Receipts;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Receipts.Vouchers;
using Enforcement.Ledger.Reconciliation;
using FluentAssertions;
using NodaTime;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Reconciliation;

/// <summary>What counts as an arrival is one thing: in the register of receipts, in that of cases, and on the list of new arrivals.</summary>
public sealed class RegisterTests : IAsyncLifetime
{
    static readonly LocalDate February = new(2026, 2, 1);
    static readonly LocalDate March = new(2026, 3, 1);

    Court court = null!;
    TestCase c = null!;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        c = await court.CaseAsync();
    }

    public async Task DisposeAsync() => await court.DisposeAsync();

    [Fact]
    public async Task A_claimed_line_is_in_the_register_and_a_new_arrival_on_the_day_of_its_claim_for_each_of_its_cases()
    {
        var other = await court.CaseAsync("ex2");
        var line = await court.UnknownAsync("100.00");
        (await ReceiptsAsync(February)).Should().BeEmpty("nobody knows its case yet");
        (await UnseenAsync("csh1")).Should().BeEmpty();

        court.Clock.To(2026, 3, 2);
        await court.ConfirmAsync("reg1", await court.ClaimAsync("acc1", line, (c, "60.00"), (other, "40.00")));

        (await ReceiptsAsync(March)).Select(r => (r.LineId, r.CaseNumber, r.Amount.ToString(), r.BookedOn, r.PostedOn, r.Claimed, r.State)).Should().Equal(
            (line, c.Number, "60.00", new(2026, 2, 13), new(2026, 3, 2), true, ArrivalState.Stands), (line, other.Number, "40.00", new(2026, 2, 13), new(2026, 3, 2), true, ArrivalState.Stands));
        (await ReceiptsAsync(February)).Should().BeEmpty();
        var mine = (await UnseenAsync("ex1")).Should().ContainSingle().Subject;
        mine.Should().Match<ArrivalView>(a => a.LineId == line && a.CaseId == c.Id && a.Amount == Money.Parse("60.00") && a.ArrivedOn == new LocalDate(2026, 3, 2) && a.DueOn == new LocalDate(2026, 3, 5));
        (await UnseenAsync("csh1")).Should().HaveCount(2);
        (await court.SeeAsync<ArrivalQueries, List<ArrivalView>>("csh1", async q => [.. await q.UnseenAsync(null, 1, default), .. await q.UnseenAsync((await q.UnseenAsync(null, 1, default))[0].Place, 1, default)]))
            .Select(a => a.CaseId).Should().BeEquivalentTo([c.Id, other.Id], "a page may end between the two cases of a line");

        (await court.AsAsync<SeeArrivals, int>("ex1", u => u.ExecuteAsync(new([line]), default))).Should().Be(1);
        (await UnseenAsync("ex1")).Should().BeEmpty();
        (await UnseenAsync("ex2")).Should().ContainSingle("the other officer has not seen it").Which.CaseNumber.Should().Be(other.Number);
        (await court.AsAsync<TellArrivals, int>("csh1", u => u.ExecuteAsync(new([line]), default))).Should().Be(2);
        var stray = await court.UnknownAsync("1.00");
        (await FluentActions.Awaiting(() => TestDatabase.ExecuteAsync(court.Database.Connections.App,
            $"insert into receipts.arrival_notice (line_id, case_id, what, at, person_id) select {stray}, {c.Id}, 'told', now(), id from access.person where user_name = 'csh1'"))
            .Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be("LD094", "the database asks for an arrival too");
    }

    [Fact]
    public async Task Money_that_was_taken_back_and_came_to_its_case_again_is_told_and_seen_again()
    {
        var reference = court.Credit(Money.Parse("30.00"), c.SubAccount);
        await court.StatementAsync();
        var line = await court.LineAsync(reference);
        (await TellAsync()).Should().Be(1);
        (await SeeAsync()).Should().Be(1);
        await court.AsAsync<ReverseReceipt>("acc1", u => u.ExecuteAsync(new(line, "串户"), default));
        await court.ShouldRefuseAsync("arrival.not-found", TellAsync);
        (await FluentActions.Awaiting(() => TestDatabase.ExecuteAsync(court.Database.Connections.App,
            $"insert into receipts.arrival_notice (line_id, case_id, what, at, person_id) select {line}, {c.Id}, 'told', now(), id from access.person where user_name = 'csh1'"))
            .Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be("LD094");

        court.Clock.To(2026, 3, 2);
        await court.ConfirmAsync("acc1", await court.ClaimAsync("ex1", line, (c, null)));
        (await UnseenAsync("ex1")).Should().ContainSingle().Which.Should().Match<ArrivalView>(a => a.LineId == line && a.ToldAt == null && a.ArrivedOn == new LocalDate(2026, 3, 2));
        (await TellAsync()).Should().Be(1);
        (await UnseenAsync("csh1")).Should().ContainSingle().Which.ToldBy.Should().NotBeNull();
        (await SeeAsync()).Should().Be(1);
        (await SeeAsync()).Should().Be(0);
        (await UnseenAsync("ex1")).Should().BeEmpty();

        Task<int> TellAsync() => court.AsAsync<TellArrivals, int>("csh1", u => u.ExecuteAsync(new([line]), default));
        Task<int> SeeAsync() => court.AsAsync<SeeArrivals, int>("ex1", u => u.ExecuteAsync(new([line]), default));
    }

    [Fact]
    public async Task A_returned_payment_is_no_arrival_and_makes_what_went_out_less()
    {
        court.Credit(Money.Parse("500.00"), c.SubAccount);
        await court.StatementAsync();
        var paid = await PaidAsync(c, "200.00");
        await court.ReturnAsync(paid);
        (await court.StatementAsync()).Statements[0].Returned.Should().Be(1);

        (await ReceiptsAsync(February)).Should().ContainSingle().Which.Amount.Should().Be(Money.Parse("500.00"));
        (await UnseenAsync("csh1")).Should().ContainSingle().Which.Amount.Should().Be(Money.Parse("500.00"));
        (await MonthAsync(February)).Cases.Single().Should().BeEquivalentTo(new { In = Money.Parse("500.00"), Out = Money.Zero, Closing = Money.Parse("500.00") });
    }

    [Fact]
    public async Task What_was_reversed_is_shown_as_reversed_with_its_reversal_and_sums_to_zero()
    {
        var reference = court.Credit(Money.Parse("30.00"), c.SubAccount);
        await court.StatementAsync();
        var matched = await court.LineAsync(reference);
        var claimed = await court.UnknownAsync("7.00");
        await court.ConfirmAsync("reg1", await court.ClaimAsync("acc1", claimed, (c, null)));
        court.Clock.To(2026, 3, 2);
        foreach (var (line, person) in ((long, string)[])[(matched, "acc1"), (claimed, "reg1")])
            await court.AsAsync<ReverseReceipt>(person, u => u.ExecuteAsync(new(line, "串户"), default));

        var february = await ReceiptsAsync(February);
        february.Select(r => (r.LineId, r.Amount.ToString(), r.State)).Should().Equal(
            (matched, "30.00", ArrivalState.Reversed), (claimed, "7.00", ArrivalState.Reversed), (matched, "-30.00", ArrivalState.Reversal));
        var march = await ReceiptsAsync(March);
        march.Should().ContainSingle("a claim is undone on the day on which it is").Which.Should().Match<RegisteredReceipt>(r => r.State == ArrivalState.Reversal && r.Amount == Money.Parse("-7.00") && r.Claimed);
        Money.Sum(february.Concat(march).Select(r => r.Amount)).Should().Be(Money.Zero);
        (await MonthAsync(March)).Cases.Single().Should().BeEquivalentTo(new { Opening = Money.Parse("7.00"), In = Money.Parse("-7.00"), Out = Money.Zero, Closing = Money.Zero });
        (await UnseenAsync("ex1")).Should().BeEmpty();
    }

    [Fact]
    public async Task Cash_is_in_once_also_when_the_bank_brings_it()
    {
        var taken = await court.AsAsync<TakeCash, long>("ex1", u => u.ExecuteAsync(new(c.Id, Money.Parse("50.00"), "乙公司", "ex2", court.Clock.GetCurrentInstant(), "乙公司住所", "当场履行"), default));
        (await MonthAsync(February)).Cases.Single().Should().BeEquivalentTo(new { In = Money.Parse("50.00"), Out = Money.Zero, Closing = Money.Parse("50.00") });
        await court.AsAsync<AcceptCash>("csh1", u => u.ExecuteAsync(new(taken), default));
        court.Credit(Money.Parse("50.00"), c.SubAccount, payer: "", remark: "现金存入 XJ00000001");
        await court.StatementAsync();
        (await MonthAsync(February)).Cases.Single().Should().BeEquivalentTo(new { In = Money.Parse("50.00"), Out = Money.Zero, Closing = Money.Parse("50.00") });
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(20260331)]
    public async Task In_every_month_of_a_random_history_opening_in_out_and_closing_of_each_case_fit_the_journal_and_the_receipts(int seed)
    {
        var random = new Random(seed);
        TestCase[] cases = [c, await court.CaseAsync("ex2"), await court.CaseAsync()];
        var (known, strays, paid) = (new List<string>(), new List<string>(), new List<long>());
        for (var step = 0; step < 24; step++)
        {
            court.Clock.To(2026, 2 + step / 8, 14 + step % 8);
            var of = cases[random.Next(3)];
            for (var n = random.Next(1, 3); n > 0; n--)
                if (random.Next(3) == 0)
                    strays.Add(court.Credit(Money.FromMinor(random.Next(2, 90_000)), null, "路人"));
                else
                    known.Add(court.Credit(Money.FromMinor(random.Next(1, 90_000)), of.SubAccount));
            await court.StatementAsync();
            await (random.Next(4) switch
            {
                0 when strays.Count > 0 => ClaimAsync(strays[random.Next(strays.Count)]),
                1 => ReverseAsync(known[random.Next(known.Count)]),
                2 => PayAsync(of),
                3 when paid.Count > 0 => ReturnAsync(paid[0]),
                _ => Task.CompletedTask,
            });
        }
        Dictionary<long, Money> closed = [];
        for (var month = new LocalDate(2026, 1, 1); month <= new LocalDate(2026, 5, 1); month = month.PlusMonths(1))
        {
            var register = await MonthAsync(month);
            var receipts = (await ReceiptsAsync(month)).ToLookup(r => r.CaseNumber, r => r.Amount);
            foreach (var of in cases)
            {
                var row = register.Cases.SingleOrDefault(r => r.CaseId == of.Id) ?? new(of.Id, of.Number, "", Money.Zero, Money.Zero, Money.Zero, Money.Zero, Money.Zero, Money.Zero);
                (row.Opening + row.In - row.Out).Should().Be(row.Closing, "{0} {1} seed {2}", of.Number, month, seed);
                row.Opening.Should().Be(closed.GetValueOrDefault(of.Id), "a month opens as the last one closed");
                row.In.Should().Be(Money.Sum(receipts[of.Number]), "what came in is what the register of receipts lists");
                var held = await court.SeeAsync<BookQueries, IReadOnlyDictionary<string, Money>>("acc1", q => q.BalancesAsync(1, of.Id, month.With(DateAdjusters.EndOfMonth), default));
                row.Closing.Should().Be(Money.Sum(held.Values), "the journal says so");
                closed[of.Id] = row.Closing;
            }
            (register.Opening + register.In - register.Out).Should().Be(register.Closing);
        }
        closed.Values.Should().Contain(m => m.IsPositive);
        await court.ShouldBeSoundAsync();

        async Task ClaimAsync(string stray)
        {
            var line = await court.LineAsync(stray);
            var two = cases.OrderBy(_ => random.Next()).Take(2).ToList();
            var amount = (await court.UnknownFundAsync(line)).Line.Amount;
            await court.ConfirmAsync("reg1", await court.ClaimAsync("acc1", line, (two[0], "0.01"), (two[1], (amount - Money.FromMinor(1)).ToString())));
            strays.Remove(stray);
            known.Add(stray);
        }

        async Task ReverseAsync(string reference)
        {
            try
            {
                var line = await court.LineAsync(reference);
                await court.AsAsync<ReverseReceipt>("acc1", u => u.ExecuteAsync(new(line, "错账"), default));
                known.Remove(reference);
                strays.Add(reference);
            }
            catch (Refused refused) when (refused.Code == "reverse.money-moved-on")
            {
            }
        }

        async Task PayAsync(TestCase of)
        {
            if ((await court.MoneyAsync(of)).Available is { Minor: > 100 } available)
                paid.Add(await PaidAsync(of, Money.FromMinor(available.Minor / 2).ToString()));
        }

        async Task ReturnAsync(long payout)
        {
            await court.ReturnAsync(payout);
            await court.StatementAsync();
            paid.Remove(payout);
        }
    }

    [Fact]
    public async Task The_register_of_cases_comes_in_parts_with_the_sums_of_all()
    {
        var cases = new List<TestCase> { c, await court.CaseAsync(), await court.CaseAsync("ex2") };
        foreach (var of in cases)
            court.Credit(Money.Parse("10.00"), of.SubAccount);
        await court.StatementAsync();
        var first = await MonthAsync(February, take: 2);
        first.Should().Match<CaseRegister>(r => r.Count == 3 && r.In == Money.Parse("30.00") && r.Cases.Count == 2 && r.Next != null);
        var second = await court.SeeAsync<RegisterQueries, CaseRegister>("acc1", q => q.CasesAsync(Demonstration.BookCode, February, first.Next, 2, default));
        second.Should().Match<CaseRegister>(r => r.Closing == Money.Parse("30.00") && r.Next == null);
        first.Cases.Concat(second.Cases).Select(r => r.CaseId).Should().Equal(cases.Select(k => k.Id));
    }

    [Fact]
    public async Task Clocks_come_in_parts_that_never_divide_a_lot_and_leave_none_out()
    {
        var other = await court.CaseAsync("ex2");
        await court.ConfirmAsync("reg1", await court.ClaimAsync("acc1", await court.UnknownAsync("9.00"), (c, "4.00"), (other, "5.00")));
        for (var i = 0; i < 3; i++)
            court.Credit(Money.FromMinor(100 + i), c.SubAccount);
        await court.StatementAsync();
        var all = await ClocksAsync(q => q.LotsAsync(null, default));
        var parts = new List<Oversight.LotClock>();
        for (long? after = null; await ClocksAsync(q => q.OpenAsync(after, 1, default)) is { Count: > 0 } part; after = part[^1].LotId)
            parts.AddRange(part);
        parts.Select(l => (l.LotId, l.CaseId)).Should().BeEquivalentTo(all.Select(l => (l.LotId, l.CaseId))).And.HaveCount(5).And.OnlyHaveUniqueItems();

        Task<List<Oversight.LotClock>> ClocksAsync(Func<Oversight.ClockQueries, Task<List<Oversight.LotClock>>> ask) => court.SeeAsync("dir1", ask);
    }

    async Task<long> PaidAsync(TestCase of, string amount)
    {
        var officer = (await court.MoneyAsync(of)).Officer == "承办人乙" ? "ex2" : "ex1";
        var payout = await court.DraftAsync(of, Money.Parse(amount), officer);
        await court.SubmitAsync(payout, officer);
        await court.ApproveAsync(payout);
        await court.AcceptAsync(payout);
        await court.ReleaseAsync(payout);
        await court.DebitAsync(payout);
        (await court.StatementAsync()).Statements[0].Paid.Should().Be(1);
        (await court.PayoutAsync(payout)).Payout.State.Should().Be(PayoutState.Paid);
        return payout;
    }

    Task<List<RegisteredReceipt>> ReceiptsAsync(LocalDate month) =>
        court.SeeAsync<RegisterQueries, List<RegisteredReceipt>>("acc1", async q => await (await q.ReceiptsAsync(Demonstration.BookCode, month, null, null, default)).ToListAsync());

    Task<CaseRegister> MonthAsync(LocalDate month, int take = 100) => court.SeeAsync<RegisterQueries, CaseRegister>("acc1", q => q.CasesAsync(Demonstration.BookCode, month, null, take, default));

    Task<List<ArrivalView>> UnseenAsync(string person) => court.SeeAsync<ArrivalQueries, List<ArrivalView>>(person, q => q.UnseenAsync(null, 50, default));
}
