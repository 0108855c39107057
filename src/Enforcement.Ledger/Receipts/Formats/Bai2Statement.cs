using System.Globalization;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>One account of a group: record 03 and its transactions.</summary>
sealed class Bai2Statement
{
    readonly StatementUnderway statement;
    readonly Bai2Group group;
    readonly Bai2Control control = new();
    readonly LineKey key = new();
    readonly string currency;
    readonly long line;
    Money? opening, closing;
    bool started, isEnded;

    /// <param name="record">Its record 03.</param>
    public Bai2Statement(Bai2Records record, Bai2Group group)
    {
        this.group = group;
        line = record.Line;
        var account = (record.Next() ?? "").Replace(" ", "", StringComparison.Ordinal);
        var named = record.Next() is { Length: > 0 } own ? own : group.Currency;
        currency = named ?? "USD";
        statement = new(new StatementHeader(group.StatementId, account, currency, group.AsOf, group.AsOf, null, null, Kind: group.Kind));
        control.Records = record.Count;
        if (named is null)
            statement.Report(FileProblems.CurrencyAssumed(statement.Place(line, "03"), currency));
        if (account.Length == 0)
            statement.Report(FileProblems.NoAccount(statement.Place(line, "03")));
        ReadBalances(record);
        statement.Header = statement.Header with { Opening = opening, Closing = closing };
    }

    /// <summary>Reads a record 16 or 49.</summary>
    public IEnumerable<StatementEvent> Read(Bai2Records record)
    {
        control.Records += record.Count;
        var accepted = record.Code == "16" ? ReadLine(record) : null;
        if (record.Code == "49")
        {
            isEnded = true;
            if (control.Compare(record, withParts: false) is { } differs)
                statement.Report(differs);
        }
        return Events(accepted);
    }

    public IEnumerable<StatementEvent> End()
    {
        if (!isEnded)
            statement.Report(FileProblems.CutOff(statement.Place(line, "49")));
        if (group.Kind == StatementKind.Advance)
            statement.Report(FileProblems.Advance(statement.Place(line)));
        else if (statement.Lines == 0 && (opening is null || closing is null))
            statement.Report(FileProblems.BalanceMissing(statement.Place(line, "010, 015")));
        else if (!statement.HasLost && (opening is null || closing is null))
            statement.Report(FileProblems.BalanceMissing(statement.Place(line, opening is null ? "opening (010)" : "closing (015)")));
        if (statement.Lines == 0)
            statement.Report(FileProblems.NoMovement(statement.Place(line)));
        group.Control.Add(control);
        var footer = statement.Finish();
        foreach (var read in Events(null))
            yield return read;
        yield return new StatementEnded(footer);
    }

    IEnumerable<StatementEvent> Events(StatementLine? accepted)
    {
        if (!started)
            yield return new StatementStarted(statement.Header);
        started = true;
        foreach (var problem in statement.Unreported())
            yield return problem;
        if (accepted is not null)
            yield return new LineRead(accepted);
    }

    // Groups of type, amount, count and funds type; a comma too many between two of them is passed over.
    void ReadBalances(Bai2Records record)
    {
        while (!record.IsAtEnd)
        {
            if (record.Next() is not { Length: > 0 } type)
                continue;
            var raw = record.Next();
            var place = statement.Place(line, type, raw);
            if (type.Length != 3 || type.AsSpan().ContainsAnyExceptInRange('0', '9'))
            {
                statement.Lose(FileProblems.FieldUnreadable(place with { Field = $"summary type '{type}'" }));
                return;
            }
            var fault = ReadAmount(raw, out var amount);
            record.Next();
            SkipFunds(record, out _);
            if (fault == AmountFault.None && type is "010")
                opening = amount;
            else if (fault == AmountFault.None && type is "015")
                closing = amount;
            else if (fault is not (AmountFault.None or AmountFault.Empty))
                statement.Lose(FileProblems.BalanceUnreadable(place));
        }
    }

    StatementLine? ReadLine(Bai2Records record)
    {
        var ordinal = statement.NextOrdinal();
        var type = record.Next() ?? "";
        var raw = record.Next();
        var place = statement.Place(record.Line, "16", record.Raw);
        var fault = ReadAmount(raw, out var amount);
        var isInformation = type.Length == 3 && (type == "890" || type[0] is '7' or '9');
        if (type.Length != 3 || type.AsSpan().ContainsAnyExceptInRange('0', '9') || (type[0] is not (>= '1' and <= '6') && !isInformation))
            return Lose(FileProblems.FieldUnreadable(place with { Field = $"type code '{type}'" }));
        if (fault != AmountFault.None && !(isInformation && fault == AmountFault.Empty))
            return Lose(FileProblems.AmountUnreadable(place with { Raw = raw }, fault));
        if (amount.IsNegative)
            return Lose(FileProblems.AmountNegative(place with { Raw = raw }));
        if (!SkipFunds(record, out var valueOn))
            return Lose(FileProblems.FieldUnreadable(place with { Field = "funds type" }));
        if (group.AsOf is not { } bookedOn)
            return Lose(FileProblems.NoDate(place));
        var bankReference = record.Next() is { Length: > 0 } bank ? bank : null;
        var customerReference = record.Next() is { Length: > 0 } customer ? customer : null;
        var text = record.Rest();
        var direction = type[0] is '1' or '2' or '3' ? Direction.Credit : Direction.Debit;
        var accepted = new StatementLine(
            ordinal, record.Line, bookedOn, valueOn, BookedAt: null, direction, amount, BalanceAfter: null, Booked: !isInformation,
            bankReference, customerReference, null, null, null, null, text, Purpose: null, Summary: type, IsReversal: false, Details: 0,
            key.Start().With(statement.Header.Account).With(currency).With(bookedOn).With(type).With(direction == Direction.Credit ? amount : -amount)
                .With(bankReference).With(customerReference).With(text).Finish());
        statement.Add(accepted);
        return accepted;
    }

