using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Calendar;

/// <summary>How long ago the bank last told of an account, in workdays. Money leaves only an account whose last statement is recent: on an
/// older one nobody has seen what the bank did meanwhile.</summary>
/// <source>domain reference §7, row 14; ops/decisions/0022</source>
public sealed class StatementAge(LedgerDb db, CalendarInForce calendar, Act act)
{
    /// <exception cref="Refused"><see cref="LedgerRefusals.BookStale"/> when more workdays have passed since the last day of a posted statement
    /// than <c>reconciliation.stale_limit</c> lets pass; today is counted.</exception>
    public async Task RequireRecentAsync(int bookId, CancellationToken ct)
    {
        var today = Office.Today(act.Now);
        var (last, limit) = (await db.QueryAsync(
            "select receipts.last_statement_day($1), (select workdays from reconciliation.stale_limit where effective_from <= $2 order by effective_from desc limit 1)",
            r => (Last: r.Date(0), Limit: r.GetInt32(1)), ct, bookId, today))[0];
        var passed = (await calendar.GetAsync(ct)).CountWorkdays(last, today);
        if (passed > limit)
            throw new Refused(LedgerRefusals.BookStale, $"last statement {last:uuuu-MM-dd}, {passed} workdays ago, at most {limit}");
    }
}
