using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;
using NodaTime;
using Npgsql;

namespace Enforcement.Ledger.Database;

/// <summary>Opens the book of one escrow account (执行款专户). Money that is already on the account comes in as one lot of
/// unknown funds, so that the ledger equals the bank from the first minute.</summary>
/// <source>S3 §21; 法发〔2017〕6号 art. 4; S3 §19 (money of before is identified, not forgotten)</source>
public sealed class OpenBook(LedgerDb db, Journal journal, Act act) : IUseCase
{
    public static Permission Needs => Permission.OpenBook;

    /// <param name="Opening">The balance of the account at the end of <paramref name="OpeningOn"/>; not negative.</param>
    public sealed record Request(string Code, string CourtCode, string Name, string EscrowAccountNo, string Currency, Money Opening, LocalDate OpeningOn);

    /// <returns>The new book's id.</returns>
    /// <exception cref="Refused"><see cref="LedgerRefusals.BookExists"/></exception>
    public async Task<int> ExecuteAsync(Request request, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(request.Opening.Minor, nameof(request));
        int id;
        try
        {
            id = (await db.QueryAsync(
                "insert into ledger.book (code, court_code, name, escrow_account_no, currency, opened_at) values ($1, $2, $3, $4, $5, $6) returning id",
                r => r.GetInt32(0), ct, request.Code, request.CourtCode, request.Name, request.EscrowAccountNo, request.Currency, act.Now))[0];
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new Refused(LedgerRefusals.BookExists, request.Code);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.CheckViolation)
        {
            throw new Refused(LedgerRefusals.BookInvalid, $"{request.Code} {request.EscrowAccountNo} {request.Currency}");
        }
        if (request.Opening.IsPositive)
            await journal.PostAsync(id, [new Entry(EntryKind.Opening, Entry.Key("opening", id), request.OpeningOn, SourceKind.Book, id,
                [new Transfer(null, AccountCode.Bank, null, AccountCode.Unknown, null, request.Opening)],
                new Lot(request.OpeningOn, request.Opening))], ct);
        act.About($"book:{request.Code}", $"{request.EscrowAccountNo} {request.Currency} opening {request.Opening}");
        return id;
    }
}