    StatementLine? Lose(FileProblem problem)
    {
        statement.Lose(problem);
        return null;
    }

    // Minor units without a point: how many decimals they have is the currency's affair. Sums of control records take them as written.
    AmountFault ReadAmount(string? text, out Money amount)
    {
        amount = default;
        if (string.IsNullOrEmpty(text))
            return AmountFault.Empty;
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var units))
            return text.AsSpan().TrimStart("+-").ContainsAnyExceptInRange('0', '9') ? AmountFault.NotANumber : AmountFault.TooLarge;
        control.Sum += units;
        return BankAmount.OfUnits(units, currency, out amount);
    }

    /// <summary>Takes the funds type and what belongs to it, or every later field would shift.</summary>
    static bool SkipFunds(Bai2Records record, out LocalDate? valueOn)
    {
        valueOn = null;
        switch (record.Next() ?? "")
        {
            case "" or "Z" or "z" or "0" or "1" or "2":
                return true;
            case "S" or "s":
                record.Next();
                record.Next();
                record.Next();
                return true;
            case "V" or "v":
                valueOn = Bai2Group.Date(record.Next());
                record.Next();
                return true;
            case "D" or "d":
                if (!int.TryParse(record.Next(), NumberStyles.None, CultureInfo.InvariantCulture, out var pairs) || pairs > 100)
                    return false;
                for (var i = 0; i < 2 * pairs; i++)
                    record.Next();
                return true;
            default:
                return false;
        }
    }
}

/// <summary>Record 02: whose accounts follow, of which day.</summary>
sealed class Bai2Group
{
    public Bai2Control Control { get; } = new();

    public string StatementId { get; private init; } = "";

    public LocalDate? AsOf { get; private init; }

    public string? Currency { get; private init; }

    public StatementKind Kind { get; private init; }

    string? status;

    public static Bai2Group Read(Bai2Records record, string fileId)
    {
        record.Next();
        record.Next();
        var status = record.Next();
        var asOf = Date(record.Next());
        record.Next();
        var currency = record.Next();
        return new()
        {
            status = status,
            AsOf = asOf,
            Currency = string.IsNullOrEmpty(currency) ? null : currency,
            // 1 and 3 are what the bank knows so far; 2 and 4 are final.
            Kind = record.Next() is "1" or "3" ? StatementKind.Advance : StatementKind.Statement,
            StatementId = string.Create(CultureInfo.InvariantCulture, $"{fileId}/{asOf:uuuuMMdd}"),
        };
    }

    public IEnumerable<FileProblem> Problems(Bai2Records record)
    {
        if (AsOf is null)
            yield return FileProblems.DateUnreadable(new(Line: record.Line, Field: "02", Raw: record.Raw));
        if (status is "2" or "4")
            yield return FileProblems.NotLive(new(Line: record.Line, Field: "02", Raw: status));
    }

    public static LocalDate? Date(string? text) =>
        text is { Length: 8 } ? BankDate.Date(text) : text is { Length: 6 } && SwiftDate.Read(text, out var isBankers) is { } date && !isBankers ? date : null;
}

/// <summary>What a control record 49, 98 or 99 must say: the sum of all amounts before it as they are written, and how many accounts,
/// groups and records there are.</summary>
sealed class Bai2Control
{
    public long Sum { get; set; }

    public int Parts { get; private set; }

    public int Records { get; set; }

    public void Add(Bai2Control part)
    {
        Sum += part.Sum;
        Records += part.Records;
        Parts++;
    }

    /// <param name="withParts">98 and 99 count accounts and groups before their records.</param>
    public FileProblem? Compare(Bai2Records record, bool withParts)
    {
        var sum = record.FieldAt(0);
        var parts = withParts ? record.Next() : null;
        var records = record.Next();
        return Says(sum, Sum) && Says(records, Records) && (!withParts || Says(parts, Parts)) ? null
            : FileProblems.ControlTotal(new(Line: record.Line, Field: record.Code, Raw: record.Raw.TrimEnd('/', ' ')),
                string.Create(CultureInfo.InvariantCulture, $"{Sum}{(withParts ? $",{Parts}" : "")},{Records}"));
    }

    static bool Says(string? text, long counted) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var said) && said == counted;
}
