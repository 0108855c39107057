using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>One CODA statement: records 1 to 8 and the totals of record 9. A movement with detail number 0000 is the booking; the
/// details that follow are parts of it and are never added to it.</summary>
sealed partial class CodaStatement
{
    readonly StatementUnderway statement;
    readonly LineKey key = new();
    readonly long line;
    readonly LocalDate? openingOn;
    readonly StringBuilder communication = new();
    Movement? movement;
    StatementLine? accepted;
    LocalDate? earliest;
    bool started, isEnded;
    CodaRecord? trailer;
    int records = 1;

    sealed record Movement(long Line, string Number, Direction Direction, Money Amount, LocalDate BookedOn, LocalDate? ValueOn, string? Reference, string? Code)
    {
        public string? CustomerReference, Account, Name, Bank;
        public readonly List<LinePart> Parts = [];
        public int PartCount;
        public Money PartSum;
    }

    /// <param name="record">Its record 1.</param>
    public CodaStatement(CodaRecord record)
    {
        line = record.Line;
        var (account, currency) = AccountIn(record, 5, record.Text[1] == '0');
        openingOn = Date(record.Text.AsSpan(58, 6));
        statement = new(new StatementHeader($"{record.Text[2..5]}/{openingOn:uuuu-MM-dd}", account ?? "", currency, null, null, null, null, record.Text[2..5]));
        statement.Header = statement.Header with { Opening = Balance(record, 42) };
        if (account is null)
            statement.Report(FileProblems.NoAccount(statement.Place(line, "1")));
    }

    public IEnumerable<StatementEvent> Read(CodaRecord record)
    {
        records += record.Type == '4' ? 0 : 1;
        switch (record.Type, record.Article)
        {
            case ('2', '1') when record.Detail == "0000":
                Accept();
                Begin(record);
                break;
            case ('2', '1'): AddPart(record); break;
            case ('2', '2'):
                communication.Append(record.Text.AsSpan(10, 53));
                if (movement is not null && record.Detail == "0000")
                    (movement.CustomerReference, movement.Bank) = (record.At(63, 35), record.At(98, 11));
                else
                    Amend(p => p with { Remittance = Continue(p.Remittance, record.Text.Substring(10, 53)), EndToEndId = record.At(63, 35), CounterpartyBank = record.At(98, 11) });
                break;
            case ('2', '3'):
                communication.Append(record.Text.AsSpan(82, 43));
                if (movement is not null && (record.Detail == "0000" || movement.PartCount == 1))
                    (movement.Account, movement.Name) = (AccountIn(record, 10, isBelgian: false).Account, record.At(47, 35));
                if (record.Detail != "0000")
                    Amend(p => p with { Remittance = Continue(p.Remittance, record.Text.Substring(82, 43)), CounterpartyAccount = AccountIn(record, 10, isBelgian: false).Account, CounterpartyName = record.At(47, 35) });
                break;
            case ('3', '1'): communication.Append(' ').Append(record.Text.AsSpan(40, 73)); break;
            case ('3', '2'): communication.Append(' ').Append(record.Text.AsSpan(10, 105)); break;
            case ('3', '3'): communication.Append(' ').Append(record.Text.AsSpan(10, 90)); break;
            case ('4', _): break;
            case ('8', _):
                Accept();
                Close8(record);
                break;
            default: statement.Lose(FileProblems.RecordUnknown(statement.Place(record.Line, raw: record.Text.TrimEnd()))); break;
        }
        return Events();
    }

    /// <summary>Takes the totals of record 9.</summary>
    public void Close(CodaRecord record) => trailer = record;

    public IEnumerable<StatementEvent> End()
    {
        Accept();
        foreach (var read in Events())
            yield return read;
        if (!started)
            yield return new StatementStarted(statement.Header);
        if (!isEnded)
            statement.Report(FileProblems.CutOff(statement.Place(line, "record 8")));
        else if (statement.Lines == 0)
            statement.Report(FileProblems.NoMovement(statement.Place(line)));
        CompareTotals();
        var footer = statement.Finish();
        foreach (var problem in statement.Unreported())
            yield return problem;
        yield return new StatementEnded(footer);
    }

    IEnumerable<StatementEvent> Events()
    {
        if (accepted is null)
            yield break;
        if (!started)
            yield return new StatementStarted(statement.Header);
        started = true;
        foreach (var problem in statement.Unreported())
            yield return problem;
        yield return new LineRead(accepted);
        accepted = null;
    }

    void Begin(CodaRecord record)
    {
        var place = statement.Place(record.Line, "21", record.Text.TrimEnd());
        var fault = Amount(record.Text.AsSpan(32, 15), out var amount);
        var lost = record.Text[31] is not ('0' or '1') ? FileProblems.NoDirection(place)
            : fault != AmountFault.None ? FileProblems.AmountUnreadable(place with { Raw = record.Text.Substring(32, 15) }, fault)
            : Date(record.Text.AsSpan(115, 6)) is null ? FileProblems.DateUnreadable(place with { Raw = record.Text.Substring(115, 6) })
            : null;
        communication.Clear();
        if (lost is not null)
        {
            statement.NextOrdinal();
            statement.Lose(lost);
            return;
        }
        movement = new Movement(record.Line, record.Movement, record.Text[31] == '0' ? Direction.Credit : Direction.Debit, amount,
            Date(record.Text.AsSpan(115, 6))!.Value, Date(record.Text.AsSpan(47, 6)), record.At(10, 21), record.At(53, 8));
        communication.Append(record.Text.AsSpan(62, 53));
    }

