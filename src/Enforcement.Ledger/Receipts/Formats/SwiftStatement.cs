using System.Globalization;
using System.Text.RegularExpressions;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>One message MT940 or MT942 while its fields are read.</summary>
sealed partial class SwiftStatement
{
    readonly StatementKind kind;
    readonly SwiftDialect dialect;
    readonly long line;
    readonly StatementUnderway statement;
    readonly LineKey key = new();
    readonly List<(bool IsCredit, string Text, long Line)> totals = [];
    string? reference, account, number, currency;
    Balance? opening, closing;
    LocalDate? reportedOn, earliest;
    SwiftEntry? entry;
    SwiftDetails? details;
    StatementLine? accepted;
    bool started;

    sealed record Balance(Money Amount, string Currency, LocalDate On, bool IsInterim);

    public SwiftStatement(StatementKind kind, SwiftDialect dialect, long line)
    {
        (this.kind, this.dialect, this.line) = (kind, dialect, line);
        statement = new(new StatementHeader("", "", null, null, null, null, null, Kind: kind));
    }

    public IEnumerable<StatementEvent> Read(SwiftFields field)
    {
        if (field.Tag is not ("86" or "NS"))
            Accept();
        switch (field.Tag)
        {
            case "20": reference = field.Text[0].Trim(); break;
            case "25" or "25P": account ??= field.Text[0]; break;
            case "28" or "28C" or "28D": number = field.Text[0].Trim(); break;
            case "34F": currency ??= CurrencyIn(field.Text[0], 0); break;
            case "13" or "13D": reportedOn = field.Text[0] is { Length: >= 6 } at ? SwiftDate.Read(at.AsSpan(0, 6), out _) : null; break;
            case "60F" or "60M": ReadBalance(ref opening, field); break;
            case "62F" or "62M": ReadBalance(ref closing, field); break;
            case "90C" or "90D": totals.Add((field.Tag == "90C", field.Text[0].Trim(), field.Line)); break;
            case "61": Begin(field); break;
            // What stands before the first entry or after the closing balance is about the account.
            case "86": details?.Add(field.Text); break;
            case "NS": details?.AddNumbered(field.Text); break;
        }
        if (field.Tag is not ("61" or "86" or "NS"))
            Complete();
        return Events();
    }

