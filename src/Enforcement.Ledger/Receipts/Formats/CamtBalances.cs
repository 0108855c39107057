using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>The balances of one Stmt. Only booked balances count: OPBD or PRCD opens, CLBD closes, ITBD stands in for either on a
/// page; what is available, expected or forward never enters the check.</summary>
sealed class CamtBalances
{
    Balance? opening, previousClosing, closing, firstInterim, lastInterim;
    int interims;
    bool anyProprietary;

    sealed record Balance(Money Amount, string? Currency, LocalDate? On, bool IsInterim, int Line);

    Balance? Opens => opening ?? previousClosing ?? (interims > 1 || closing is not null ? firstInterim : null);

    Balance? Closes => closing ?? (interims > 1 || opening is not null || previousClosing is not null ? lastInterim : null);

    public Money? Opening => Opens?.Amount;

    public Money? Closing => Closes?.Amount;

    /// <summary>The opening balance of the day; no interim one stands in for it.</summary>
    public Money? FinalOpening => (opening ?? previousClosing) is { IsInterim: false } final ? final.Amount : null;

    /// <summary>The closing balance of the day; no interim one stands in for it.</summary>
    public Money? FinalClosing => closing is { IsInterim: false } final ? final.Amount : null;

    /// <summary>The day of the opening balance. A previous closing balance bears the day before, which is not the statement's.</summary>
    public LocalDate? From => opening?.On;

    public LocalDate? To => Closes?.On;

    public string? Currency => Opens?.Currency ?? Closes?.Currency;

    /// <summary>Both final balances are here, so this is a whole statement whatever its page numbers say.</summary>
    public bool AreFinal => Opens is { IsInterim: false } && Closes is { IsInterim: false };

    /// <summary>Reads the Bal the walk stands on.</summary>
    public void Read(XmlCursor xml, StatementUnderway statement)
    {
        string? code = null, subtype = null, side = null, currency = null, raw = null;
        var isProprietary = false;
        var fault = AmountFault.Empty;
        var amount = Money.Zero;
        LocalDate? on = null;
        var line = xml.Line;
        var depth = xml.Enter();
        while (xml.Next(depth))
            switch (xml.Name)
            {
                case "Tp": (code, subtype, isProprietary) = ReadType(xml); break;
                case "Amt":
                    currency = xml.Attribute("Ccy");
                    raw = xml.Text();
                    fault = BankAmount.Read(raw, out amount);
                    break;
                case "CdtDbtInd": side = xml.Text(); break;
                case "Dt": on = BankDate.Date(xml.OwnOrNestedText("Dt", "DtTm")); break;
            }
        anyProprietary |= isProprietary;
        if (isProprietary || code is not ("OPBD" or "PRCD" or "CLBD" or "ITBD"))
            return;
        var place = statement.Place(line, code, raw);
        if (fault != AmountFault.None || (amount.IsNegative && side is not null) || side is not (null or "CRDT" or "DBIT"))
        {
            statement.Lose(FileProblems.BalanceUnreadable(place));
            return;
        }
        if (side is null)
            statement.Report(FileProblems.BalanceWithoutSide(place));
        Keep(code, new Balance(side == "DBIT" ? -amount : amount, currency, on, subtype == "INTM" || code == "ITBD", line));
    }

    void Keep(string code, Balance balance)
    {
        switch (code)
        {
            case "OPBD": opening ??= balance; break;
            case "PRCD": previousClosing ??= balance; break;
            case "CLBD": closing = balance; break;
            default:
                firstInterim ??= balance;
                lastInterim = balance;
                interims++;
                break;
        }
    }

    /// <summary>What does not fit together, once all balances are read.</summary>
    public void Check(StatementUnderway statement)
    {
        var isWhole = statement.Header.Kind == StatementKind.Statement;
        if (isWhole && Opens is null && Closes is null && anyProprietary)
            statement.Report(FileProblems.BalanceProprietary(statement.Place(field: "Bal")));
        else if (isWhole && !statement.HasLost && (Opens is null || Closes is null))
            statement.Report(FileProblems.BalanceMissing(statement.Place(field: Opens is null ? "opening" : "closing")));
        if (opening is not null && previousClosing is not null && opening.Amount != previousClosing.Amount)
            statement.Report(FileProblems.OpeningsDiffer(statement.Place(previousClosing.Line, "PRCD"), opening.Amount, previousClosing.Amount));
        foreach (var balance in new[] { Opens, Closes })
            if (balance?.Currency is { } currency && statement.Header.Currency is { } expected && currency != expected)
                statement.Report(FileProblems.CurrencyMixed(statement.Place(balance.Line, "Bal", currency), expected));
    }

    static (string? Code, string? Subtype, bool IsProprietary) ReadType(XmlCursor xml)
    {
        string? code = null, subtype = null;
        var isProprietary = false;
        var depth = xml.Enter();
        while (xml.Next(depth))
            switch (xml.Name)
            {
                case "CdOrPrtry":
                    var inner = xml.Enter();
                    while (xml.Next(inner))
                        (isProprietary, code) = (xml.Name == "Prtry", xml.Text());
                    break;
                case "Cd": code = xml.Text(); break;
                case "SubTp": subtype = xml.OwnOrNestedText("Cd", "Prtry"); break;
            }
        return (code, subtype, isProprietary);
    }
}
