using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.Formats;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.Tests.Receipts.Formats;

public class CamtFormatTests
{
    const string Escrow = "escrow-day.camt053.v08.xml";
    const string Batch = "batch.camt053.v02.xml";

    [Fact]
    public void A_day_of_the_escrow_account_is_read_whole()
    {
        var events = StatementSample.Read(Escrow);

        events.Told().Should().BeEmpty();
        var header = events.OfType<StatementStarted>().Single().Header;
        header.Should().Be(new StatementHeader("ST20260803", "51050140863600000123", "CNY", new LocalDate(2026, 8, 3),
            new LocalDate(2026, 8, 3), Money.Parse("1000.00"), Money.Parse("70880.50"), "141"));
        var footer = events.Footer();
        footer.Header.Should().Be(header);
        (footer.Entries, footer.NotBooked).Should().Be((2, 1));
        (footer.Credits, footer.Debits).Should().Be((Money.Parse("70000.00"), Money.Parse("119.50")));
        footer.Equation.Should().Be(Equation.Holds);
    }

    [Fact]
    public void The_payer_of_a_credit_is_the_debtor_and_the_sub_account_is_the_creditors()
    {
        var credit = StatementSample.Read(Escrow).Lines()[0];

        credit.Direction.Should().Be(Direction.Credit);
        credit.CounterpartyName.Should().Be("王䶮");
        credit.CounterpartyAccount.Should().Be("6217000000000000001");
        credit.CounterpartyBank.Should().Be("建设银行示例支行");
        credit.CreditedAccount.Should().Be("5105014086360000012300071");
        credit.Remittance.Should().Be("（2026）川01执1234号 执行款");
        credit.Summary.Should().Be("跨行转账 收入");
        credit.Purpose.Should().Be("02101");
        credit.EndToEndId.Should().BeNull("NOTPROVIDED is the bank's word for nothing");
        credit.BookedAt.Should().Be(new LocalDateTime(2026, 8, 3, 9, 15, 4));
    }

    [Fact]
    public void The_payee_of_a_debit_is_the_creditor()
    {
        var debit = StatementSample.Read(Escrow).Lines()[1];

        debit.Direction.Should().Be(Direction.Debit);
        debit.CounterpartyName.Should().Be("李四");
        debit.CounterpartyAccount.Should().Be("6222000000000000002");
        debit.CreditedAccount.Should().BeNull();
    }

    [Fact]
    public void A_reversal_keeps_its_direction_because_the_balances_only_hold_that_way()
    {
        var events = StatementSample.Read(Escrow);

        events.Lines()[1].IsReversal.Should().BeTrue();
        events.Lines()[1].Signed.Should().Be(Money.Parse("-119.50"));
        events.Footer().Equation.Should().Be(Equation.Holds);
    }

    [Fact]
    public void A_pending_entry_is_shown_but_is_not_money()
    {
        var events = StatementSample.Read(Escrow);

        events.Lines()[2].Booked.Should().BeFalse();
        events.Footer().Credits.Should().Be(Money.Parse("70000.00"));
    }

    [Theory]
    [InlineData("INFO")]
    [InlineData("FUTR")]
    public void Informational_and_future_entries_are_not_money_either(string status)
    {
        var events = StatementSample.ReadText(StatementSample.Text(Escrow).Replace("PDNG", status));

        events.Footer().NotBooked.Should().Be(1);
        events.Told().Should().BeEmpty();
    }

    [Fact]
    public void A_status_nobody_knows_is_not_taken_for_booked()
    {
        var events = StatementSample.ReadText(StatementSample.Text(Escrow).Replace("PDNG", "HOPE"));

        events.Told().Should().Equal("line.status@49");
        events.Footer().Entries.Should().Be(2);
    }

    [Fact]
    public void The_old_version_with_a_prefix_and_text_status_is_read_too()
    {
        var events = StatementSample.Read(Batch);

        events.Footer().Equation.Should().Be(Equation.Holds);
        events.Footer().Header.Currency.Should().Be("EUR", "the account names none, its balances do");
    }

    [Fact]
    public void A_batch_does_not_lend_the_first_payers_name_to_all()
    {
        var batch = StatementSample.Read(Batch).Lines()[0];

        batch.Details.Should().Be(2);
        batch.CounterpartyName.Should().BeNull();
        batch.EndToEndId.Should().BeNull();
        batch.Remittance.Should().Be("first RF18");
    }

