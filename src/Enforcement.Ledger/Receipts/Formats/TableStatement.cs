using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>One account's rows of a bank's table while they are read.</summary>
sealed class TableStatement
{
    readonly TableHeading heading;
    readonly StatementUnderway statement;
    readonly RunningBalance chain = new();
    // The same rows with in and out exchanged: a file whose columns are swapped chains here and not there.
    readonly RunningBalance swapped = new();
    readonly LineKey key = new();
    readonly bool hasBalance;
    readonly string? sheet;
    LocalDate? earliest, latest;
    Money? totalDebits, totalCredits;

    /// <param name="row">Its first row.</param>
    /// <param name="skippedBefore">Rows between the heading and the first entry that are none.</param>
    public TableStatement(TableHeading heading, TableRow row, int skippedBefore)
    {
        this.heading = heading;
        hasBalance = heading.Index(TableField.Balance) is not null;
        sheet = row.Place().Sheet;
        Account = heading.Account ?? row.Account ?? heading.NamedAccount ?? "";
        var currency = heading.Currency ?? TableWords.Currency(row[TableField.Currency]);
        statement = new(new StatementHeader(Account, Account, currency, heading.From, heading.To, Opening: null, Closing: null)) { Skipped = skippedBefore };
        if (Account.Length == 0)
            statement.Report(FileProblems.NoAccount(statement.Place(heading.Line, "账号", sheet: sheet)));
    }

    public string Account { get; }

    public StatementStarted Start() => new(statement.Header);

    public IEnumerable<StatementEvent> Read(TableRow row)
    {
        StatementLine? line = null, fee = null;
        if (row.IsRemark)
            NoteTotals(row);
        else if (row.SaysNothing)
            Skip(FileProblems.RowSkipped(row.Place()));
        else if (CellsFault(row) is { } fault)
            statement.Lose(fault);
        else
            (line, fee) = ReadLines(row);
        foreach (var problem in statement.Unreported())
            yield return problem;
        if (line is not null)
            yield return new LineRead(line);
        if (fee is not null)
            yield return new LineRead(fee);
    }

    public IEnumerable<StatementEvent> Lose(FileProblem problem)
    {
        statement.Lose(problem);
        return statement.Unreported();
    }

    public void AccountReturns(TableRow row) =>
        statement.Report(FileProblems.AccountsMixed(row.Place(TableField.Account) with { Raw = Account }));

    public IEnumerable<StatementEvent> End()
    {
        var run = chain.Finish();
        var opposite = swapped.Finish();
        var (from, to) = (heading.From ?? earliest, heading.To ?? latest);
        statement.Header = statement.Header with { From = from, To = to, Opening = run.Opening, Closing = run.Closing };
        // A lost row breaks the chain by itself; that it could not be read is already said.
        if (!statement.HasLost && opposite.Breaks == 0 && statement.Booked > 1 && (run.Breaks > 0 || (run.AgainstTime && !opposite.AgainstTime)))
        {
            statement.Report(FileProblems.ColumnsSwapped(statement.Place(heading.Line, sheet: sheet)));
            run = run with { Breaks = Math.Max(1, run.Breaks) };
        }
        else if (!statement.HasLost)
            foreach (var line in run.Lines)
                statement.Report(FileProblems.Edited(statement.Place(line, "余额", column: heading.Index(TableField.Balance) + 1, sheet: sheet)));
        if (!hasBalance && statement.Lines > 0)
            statement.Report(FileProblems.BalanceMissing(statement.Place(heading.Line, "余额", sheet: sheet)));
        if (totalDebits is not null || totalCredits is not null)
            CompareTotals();
        if (statement.Lines == 0)
            statement.Report(FileProblems.NoRows(heading.Line));
        var footer = statement.Finish(run.Breaks == 0 ? Equation.Holds : statement.HasLost ? Equation.Unknown : Equation.Fails, run.NewestFirst);
        foreach (var problem in statement.Unreported())
            yield return problem;
        yield return new StatementEnded(footer with { Header = footer.Header with { Id = $"{Account}/{from:uuuuMMdd}-{to:uuuuMMdd}" } });
    }

