using Enforcement.Ledger.Kernel;
using Npgsql;

namespace Enforcement.Ledger.Database;

/// <summary>What a rule that the database keeps becomes at the doors. A use case sees such a rule first and says it in its own words; what it
/// could not see, because another hand was quicker, is refused here and is no fault of the program.</summary>
static class DatabaseRefusals
{
    // The states of our own SQL begin with these; the journal's, which no use case may cause, are told by Journal as what they are.
    const string Ours = "LD";

    static readonly HashSet<string> Broken = ["LD002", "LD003", "LD004", "LD005", "LD030"];

    /// <returns>Null when no rule of ours said no.</returns>
    public static Refused? Of(Exception? e) => e switch
    {
        null => null,
        PostgresException said when said.SqlState.StartsWith(Ours, StringComparison.Ordinal) && !Broken.Contains(said.SqlState) =>
            new Refused(Refusal(said.SqlState), $"{said.SqlState}: {said.MessageText}"),
        _ => Of(e.InnerException),
    };

    static Refusal Refusal(string state) => state switch
    {
        "LD001" => LedgerRefusals.Insufficient,
        "LD050" => LedgerRefusals.PeriodClosed,
        "LD055" => LedgerRefusals.BookStopped,
        "LD057" => LedgerRefusals.BookStale,
        _ => LedgerRefusals.KeptByDatabase,
    };
}
