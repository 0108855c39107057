using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>What a bank file says, in file order. A statement is StatementStarted, its LineRead and ProblemFound, then
/// StatementEnded; a file that breaks off in the middle has no StatementEnded, only the problem that says why.</summary>
public abstract record StatementEvent;

public sealed record StatementStarted(StatementHeader Header) : StatementEvent;

/// <summary>One entry, booked or not: only <see cref="StatementLine.Booked"/> ones are money.</summary>
public sealed record LineRead(StatementLine Line) : StatementEvent;

public sealed record StatementEnded(StatementFooter Footer) : StatementEvent;

public sealed record ProblemFound(FileProblem Problem) : StatementEvent;

/// <summary>Which layout a file turned out to have; the reader keeps it as the name of the format and passes it on to nobody.</summary>
sealed record FormatFound(string Name) : StatementEvent;

/// <summary>Whose statement this is. What a file tells only at its end (a CSV has no id, no period and no opening balance until
/// its last row) is null here and known in <see cref="StatementFooter.Header"/>.</summary>
/// <param name="Id">The bank's id. A CSV has none: the account here, account and period in the footer.</param>
/// <param name="Account">Account number as the bank writes it, without blanks; empty when the file names none.</param>
/// <param name="Currency">ISO code.</param>
/// <param name="Opening">Booked balance before the first line; never an available balance.</param>
/// <param name="Closing">Booked balance after the last line.</param>
/// <param name="Sequence">The bank's number. A hint only: it may be missing, constant or start again each year.</param>
/// <param name="Page">Page of a statement that comes in pages; null when it comes whole.</param>
/// <param name="LastPage">Whether no page follows, where the file says so.</param>
/// <param name="CopyMark">The bank's own mark that this is not the first delivery, such as DUPL or COPY.</param>
public sealed record StatementHeader(
    string Id, string Account, string? Currency, LocalDate? From, LocalDate? To, Money? Opening, Money? Closing,
    string? Sequence = null, int? Page = null, bool? LastPage = null, StatementKind Kind = StatementKind.Statement, string? CopyMark = null)
{
    /// <summary>A part of a statement, which says nothing for itself before the others are there.</summary>
    public bool IsPage => Page > 1 || (Page == 1 && LastPage == false);
}

/// <summary>What a bank says about a day.</summary>
public enum StatementKind
{
    /// <summary>The account statement: all that was booked, from one balance to the next.</summary>
    Statement,

    /// <summary>A report or a notification before it (camt.052, camt.054, MT942): its entries come again in the statement, and
    /// nothing proves that they are all. It is looked at, never posted.</summary>
    Advance,
}

/// <summary>What is known when the last line has been read.</summary>
/// <param name="Header">The header again, now complete. Keep this one.</param>
/// <param name="Entries">Booked entries.</param>
/// <param name="NotBooked">Pending, future and informational entries: they never touch the ledger.</param>
/// <param name="Credits">Sum of the booked credits.</param>
/// <param name="Debits">Sum of the booked debits, positive.</param>
/// <param name="Skipped">Rows of a table that are no entries: totals, notes, movements of nothing.</param>
/// <param name="NewestFirst">The file runs from the newest line to the oldest.</param>
/// <param name="Problems">Of this statement, as they were also reported one by one.</param>
public sealed record StatementFooter(
    StatementHeader Header, int Entries, int NotBooked, Money Credits, Money Debits, Equation Equation, bool NewestFirst,
    IReadOnlyList<FileProblem> Problems, int Skipped = 0);

/// <summary>Opening balance plus booked lines against the closing balance; where a file has running balances, each of them too.</summary>
public enum Equation
{
    /// <summary>A balance is missing or a line could not be read: nothing can be said.</summary>
    Unknown,
    Holds,
    Fails,
}