    FileProblem? CellsFault(TableRow row) =>
        row.HasTextAfterHeading ? FileProblems.TooManyCells(row.Place())
        : row.Cells < heading.CellsNeeded ? FileProblems.TooFewCells(row.Place())
        : null;

    void Skip(FileProblem why)
    {
        statement.Skipped++;
        statement.Report(why);
    }

    (StatementLine? Line, StatementLine? Fee) ReadLines(TableRow row)
    {
        var ordinal = statement.NextOrdinal();
        if (!ReadDates(row, out var bookedOn, out var bookedAt) || !ReadMovement(row, out var signed, out var isReversal)
            || !ReadFee(row, out var charge) || !ReadBalance(row, out var balance))
            return default;
        if (signed.IsZero)
        {
            statement.Unlist();
            Skip(FileProblems.MovesNothing(row.Place()));
            return default;
        }
        CheckCurrency(row);
        var isCredit = signed.IsPositive;
        var (name, account, bank) = Counterparty(row, isCredit);
        if (account is not null && account.Contains("E+", StringComparison.OrdinalIgnoreCase))
            statement.Report(FileProblems.AccountDamaged(row.Place(TableField.CounterpartyAccount) with { Raw = account }));
        var summary = row.Text(TableField.Summary);
        // The bank's balance stands after the charge, which went out last.
        var after = balance + charge;
        var valueOn = row.Date(TableField.ValueOn, out var value, out _) ? value : (LocalDate?)null;
        var line = new StatementLine(
            ordinal, row.Line, bookedOn, valueOn, bookedAt, isCredit ? Direction.Credit : Direction.Debit,
            isCredit ? signed : -signed, after, Booked: true,
            row.Text(TableField.Serial), row.Text(TableField.CustomerReference), name, account, bank,
            isCredit ? row.Text(TableField.SubAccount) ?? row.Account : null,
            string.Join(' ', new[] { row.Text(TableField.Note), row.Text(TableField.Remark), row.Text(TableField.MoreRemark) }.OfType<string>()),
            row.Text(TableField.Purpose), summary,
            isReversal || Array.Exists(TableWords.Reversals, word => summary?.Contains(word, StringComparison.Ordinal) == true),
            Details: 0, Key(row, bookedOn, bookedAt, signed, after, account)) { FormerKey = FormerKey(row, bookedOn, bookedAt, signed, after, account) };
        Chain(row, bookedAt, bookedOn, signed - charge, balance);
        Add(line);
        if (charge.IsZero)
            return (line, null);
        var fee = line with
        {
            Ordinal = statement.NextOrdinal(), Direction = charge.IsPositive ? Direction.Debit : Direction.Credit,
            Amount = charge.IsPositive ? charge : -charge, BalanceAfter = balance,
            CounterpartyName = null, CounterpartyAccount = null, CounterpartyBank = null, CreditedAccount = null, EndToEndId = null,
            Summary = row.Place(TableField.Fee).Field, Purpose = null, Remittance = "", IsReversal = charge.IsNegative,
            LineKey = Key(row, bookedOn, bookedAt, -charge, balance, row.Place(TableField.Fee).Field),
            FormerKey = FormerKey(row, bookedOn, bookedAt, -charge, balance, row.Place(TableField.Fee).Field),
        };
        Add(fee);
        return (line, fee);
    }

    void Chain(TableRow row, LocalDateTime? bookedAt, LocalDate bookedOn, Money signed, Money? balance)
    {
        if (balance is not { } after)
            return;
        chain.Add(bookedAt, signed, after, row.Line, bookedOn);
        swapped.Add(bookedAt, -signed, after, row.Line, bookedOn);
    }

    void Add(StatementLine line)
    {
        statement.Add(line);
        (earliest, latest) = (earliest < line.BookedOn ? earliest : line.BookedOn, latest > line.BookedOn ? latest : line.BookedOn);
    }

