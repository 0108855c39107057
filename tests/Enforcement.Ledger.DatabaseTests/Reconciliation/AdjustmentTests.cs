using Enforcement.Ledger.Receipts.UnknownFunds;
using Enforcement.Ledger.DatabaseTests.Receipts;
using System.IO.Compression;
using System.Text;
using Enforcement.Ledger.Exports;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Banking;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Reconciliation;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Reconciliation;

/// <summary>The bank reconciliation statement, the days beside each other, and the registers of a month.</summary>
public sealed class AdjustmentTests : IAsyncLifetime
{
    static readonly LocalDate Friday = new(2026, 2, 13);

    Court court = null!;
    TestCase c = null!;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        c = await court.CaseAsync();
    }

    public async Task DisposeAsync() => await court.DisposeAsync();

    [Fact]
    public async Task What_was_sent_and_not_booked_and_what_waits_held_adjust_both_sides_to_one_balance()
    {
        var payout = await ReleasedAsync();
        court.Credit(Money.Parse("300.00"), c.SubAccount, remark: "=1+1");
        court.CloseStatement();
        court.Clock.To(2026, 2, 14);
        court.Credit(Money.Parse("40.00"), c.SubAccount);
        await court.StatementAsync();

        var drawn = await DrawAsync(new(2026, 2, 14));
        drawn.Sent.Should().ContainSingle().Which.Amount.Should().Be(Money.Parse("1000.00"));
        drawn.BankReceived.Should().ContainSingle("the statement without its predecessor is held").Which.Amount.Should().Be(Money.Parse("40.00"));
        AdjustmentForm.BookSide(drawn).Select(r => r.Text).Should().Contain(t => t.Contains("挂起待补")).And.NotContain(t => t.Contains("statement."), "the form is signed by who knows no codes");
        drawn.Ledger.Should().Be(Money.Parse("5000.00"));
        drawn.Cash.Should().Be(Money.Parse("4000.00"));
        drawn.Bank.Should().Be(Money.Parse("5340.00"));
        drawn.Difference.Should().Be(Money.Parse("300.00"), "the statement in between was never delivered, and the form says so");

        (await DrawAsync(Friday)).Should().Match<AdjustmentStatement>(s => s.Difference.IsZero && s.BookAdjusted == Money.Parse("4000.00") && s.BankAdjusted == s.BookAdjusted);
        (await court.PayoutAsync(payout)).Payout.State.Should().Be(Enforcement.Ledger.Payouts.PayoutState.Released);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_debit_that_a_later_answer_explains_leaves_its_day_in_balance_whether_that_day_is_closed_or_not(bool closed)
    {
        var (first, second) = (await ReleasedAsync(), await ReleasedAsync());
        var id = await court.AsAsync<BuildPaymentFile, long>("csh1", u => u.ExecuteAsync(new(null, [first, second]), default));
        await court.AsAsync<DownloadPaymentFile, PaymentFileBytes>("csh1", u => u.ExecuteAsync(id, default));
        var file = (await court.SeeAsync<PaymentFileQueries, PaymentFileView>("csh1", q => q.ShowAsync(id, default))).MessageId;
        await court.DebitFileAsync(file, Money.Parse("1000.00"));
        await court.StatementAsync();
        (await DrawAsync(Friday)).Should().Match<AdjustmentStatement>(s => s.Difference.IsZero && s.Unexplained.Count == 1 && s.Sent.Count == 2);
        court.Clock.To(2026, 2, 14);
        if (closed)
            await CloseAsync(Friday);

        var rejected = await TestDatabase.AskAsync<string>(court.Database.Superuser, $"select end_to_end_id from payouts.instruction where payout_id = {first}");
        await court.AsAsync<ImportBankAnswers, BankAnswerOutcome>("csh1", u => u.ExecuteAsync(new("answer.xml", Encoding.UTF8.GetBytes(
            $"<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.03\"><CstmrPmtStsRpt><GrpHdr><MsgId>M-1</MsgId></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>{file}</OrgnlMsgId></OrgnlGrpInfAndSts>"
            + $"<OrgnlPmtInfAndSts><OrgnlPmtInfId>{file}</OrgnlPmtInfId><TxInfAndSts><OrgnlEndToEndId>{rejected}</OrgnlEndToEndId><TxSts>RJCT</TxSts></TxInfAndSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>")), default));

        (await court.PayoutAsync(second)).Payout.Should().BeEquivalentTo(new { State = PayoutState.Paid, PaidOn = Friday });
        (await DrawAsync(Friday)).Should().Match<AdjustmentStatement>(s => s.Difference.IsZero && s.Unexplained.Count == (closed ? 1 : 0) && s.Sent.Count == (closed ? 2 : 1));
        (await DrawAsync(new(2026, 2, 14))).Should().Match<AdjustmentStatement>(s => s.Difference.IsZero && s.Unexplained.Count == 0 && s.Sent.Count == 0);
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_refund_on_its_way_is_money_sent_and_no_difference()
    {
        var refund = await court.RefundAsync("acc1", await court.UnknownAsync("80.00"));
        await court.ApproveRefundAsync("reg1", refund);
        var drawn = await DrawAsync(Friday);
        drawn.Sent.Should().ContainSingle().Which.Amount.Should().Be(Money.Parse("80.00"));
        drawn.Should().Match<AdjustmentStatement>(s => s.Difference.IsZero && s.BookAdjusted.IsZero && s.Bank == Money.Parse("80.00"));

        await court.ShouldRefuseAsync("unknown.same-person", () => FailAsync("acc1"));
        await court.ShouldRefuseAsync("unknown.same-person", () => FailAsync("reg1"));
        await FailAsync("vp1");
        (await DrawAsync(Friday)).Should().Match<AdjustmentStatement>(s => s.Sent.Count == 0 && s.Difference.IsZero);

        Task FailAsync(string person) => court.AsAsync<FailRefund>(person, u => u.ExecuteAsync(new(refund, "账户已销户"), default));
    }

    [Fact]
    public async Task A_gap_that_two_persons_let_pass_is_a_line_with_reason_and_persons_and_explains_the_difference_to_the_fen()
    {
        court.Credit(Money.Parse("300.00"), c.SubAccount);
        await court.StatementAsync();
        court.Clock.To(2026, 2, 24);
        court.Credit(Money.Parse("12.34"), c.SubAccount);
        var lost = court.CloseStatement();
        court.Clock.To(2026, 2, 25);
        court.Credit(Money.Parse("40.00"), c.SubAccount);
        var held = (await court.StatementAsync()).Statements[0].StatementId!.Value;
        await court.AsAsync<ProposeForHeldStatement, long>("acc1", u => u.ExecuteAsync(new(held, HoldDecisionKind.Release, "银行未出具"), default));
        await court.AsAsync<ApproveHeldStatement, IReadOnlyList<StatementOutcome>>("csh1", u => u.ExecuteAsync(new(held), default));

        var drawn = await DrawAsync(new(2026, 2, 25));
        var item = drawn.Missing.Should().ContainSingle().Subject;
        item.Should().Match<AdjustmentItem>(i => i.Amount == Money.Parse("12.34") && i.Text.Contains("银行未出具") && i.Text.Contains("会计甲") && i.Text.Contains("出纳甲"));
        drawn.Should().Match<AdjustmentStatement>(s => s.Difference.IsZero && s.Ledger == Money.Parse("340.00") && s.Bank == Money.Parse("352.34") && s.BookAdjusted == s.Bank);
        AdjustmentForm.BookSide(drawn).Select(r => r.Text).Should().Contain(t => t.Contains("对账单缺失")).And.Contain(t => t.Contains("银行未出具"));
        (await DrawAsync(Friday)).Should().Match<AdjustmentStatement>(s => s.Missing.Count == 0 && s.Difference.IsZero);

        var first = await GapsAsync(null);
        (await GapsAsync(first.Should().ContainSingle().Subject.StatementId)).Should().BeEmpty("gaps come in parts");

        await court.ImportAsync(lost);
        (await DrawAsync(new(2026, 2, 25))).Should().Match<AdjustmentStatement>(s => s.Missing.Count == 0 && s.Difference.IsZero && s.Ledger == Money.Parse("352.34"));

        Task<List<GapView>> GapsAsync(long? after) => court.SeeAsync<GapQueries, List<GapView>>("ins1", q => q.ListAsync(null, false, after, 1, default));
    }

    [Fact]
    public async Task The_files_say_what_the_page_says_and_no_cell_is_a_formula()
    {
        await ReleasedAsync();
        var drawn = await DrawAsync(Friday);
        using var zip = new ZipArchive((await court.AsAsync<ExportAdjustment, ExportedFile>("acc1", u => u.ExecuteAsync(new(Demonstration.BookCode, Friday, false), default))).Content);
        using var reader = new StreamReader(zip.Entries.Single(e => e.FullName.Contains("worksheets/", StringComparison.Ordinal)).Open());
        var sheet = await reader.ReadToEndAsync();
        sheet.Should().Contain("银行存款余额调节表").And.Contain(">4000.00<").And.Contain("编制人").And.Contain("复核人").And.NotContain("<x:f>").And.NotContain("<f>");

        var file = AdjustmentForm.Page(drawn, "导出人：会计甲");
        Encoding.ASCII.GetString(file).Should().StartWith("%PDF-1.4").And.EndWith("%%EOF\n");
        var pdf = Drawn(file);
        foreach (var text in (string[])["银行存款余额调节表", "4000.00", "1000.00", "调节后双方余额相符，差额", "导出人：会计甲"])
            pdf.Should().Contain(Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text)));
    }

    // What the packed pages draw.
    static string Drawn(byte[] file)
    {
        var start = "stream\n"u8;
        var drawn = new StringBuilder();
        for (int at = 0, found; (found = file.AsSpan(at).IndexOf("\nstream\n"u8)) >= 0; at += found + 1 + start.Length)
        {
            using var page = new ZLibStream(new MemoryStream(file, at + found + 1 + start.Length, file.Length - at - found - 1 - start.Length), CompressionMode.Decompress);
            drawn.Append(new StreamReader(page, Encoding.ASCII).ReadToEnd());
        }
        return drawn.ToString();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Over_a_random_history_every_day_agrees_closed_days_keep_their_fold_and_the_register_adds_up(int seed)
    {
        var random = new Random(seed);
        var cases = new List<TestCase> { c, await court.CaseAsync() };
        var released = new List<long>();
        for (var day = 2; day <= 12; day++)
        {
            court.Clock.To(2026, 3, day);
            for (var n = random.Next(0, 3); n > 0; n--)
                court.Credit(Money.FromMinor(random.Next(1, 1_000_000)), random.Next(4) == 0 ? null : cases[random.Next(2)].SubAccount);
            foreach (var payout in released.ToList())
                if (random.Next(2) == 0)
                {
                    await court.DebitAsync(payout);
                    released.Remove(payout);
                }
            await court.StatementAsync();
            (await court.ReconcileAsync()).Should().OnlyContain(b => b.Difference.IsZero);
            foreach (var of in cases.Where(_ => random.Next(2) == 0))
                if ((await court.MoneyAsync(of)).Available is { IsPositive: true } available)
                {
                    var payout = await court.DraftAsync(of, Money.FromMinor(random.NextInt64(1, Math.Min(available.Minor, 5_000_00) + 1)));
                    await court.SubmitAsync(payout);
                    await court.ApproveAsync(payout);
                    await court.AcceptAsync(payout);
                    await court.ReleaseAsync(payout);
                    released.Add(payout);
                }
            if (day is 6 or 9)
                await CloseAsync(new(2026, 3, day - 1));
        }
        var list = await court.SeeAsync<PeriodQueries, DayList>("acc1", q => q.DaysAsync(Demonstration.BookCode, new(2026, 3, 1), null, default));
        list.Days.Should().HaveCount(12).And.OnlyContain(d => d.Difference.IsZero);
        list.ClosedThrough.Should().Be(new LocalDate(2026, 3, 8));
        var register = await court.SeeAsync<RegisterQueries, CaseRegister>("acc1", q => q.CasesAsync(Demonstration.BookCode, new LocalDate(2026, 3, 1), null, 100, default));
        register.Cases.Should().OnlyContain(m => m.Opening + m.In - m.Out == m.Closing && m.Opening.IsZero);
        var report = await court.SeeAsync<RegisterQueries, MonthReport>("acc1", q => q.ReportAsync(Demonstration.BookCode, new LocalDate(2026, 3, 1), default));
        report.Accounts.Single(a => a.Account == "BANK").Closing.Should().Be(list.Days[0].Book);
        var receipts = await court.SeeAsync<RegisterQueries, List<RegisteredReceipt>>("acc1", async q => await (await q.ReceiptsAsync(Demonstration.BookCode, new LocalDate(2026, 3, 1), null, 1000, default)).ToListAsync());
        Money.Sum(receipts.Select(r => r.Amount)).Should().Be(register.In);
        receipts.Should().OnlyContain(r => r.Debtors == "乙公司" && r.Applicants == "甲公司" && r.Payer == "乙公司" && (r.FinanceBy == "会计甲") == (r.BookedOn <= new LocalDate(2026, 3, 8)));
        await court.ShouldBeSoundAsync();
    }

    async Task<long> ReleasedAsync()
    {
        court.Credit(Money.Parse("5000.00"), c.SubAccount);
        await court.StatementAsync();
        var payout = await court.DraftAsync(c, Money.Parse("1000.00"));
        await court.SubmitAsync(payout);
        await court.ApproveAsync(payout);
        await court.AcceptAsync(payout);
        await court.ReleaseAsync(payout);
        return payout;
    }

    async Task CloseAsync(LocalDate day)
    {
        await court.AsAsync<FindDifferences, DifferencesFound>("acc1", u => u.ExecuteAsync(new(Demonstration.BookCode, day), default));
        foreach (var open in (await court.SeeAsync<DifferenceQueries, List<DifferenceView>>("acc1", q => q.ListAsync(null, true, null, 50, default))).Where(d => d.State == "open"))
            await court.AsAsync<AssignDifference>("acc1", u => u.ExecuteAsync(new(open.Id, "待银行入账", "csh1", new LocalDate(2026, 3, 31)), default));
        await court.AsAsync<PrepareClose, long>("acc1", u => u.ExecuteAsync(new(Demonstration.BookCode, PeriodKind.Day, day), default));
        await court.AsAsync<ConfirmDayClose, long>("csh1", u => u.ExecuteAsync(Demonstration.BookCode, day, default));
    }

    Task<AdjustmentStatement> DrawAsync(LocalDate on) => court.SeeAsync<AdjustmentQueries, AdjustmentStatement>("acc1", q => q.DrawAsync(Demonstration.BookCode, on, default));
}