    void AddPart(CodaRecord record)
    {
        communication.Append(' ').Append(record.Text.AsSpan(62, 53));
        var place = statement.Place(record.Line, "21", record.Text.TrimEnd());
        var fault = Amount(record.Text.AsSpan(32, 15), out var amount);
        if (movement is null || movement.Number != record.Movement)
            statement.Lose(FileProblems.RecordUnknown(place));
        else if (fault != AmountFault.None)
            statement.Report(FileProblems.AmountUnreadable(place with { Raw = record.Text.Substring(32, 15) }, fault));
        else
        {
            var isCredit = record.Text[31] == '0';
            (movement.PartCount, movement.PartSum) = (movement.PartCount + 1, movement.PartSum + (isCredit ? amount : -amount));
            if (movement.Parts.Count < LinePart.MostKept)
                movement.Parts.Add(new(isCredit ? Direction.Credit : Direction.Debit, amount, null, null, null, null, record.At(10, 21), null, Continue(null, record.Text.Substring(62, 53))));
        }
    }

    // What follows the record of a part is that part's.
    void Amend(Func<LinePart, LinePart> amended)
    {
        if (movement is { Parts: [.., var last] } && movement.Parts.Count == movement.PartCount)
            movement.Parts[^1] = amended(last);
    }

    static string? Continue(string? text, string more) => (text + more).Trim() is { Length: > 0 and <= XmlCursor.LongestText } all ? Blanks().Replace(all, " ") : text;

    void Accept()
    {
        if (movement is null)
            return;
        var isCredit = movement.Direction == Direction.Credit;
        var signed = isCredit ? movement.Amount : -movement.Amount;
        if (movement.PartCount > 0 && movement.PartSum != signed)
            statement.Report(FileProblems.DetailsDiffer(statement.Place(movement.Line, "21"), movement.PartSum, signed));
        if (movement.PartCount > LinePart.MostKept)
            statement.Report(FileProblems.PartsNotKept(statement.Place(movement.Line, "21"), movement.PartCount));
        // A batch names many; one of them must not stand for all.
        var isBatch = movement.PartCount > 1;
        var text = Blanks().Replace(communication.ToString(0, Math.Min(communication.Length, XmlCursor.LongestText)), " ").Trim();
        accepted = new StatementLine(
            statement.NextOrdinal(), movement.Line, movement.BookedOn, movement.ValueOn, BookedAt: null, movement.Direction, movement.Amount,
            BalanceAfter: null, Booked: true, movement.Reference, movement.CustomerReference,
            isBatch ? null : movement.Name, isBatch ? null : movement.Account, isBatch ? null : movement.Bank, CreditedAccount: null,
            text, Purpose: null, Summary: movement.Code, IsReversal: false, movement.PartCount,
            key.Start().With(statement.Header.Account).With(statement.Header.Currency).With(movement.BookedOn).With(signed)
                .With(movement.Reference).With(movement.CustomerReference).With(movement.Account).With(text).Finish()) { Parts = isBatch ? movement.Parts : [] };
        statement.Add(accepted);
        earliest = earliest < movement.BookedOn ? earliest : movement.BookedOn;
        movement = null;
    }

    void Close8(CodaRecord record)
    {
        isEnded = true;
        var closingOn = Date(record.Text.AsSpan(57, 6));
        statement.Header = statement.Header with
        {
            Closing = Balance(record, 41),
            From = StatementUnderway.FirstDay(openingOn, closingOn, earliest),
            To = closingOn,
        };
    }

    Money? Balance(CodaRecord record, int sign)
    {
        if (record.Text[sign] is '0' or '1' && Amount(record.Text.AsSpan(sign + 1, 15), out var amount) == AmountFault.None)
            return record.Text[sign] == '0' ? amount : -amount;
        statement.Lose(FileProblems.BalanceUnreadable(statement.Place(record.Line, record.Text[..1], record.Text.Substring(sign, 16))));
        return null;
    }

    void CompareTotals()
    {
        if (trailer is not { } nine)
            return;
        if (Amount(nine.Text.AsSpan(22, 15), out var debits) != AmountFault.None || Amount(nine.Text.AsSpan(37, 15), out var credits) != AmountFault.None
            || debits != statement.Debits || credits != statement.Credits)
            statement.Report(FileProblems.TotalsDiffer(statement.Place(nine.Line, "9"), $"+{nine.Text.AsSpan(37, 15)} -{nine.Text.AsSpan(22, 15)}", $"+{statement.Credits} -{statement.Debits}"));
        if (int.TryParse(nine.Text.AsSpan(16, 6), NumberStyles.None, CultureInfo.InvariantCulture, out var counted) && counted != records)
            statement.Report(FileProblems.ControlTotal(statement.Place(nine.Line, "9", nine.Text.Substring(16, 6)), records.ToString(CultureInfo.InvariantCulture)));
    }

    // A Belgian account number has twelve digits and a country behind it; any other fills its field up to the currency.
    static (string? Account, string? Currency) AccountIn(CodaRecord record, int from, bool isBelgian) => isBelgian
        ? (record.At(from, 12), record.At(from + 13, 3))
        : (record.At(from, 34)?.Replace(" ", "", StringComparison.Ordinal), record.At(from + 34, 3));

    static AmountFault Amount(ReadOnlySpan<char> digits, out Money amount)
    {
        amount = default;
        if (digits.ContainsAnyExceptInRange('0', '9'))
            return AmountFault.NotANumber;
        var thousandths = long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        amount = Money.FromMinor(thousandths / 10);
        return thousandths % 10 == 0 ? AmountFault.None : AmountFault.TooManyDecimals;
    }

    // DDMMYY.
    static LocalDate? Date(ReadOnlySpan<char> text) =>
        SwiftDate.Read([text[4], text[5], text[2], text[3], text[0], text[1]], out var isBankers) is { } date && !isBankers ? date : null;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
