using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>One STMTRS, CCSTMTRS or INVSTMTRS while its tags are read.</summary>
sealed class OfxStatement(long line)
{
    readonly StatementUnderway statement = new(new StatementHeader("", "", null, null, null, null, null));
    readonly LineKey key = new();
    string? account, currency, from, to, ledgerBalance, asOf;
    // The aggregate whose leaves have another meaning than the statement's own: LEDGERBAL, AVAILBAL, BANKACCTTO, CURRENCY, ...
    string inside = "";
    Transaction? transaction;
    bool started;

    sealed class Transaction(long line)
    {
        public long Line => line;

        public string? Type, Posted, Available, Amount, Id, CheckNumber, Reference, Name, Memo, ToAccount, Currency;
    }

    /// <summary>Takes the text of a leaf.</summary>
    public void Take(string leaf, string value)
    {
        switch (inside, leaf)
        {
            case ("LEDGERBAL", "BALAMT"): ledgerBalance = value; break;
            case ("LEDGERBAL", "DTASOF"): asOf = value; break;
            case ("BANKACCTFROM" or "CCACCTFROM" or "INVACCTFROM", "ACCTID"): account ??= value.Replace(" ", "", StringComparison.Ordinal); break;
            case ("", "CURDEF"): currency = value; break;
            case ("", "DTSTART"): from = value; break;
            case ("", "DTEND"): to = value; break;
            default:
                if (transaction is not null)
                    TakeOfTransaction(leaf, value);
                break;
        }
    }

    /// <summary>Meets a tag that is not the statement's own.</summary>
    public IEnumerable<StatementEvent> Enter(OfxTags tags)
    {
        switch (tags.Name)
        {
            case "STMTTRN":
                var accepted = Accept();
                transaction = tags.IsEnd ? null : new Transaction(tags.Line);
                inside = tags.IsEnd ? "" : "STMTTRN";
                return Events(accepted);
            case "LEDGERBAL" or "AVAILBAL" or "BANKACCTFROM" or "CCACCTFROM" or "INVACCTFROM" or "BANKACCTTO" or "CCACCTTO" or "CURRENCY" or "ORIGCURRENCY" or "PAYEE":
                inside = !tags.IsEnd ? tags.Name : transaction is null ? "" : "STMTTRN";
                break;
        }
        return [];
    }

    /// <param name="isWhole">Its end tag was met.</param>
    public IEnumerable<StatementEvent> End(bool isWhole)
    {
        // A transaction cut off in the middle says less than it should; what is left of it must not pass for money.
        var accepted = isWhole ? Accept() : null;
        Complete();
        foreach (var read in Events(accepted))
            yield return read;
        if (!started)
            yield return new StatementStarted(statement.Header);
        Check(isWhole);
        var footer = statement.Finish();
        foreach (var problem in statement.Unreported())
            yield return problem;
        yield return new StatementEnded(footer);
    }

    IEnumerable<StatementEvent> Events(StatementLine? accepted)
    {
        if (accepted is null)
            yield break;
        if (!started)
            yield return new StatementStarted(statement.Header);
        started = true;
        foreach (var problem in statement.Unreported())
            yield return problem;
        yield return new LineRead(accepted);
    }

    void TakeOfTransaction(string leaf, string value)
    {
        var of = transaction!;
        switch (inside, leaf)
        {
            case ("BANKACCTTO" or "CCACCTTO", "ACCTID"): of.ToAccount = value; break;
            case ("CURRENCY", "CURSYM"): of.Currency = value; break;
            case ("PAYEE" or "STMTTRN", "NAME"): of.Name = value; break;
            case ("STMTTRN", "TRNTYPE"): of.Type = value; break;
            case ("STMTTRN", "DTPOSTED"): of.Posted = value; break;
            case ("STMTTRN", "DTAVAIL"): of.Available = value; break;
            case ("STMTTRN", "TRNAMT"): of.Amount = value; break;
            case ("STMTTRN", "FITID"): of.Id = value; break;
            case ("STMTTRN", "CHECKNUM"): of.CheckNumber = value; break;
            case ("STMTTRN", "REFNUM"): of.Reference = value; break;
            case ("STMTTRN", "MEMO"): of.Memo = value; break;
        }
    }

