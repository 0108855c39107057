using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Exports;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Payouts.Banking;

/// <summary>How the files of a book look to its bank, and how long the bank may be silent.</summary>
/// <param name="BatchBooking">The bank is asked to book one debit for a file.</param>
/// <param name="AnswerWithinWorkdays">After so many workdays without an answer or a debit nobody knows what became of an instruction.</param>
public sealed record BankProfile(string Format, string Encoding, bool BatchBooking, int AnswerWithinWorkdays)
{
    /// <summary>While nobody has approved another one. What a bank has not booked in two workdays is asked for, as in the reconciliation.</summary>
    public static BankProfile Usual { get; } = new(PaymentFile.Version03, "UTF-8", false, 2);

    public const string ChineseCsv = "cn-csv";
    public const string ChineseWorkbook = "cn-xlsx";

    public const int LongestSilence = 60;

    public bool IsKnown => AnswerWithinWorkdays is >= 1 and <= LongestSilence && (Format, Encoding) is
        (PaymentFile.Version03 or PaymentFile.Version09 or ChineseWorkbook, "UTF-8") or (ChineseCsv, "UTF-8" or "GB18030" or "GBK");

    public string Extension => Format switch { ChineseCsv => ".csv", ChineseWorkbook => ".xlsx", _ => ".xml" };

    public string ContentType => TypeOf(Format);

    public static string TypeOf(string format) => format switch
    {
        ChineseCsv => "text/csv",
        ChineseWorkbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/xml",
    };

    /// <exception cref="Refused"><see cref="BankRefusals.Unwritable"/>, <see cref="BankRefusals.FileFaulty"/></exception>
    public byte[] Write(PaymentFile.Batch batch) => Format switch
    {
        ChineseCsv => PaymentTable.Write(batch, SheetFormat.Csv, Encoding),
        ChineseWorkbook => PaymentTable.Write(batch, SheetFormat.Xlsx, Encoding),
        _ => PaymentFile.Write(batch, Format),
    };
}

/// <summary>A proposed or approved profile.</summary>
/// <param name="Mine">The reader proposed it, or somebody did in the reader's name, and so another person approves it.</param>
/// <param name="InForce">The last approved one of its book.</param>
/// <param name="Mine">The reader proposed it, or it was proposed in his name, and so he does not approve it.</param>
public sealed record BankProfileView(
    long Id, string Book, string Format, string Encoding, bool BatchBooking, int AnswerWithinWorkdays, string Reason, string ProposedBy, Instant ProposedAt, bool Mine, string? ApprovedBy, Instant? ApprovedAt, bool InForce);

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

/// <summary>Puts a proposed format into force, as another person.</summary>
/// <source>domain reference §7, row 38</source>
public sealed class ApproveBankProfile(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReleasePayouts;

    /// <exception cref="Refused"><see cref="BankRefusals.ProfileNotFound"/>, <see cref="BankRefusals.ProfileSamePerson"/>, <see cref="BankRefusals.ProfileDecided"/></exception>
    public async Task ExecuteAsync(long profileId, CancellationToken ct)
    {
        var found = await db.QueryAsync("select array_remove(array[proposed_by, proposed_for], null), approved_at is not null from payouts.bank_profile where id = $1 for update",
            r => (By: r.GetFieldValue<long[]>(0).ToHashSet(), Decided: r.GetBoolean(1)), ct, profileId);
        if (found is not [var proposal])
            throw new Refused(BankRefusals.ProfileNotFound);
        act.Avoid(proposal.By);
        if (proposal.By.Overlaps(act.Persons))
            throw new Refused(BankRefusals.ProfileSamePerson, act.Actor.Name);
        if (proposal.Decided)
            throw new Refused(BankRefusals.ProfileDecided);
        await db.ExecuteAsync("update payouts.bank_profile set approved_by = $2, approved_at = $3 where id = $1", ct, profileId, act.Actor.Id, act.Now);
        act.About($"bank-profile:{profileId}", "approved");
    }
}
