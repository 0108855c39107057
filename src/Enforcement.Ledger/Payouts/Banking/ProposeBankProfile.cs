using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Banking;

/// <summary>Proposes another format for the files of a book.</summary>
/// <source>formats reference §8; domain reference §7, row 38</source>
public sealed class ProposeBankProfile(LedgerDb db, PaymentFileDesk desk, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReleasePayouts;

    public sealed record Request(string? Book, string Format, string? Encoding, bool BatchBooking, int AnswerWithinWorkdays, string? Reason);

    /// <exception cref="Refused"><see cref="BankRefusals.ProfileUnknown"/>, <see cref="PayoutRefusals.ReasonMissing"/>, <see cref="LedgerRefusals.BookUnknown"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        var book = await desk.BookAsync(request.Book, ct);
        var profile = new BankProfile(request.Format, request.Encoding ?? "UTF-8", request.BatchBooking, request.AnswerWithinWorkdays);
        if (!profile.IsKnown)
            throw new Refused(BankRefusals.ProfileUnknown, $"{profile.Format} {profile.Encoding} {profile.AnswerWithinWorkdays}");
        var reason = Reason.Required(request.Reason);
        var id = (await db.QueryAsync(
            """
            insert into payouts.bank_profile (book_id, format, encoding, batch_booking, answer_within_workdays, reason, proposed_by, proposed_at, proposed_for)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9::bigint) returning id
            """,
            r => r.GetInt64(0), ct, book.Id, profile.Format, profile.Encoding, profile.BatchBooking, profile.AnswerWithinWorkdays, reason, act.Actor.Id, act.Now, act.OnBehalf?.For.Id))[0];
        act.About($"bank-profile:{id}", $"{profile.Format} {profile.Encoding} batch booking {profile.BatchBooking} silent for {profile.AnswerWithinWorkdays} workdays: {reason}");
        return id;
    }
}
