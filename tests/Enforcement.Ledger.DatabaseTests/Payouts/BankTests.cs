using System.Text;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Banking;
using Enforcement.Ledger.Receipts;
using FluentAssertions;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Payouts;

/// <summary>To the bank and back, where two places say no and where two hands meet. What it does is told in the stories.</summary>
public sealed partial class BankTests : IAsyncLifetime
{
    const int Rounds = 5;

    Court court = null!;
    TestCase c = null!;
    int answers;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        c = await court.CaseAsync();
        court.Credit(Money.Parse("1000.00"), c.SubAccount);
        await court.StatementAsync();
    }

    public async Task DisposeAsync() => await court.DisposeAsync();

    [Fact]
    public async Task An_answer_of_a_file_names_what_is_rejected_and_the_rest_is_accepted_by_inference()
    {
        var (first, second, third) = (await ReleasedAsync("10.00"), await ReleasedAsync("20.00"), await ReleasedAsync("30.00"));
        var file = await SentAsync(first, second, third);
        var text = Part(file.MessageId, await IdAsync(second));
        var outcome = await AnswerAsync(text);
        (outcome.New, outcome.Rejected, outcome.Inferred, outcome.Unknown.Count).Should().Be((3, 1, 2, 0));
        (await StatesAsync(first, second, third)).Should().Equal(PayoutState.Released, PayoutState.Failed, PayoutState.Released);
        var told = await TimelineAsync(first);
        (told.Shown, told.Events[^1].Inferred, told.Events[^1].Status).Should().Be((ShownStatus.ACCEPTED, true, "ACCP"));
        (await TimelineAsync(second)).Events[^1].Reasons.Should().ContainSingle().Which.Chinese.Should().Be("账号有误");
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("960.00"));

        var again = await AnswerAsync(text, fresh: false);
        (again.Duplicate, again.New).Should().Be((true, 0));
        // A sum that is not the file's is nobody's payment; the parts say what was paid of it.
        await court.DebitFileAsync(file.MessageId, Money.Parse("39.99"));
        await court.StatementAsync();
        (await StatesAsync(first, third)).Should().Equal(PayoutState.Released, PayoutState.Released);
        (await RefusalOfAsync($"update receipts.match set undone_at = now(), undone_by = {await PersonAsync("csh1")}, undone_reason = 'x' where rule = 'D0'")).Should().Be("LD213", "nothing settles it");
        await court.DebitFileAsync(file.MessageId, Money.Parse("40.00"), first, third);
        await court.StatementAsync();
        (await StatesAsync(first, third)).Should().Equal(PayoutState.Paid, PayoutState.Paid);
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Whether_the_rejection_or_the_debit_of_the_rest_of_its_file_comes_first_the_books_end_the_same()
    {
        var answerFirst = await BooksOfAsync(answer: 1, debit: 2);
        await DisposeAsync();
        await InitializeAsync();
        (await BooksOfAsync(answer: 2, debit: 1)).Should().Be(answerFirst).And.Contain("Failed,Paid");
        await DisposeAsync();
        await InitializeAsync();
        (await BooksOfAsync(answer: 1, debit: 1)).Should().Be(answerFirst, "also when both come at once");

        async Task<string> BooksOfAsync(int answer, int debit)
        {
            var (first, second) = (await ReleasedAsync("10.00"), await ReleasedAsync("20.00"));
            var file = await SentAsync(first, second);
            var reference = await court.DebitFileAsync(file.MessageId, Money.Parse("20.00"));
            var (statement, rejection) = (court.CloseStatement(), Tx(await IdAsync(first), "RJCT"));
            for (var turn = 1; turn <= 2; turn++)
                await Task.WhenAll([.. answer == turn ? (Task[])[Task.Run(() => AnswerAsync(rejection))] : [], .. debit == turn ? (Task[])[Task.Run(() => court.ImportAsync(statement))] : []]);
            await court.ShouldBeSoundAsync();
            var line = await court.LineAsync(reference);
            var receipt = await court.SeeAsync<ReceiptQueries, ReceiptView>("acc1", q => q.ShowAsync(line, default));
            var balances = await TestDatabase.AskAsync<string>(court.Database.Superuser, """
                select string_agg(account || ':' || net, ' ' order by account) from (
                  select account, sum(net) as net from (select debit_account as account, amount_minor as net from ledger.transfer union all select credit_account, -amount_minor from ledger.transfer) t group by 1 having sum(net) <> 0) a
                """);
            return $"{string.Join(",", await StatesAsync(first, second))} {receipt.Rule} {(await court.PayoutAsync(second)).Payout.PaidOn} {(await court.MoneyAsync(c)).Available} {(await CasesAsync()).Count} {balances}";
        }
    }

    [Fact]
    public async Task What_the_bank_says_of_strangers_or_of_what_never_left_moves_nothing()
    {
        var payout = await ReleasedAsync("10.00");
        var outcome = await AnswerAsync(Tx(await IdAsync(payout), "RJCT"));
        (outcome.Manual, outcome.Rejected).Should().Be((1, 0));
        (await StatesAsync(payout)).Should().Equal(PayoutState.Released);
        (await AnswerAsync(Tx("ZF209900000001-1", "RJCT"))).Unknown.Should().ContainSingle().Which.OriginalId.Should().Be("ZF209900000001-1");
        (await court.SeeAsync<BankAnswerQueries, List<BankAnswerFileView>>("acc1", q => q.AnswersAsync(null, 10, default)))[0].Unknown.Should().Equal("ZF209900000001-1 RJCT");
        await court.ShouldRefuseAsync("answer.unreadable", () => AnswerAsync("<no/>"));
        await court.ShouldRefuseAsync("access.not-permitted", () => AnswerAsync(Tx("x", "RJCT"), person: "ex1"));
        await court.ShouldRefuseAsync("payment.not-sent", () => QueryAsync(payout));
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task An_instruction_without_answer_or_debit_is_unknown_after_two_workdays_and_not_before()
    {
        court.Clock.To(2026, 3, 2);
        await RefreshAsync();
        var payout = await ReleasedAsync("10.00");
        await SentAsync(payout);
        court.Clock.To(2026, 3, 4);
        (await LostAsync()).Should().Be(0);
        court.Clock.To(2026, 3, 5);
        (await LostAsync()).Should().Be(1);
        (await LostAsync()).Should().Be(0);
        (await StatesAsync(payout)).Should().Equal(PayoutState.Uncertain);
        (await court.SeeAsync<BankAnswerQueries, List<UncertainPayout>>("csh1", q => q.UncertainAsync(null, 10, default))).Should().ContainSingle().Which.Asked.Should().Be(1);
        await court.ShouldRefuseAsync("payout.uncertain", () => court.DraftAsync(c, Money.Parse("10.00")));
        await AnswerAsync(Tx(await IdAsync(payout), "ACSP"));
        (await StatesAsync(payout)).Should().Equal(PayoutState.Released);
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task The_bank_may_be_asked_about_what_has_left_also_when_it_was_given_up_since()
    {
        var (payout, draft) = (await ReleasedAsync("10.00"), await court.DraftAsync(c, Money.Parse("5.00")));
        (await TimelineAsync(payout)).AskBy.Should().BeNull("it is still here");
        await court.AsAsync<WithdrawPayout>("ex1", u => u.ExecuteAsync(new(draft), default));
        await court.ShouldRefuseAsync("payout.illegal-move", () => QueryAsync(draft));
        (await TimelineAsync(draft)).AskBy.Should().BeNull("nothing of it was ever released");

        await SentAsync(payout);
        (await TimelineAsync(payout)).AskBy.Should().Be(await IdAsync(payout));
        await AnswerAsync(Tx(await IdAsync(payout), "RJCT"));
        await court.AsAsync<WithdrawPayout>("ex1", u => u.ExecuteAsync(new(payout), default));
        (await TimelineAsync(payout)).AskBy.Should().Be(await IdAsync(payout));
        await QueryAsync(payout);
        (await StatesAsync(payout)).Should().Equal(PayoutState.Withdrawn);
        (await TimelineAsync(payout)).Events.Should().ContainSingle(e => e.What == "asked");
        await court.ShouldBeSoundAsync();
    }

    /// <summary>The bank debits the rejected instruction while the new one is on its way: nobody is paid twice by us, and persons are told.</summary>
    [Fact]
    public async Task A_debit_of_a_rejected_instruction_stops_the_new_one_at_the_door()
    {
        var payout = await ReleasedAsync("10.00");
        var old = CamtText.PaymentOf(Encoding.UTF8.GetString((await court.AsAsync<DownloadPayoutFile, PayoutFile>("csh1", u => u.ExecuteAsync(payout, default))).Bytes));
        await AnswerAsync(Tx(old.EndToEndId, "RJCT"));
        await court.AsAsync<ReissuePayout>("ex1", u => u.ExecuteAsync(new(payout), default));
        await court.ApproveAsync(payout);
        await court.AcceptAsync(payout);
        await court.ReleaseAsync(payout);
        var other = await ReleasedAsync("5.00");
        court.Debit(old.Amount, old.Payee, old.EndToEndId);
        await court.StatementAsync();
        (await CasesAsync()).Should().ContainSingle().Which.Kind.Should().Be("debit-after-reissue");
        await court.ShouldRefuseAsync("payout.already-paid", () => court.AsAsync<DownloadPayoutFile, PayoutFile>("csh1", u => u.ExecuteAsync(payout, default)));
        await court.ShouldRefuseAsync("payout.already-paid", () => BuildAsync("csh1", payout));
        await court.ShouldRefuseAsync("payout.already-paid", () => BuildAsync("csh1", other));
        (await RefusalOfAsync($"insert into payouts.hand_over (instruction_id, at, by) select max(id), now(), {await PersonAsync("csh1")} from payouts.instruction where payout_id = {payout}")).Should().Be("LD134");
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_format_is_changed_by_two_persons_and_what_it_cannot_carry_is_refused_with_its_payment()
    {
        await court.ShouldRefuseAsync("bank-profile.unknown", () => ProposeAsync("cn-xlsx", "GBK"));
        await court.ShouldRefuseAsync("access.not-permitted", () => ProposeAsync("cn-csv", "GBK", "ex1"));
        var proposal = await ProposeAsync("cn-csv", "GBK");
        await court.ShouldRefuseAsync("bank-profile.same-person", () => ApproveAsync(proposal, "acc1"));
        var rare = await court.CaseAsync(applicant: "䶮公司");
        court.Credit(Money.Parse("100.00"), rare.SubAccount);
        await court.StatementAsync();
        var payout = await ReleasedAsync("10.00", rare);
        await ApproveAsync(proposal, "csh1");
        await court.ShouldRefuseAsync("bank-profile.decided", () => ApproveAsync(proposal, "csh2"));
        await court.ShouldRefuseAsync("payment.unwritable", () => BuildAsync("csh1", payout));
        await ApproveAsync(await ProposeAsync("cn-csv", "GB18030"), "csh2");
        var bytes = (await DownloadAsync(await BuildAsync("csh1", payout))).Bytes;
        Encoding.GetEncoding("GB18030").GetString(bytes).Should().Contain("䶮公司");
        (await RefusalOfAsync($"update payouts.bank_profile set approved_by = {await PersonAsync("csh2")}, approved_at = now()")).Should().Be("LD135");
    }

    [Fact]
    public async Task The_database_lets_no_instruction_leave_twice_and_nothing_fail_that_the_bank_did_not_reject()
    {
        var (alone, first, second) = (await ReleasedAsync("1.00"), await ReleasedAsync("2.00"), await ReleasedAsync("3.00"));
        var csh = await PersonAsync("csh2");
        await court.AsAsync<DownloadPayoutFile, PayoutFile>("csh1", u => u.ExecuteAsync(alone, default));
        var file = await BuildAsync("csh1", first, second);
        string Item(long payout) => $"insert into payouts.payment_file_item (file_id, seq, instruction_id, amount_minor) select {file}, 9, id, amount_minor from payouts.instruction where payout_id = {payout}";
        string Move(long payout, string from, string trigger, string to) =>
            $"insert into payouts.move (payout_id, round, from_state, trigger, to_state, person_id, at, content_hash) values ({payout}, 1, '{from}', '{trigger}', '{to}', {csh}, now(), sha256('x'))";
        (await RefusalOfAsync(Item(alone))).Should().Be("LD130", "it has left");
        (await RefusalOfAsync(Item(first))).Should().Be(PostgresErrorCodes.UniqueViolation, "it is in this file");
        (await RefusalOfAsync($"insert into payouts.hand_over (instruction_id, at, by) select id, now(), {csh} from payouts.instruction where payout_id = {first}")).Should().Be("LD131", "it leaves with its file");
        (await RefusalOfAsync($"insert into payouts.payment_file (book_id, message_id, format, encoding, currency, debit_account, transactions, total_minor, file_name, file_bytes, file_sha256, built_at, built_by) select 1, 'PL209900000001', 'cn-csv', 'GBK', 'CNY', '1', 1, 1, 'x', 'x', sha256('x'), now(), {csh}"))
            .Should().Be("LD130", "nothing is in it");
        await DownloadAsync(file);
        (await RefusalOfAsync($"update payouts.payment_file set recalled_at = now(), recalled_by = {csh}, recall_reason = 'x' where id = {file}")).Should().Be("LD132", "it has left");
        (await RefusalOfAsync(Move(first, "Released", "BankRejected", "Failed"))).Should().Be("LD136");
        (await RefusalOfAsync(Move(first, "Released", "BankAccepted", "Released"))).Should().Be("LD136");
        (await RefusalOfAsync(Move(first, "Released", "Lost", "Uncertain"))).Should().Be("LD136");
        (await RefusalOfAsync(Move(first, "Released", "Booked", "Paid"))).Should().Be("LD137", "no debit");
        (await RefusalOfAsync("update payouts.bank_answer set status = 'RJCT'")).Should().Be(PostgresErrorCodes.InsufficientPrivilege);
        (await RefusalOfAsync("delete from payouts.payment_file_item")).Should().Be(PostgresErrorCodes.InsufficientPrivilege);
        await QueryAsync(first);
        var key = "(select payee_name_key from payouts.payout where id = " + first + ")";
        (await RefusalOfAsync($"insert into payouts.payout (book_id, case_id, payee_name, payee_name_key, amount_minor, lots_named, drafted_by, drafted_at) values (1, {c.Id}, 'x', {key}, 1, false, {csh}, now())")).Should().Be("LD133");
        await court.DebitFileAsync((await ShowAsync(file)).MessageId, Money.Parse("5.00"));
        await court.StatementAsync();
        (await StatesAsync(first, second)).Should().Equal(PayoutState.Paid, PayoutState.Paid);
        (await RefusalOfAsync($"insert into payouts.settlement (line_id, instruction_id, booked_on) select (select min(id) from receipts.statement_line where not is_credit), id, now() from payouts.instruction where payout_id = {alone}")).Should().Be("LD137", "it is more than the debit");
        (await ShowAsync(file)).Should().Match<PaymentFileView>(f => f.Downloads == 1 && f.Paid == 2 && f.State == PaymentFileState.Sent);
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Two_files_and_a_single_download_at_once_send_an_instruction_once()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var payout = await ReleasedAsync("1.00");
            var refusals = await Task.WhenAll(Try(() => BuildAsync("csh1", payout)), Try(() => BuildAsync("csh2", payout)),
                Try(() => court.AsAsync<DownloadPayoutFile, PayoutFile>("acc1", u => u.ExecuteAsync(payout, default))));
            refusals.Should().ContainSingle(r => r == null);
            refusals.Where(r => r != null).Should().OnlyContain(r => r == "payment.in-file" || r == "payout.handed-over");
        }
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_recall_and_the_download_of_its_file_at_once_end_in_one_of_two_ways()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var payout = await ReleasedAsync("1.00");
            var file = await BuildAsync("csh1", payout);
            var refusals = await Task.WhenAll(Try(() => DownloadAsync(file)), Try(() => court.AsAsync<RecallPayout>("csh2", u => u.ExecuteAsync(new(payout, "收款人变更"), default))));
            (refusals[0], refusals[1]).Should().BeOneOf(("payment.file-recalled", null), (null, "payout.handed-over"));
        }
        await court.ShouldBeSoundAsync();
    }

    /// <summary>The bank's rejection and its debit at once: either it is paid and the word is looked at, or it failed and the debit is.</summary>
    [Fact]
    public async Task A_rejection_and_a_debit_at_once_end_in_one_of_two_ways_and_both_are_told()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var other = await court.CaseAsync();
            court.Credit(Money.Parse("1.00"), other.SubAccount);
            await court.StatementAsync();
            var payout = await ReleasedAsync("1.00", other);
            await court.DebitAsync(payout);
            var (statement, answer) = (court.CloseStatement(), Tx(await IdAsync(payout), "RJCT"));
            await Task.WhenAll(Task.Run(() => court.ImportAsync(statement)), Task.Run(() => AnswerAsync(answer, person: "acc1")), Task.Run(() => AnswerAsync(answer, fresh: false)));
            ((await StatesAsync(payout))[0], (await CasesAsync()).Single(k => k.PayoutId == payout).Kind).Should().BeOneOf((PayoutState.Paid, "rejected-after-debit"), (PayoutState.Failed, "debit-after-rejection"));
        }
        await court.ShouldBeSoundAsync();
    }

    async Task<long> ReleasedAsync(string amount, TestCase? of = null)
    {
        var payout = await court.DraftAsync(of ?? c, Money.Parse(amount));
        await court.SubmitAsync(payout);
        await court.ApproveAsync(payout);
        await court.AcceptAsync(payout);
        await court.ReleaseAsync(payout);
        return payout;
    }

    // A statement of the day: nothing is released on old ones.
    async Task RefreshAsync()
    {
        court.Credit(Money.Parse("1.00"), c.SubAccount);
        await court.StatementAsync();
    }

    async Task<PaymentFileView> SentAsync(params long[] payouts)
    {
        var file = await BuildAsync("csh1", payouts);
        await DownloadAsync(file);
        return await ShowAsync(file);
    }

    Task<long> BuildAsync(string person, params long[] payouts) => court.AsAsync<BuildPaymentFile, long>(person, u => u.ExecuteAsync(new(null, payouts), default));

    Task<PaymentFileBytes> DownloadAsync(long file) => court.AsAsync<DownloadPaymentFile, PaymentFileBytes>("csh1", u => u.ExecuteAsync(file, default));

    Task<PaymentFileView> ShowAsync(long file) => court.SeeAsync<PaymentFileQueries, PaymentFileView>("csh1", q => q.ShowAsync(file, default));

    Task QueryAsync(long payout) => court.AsAsync<QueryPayout>("csh1", u => u.ExecuteAsync(new(payout), default));

    Task<int> LostAsync() => court.Run.RunAsync<FindLostPayouts, int>(PersonDirectory.House, u => u.ExecuteAsync(default), default);

    Task<BankTimeline> TimelineAsync(long payout) => court.SeeAsync<BankAnswerQueries, BankTimeline>("dir1", q => q.TimelineAsync(payout, default));

    Task<List<BankCaseView>> CasesAsync() => court.SeeAsync<BankAnswerQueries, List<BankCaseView>>("acc1", q => q.CasesAsync(true, null, null, 50, default));

    Task<long> ProposeAsync(string format, string encoding, string person = "acc1") => court.AsAsync<ProposeBankProfile, long>(person, u => u.ExecuteAsync(new(null, format, encoding, false, 2, "换用网银批量模板"), default));

    Task ApproveAsync(long proposal, string person) => court.AsAsync<ApproveBankProfile>(person, u => u.ExecuteAsync(proposal, default));

    Task<string> IdAsync(long payout) => TestDatabase.AskAsync<string>(court.Database.Superuser, $"select end_to_end_id from payouts.instruction where payout_id = {payout} order by round desc limit 1")!;

    async Task<long> PersonAsync(string name) => (await court.ActorAsync(name)).Id;

    async Task<List<PayoutState>> StatesAsync(params long[] payouts)
    {
        var states = new List<PayoutState>();
        foreach (var payout in payouts)
            states.Add((await court.PayoutAsync(payout)).Payout.State);
        return states;
    }

    // Each answer is a file of its own, unless the same one comes again.
    Task<BankAnswerOutcome> AnswerAsync(string text, bool fresh = true, string person = "csh1") => court.AsAsync<ImportBankAnswers, BankAnswerOutcome>(person,
        u => u.ExecuteAsync(new("answer.xml", Encoding.UTF8.GetBytes(text.Replace("M-0", $"M-{(fresh ? ++answers : answers)}", StringComparison.Ordinal))), default));

    static string Tx(string endToEndId, string status) => Document(endToEndId, $"<OrgnlPmtInfAndSts><OrgnlPmtInfId>{endToEndId}</OrgnlPmtInfId><TxInfAndSts><OrgnlEndToEndId>{endToEndId}</OrgnlEndToEndId><TxSts>{status}</TxSts></TxInfAndSts></OrgnlPmtInfAndSts>");

    static string Part(string file, string rejected) => Document(file,
        $"<OrgnlPmtInfAndSts><OrgnlPmtInfId>{file}</OrgnlPmtInfId><PmtInfSts>PART</PmtInfSts><TxInfAndSts><OrgnlEndToEndId>{rejected}</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AC01</Cd></Rsn></StsRsnInf></TxInfAndSts></OrgnlPmtInfAndSts>");

    static string Document(string original, string payments) =>
        $"<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.03\"><CstmrPmtStsRpt><GrpHdr><MsgId>M-0</MsgId></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>{original}</OrgnlMsgId></OrgnlGrpInfAndSts>{payments}</CstmrPmtStsRpt></Document>";

    async Task<string?> RefusalOfAsync(string sql) =>
        (await FluentActions.Awaiting(() => TestDatabase.ExecuteAsync(court.Database.Connections.App, sql)).Should().ThrowAsync<PostgresException>()).Which.SqlState;

    static async Task<string?> Try(Func<Task> act)
    {
        try
        {
            await Task.Run(act);
            return null;
        }
        catch (Refused refused)
        {
            return refused.Code;
        }
    }
}