    [Fact]
    public void The_payments_inside_a_batch_are_told_one_by_one()
    {
        var lines = StatementSample.Read(Batch).Lines();

        lines[0].Parts.Should().Equal(
            new LinePart(Direction.Credit, Money.Parse("10.00"), "A", null, null, null, null, "E1", "first"),
            new LinePart(Direction.Credit, Money.Parse("19.00"), "B", null, null, null, null, "E2", "RF18"));
        lines[1].Parts.Should().BeEmpty("a single payment is the entry itself");
    }

    [Fact]
    public void Of_a_batch_without_end_the_first_are_kept_and_it_is_said()
    {
        var one = "<c:TxDtls><c:Amt Ccy=\"EUR\">0</c:Amt></c:TxDtls>";
        var text = StatementSample.Text(Batch).Replace("</c:NtryDtls>", string.Concat(Enumerable.Repeat(one, LinePart.MostKept)) + "</c:NtryDtls>");

        var events = StatementSample.ReadText(text);

        events.Told().Should().Contain("line.parts-not-kept@6?");
        (events.Lines()[0].Details, events.Lines()[0].Parts.Count).Should().Be((LinePart.MostKept + 2, LinePart.MostKept));
    }

    [Fact]
    public void Transactions_that_do_not_add_up_to_their_entry_are_a_warning_and_the_entry_counts()
    {
        var events = StatementSample.Read(Batch);

        events.Told().Should().Equal("line.details-differ@6?");
        events.Lines()[0].Amount.Should().Be(Money.Parse("30.00"));
    }

    [Fact]
    public void An_entry_without_booking_date_gets_the_statements_and_a_balance_without_side_is_a_credit()
    {
        var text = StatementSample.Text(Escrow)
            .Replace("<BookgDt><DtTm>2026-08-03T09:15:04+08:00</DtTm></BookgDt>", "")
            .Replace("70880.50000</Amt><CdtDbtInd>CRDT</CdtDbtInd>", "70880.50000</Amt>");
        var events = StatementSample.ReadText(text);

        events.Told().Should().Equal("statement.balance-side@13?", "line.booking-date-missing@15?");
        events.Lines()[0].BookedOn.Should().Be(new LocalDate(2026, 8, 3));
        events.Footer().Equation.Should().Be(Equation.Holds);
    }

    [Fact]
    public void A_version_nobody_knows_is_read_with_a_warning()
    {
        var events = StatementSample.ReadText(StatementSample.Text(Escrow).Replace("camt.053.001.08", "camt.053.001.99"));

        events.Told().Should().Equal("camt.version@2?");
        events.Footer().Entries.Should().Be(2);
    }

    [Fact]
    public void The_banks_own_totals_are_advice_only()
    {
        var text = StatementSample.Text(Batch).Replace("<c:Ntry><c:Amt Ccy=\"EUR\">30",
            "<c:TxsSummry><c:TtlCdtNtries><c:Sum>99</c:Sum></c:TtlCdtNtries></c:TxsSummry><c:Ntry><c:Amt Ccy=\"EUR\">30");
        var events = StatementSample.ReadText(text);

        events.Told().Should().Contain("statement.totals-differ@2?");
        events.Footer().Equation.Should().Be(Equation.Holds);
    }

    [Fact]
    public void A_message_page_number_does_not_make_a_whole_statement_wait_for_page_one()
    {
        var text = StatementSample.Text(Escrow).Replace("</CreDtTm></GrpHdr>", "</CreDtTm><MsgPgntn><PgNb>2</PgNb><LastPgInd>true</LastPgInd></MsgPgntn></GrpHdr>");
        StatementSample.ReadText(text).Footer().Header.Page.Should().BeNull();
    }

    [Fact]
    public void A_page_with_interim_balances_says_which_page_it_is()
    {
        var text = StatementSample.Text(Escrow)
            .Replace("<ElctrncSeqNb>", "<StmtPgntn><PgNb>1</PgNb><LastPgInd>false</LastPgInd></StmtPgntn><ElctrncSeqNb>")
            .Replace("<Cd>CLBD</Cd></CdOrPrtry>", "<Cd>ITBD</Cd></CdOrPrtry>");
        var footer = StatementSample.ReadText(text).Footer();

        (footer.Header.Page, footer.Header.LastPage).Should().Be((1, false));
        footer.Header.Closing.Should().Be(Money.Parse("70880.50"), "the interim balance closes the page");
        footer.Equation.Should().Be(Equation.Holds);
    }

