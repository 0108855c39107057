using System.Text;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Banking;
using FluentAssertions;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Payouts;

public sealed partial class BankTests
{
    /// <summary>Somebody typed it into the bank's own pages: it is booked, and its file never leaves afterwards.</summary>
    [Fact]
    public async Task What_was_paid_without_its_file_leaves_no_more()
    {
        var (typed, inFile) = (await ReleasedAsync("1.00"), await ReleasedAsync("2.00"));
        var file = await BuildAsync("csh1", inFile);
        foreach (var payout in (long[])[typed, inFile])
            await court.DebitByNumberAsync(payout);
        await court.StatementAsync();
        (await StatesAsync(typed, inFile)).Should().Equal(PayoutState.Paid, PayoutState.Paid);
        await court.ShouldRefuseAsync("payout.already-paid", () => court.AsAsync<DownloadPayoutFile, PayoutFile>("csh1", u => u.ExecuteAsync(typed, default)));
        await court.ShouldRefuseAsync("payout.already-paid", () => DownloadAsync(file));
        (await RefusalOfAsync(HandOver(typed, await PersonAsync("csh1")))).Should().Be("LD240");
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Two_persons_say_by_the_banks_letter_that_it_did_not_pay()
    {
        var (payout, kept) = (await ReleasedAsync("10.00"), await ReleasedAsync("5.00"));
        await court.ShouldRefuseAsync("payment.not-sent", () => FailAsync("csh1", payout));
        (await RefusalOfAsync(Failure(payout, await PersonAsync("csh1")))).Should().Be("LD241", "it has not left");
        await SentAsync(payout, kept);
        await court.ShouldRefuseAsync("access.not-permitted", () => FailAsync("ex1", payout));
        await court.ShouldRefuseAsync("payment.no-document", () => FailAsync("csh1", payout, document: " "));
        await court.ShouldRefuseAsync("payout.reason-missing", () => FailAsync("csh1", payout, reason: ""));
        (await RefusalOfAsync(Failure(payout, await PersonAsync("ex1")))).Should().Be("LD241", "an executor does not say so");
        await QueryAsync(payout);
        await FailAsync("csh1", payout);
        (await StatesAsync(payout)).Should().Equal([PayoutState.Uncertain], "one person is not two");
        (await court.SeeAsync<BankAnswerQueries, List<UncertainPayout>>("acc1", q => q.UncertainAsync(null, 10, default))).Should().ContainSingle().Which.FailureDocument.Should().Be("退回通知-1");
        await court.ShouldRefuseAsync("payout.same-person", () => FailAsync("csh1", payout));
        (await RefusalOfAsync(Confirm(payout, await PersonAsync("csh1")))).Should().Be("LD241", "one person is not two");
        (await RefusalOfAsync(Confirm(payout, await PersonAsync("csh2")))).Should().Be("LD243", "the payout has not failed by it");
        await FailAsync("acc1", payout, document: null, reason: null);
        (await StatesAsync(payout, kept)).Should().Equal(PayoutState.Failed, PayoutState.Released);
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("995.00"));
        (await TimelineAsync(payout)).Events.Select(e => e.What).Should().Equal("sent", "asked", "failure-said", "failure-confirmed");
        await court.ShouldRefuseAsync("payout.illegal-move", () => FailAsync("csh2", payout));
        // What the bank says of it later contradicts two persons, and what it debits too.
        await AnswerAsync(Tx(await IdAsync(payout), "ACSC"));
        (await CasesAsync()).Should().ContainSingle().Which.Kind.Should().Be("paid-after-rejection");
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_debit_of_a_file_settles_what_the_bank_did_not_turn_down_on_paper()
    {
        var (failed, kept) = (await ReleasedAsync("10.00"), await ReleasedAsync("5.00"));
        var file = await SentAsync(failed, kept);
        await FailAsync("csh1", failed);
        await FailAsync("acc1", failed);
        await court.DebitFileAsync(file.MessageId, Money.Parse("5.00"));
        await court.StatementAsync();
        (await StatesAsync(failed, kept)).Should().Equal(PayoutState.Failed, PayoutState.Paid);
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_rejection_of_what_had_not_left_is_no_rejection_of_what_left_afterwards()
    {
        var payout = await ReleasedAsync("10.00");
        foreach (var status in (string[])["RJCT", "ACSC"])
            (await AnswerAsync(Tx(await IdAsync(payout), status))).Manual.Should().Be(1);
        await SentAsync(payout);
        (await AnswerAsync(Tx(await IdAsync(payout), "RJCT"))).Rejected.Should().Be(1);
        (await StatesAsync(payout)).Should().Equal(PayoutState.Failed);
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_word_by_name_counts_although_it_was_inferred_before()
    {
        var (first, second) = (await ReleasedAsync("10.00"), await ReleasedAsync("20.00"));
        var file = await SentAsync(first, second);
        await AnswerAsync(Part(file.MessageId, await IdAsync(second)));
        await QueryAsync(first);
        (await StatesAsync(first)).Should().Equal(PayoutState.Uncertain);
        (await AnswerAsync(Tx(await IdAsync(first), "ACCP"))).Advanced.Should().Be(1);
        (await StatesAsync(first)).Should().Equal(PayoutState.Released);
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Only_what_is_still_with_the_bank_is_found_not_to_be_paid()
    {
        var (open, booked) = (await ReleasedAsync("10.00"), await ReleasedAsync("20.00"));
        await SentAsync(open, booked);
        foreach (var payout in (long[])[open, booked])
            foreach (var status in (string[])["ACSC", "RJCT"])
                await AnswerAsync(Tx(await IdAsync(payout), status));
        var cases = (await CasesAsync()).ToDictionary(k => k.PayoutId, k => k.Id);
        await court.ShouldRefuseAsync("bank-case.no-outcome", () => ExplainAsync("acc1", cases[open], "paid"));
        await ExplainAsync("acc1", cases[open], "not-paid");
        await ExplainAsync("acc1", cases[booked], "not-paid");
        string Close(long item, string outcome, long person) => $"update payouts.bank_case set closed_by = {person}, closed_at = now(), outcome = {outcome} where id = {item}";
        (await RefusalOfAsync(Close(cases[open], "'not-paid'", await PersonAsync("csh1")))).Should().Be("LD243", "the payout has not failed by it");
        (await RefusalOfAsync(Close(cases[open], "null", await PersonAsync("csh1")))).Should().Be("LD242", "it is with the bank");
        (await RefusalOfAsync($"update payouts.bank_case set outcome = null where id = {cases[open]}")).Should().Be("LD242", "it was told with the explanation");
        await court.DebitByNumberAsync(booked);
        await court.StatementAsync();
        (await RefusalOfAsync(Close(cases[booked], "'not-paid'", await PersonAsync("csh1")))).Should().Be("LD242", "the bank has booked it");
        await CloseAsync("csh1", cases[open]);
        await CloseAsync("csh1", cases[booked]);
        (await StatesAsync(open, booked)).Should().Equal(PayoutState.Failed, PayoutState.Paid);
        // A later word that it was paid contradicts what two persons found.
        await AnswerAsync(Tx(await IdAsync(open), "ACSC"));
        (await CasesAsync()).Should().ContainSingle().Which.Kind.Should().Be("paid-after-rejection");
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_single_file_is_in_the_format_of_the_book()
    {
        await ApproveAsync(await ProposeAsync("cn-csv", "GB18030"), "csh1");
        var payout = await ReleasedAsync("10.00");
        var file = await court.AsAsync<DownloadPayoutFile, PayoutFile>("csh1", u => u.ExecuteAsync(payout, default));
        file.Name.Should().Be($"{await IdAsync(payout)}.csv");
        Encoding.GetEncoding("GB18030").GetString(file.Bytes).Should().StartWith("序号").And.Contain("甲公司").And.Contain(await IdAsync(payout));
    }

    [Fact]
    public async Task A_file_is_no_longer_than_a_bank_takes_it()
    {
        var ids = Enumerable.Range(1, BuildPaymentFile.Most + 1).Select(i => (long)i).ToArray();
        await court.ShouldRefuseAsync("payment.too-many", () => BuildAsync("csh1", ids));
        (await RefusalOfAsync($"insert into payouts.payment_file (book_id, message_id, format, encoding, currency, debit_account, transactions, total_minor, file_name, file_bytes, file_sha256, built_at, built_by) select 1, 'PL209900000001', 'cn-csv', 'GBK', 'CNY', '1', {ids.Length}, 1, 'x', 'x', sha256('x'), now(), {await PersonAsync("csh1")}"))
            .Should().Be(PostgresErrorCodes.CheckViolation);
    }

    /// <summary>The desk shows as stopped exactly what the door leaves out of a file.</summary>
    [Fact]
    public async Task The_desk_says_what_the_door_says()
    {
        var old = await ReleasedAsync("10.00");
        await SentAsync(old);
        var (twin, other) = (await ReleasedAsync("5.00"), await ReleasedAsync("1.00", await FundedAsync()));
        await AnswerAsync(Tx(await IdAsync(old), "RJCT"));
        await AnswerAsync(Tx(await IdAsync(old), "ACSC"));
        (await court.SeeAsync<PaymentFileQueries, List<WaitingInstruction>>("csh1", q => q.WaitingAsync(null, 10, default))).Select(w => (w.PayoutId, w.Stopped)).Should().Equal((twin, true), (other, false));
        var file = await court.AsAsync<BuildPaymentFile, long>("csh1", u => u.ExecuteAsync(new(), default));
        (await court.SeeAsync<PaymentFileQueries, List<PaymentFileItemView>>("csh1", q => q.ItemsAsync(file, null, 10, default))).Select(i => i.PayoutId).Should().Equal(other);
    }

    async Task<TestCase> FundedAsync()
    {
        var other = await court.CaseAsync();
        court.Credit(Money.Parse("100.00"), other.SubAccount);
        await court.StatementAsync();
        return other;
    }

    Task FailAsync(string person, long payout, string? document = "退回通知-1", string? reason = "账号不符") => court.AsAsync<FailPayout>(person, u => u.ExecuteAsync(new(payout, document, reason), default));

    Task ExplainAsync(string person, long item, string? outcome) => court.AsAsync<ExplainBankCase>(person, u => u.ExecuteAsync(new(item, "银行书面答复未付", outcome), default));

    Task CloseAsync(string person, long item) => court.AsAsync<CloseBankCase>(person, u => u.ExecuteAsync(item, default));

    static string HandOver(long payout, long person) => $"insert into payouts.hand_over (instruction_id, at, by) select id, now(), {person} from payouts.instruction where payout_id = {payout}";

    static string Failure(long payout, long person) => $"insert into payouts.payment_failure (instruction_id, document, reason, asked_by, asked_at) select id, 'x', 'x', {person}, now() from payouts.instruction where payout_id = {payout}";

    static string Confirm(long payout, long person) =>
        $"update payouts.payment_failure set confirmed_by = {person}, confirmed_at = now() where instruction_id = (select id from payouts.instruction where payout_id = {payout})";
}
