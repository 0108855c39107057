using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>One account's rows of a bank's table while they are read.</summary>
sealed class CsvStatement
{
    static readonly string[] ReversalWords = ["冲正", "冲账", "冲销", "抹账", "红字"];

    readonly CsvTable table;
    readonly StatementUnderway statement;
    readonly RunningBalance chain = new();
    readonly LineKey key = new();
    LocalDate? earliest, latest;
    Money? totalDebits, totalCredits;

    /// <param name="row">Its first row.</param>
    public CsvStatement(CsvTable table, CsvStatementRow row)
    {
        this.table = table;
        Account = table.Account ?? row.Text(CsvField.Account) ?? "";
        var currency = table.Currency ?? CsvCell.Currency(row[CsvField.Currency]);
        statement = new(new StatementHeader(Account, Account, currency, table.From, table.To, Opening: null, Closing: null));
        if (Account.Length == 0)
            statement.Report(FileProblems.NoAccount(statement.Place(table.HeadingLine, "账号")));
    }

    public string Account { get; }

    public StatementStarted Start() => new(statement.Header);

    public IEnumerable<StatementEvent> Read(CsvStatementRow row)
    {
        StatementLine? line = null;
        if (row.IsRemark)
            NoteTotals(row);
        else if (CellsFault(row) is { } fault)
            statement.Lose(fault);
        else
            line = ReadLine(row);
        return Events(line);
    }

    public IEnumerable<StatementEvent> Lose(FileProblem problem)
    {
        statement.Lose(problem);
        return statement.Unreported();
    }

    public void AccountReturns(long line) =>
        statement.Report(FileProblems.AccountsMixed(statement.Place(line, "账号", Account)));

    public IEnumerable<StatementEvent> End()
    {
        var (opening, closing, newestFirst, breaks, lines) = chain.Finish();
        var (from, to) = (table.From ?? earliest, table.To ?? latest);
        statement.Header = statement.Header with { From = from, To = to, Opening = opening, Closing = closing };
        // A lost row breaks the chain by itself; that it could not be read is already said.
        if (!statement.HasLost)
            foreach (var line in lines)
                statement.Report(FileProblems.Edited(statement.Place(line, "余额")));
        if (totalDebits is not null || totalCredits is not null)
            CompareTotals();
        if (statement.Lines == 0)
            statement.Report(FileProblems.NoRows(table.HeadingLine));
        var footer = statement.Finish(breaks == 0 ? Equation.Holds : statement.HasLost ? Equation.Unknown : Equation.Fails, newestFirst);
        foreach (var problem in statement.Unreported())
            yield return problem;
        yield return new StatementEnded(footer with { Header = footer.Header with { Id = $"{Account}/{from:uuuuMMdd}-{to:uuuuMMdd}" } });
    }

    IEnumerable<StatementEvent> Events(StatementLine? line)
    {
        foreach (var problem in statement.Unreported())
            yield return problem;
        if (line is not null)
            yield return new LineRead(line);
    }

    FileProblem? CellsFault(CsvStatementRow row) =>
        row.HasTextAfterHeading ? FileProblems.TooManyCells(statement.Place(row.Line))
        : row.Cells < table.CellsNeeded ? FileProblems.TooFewCells(statement.Place(row.Line))
        : null;

    StatementLine? ReadLine(CsvStatementRow row)
    {
        var ordinal = statement.NextOrdinal();
        if (!ReadDates(row, out var bookedOn, out var bookedAt) || !ReadMovement(row, out var signed, out var isNegative)
            || !ReadAmount(row, CsvField.Balance, out var balance))
            return null;
        CheckCurrency(row);
        var counterparty = row.Text(CsvField.CounterpartyAccount);
        if (counterparty is not null && counterparty.Contains("E+", StringComparison.OrdinalIgnoreCase))
            statement.Report(FileProblems.AccountDamaged(Place(row, CsvField.CounterpartyAccount)));
        var isCredit = signed.IsPositive;
        var summary = row.Text(CsvField.Summary);
        var line = new StatementLine(
            ordinal, row.Line, bookedOn, ValueOn: null, bookedAt, isCredit ? Direction.Credit : Direction.Debit,
            isCredit ? signed : -signed, balance, Booked: true,
            row.Text(CsvField.Serial), row.Text(CsvField.CustomerReference),
            row.Text(CsvField.CounterpartyName), counterparty, row.Text(CsvField.CounterpartyBank),
            isCredit ? row.Text(CsvField.Account) : null, row.Text(CsvField.Note) ?? "", row.Text(CsvField.Purpose), summary,
            isNegative || Array.Exists(ReversalWords, word => summary?.Contains(word, StringComparison.Ordinal) == true),
            Details: 0, Key(row, bookedOn, bookedAt, signed, balance));
        statement.Add(line);
        chain.Add(bookedAt, signed, balance, row.Line);
        (earliest, latest) = (earliest < bookedOn ? earliest : bookedOn, latest > bookedOn ? latest : bookedOn);
        return line;
    }