    // The payer of what came in, the payee of what went out.
    static (string? Name, string? Account, string? Bank) Counterparty(TableRow row, bool isCredit) => isCredit
        ? (row.Text(TableField.CounterpartyName) ?? row.Text(TableField.PayerName),
            row.Text(TableField.CounterpartyAccount) ?? row.Text(TableField.PayerAccount), row.Text(TableField.CounterpartyBank) ?? row.Text(TableField.PayerBank))
        : (row.Text(TableField.CounterpartyName) ?? row.Text(TableField.PayeeName),
            row.Text(TableField.CounterpartyAccount) ?? row.Text(TableField.PayeeAccount), row.Text(TableField.CounterpartyBank) ?? row.Text(TableField.PayeeBank));

    // A serial may repeat for the two legs of a fee or a reversal, and whether it does is known only at the end of the file: date, amount
    // and the balance after the row stand beside it always. Without one, the balance is what tells two equal payments apart. Account and currency
    // are the book's, beside which the key is kept: whether a file tells them above its table, in a column, in its name or not at all, the line is one.
    string Key(TableRow row, LocalDate bookedOn, LocalDateTime? bookedAt, Money signed, Money? balance, string? counterparty) =>
        Rest(key.Start(), row, bookedOn, bookedAt, signed, balance, counterparty);

    string FormerKey(TableRow row, LocalDate bookedOn, LocalDateTime? bookedAt, Money signed, Money? balance, string? counterparty) =>
        Rest(key.Start().With(Account).With(row.Account).With(statement.Header.Currency), row, bookedOn, bookedAt, signed, balance, counterparty);

    static string Rest(LineKey key, TableRow row, LocalDate bookedOn, LocalDateTime? bookedAt, Money signed, Money? balance, string? counterparty)
    {
        key.With(signed).With(bookedOn).With(balance);
        return row.Text(TableField.Serial) is { } serial
            ? key.With(serial).Finish()
            : key.With(bookedAt).With(counterparty).With(row.Text(TableField.Summary)).Finish();
    }

    bool ReadDates(TableRow row, out LocalDate bookedOn, out LocalDateTime? bookedAt)
    {
        bookedAt = null;
        var field = row[TableField.BookedAt].Length > 0 ? TableField.BookedAt : TableField.BookedOn;
        if (!row.Date(field, out bookedOn, out var time))
        {
            statement.Lose(FileProblems.DateUnreadable(row.Place(field)));
            return false;
        }
        if ((time ?? BankDate.Time(row[TableField.BookedTime])) is { } clock)
            bookedAt = bookedOn + clock;
        if (heading.Index(TableField.BookedOn) is null)
            return true;
        if (row[TableField.BookedOn].Length == 0)
            statement.Report(FileProblems.BookingDateMissing(row.Place(TableField.BookedOn), bookedOn));
        else if (!row.Date(TableField.BookedOn, out bookedOn, out _))
        {
            statement.Lose(FileProblems.DateUnreadable(row.Place(TableField.BookedOn)));
            return false;
        }
        return true;
    }

    bool ReadMovement(TableRow row, out Money signed, out bool isReversal)
    {
        isReversal = row.Text(TableField.Reversal) is { } mark && mark is not ("0" or "N" or "n" or "否" or "正常");
        var read = heading.Layout.Money == MoneyRule.TwoColumns ? ReadTwoColumns(row, out signed, ref isReversal) : ReadOneColumn(row, out signed, ref isReversal);
        return read && AgreesWithFlag(row, signed, ref isReversal);
    }