    public IEnumerable<StatementEvent> End()
    {
        Accept();
        Complete();
        foreach (var read in Events())
            yield return read;
        if (!started)
            yield return new StatementStarted(statement.Header);
        Check();
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

    void Begin(SwiftFields field)
    {
        entry = SwiftEntry.Read(field, statement, out var problem);
        details = entry is null ? null : new SwiftDetails(dialect);
        if (entry is null)
            statement.NextOrdinal();
        if (problem is { Severity: ProblemSeverity.Error })
            statement.Lose(problem);
        else if (problem is not null)
            statement.Report(problem);
    }

    // The fields :86: come after their entry, so an entry is whole when something else begins.
    void Accept()
    {
        if (entry is null || details is null)
            return;
        var bookedOn = entry.EntryOn ?? entry.ValueOn;
        if (entry.EntryOn is null)
            statement.Report(FileProblems.BookingDateMissing(statement.Place(entry.Line, ":61:"), bookedOn));
        accepted = new StatementLine(
            statement.NextOrdinal(), entry.Line, bookedOn, entry.ValueOn, BookedAt: null, entry.Direction, entry.Amount, BalanceAfter: null, !entry.IsExpected,
            entry.BankReference, details.EndToEndId ?? entry.CustomerReference,
            details.Name, details.Account, details.Bank, CreditedAccount: null,
            details.Remittance.Length > 0 ? details.Remittance : entry.Supplement ?? "", details.Purpose, details.Summary ?? entry.Supplement,
            entry.IsReversal, Details: 0, Key(entry, details));
        statement.Add(accepted);
        earliest = earliest < bookedOn ? earliest : bookedOn;
        (entry, details) = (null, null);
    }

    string Key(SwiftEntry of, SwiftDetails told) =>
        key.Start().With(statement.Header.Account).With(statement.Header.Currency).With(of.ValueOn)
            .With(of.Direction == Direction.Credit ? of.Amount : -of.Amount).With(of.Type).With(of.BankReference).With(of.CustomerReference)
            .With(told.Remittance).With(told.Account).With(told.Name).Finish();

    void ReadBalance(ref Balance? balance, SwiftFields field)
    {
        var text = field.Text[0].Trim();
        var place = statement.Place(field.Line, $":{field.Tag}:", text);
        var match = BalanceShape().Match(text);
        if (balance is not null)
            statement.Lose(FileProblems.Repeated(place));
        else if (!match.Success || SwiftDate.Read(match.Groups["date"].ValueSpan, out _) is not { } on
            || BankAmount.Read(match.Groups["amount"].ValueSpan, out var amount, ',') != AmountFault.None)
            statement.Lose(FileProblems.BalanceUnreadable(place));
        else
        {
            balance = new Balance(match.Groups["mark"].Value == "D" ? -amount : amount, match.Groups["currency"].Value, on, field.Tag[^1] == 'M');
            if (opening is not null && closing is not null && opening.Currency != closing.Currency)
                statement.Lose(FileProblems.CurrencyMixed(place with { Raw = closing.Currency }, opening.Currency));
        }
    }

    void Complete()
    {
        var own = opening?.Currency ?? closing?.Currency ?? currency;
        var pages = opening?.IsInterim == true || closing?.IsInterim == true;
        statement.Header = statement.Header with
        {
            // Many banks write the same :20: every day; only with :28C: does it tell one statement of a day from another.
            Id = string.Join('/', ((string?[])[reference, number]).Where(p => !string.IsNullOrEmpty(p))),
            Account = AccountIn(account ?? "", own),
            Currency = own,
            From = StatementUnderway.FirstDay(opening?.On, closing?.On, earliest),
            To = closing?.On ?? reportedOn,
            Opening = opening?.Amount,
            Closing = closing?.Amount,
            Sequence = number,
            Page = pages ? PageIn(number) ?? (opening?.IsInterim == true ? 2 : 1) : null,
            LastPage = pages ? closing?.IsInterim == false : null,
        };
    }

    void Check()
    {
        if (statement.Header.Account.Length == 0)
            statement.Report(FileProblems.NoAccount(statement.Place(line, ":25:")));
        if (statement.Header.Id.Length == 0)
            statement.Report(FileProblems.NoId(statement.Place(line, ":20:")));
        if (kind == StatementKind.Advance)
            CheckTotals();
        else if (statement.Lines == 0 && (opening is null || closing is null))
            statement.Report(FileProblems.NothingStated(statement.Place(line)));
        else if (!statement.HasLost && (opening is null || closing is null))
            statement.Report(FileProblems.CutOff(statement.Place(line, opening is null ? ":60F:" : ":62F:")));
        if (statement.Lines == 0)
            statement.Report(FileProblems.NoMovement(statement.Place(line)));
    }

    void CheckTotals()
    {
        statement.Report(FileProblems.Advance(statement.Place(line)));
        foreach (var (isCredit, text, at) in totals)
        {
            var counted = isCredit ? statement.Credits : statement.Debits;
            if (TotalShape().Match(text) is not { Success: true } match || BankAmount.Read(match.Groups["sum"].ValueSpan, out var sum, ',') != AmountFault.None || sum != counted)
                statement.Report(FileProblems.TotalsDiffer(statement.Place(at, isCredit ? ":90C:" : ":90D:", text), text, counted.ToString()));
        }
    }

    // BIC/account, account with the currency behind it, or the account alone. A German bank code before the slash stays: it is part
    // of the number.
    static string AccountIn(string text, string? currency)
    {
        var number = Bic().Replace(text.Replace(" ", "", StringComparison.Ordinal), "");
        if (currency is null || !number.EndsWith(currency, StringComparison.Ordinal) || number.Length == currency.Length)
            return number;
        return number[..^currency.Length].TrimEnd('/');
    }

    static string? CurrencyIn(string text, int at) =>
        text.Length >= at + 3 && !text.AsSpan(at, 3).ContainsAnyExceptInRange('A', 'Z') ? text.Substring(at, 3) : null;

    static int? PageIn(string? number) =>
        number?.Split('/') is [_, var page] && int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : null;

    [GeneratedRegex(@"^(?<mark>[CD])(?<date>\d{6})(?<currency>[A-Z]{3})(?<amount>[\d,.]+)$")]
    private static partial Regex BalanceShape();

    [GeneratedRegex(@"^\d*[A-Z]{3}(?<sum>[\d,]+)$")]
    private static partial Regex TotalShape();

    [GeneratedRegex(@"^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?/")]
    private static partial Regex Bic();
}