    // A serial may repeat for the two legs of a fee or a reversal, so date and amount stand beside it. Without a serial the balance
    // after the row is what tells two equal payments apart.
    string Key(CsvStatementRow row, LocalDate bookedOn, LocalDateTime? bookedAt, Money signed, Money balance)
    {
        key.Start().With(Account).With(row.Text(CsvField.Account)).With(statement.Header.Currency).With(signed);
        return row.Text(CsvField.Serial) is { } serial
            ? key.With(serial).With(bookedOn).Finish()
            : key.With(bookedOn).With(bookedAt).With(balance).With(row.Text(CsvField.CounterpartyAccount))
                .With(row.Text(CsvField.Summary)).Finish();
    }

    bool ReadDates(CsvStatementRow row, out LocalDate bookedOn, out LocalDateTime? bookedAt)
    {
        bookedAt = null;
        var field = row[CsvField.BookedAt].Length > 0 ? CsvField.BookedAt : CsvField.BookedOn;
        if (!BankDate.TryRead(row[field], out bookedOn, out var time))
        {
            statement.Lose(FileProblems.DateUnreadable(Place(row, field)));
            return false;
        }
        if (time is { } clock)
            bookedAt = bookedOn + clock;
        if (row[CsvField.BookedOn].Length == 0)
            statement.Report(FileProblems.BookingDateMissing(Place(row, CsvField.BookedOn), bookedOn));
        else if (!BankDate.TryRead(row[CsvField.BookedOn], out bookedOn, out _))
        {
            statement.Lose(FileProblems.DateUnreadable(Place(row, CsvField.BookedOn)));
            return false;
        }
        return true;
    }

    // 贷方 is money in, 借方 money out. A negative debit (red figures) is money in again; the running balance proves it.
    bool ReadMovement(CsvStatementRow row, out Money signed, out bool isNegative)
    {
        (signed, isNegative) = (default, false);
        if (!ReadAmount(row, CsvField.Debit, out var debit, mayBeEmpty: true) || !ReadAmount(row, CsvField.Credit, out var credit, mayBeEmpty: true))
            return false;
        signed = credit - debit;
        isNegative = credit.IsNegative || debit.IsNegative;
        if (debit.IsZero == credit.IsZero)
        {
            statement.Lose(debit.IsZero
                ? FileProblems.AmountUnreadable(Place(row, CsvField.Credit), AmountFault.Empty)
                : FileProblems.BothAmounts(Place(row, CsvField.Debit)));
            return false;
        }
        return true;
    }

    bool ReadAmount(CsvStatementRow row, CsvField field, out Money amount, bool mayBeEmpty = false)
    {
        var fault = row.Amount(field, out amount);
        if (fault == AmountFault.None || (fault == AmountFault.Empty && mayBeEmpty))
            return true;
        statement.Lose(FileProblems.AmountUnreadable(Place(row, field), fault));
        return false;
    }

    void CheckCurrency(CsvStatementRow row)
    {
        if (CsvCell.Currency(row[CsvField.Currency]) is { } currency && statement.Header.Currency is { } expected && currency != expected)
            statement.Lose(FileProblems.CurrencyMixed(Place(row, CsvField.Currency), expected));
    }

    void NoteTotals(CsvStatementRow row)
    {
        if (row.Amount(CsvField.Debit, out var debits) == AmountFault.None)
            totalDebits = debits;
        if (row.Amount(CsvField.Credit, out var credits) == AmountFault.None)
            totalCredits = credits;
    }

    void CompareTotals()
    {
        if ((totalDebits ?? statement.Debits) != statement.Debits || (totalCredits ?? statement.Credits) != statement.Credits)
            statement.Report(FileProblems.TotalsDiffer(statement.Place(field: "合计"),
                $"+{totalCredits} -{totalDebits}", $"+{statement.Credits} -{statement.Debits}"));
    }

    ProblemPlace Place(CsvStatementRow row, CsvField field) => statement.Place(row.Line, row.Heading(field), row[field], row.Column(field));
}
