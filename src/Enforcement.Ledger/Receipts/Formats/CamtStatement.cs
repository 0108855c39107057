using System.Globalization;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>One Stmt, Rpt or Ntfctn while it is read.</summary>
sealed class CamtStatement(XmlCursor xml, CamtEntry entry, CamtGroup group, StatementKind kind)
{
    readonly StatementUnderway statement = new(new StatementHeader("", "", null, null, null, null, null, Kind: kind));
    readonly CamtBalances balances = new();
    readonly int line = xml.Line;
    string? id, account, currency, electronicSequence, legalSequence, copyMark;
    LocalDate? from, to, createdOn;
    CamtPage page;
    Money? totalCredits, totalDebits;

    public IEnumerable<StatementEvent> Read()
    {
        var started = false;
        var depth = xml.Enter();
        while (xml.Next(depth))
        {
            if (xml.Name != "Ntry")
            {
                ReadHeading();
                continue;
            }
            entry.Read();
            if (!started)
            {
                Complete(entry.Currency);
                started = true;
                yield return new StatementStarted(statement.Header);
            }
            var accepted = Accept();
            foreach (var problem in statement.Unreported())
                yield return problem;
            if (accepted is not null)
                yield return new LineRead(accepted);
        }
        // Once more: nothing forbids a balance after the last entry.
        Complete(statement.Header.Currency);
        if (!started)
            yield return new StatementStarted(statement.Header);
        Check();
        var footer = statement.Finish();
        foreach (var problem in statement.Unreported())
            yield return problem;
        yield return new StatementEnded(footer);
    }

    void ReadHeading()
    {
        switch (xml.Name)
        {
            case "Id":
                id = xml.Text();
                statement.Header = statement.Header with { Id = id ?? "" };
                break;
            case "StmtPgntn" or "RptPgntn" or "NtfctnPgntn": page = CamtPage.Read(xml); break;
            case "CpyDplctInd": copyMark = xml.Text(); break;
            case "ElctrncSeqNb": electronicSequence = xml.Text(); break;
            case "LglSeqNb": legalSequence = xml.Text(); break;
            case "CreDtTm": createdOn = BankDate.Date(xml.Span()); break;
            case "FrToDt": ReadPeriod(); break;
            case "Acct": ReadAccount(); break;
            case "Bal": balances.Read(xml, statement); break;
            case "TxsSummry": ReadTotals(); break;
        }
    }

    void Complete(string? lastResortCurrency)
    {
        // MsgPgntn counts the pages of the message. Some banks leave a constant there, so a statement with both of its final
        // balances is whole and has no pages.
        var pages = page.Number is not null ? page : group.Page.Number == 1 || !balances.AreFinal ? group.Page : default;
        statement.Header = new StatementHeader(
            id ?? group.MessageId ?? "", account ?? "", currency ?? balances.Currency ?? lastResortCurrency,
            from ?? balances.From, to ?? balances.To,
            // An interim balance is where the bank stood when it wrote: no end that entries have to reach.
            IsAdvance ? balances.FinalOpening : balances.Opening, IsAdvance ? balances.FinalClosing : balances.Closing,
            electronicSequence ?? legalSequence, pages.Number, pages.IsLast, kind, copyMark);
    }

    StatementLine? Accept()
    {
        var ordinal = statement.NextOrdinal();
        var lost = entry switch
        {
            { AmountFault: not AmountFault.None } => FileProblems.AmountUnreadable(Place("Amt", entry.RawAmount), entry.AmountFault),
            { Amount.IsNegative: true } => FileProblems.AmountNegative(Place("Amt", entry.RawAmount)),
            { Direction: null } => FileProblems.NoDirection(Place("CdtDbtInd", raw: null)),
            { UnreadableDate: { } date } => FileProblems.DateUnreadable(Place("BookgDt", date)),
            { Currency: { } other } when statement.Header.Currency is { } own && other != own =>
                FileProblems.CurrencyMixed(Place("Ccy", other), own),
            _ => null,
        };
        var bookedOn = entry.BookedOn ?? balances.To ?? to ?? createdOn ?? (IsAdvance ? entry.ValueOn ?? group.CreatedOn : null);
        if (lost is not null || bookedOn is null)
        {
            statement.Lose(lost ?? FileProblems.NoDate(Place("BookgDt", raw: null)));
            return null;
        }
        if (entry.BookedOn is null)
            statement.Report(FileProblems.BookingDateMissing(Place("BookgDt", raw: null), bookedOn.Value));
        if (!entry.HasKnownStatus)
            statement.Lose(FileProblems.StatusUnknown(Place("Sts", entry.Status)));
        var accepted = entry.ToLine(ordinal, statement.Header, bookedOn.Value);
        if (entry.DetailSum is { } sum && sum != accepted.Signed)
            statement.Report(FileProblems.DetailsDiffer(Place("TxDtls", raw: null), sum, accepted.Signed));
        if (entry.Details > LinePart.MostKept)
            statement.Report(FileProblems.PartsNotKept(Place("TxDtls", raw: null), entry.Details));
        statement.Add(accepted);
        return accepted;
    }