    // 贷方 is money in, 借方 money out. A negative debit (red figures) is money in again; the running balance proves it.
    bool ReadTwoColumns(TableRow row, out Money signed, ref bool isReversal)
    {
        signed = default;
        if (!ReadAmount(row, TableField.Debit, out var debit, mayBeEmpty: true) || !ReadAmount(row, TableField.Credit, out var credit, mayBeEmpty: true))
            return false;
        signed = credit - debit;
        isReversal |= credit.IsNegative || debit.IsNegative;
        if (!debit.IsZero && !credit.IsZero)
        {
            statement.Lose(FileProblems.BothAmounts(row.Place(TableField.Debit)));
            return false;
        }
        if (signed.IsZero && row.Text(TableField.Debit) is null && row.Text(TableField.Credit) is null)
        {
            statement.Lose(FileProblems.AmountUnreadable(row.Place(TableField.Credit), AmountFault.Empty));
            return false;
        }
        return true;
    }

    bool ReadOneColumn(TableRow row, out Money signed, ref bool isReversal)
    {
        if (!ReadAmount(row, TableField.Amount, out signed))
            return false;
        if (heading.Layout.Money == MoneyRule.Signed)
            return true;
        isReversal |= signed.IsNegative;
        if (Flag(row) is not { } isIn)
        {
            statement.Lose(FileProblems.NoDirection(row.Place(TableField.Direction)));
            return false;
        }
        signed = isIn ? signed : -signed;
        return true;
    }

    bool? Flag(TableRow row)
    {
        var word = TableLayout.Fold(row[TableField.Direction]);
        return heading.Layout.InWords.Contains(word, StringComparer.OrdinalIgnoreCase) ? true
            : heading.Layout.OutWords.Contains(word, StringComparer.OrdinalIgnoreCase) ? false : null;
    }

    // Beside two columns a flag must say what they say. Beside a sign it names the business, and one that runs against it is taken back.
    bool AgreesWithFlag(TableRow row, Money signed, ref bool isReversal)
    {
        if (heading.Layout.Money == MoneyRule.Flagged || heading.Index(TableField.Direction) is null || signed.IsZero)
            return true;
        var flag = Flag(row);
        if (heading.Layout.Money == MoneyRule.Signed)
        {
            isReversal |= flag is { } isIn && isIn != signed.IsPositive;
            return true;
        }
        if (flag == signed.IsPositive || (flag is not null && isReversal))
            return true;
        statement.Lose(FileProblems.NoDirection(row.Place(TableField.Direction)));
        return false;
    }

    bool ReadFee(TableRow row, out Money fee)
    {
        fee = default;
        return heading.Index(TableField.Fee) is null || ReadAmount(row, TableField.Fee, out fee, mayBeEmpty: true);
    }

    bool ReadBalance(TableRow row, out Money? balance)
    {
        balance = null;
        if (!hasBalance)
            return true;
        if (!ReadAmount(row, TableField.Balance, out var read))
            return false;
        balance = read;
        return true;
    }

    bool ReadAmount(TableRow row, TableField field, out Money amount, bool mayBeEmpty = false)
    {
        var fault = row.Amount(field, out amount);
        if (fault == AmountFault.None || (fault == AmountFault.Empty && mayBeEmpty))
            return true;
        statement.Lose(FileProblems.AmountUnreadable(row.Place(field), fault));
        return false;
    }

    void CheckCurrency(TableRow row)
    {
        if (TableWords.Currency(row[TableField.Currency]) is { } currency && statement.Header.Currency is { } expected && currency != expected)
            statement.Lose(FileProblems.CurrencyMixed(row.Place(TableField.Currency), expected));
    }

    void NoteTotals(TableRow row)
    {
        statement.Skipped++;
        if (row.Amount(TableField.Debit, out var debits) == AmountFault.None)
            totalDebits = debits;
        if (row.Amount(TableField.Credit, out var credits) == AmountFault.None)
            totalCredits = credits;
    }

    void CompareTotals()
    {
        if ((totalDebits ?? statement.Debits) != statement.Debits || (totalCredits ?? statement.Credits) != statement.Credits)
            statement.Report(FileProblems.TotalsDiffer(statement.Place(field: "合计"),
                $"+{totalCredits} -{totalDebits}", $"+{statement.Credits} -{statement.Debits}"));
    }
}
