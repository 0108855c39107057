using System.Text;
using System.Text.RegularExpressions;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Receipts.UnknownFunds;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Receipts;

public sealed class ImportStatementTests : IAsyncLifetime
{
    Court court = null!;
    TestCase c = null!;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        c = await court.CaseAsync();
    }

    public async Task DisposeAsync()
    {
        await court.ShouldBeSoundAsync();
        await court.DisposeAsync();
    }

    [Fact]
    public async Task The_same_file_again_says_nothing_new()
    {
        court.Credit(Money.Parse("5.00"), c.SubAccount);
        court.Credit(Money.Parse("7.00"));
        var bytes = court.CloseStatement();
        (await court.ImportAsync(bytes)).Statements[0].Should().BeEquivalentTo(new { Outcome = "posted", Accepted = 2, Matched = 1, Unknown = 1 });
        var before = await court.SnapshotAsync();
        (await court.ImportAsync(bytes, name: "renamed.xml")).Statements[0].Should().BeEquivalentTo(new { Outcome = "duplicate", Accepted = 0, Duplicate = 2, Matched = 0, Unknown = 0 });
        (await court.SnapshotAsync()).Should().Be(before);
    }

    [Fact]
    public async Task The_same_lines_in_other_bytes_say_nothing_new_either()
    {
        court.Credit(Money.Parse("5.00"), c.SubAccount);
        var text = Encoding.UTF8.GetString(court.CloseStatement());
        await court.ImportAsync(Encoding.UTF8.GetBytes(text));
        (await court.ImportAsync(Encoding.UTF8.GetBytes(text.Replace("M-S", "N-S", StringComparison.Ordinal)))).Statements[0]
            .Should().BeEquivalentTo(new { Outcome = "duplicate", Accepted = 0, Duplicate = 1 });
    }

    [Fact]
    public async Task True_twins_on_one_statement_are_both_kept()
    {
        var reference = court.Credit(Money.Parse("5.00"), c.SubAccount);
        var text = Encoding.UTF8.GetString(court.CloseStatement());
        // The bank books the payer's second click as a line that is equal in every letter.
        var entry = text[text.IndexOf("<Ntry>", StringComparison.Ordinal)..(text.IndexOf("</Ntry>", StringComparison.Ordinal) + 7)];
        text = text.Replace(entry, entry + entry, StringComparison.Ordinal);
        text = ReplaceLast(text, ">5.00<", ">10.00<", "CLBD");
        (await court.ImportAsync(Encoding.UTF8.GetBytes(text))).Statements[0].Should().BeEquivalentTo(new { Outcome = "posted", Accepted = 2, Matched = 2, Duplicate = 0 });
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("10.00"));
        reference.Should().NotBeNull();
    }

    [Fact]
    public async Task Equal_lines_on_two_statements_that_follow_each_other_are_both_kept()
    {
        // The same payer pays the same sum on two days; the bank gives no reference.
        for (var i = 0; i < 2; i++)
        {
            var reference = court.Credit(Money.Parse("5.00"), c.SubAccount);
            var text = Encoding.UTF8.GetString(court.CloseStatement()).Replace($"<AcctSvcrRef>{reference}</AcctSvcrRef>", "", StringComparison.Ordinal);
            (await court.ImportAsync(Encoding.UTF8.GetBytes(text))).Statements[0].Should().BeEquivalentTo(new { Outcome = "posted", Accepted = 1, Duplicate = 0 });
        }
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("10.00"));
    }

    [Fact]
    public async Task A_statement_after_a_gap_waits_and_goes_on_by_itself_when_the_gap_is_filled()
    {
        court.Credit(Money.Parse("1.00"), c.SubAccount);
        await court.StatementAsync();
        court.Credit(Money.Parse("2.00"), c.SubAccount);
        var second = court.CloseStatement();
        court.Credit(Money.Parse("4.00"), c.SubAccount);
        var third = court.CloseStatement();
        court.Credit(Money.Parse("8.00"), c.SubAccount);
        var fourth = court.CloseStatement();

        (await court.ImportAsync(fourth)).Statements[0].Should().BeEquivalentTo(new { Outcome = "held", Code = "statement.gap", Accepted = 0 });
        var held = await court.ImportAsync(third);
        held.Statements[0].Should().BeEquivalentTo(new { Outcome = "held", Code = "statement.gap" });
        held.Statements[0].Facts.Should().Contain("3.00").And.Contain("1.00", "it says which balance was expected");
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("1.00"));
        (await court.ReconcileAsync())[0].Held.Should().HaveCount(2);

        var filled = await court.ImportAsync(second);
        filled.Statements[0].Outcome.Should().Be("posted");
        filled.Resumed.Should().HaveCount(2).And.OnlyContain(s => s.Outcome == "posted" && s.Matched == 1);
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("15.00"));
        (await court.ReconcileAsync())[0].Held.Should().BeEmpty();
    }

    [Fact]
    public async Task Statements_in_any_order_end_in_one_unbroken_chain()
    {
        var files = new List<byte[]>();
        for (var day = 0; day < 12; day++)
        {
            court.Clock.To(2026, 3, 2 + day);
            for (var i = 0; i <= day % 3; i++)
                court.Credit(Money.FromMinor(100 * (day + 1) + i), c.SubAccount);
            files.Add(court.CloseStatement());
        }
        foreach (var file in files.OrderBy(f => f.Length * 7919 % 13))
            await court.ImportAsync(file);
        var book = (await court.ReconcileAsync())[0];
        book.Held.Should().BeEmpty();
        book.Statements.Should().HaveCount(12).And.OnlyContain(s => s.Difference.IsZero);
        foreach (var file in files)
            (await court.ImportAsync(file)).Statements[0].Outcome.Should().Be("duplicate");
    }

    [Fact]
    public async Task An_overlap_vanishes_and_what_it_adds_is_posted()
    {
        court.Credit(Money.Parse("1.00"), c.SubAccount);
        court.Credit(Money.Parse("2.00"), c.SubAccount);
        var monday = Encoding.UTF8.GetString(court.CloseStatement());
        await court.ImportAsync(Encoding.UTF8.GetBytes(monday));
        court.Credit(Money.Parse("4.00"), c.SubAccount);
        var tuesday = Encoding.UTF8.GetString(court.CloseStatement());
        // The week's statement: both days in one, from the first opening to the last closing.
        var mondaysEntries = monday[monday.IndexOf("<Ntry>", StringComparison.Ordinal)..(monday.LastIndexOf("</Ntry>", StringComparison.Ordinal) + 7)];
        var week = tuesday.Replace("S000002", "W000001", StringComparison.Ordinal).Replace("<Ntry>", mondaysEntries + "<Ntry>", StringComparison.Ordinal);
        week = ReplaceLast(week, ">3.00<", ">0.00<", "OPBD");
        (await court.ImportAsync(Encoding.UTF8.GetBytes(week))).Statements[0].Should().BeEquivalentTo(new { Outcome = "posted", Accepted = 1, Duplicate = 2, Matched = 1 });
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("7.00"));
        (await court.ImportAsync(Encoding.UTF8.GetBytes(tuesday))).Statements[0].Should().BeEquivalentTo(new { Outcome = "duplicate", Duplicate = 1 });
    }

    [Fact]
    public async Task Twins_are_counted_on_from_an_overlap()
    {
        // A bank without references: three equal lines on one day, which only its balances tell apart.
        string Close()
        {
            court.Credit(Money.Parse("5.00"), c.SubAccount);
            return Regex.Replace(Encoding.UTF8.GetString(court.CloseStatement()), "<AcctSvcrRef>[^<]*</AcctSvcrRef>", "");
        }
        var (first, second, third) = (Close(), Close(), Close());
        var entry = first[first.IndexOf("<Ntry>", StringComparison.Ordinal)..(first.LastIndexOf("</Ntry>", StringComparison.Ordinal) + 7)];
        var wide = ReplaceLast(second.Replace("S000002", "W000001", StringComparison.Ordinal).Replace("<Ntry>", entry + "<Ntry>", StringComparison.Ordinal), ">5.00<", ">0.00<", "OPBD");

        await court.ImportAsync(Encoding.UTF8.GetBytes(first));
        (await court.ImportAsync(Encoding.UTF8.GetBytes(wide))).Statements[0].Should().BeEquivalentTo(new { Outcome = "posted", Accepted = 1, Duplicate = 1 });
        (await court.ImportAsync(Encoding.UTF8.GetBytes(third))).Statements[0].Should().BeEquivalentTo(new { Outcome = "posted", Accepted = 1 });

        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("15.00"));
        (await TestDatabase.AskAsync<string>(court.Database.Superuser, "select string_agg(occurrence::text, ' ' order by id) from receipts.statement_line")).Should().Be("1 2 3");
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_known_file_that_is_delivered_for_another_book_is_not_taken_for_a_duplicate()
    {
        court.Credit(Money.Parse("5.00"), c.SubAccount);
        var file = court.CloseStatement();
        await court.ImportAsync(file);
        await court.AsAsync<OpenBook, int>("adm1", u => u.ExecuteAsync(new("OTHER", Demonstration.CourtCode, "另一专户", "99990000", Demonstration.Currency, Money.Zero, new(2026, 2, 13)), default));
        var outcome = await court.AsAsync<ImportStatement, ImportOutcome>("csh1", u => u.ExecuteAsync(new("s.xml", new MemoryStream(file), "OTHER"), default));
        outcome.Rejected.Should().BeTrue();
        outcome.Problems.Should().Contain(p => p.Code == "statement.account-unknown");
    }

    [Fact]
    public async Task An_edited_copy_of_a_posted_statement_is_held()
    {
        court.Credit(Money.Parse("5.00"), c.SubAccount);
        court.Credit(Money.Parse("6.00"), c.SubAccount);
        var text = Encoding.UTF8.GetString(court.CloseStatement());
        await court.ImportAsync(Encoding.UTF8.GetBytes(text));
        var before = (await court.MoneyAsync(c)).Available;
        var edited = ReplaceLast(text.Replace(">5.00<", ">50.00<", StringComparison.Ordinal), ">11.00<", ">56.00<", "CLBD");
        (await court.ImportAsync(Encoding.UTF8.GetBytes(edited))).Statements[0].Should().BeEquivalentTo(new { Outcome = "held", Code = "statement.edited" });
        (await court.MoneyAsync(c)).Available.Should().Be(before);
    }

    [Fact]
    public async Task A_statement_that_does_not_add_up_is_held_and_the_right_one_replaces_it()
    {
        court.Credit(Money.Parse("5.00"), c.SubAccount);
        var text = Encoding.UTF8.GetString(court.CloseStatement());
        (await court.ImportAsync(Encoding.UTF8.GetBytes(ReplaceLast(text, ">5.00<", ">6.00<", "CLBD")))).Statements[0].Should().BeEquivalentTo(new { Outcome = "held", Code = "statement.equation" });
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Zero);
        (await court.ImportAsync(Encoding.UTF8.GetBytes(text))).Statements[0].Outcome.Should().Be("posted");
        (await court.ReconcileAsync())[0].Held.Should().BeEmpty("the held one is superseded");
    }

    [Theory]
    [InlineData("truncated")]
    [InlineData("dtd")]
    [InlineData("bomb")]
    [InlineData("foreign account")]
    [InlineData("foreign currency")]
    [InlineData("not a bank file")]
    [InlineData("empty")]
    public async Task A_file_that_cannot_be_taken_is_rejected_whole_and_the_mended_one_works(string how)
    {
        court.Credit(Money.Parse("5.00"), c.SubAccount);
        var good = Encoding.UTF8.GetString(court.CloseStatement());
        var bad = how switch
        {
            "truncated" => good[..(good.Length * 2 / 3)],
            "dtd" => good.Replace("?>", "?><!DOCTYPE Document SYSTEM \"http://127.0.0.1/x.dtd\">", StringComparison.Ordinal),
            "bomb" => good.Replace("?>", "?><!DOCTYPE Document [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>", StringComparison.Ordinal).Replace("乙公司", "&b;", StringComparison.Ordinal),
            "foreign account" => good.Replace(Demonstration.EscrowAccountNo, "99990000111122223333", StringComparison.Ordinal),
            "foreign currency" => good.Replace("CNY", "EUR", StringComparison.Ordinal),
            "not a bank file" => "这不是对账单",
            _ => "",
        };
        var cases = (await court.MoneyAsync(c)).Available;
        var outcome = await court.ImportAsync(Encoding.UTF8.GetBytes(bad));
        outcome.Rejected.Should().BeTrue();
        outcome.Problems.Should().NotBeEmpty().And.OnlyContain(p => p.Message.Length > 10 && p.Chinese.Length > 3);
        (await court.MoneyAsync(c)).Available.Should().Be(cases);
        (await court.ImportAsync(Encoding.UTF8.GetBytes(good))).Statements[0].Should().BeEquivalentTo(new { Outcome = "posted", Matched = 1 });
    }

    [Fact]
    public async Task The_original_bytes_are_kept()
    {
        court.Credit(Money.Parse("5.00"), c.SubAccount);
        var bytes = court.CloseStatement();
        await court.ImportAsync(bytes);
        var kept = await TestDatabase.AskAsync<byte[]>(court.Database.Superuser, "select bytes from receipts.file_chunk");
        kept.Should().Equal(bytes);
    }

    [Theory]
    [InlineData("（2026）川0104执1001号 执行款", "乙公司", "5.00", "T3")]
    [InlineData("2026川0104执1001号", "某丙", "1000000.00", "T3")]
    [InlineData("2026川0104执1001号", "某丙", "5.00", "T4")]
    [InlineData("还款", "乙公司", "1000000.00", "T0")]
    [InlineData("2026川0104执1001号 2026川0104执1002号", "乙公司", "5.00", "T0")]
    [InlineData("（2026）川0104执9999号", "乙公司", "5.00", "T0")]
    public async Task A_credit_to_the_main_account_is_matched_by_case_number_and_payer_or_not_at_all(string remark, string payer, string amount, string rule)
    {
        await court.CaseAsync();
        var reference = court.Credit(Money.Parse(amount), null, payer, remark);
        await court.StatementAsync();
        var line = await court.SeeAsync<ReceiptQueries, ReceiptView>("dir1", async q => await q.ShowAsync(await court.LineAsync(reference), default));
        line.Rule.Should().Be(rule, string.Join("; ", line.Reasons));
        line.Reasons.Should().NotBeEmpty();
        if (rule == "T3")
            line.CaseNumber.Should().Be(c.Number);
        else
            (await court.SeeAsync<UnknownQueries, List<UnknownView>>("acc1", q => q.ListAsync(new(), null, 50, default))).Should().ContainSingle(u => u.LineId == line.LineId);
    }

    [Fact]
    public async Task A_reversed_receipt_goes_to_unknown_funds_and_leaves_its_trail()
    {
        var reference = court.Credit(Money.Parse("5.00"), c.SubAccount);
        await court.StatementAsync();
        var line = await court.LineAsync(reference);
        await court.ShouldRefuseAsync("access.not-permitted", () => court.AsAsync<ReverseReceipt>("ex1", u => u.ExecuteAsync(new(line, "错"), default)));
        await court.AsAsync<ReverseReceipt>("acc1", u => u.ExecuteAsync(new(line, "付款人写错案号"), default));
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Zero);
        (await court.ReconcileAsync())[0].Balances["UNKNOWN"].Should().Be(Money.Parse("5.00"));
        await court.ShouldRefuseAsync("reverse.already-reversed", () => court.AsAsync<ReverseReceipt>("acc1", u => u.ExecuteAsync(new(line, "再来"), default)));
    }

    [Fact]
    public async Task Money_that_was_there_before_the_book_comes_in_as_unknown_and_a_debit_nobody_ordered_is_shown()
    {
        court.Credit(Money.Parse("5.00"));
        await court.StatementAsync();
        court.Debit(Money.Parse("2.00"), "某人", "转账");
        court.Debit(Money.Parse("0.50"), "", "手续费");
        court.Credit(Money.Parse("0.03"), payer: "", payerAccount: "", summary: "结息");
        await court.StatementAsync();
        var book = (await court.ReconcileAsync())[0];
        book.Balances["UNEXPLAINED_DEBIT"].Should().Be(Money.Parse("2.00"));
        book.Balances["BANK_CHARGE"].Should().Be(Money.Parse("0.50"));
        book.Balances["INTEREST"].Should().Be(Money.Parse("0.03"));
        book.BookBalance.Should().Be(Money.Parse("2.53"));
        book.Difference.Should().Be(Money.Zero);
    }

    [Fact]
    public async Task Lines_that_come_and_go_on_one_day_are_not_posted_again_under_another_id()
    {
        court.Credit(Money.Parse("1000.00"), c.SubAccount);
        court.Debit(Money.Parse("1000.00"), "某人", "转账");
        var text = Encoding.UTF8.GetString(court.CloseStatement());
        await court.ImportAsync(Encoding.UTF8.GetBytes(text));
        (await court.ImportAsync(Encoding.UTF8.GetBytes(text.Replace("S000001", "S000001-COPY", StringComparison.Ordinal)))).Statements[0]
            .Should().BeEquivalentTo(new { Outcome = "duplicate", Accepted = 0, Duplicate = 2 });
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("1000.00"));
    }

    [Fact]
    public async Task The_same_sum_to_two_sub_accounts_is_two_receipts()
    {
        var other = await court.CaseAsync();
        court.Credit(Money.Parse("100.00"), c.SubAccount);
        var morning = Anonymous(court.CloseStatement());
        await court.ImportAsync(morning);
        court.Credit(Money.Parse("100.00"), other.SubAccount);
        await court.ImportAsync(Anonymous(court.CloseStatement()));
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("100.00"));
        (await court.MoneyAsync(other)).Available.Should().Be(Money.Parse("100.00"));
    }

    [Fact]
    public async Task A_true_twin_that_arrives_before_its_turn_waits_and_is_posted()
    {
        court.Credit(Money.Parse("100.00"), c.SubAccount);
        var first = Anonymous(court.CloseStatement());
        court.Credit(Money.Parse("50.00"), c.SubAccount, remark: "别的");
        var between = Anonymous(court.CloseStatement());
        court.Credit(Money.Parse("100.00"), c.SubAccount);
        var twin = Anonymous(court.CloseStatement());
        await court.ImportAsync(first);
        (await court.ImportAsync(twin)).Statements[0].Should().BeEquivalentTo(new { Outcome = "held", Code = "statement.gap" });
        (await court.ImportAsync(between)).Resumed.Should().ContainSingle().Which.Outcome.Should().Be("posted");
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("250.00"));
    }

    [Fact]
    public async Task A_wide_statement_that_covers_a_held_one_closes_it_without_posting_it_again()
    {
        court.Credit(Money.Parse("100.00"), c.SubAccount);
        await court.StatementAsync();
        court.Clock.To(2026, 2, 24);
        court.Credit(Money.Parse("50.00"), c.SubAccount);
        var tuesday = Encoding.UTF8.GetString(court.CloseStatement());
        court.Clock.To(2026, 2, 25);
        court.Credit(Money.Parse("700.00"), c.SubAccount);
        court.Debit(Money.Parse("700.00"), "某人", "转账");
        var wednesday = Encoding.UTF8.GetString(court.CloseStatement());
        (await court.ImportAsync(Encoding.UTF8.GetBytes(wednesday))).Statements[0].Outcome.Should().Be("held");
        var wednesdaysEntries = wednesday[wednesday.IndexOf("<Ntry>", StringComparison.Ordinal)..(wednesday.LastIndexOf("</Ntry>", StringComparison.Ordinal) + 7)];
        var wide = tuesday.Replace("S000002", "W000001", StringComparison.Ordinal);
        wide = wide.Insert(wide.LastIndexOf("</Ntry>", StringComparison.Ordinal) + 7, wednesdaysEntries);
        (await court.ImportAsync(Encoding.UTF8.GetBytes(wide))).Statements[0].Should().BeEquivalentTo(new { Outcome = "posted", Accepted = 3 });
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("850.00"));
        (await court.ReconcileAsync())[0].Held.Should().BeEmpty();
    }

    [Fact]
    public async Task A_payment_that_comes_back_is_not_taken_for_the_debtors_money()
    {
        var reference = court.Credit(Money.Parse("5.00"), null, "甲公司", $"退汇 {c.Number} ZF202600000001-1");
        await court.StatementAsync();
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Zero);
        var line = await court.SeeAsync<ReceiptQueries, ReceiptView>("dir1", async q => await q.ShowAsync(await court.LineAsync(reference), default));
        line.Should().BeEquivalentTo(new { Rule = "T6", CaseId = (long?)null });
        line.Alternatives.Should().ContainSingle().Which.CaseNumber.Should().Be(c.Number);
    }

    // As a bank writes it that gives its lines no reference.
    static byte[] Anonymous(byte[] statement) =>
        Encoding.UTF8.GetBytes(System.Text.RegularExpressions.Regex.Replace(Encoding.UTF8.GetString(statement), "<AcctSvcrRef>[^<]*</AcctSvcrRef>", ""));

    static string ReplaceLast(string text, string old, string with, string balance)
    {
        var start = text.IndexOf(balance, StringComparison.Ordinal);
        var at = text.IndexOf(old, start, StringComparison.Ordinal);
        return text[..at] + with + text[(at + old.Length)..];
    }
}
