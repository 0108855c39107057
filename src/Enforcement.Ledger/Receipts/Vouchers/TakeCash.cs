using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Enforcement.Ledger.Receipts.Vouchers;

/// <summary>Records cash that two executors had to take, and gives its voucher a number at once. The money is the case's from that
/// moment, and nobody can pay it out before the bank has it.</summary>
/// <source>法发〔2017〕6号 art. 9; domain reference §7, row 2</source>
public sealed class TakeCash(LedgerDb db, Journal journal, PersonDirectory persons, Act act) : IUseCase
{
    public static Permission Needs => Permission.TakeCash;

    /// <param name="With">The sign-in name of the second executor present.</param>
    /// <param name="TakenAt">When it was taken, as the officers say; the moment of recording is the server's, and both are kept.</param>
    /// <param name="Reason">Why cash could not be avoided.</param>
    /// <param name="BackOn">The day on which officers on a journey are back; null when they never left.</param>
    public sealed record Request(long CaseId, Money Amount, string? Payer, string? With, Instant TakenAt, string? Place, string? Reason, LocalDate? BackOn = null);

    /// <returns>The voucher's id.</returns>
    /// <exception cref="Refused"><see cref="CaseRefusals.NotFound"/>, <see cref="VoucherRefusals.FactsMissing"/>, <see cref="VoucherRefusals.TwoOfficers"/>,
    /// <see cref="VoucherRefusals.NoExecutor"/>, <see cref="VoucherRefusals.NotYetTaken"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        var enforcementCase = await db.Set<EnforcementCase>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.CaseId, ct)
            ?? throw new Refused(CaseRefusals.NotFound);
        act.RequireOwn(enforcementCase.OfficerId);
        if (string.IsNullOrWhiteSpace(request.Payer) || string.IsNullOrWhiteSpace(request.Place) || string.IsNullOrWhiteSpace(request.Reason) || !request.Amount.IsPositive)
            throw new Refused(VoucherRefusals.FactsMissing);
        var second = await SecondAsync(request.With, ct);
        var takenOn = Office.Today(request.TakenAt);
        if (request.TakenAt > act.Now || request.BackOn < takenOn)
            throw new Refused(VoucherRefusals.NotYetTaken);

        var bookId = enforcementCase.BookId;
        var number = (await db.QueryAsync("select receipts.draw_numbers($1, 'cash', 1)", r => r.GetInt64(0), ct, bookId))[0];
        var id = (await db.QueryAsync(
            """
            insert into receipts.cash_voucher (book_id, number, case_id, payer_name, amount_minor, taken_at, taken_on, place, reason, first_officer, second_officer, back_on, recorded_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning id
            """,
            r => r.GetInt64(0), ct, bookId, number, request.CaseId, request.Payer.Trim(), request.Amount, request.TakenAt, takenOn, request.Place.Trim(), request.Reason.Trim(),
            act.Actor.Id, second.Id, request.BackOn, act.Now))[0];
        // The journal's date is the server's: what a person says of the time stands on the voucher.
        var today = Office.Today(act.Now);
        await journal.PostAsync(bookId, [new Entry(EntryKind.CashTaken, Entry.Key("cash", id), today, SourceKind.CashVoucher, id,
            [new Transfer(null, AccountCode.Cash, null, AccountCode.CaseCash, request.CaseId, request.Amount)], new Lot(today, request.Amount))], ct);
        act.About($"case:{request.CaseId}", $"cash {VoucherNumber.Cash(number)} of {request.Amount} from {request.Payer.Trim()} with {second.Name}: {request.Reason.Trim()}");
        return id;
    }

    async Task<Actor> SecondAsync(string? name, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(name) || await persons.FindAsync(name.Trim(), ct) is not { } second || second.Id == act.Actor.Id)
            throw new Refused(VoucherRefusals.TwoOfficers, name?.Trim());
        if (!(await persons.RolesAsync(second.Id, ct)).Contains("EX"))
            throw new Refused(VoucherRefusals.NoExecutor, second.Name);
        return second;
    }
}