    void Check()
    {
        if (account is null)
            statement.Report(FileProblems.NoAccount(statement.Place(line, "Acct")));
        if (id is null)
            statement.Report(FileProblems.NoId(statement.Place(line, "Id")));
        if (statement.Lines == 0)
            statement.Report(FileProblems.NoMovement(statement.Place(line)));
        else if (statement is { NotBooked: > 0, Booked: 0, HasLost: false })
            statement.Report(FileProblems.NothingBooked(statement.Place(line), statement.NotBooked));
        if (IsAdvance)
            statement.Report(FileProblems.Advance(statement.Place(line)));
        else if (statement.Header.Page is > 1 and var number)
            statement.Report(FileProblems.EarlierPages(statement.Place(line), number));
        balances.Check(statement);
        // A bank may or may not count pending entries in its totals; without them there is no doubt.
        if (statement.NotBooked == 0 && (Differs(totalCredits, statement.Credits) || Differs(totalDebits, statement.Debits)))
            statement.Report(FileProblems.TotalsDiffer(statement.Place(line, "TxsSummry"),
                $"+{totalCredits} -{totalDebits}", $"+{statement.Credits} -{statement.Debits}"));
    }

    bool IsAdvance => kind == StatementKind.Advance;

    static bool Differs(Money? stated, Money counted) => stated is { } sum && sum != counted;

    ProblemPlace Place(string field, string? raw) => statement.Place(entry.Line, field, raw, entry.Column);

    void ReadAccount()
    {
        var depth = xml.Enter();
        while (xml.Next(depth))
            switch (xml.Name)
            {
                case "Id": account = xml.AccountNumber(); break;
                case "Ccy": currency = xml.Text(); break;
            }
    }

    void ReadPeriod()
    {
        var depth = xml.Enter();
        while (xml.Next(depth))
            switch (xml.Name)
            {
                case "FrDtTm" or "FrDt": from = BankDate.Date(xml.Span()); break;
                case "ToDtTm" or "ToDt": to = BankDate.Date(xml.Span()); break;
            }
    }

    void ReadTotals()
    {
        var depth = xml.Enter();
        while (xml.Next(depth))
            switch (xml.Name)
            {
                case "TtlCdtNtries": totalCredits = ReadTotal(); break;
                case "TtlDbtNtries": totalDebits = ReadTotal(); break;
            }
    }

    Money? ReadTotal()
    {
        Money? total = null;
        var depth = xml.Enter();
        while (xml.Next(depth))
            if (xml.Name == "Sum" && BankAmount.Read(xml.Span(), out var sum) == AmountFault.None)
                total = sum;
        return total;
    }
}

/// <summary>What the message says once for all its statements.</summary>
readonly record struct CamtGroup(string? MessageId, CamtPage Page, LocalDate? CreatedOn)
{
    public static CamtGroup Read(XmlCursor xml)
    {
        var group = new CamtGroup();
        var depth = xml.Enter();
        while (xml.Next(depth))
            switch (xml.Name)
            {
                case "MsgId": group = group with { MessageId = xml.Text() }; break;
                case "CreDtTm": group = group with { CreatedOn = BankDate.Date(xml.Span()) }; break;
                case "MsgPgntn": group = group with { Page = CamtPage.Read(xml) }; break;
            }
        return group;
    }
}

readonly record struct CamtPage(int? Number, bool? IsLast)
{
    public static CamtPage Read(XmlCursor xml)
    {
        var page = new CamtPage();
        var depth = xml.Enter();
        while (xml.Next(depth))
            switch (xml.Name)
            {
                case "PgNb" when int.TryParse(xml.Span(), NumberStyles.None, CultureInfo.InvariantCulture, out var number):
                    page = page with { Number = number };
                    break;
                case "LastPgInd": page = page with { IsLast = xml.Span() is "true" or "1" }; break;
            }
        return page;
    }
}