    StatementLine? Accept()
    {
        if (transaction is not { } of)
            return null;
        transaction = null;
        Complete();
        var ordinal = statement.NextOrdinal();
        var fault = Amount(of.Amount, out var signed);
        var lost = fault != AmountFault.None ? FileProblems.AmountUnreadable(Place(of, "TRNAMT", of.Amount), fault)
            : of.Posted is null ? FileProblems.NoDate(Place(of, "DTPOSTED", null))
            : Date(of.Posted) is null ? FileProblems.DateUnreadable(Place(of, "DTPOSTED", of.Posted))
            : of.Currency is { } other && currency is not null && other != currency ? FileProblems.CurrencyMixed(Place(of, "CURRENCY", other), currency)
            : null;
        if (lost is not null || Date(of.Posted) is not { } bookedOn)
        {
            if (lost is not null)
                statement.Lose(lost);
            return null;
        }
        var isDebit = signed.IsNegative || (signed.IsZero && of.Type is "DEBIT");
        var read = new StatementLine(
            ordinal, of.Line, bookedOn, Date(of.Available), Time(of.Posted, bookedOn), isDebit ? Direction.Debit : Direction.Credit, isDebit ? -signed : signed,
            BalanceAfter: null, Booked: true, of.Id, of.Reference ?? of.CheckNumber, of.Name, of.ToAccount, null, CreditedAccount: null,
            of.Memo ?? of.Name ?? "", Purpose: null, Summary: of.Type, IsReversal: false, Details: 0,
            // An id may be empty or repeated; then day, amount and texts tell the lines apart.
            key.Start().With(account).With(currency).With(of.Id).With(bookedOn).With(signed)
                .With(of.Id is null ? of.Name : null).With(of.Id is null ? of.Memo : null).Finish());
        statement.Add(read);
        return read;
    }

    void Complete() => statement.Header = statement.Header with
    {
        Id = $"{account}/{Date(from):uuuuMMdd}-{Date(to):uuuuMMdd}",
        Account = account ?? "",
        Currency = currency,
        From = Date(from),
        To = Date(to) ?? Date(asOf),
        Closing = ledgerBalance is not null && Amount(ledgerBalance, out var closing) == AmountFault.None ? closing : null,
    };

    void Check(bool isWhole)
    {
        var place = statement.Place(line);
        if (account is null)
            statement.Report(FileProblems.NoAccount(place with { Field = "ACCTID" }));
        if (!isWhole)
            statement.Report(FileProblems.CutOff(place with { Field = "end tag" }));
        else if (statement.Lines == 0 && ledgerBalance is null)
            statement.Report(FileProblems.NothingStated(place));
        else if (ledgerBalance is null)
            statement.Report(FileProblems.BalanceMissing(place with { Field = "closing (LEDGERBAL)" }));
        else if (statement.Header.Closing is null)
            statement.Lose(FileProblems.BalanceUnreadable(place with { Field = "LEDGERBAL", Raw = ledgerBalance }));
        if (statement.Lines == 0)
            statement.Report(FileProblems.NoMovement(place));
    }

    ProblemPlace Place(Transaction of, string field, string? raw) => statement.Place(of.Line, field, raw);

    // The standard allows a comma for the point.
    static AmountFault Amount(string? text, out Money amount) =>
        BankAmount.Read(text, out amount, text is not null && text.Contains(',') && !text.Contains('.') ? ',' : '.');

    // 20120908190849.317[-4:EDT]: what follows the seconds changes neither the day nor the bank's clock.
    static LocalDate? Date(string? text) => text is { Length: >= 8 } ? BankDate.Date(text.AsSpan(0, 8)) : null;

    static LocalDateTime? Time(string? text, LocalDate on) =>
        text is { Length: >= 14 } && BankDate.TryRead(text.AsSpan(0, 14), out _, out var time) && time is { } clock && clock != LocalTime.Midnight ? on + clock : null;
}