    [Fact]
    public void A_report_within_the_day_is_read_whole_and_told_to_be_none_to_import()
    {
        var events = StatementSample.Read("report.camt052.v08.xml");

        events.Told().Should().Equal("line.booking-date-missing@8?", "statement.advance@3?");
        events.Footer().Should().BeEquivalentTo(new { Entries = 1, NotBooked = 1, Debits = Money.Parse("5.00"), Equation = Equation.Unknown });
        events.Footer().Header.Should().Be(new StatementHeader("R1", "51050140863600000123", "CNY", new LocalDate(2026, 8, 3), new LocalDate(2026, 8, 3), Money.Parse("100.00"), null,
            null, 2, false, StatementKind.Advance));
    }

    [Fact]
    public void A_notification_of_the_first_version_nets_its_transactions_of_both_directions()
    {
        var events = StatementSample.Read("notification.camt054.v01.xml");

        events.Told().Should().Equal("line.booking-date-missing@4?", "statement.not-booked@3?", "statement.advance@3?");
        events.Lines().Single().Should().BeEquivalentTo(new { Booked = false, Details = 2, Signed = Money.Parse("60.00"), BookedOn = new LocalDate(2026, 8, 3) });
        events.Footer().Header.Account.Should().Be("51050140863600000123");
    }

    [Fact]
    public void The_transport_header_before_the_document_is_passed_over_and_lines_are_counted_with_it()
    {
        var plain = StatementSample.Read(Batch);
        var wired = StatementSample.Read("wire-header.saps603.xml");

        wired.Lines().Select(l => (l.LineKey, l.SourceLine)).Should().Equal(plain.Lines().Select(l => (l.LineKey, l.SourceLine + 2)));
        StatementSample.Inspect("wire-header.saps603.xml").Format.Should().Be("camt.053");
    }

    [Fact]
    public void Every_version_is_known_by_its_namespace_and_any_other_is_read_with_a_warning()
    {
        for (var version = 1; version <= 13; version++)
            StatementSample.ReadText(StatementSample.Text(Escrow).Replace("camt.053.001.08", $"camt.053.001.{version:00}")).Told().Should().BeEmpty();
        StatementSample.ReadText(StatementSample.Text(Escrow).Replace("camt.053.001.08", "camt.053.001.14")).Told().Should().Equal("camt.version@2?");
    }

    [Fact]
    public void A_payment_message_is_refused_as_one() =>
        StatementSample.ReadText("<Document xmlns='urn:iso:std:iso:20022:tech:xsd:pain.001.001.09'><CstmrCdtTrfInitn/></Document>").Told().Should().Equal("file.payment-message");

    [Fact]
    public void A_text_of_any_length_is_read_whole_up_to_the_longest()
    {
        // Around every length at which the reader underneath or our own walk begins another piece; pairs, references and blanks fall on the seam.
        int[] lengths = [.. new[] { 0, 1_024, 2_048, 4_096, 8_192, 65_536, 100_000 }.SelectMany(seam => Enumerable.Range(seam, 6).Append(seam - 2).Append(seam - 1)).Where(l => l > 0)];
        foreach (var written in (string[])["a", "\U0001F600", "&amp;", "ab  \n", "字\U00020000 "])
        {
            var text = new RepeatedText(written);
            var entries = lengths.Select(length => $"<Ntry><Amt Ccy='CNY'>1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-08-03</Dt></BookgDt><NtryDtls><TxDtls><RmtInf><Ustrd>{text.Written(length)}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>");
            var lines = StatementSample.ReadText($"<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.08'><BkToCstmrStmt><Stmt><Id>S</Id>{string.Concat(entries)}</Stmt></BkToCstmrStmt></Document>").Lines();
            lines.Zip(lengths).Should().OnlyContain(l => l.First.Remittance == text.Read(l.Second));
        }
    }

    /// <summary>A piece of XML text many times over.</summary>
    sealed record RepeatedText(string Piece)
    {
        public string Written(int length) => string.Concat(Enumerable.Repeat(Piece, Times(length)));

        public string Read(int length)
        {
            var whole = string.Join(' ', string.Concat(Enumerable.Repeat(Piece.Replace("&amp;", "&"), Times(length))).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
            return whole.Length <= 100_000 ? whole : whole[..(char.IsHighSurrogate(whole[99_999]) ? 99_999 : 100_000)].TrimEnd();
        }

        int Times(int length) => Math.Max(1, length / Piece.Replace("&amp;", "&").Length);
    }
}
