using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Npgsql;

namespace Enforcement.Ledger.Receipts.Vouchers;

/// <summary>Finance says which line of the bank brought this cash, where the import could not tell: several vouchers banked at once, or a
/// line that had to be claimed for the case first. The case got the money with the line; this only clears the cash.</summary>
/// <source>法发〔2017〕6号 art. 9; domain reference §7, row 2</source>
public sealed class PairCash(LedgerDb db, CashDeposits deposits, LinePapers papers, Act act) : IUseCase
{
    public static Permission Needs => Permission.AcceptCash;

    /// <param name="VoucherIds">All of one case; together what the line brought.</param>
    public sealed record Request(IReadOnlyList<long> VoucherIds, long LineId);

    /// <exception cref="Refused"><see cref="VoucherRefusals.NotFound"/>, <see cref="VoucherRefusals.AcceptedByOfficer"/>, <see cref="VoucherRefusals.NotOpen"/>,
    /// <see cref="VoucherRefusals.NotAccepted"/>, <see cref="VoucherRefusals.NotOfCase"/>, <see cref="VoucherRefusals.AmountDiffers"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var vouchers = new List<OpenCash>();
        foreach (var id in request.VoucherIds.Distinct().Order())
            vouchers.Add(await OpenCash.LockAsync(db, id, act, ct));
        if (vouchers.Count == 0)
            throw new Refused(VoucherRefusals.NotFound);
        if (vouchers.Find(v => !v.Accepted) is { } outside)
            throw new Refused(VoucherRefusals.NotAccepted, VoucherNumber.Cash(outside.Number));
        await papers.LockAsync([request.LineId], ct);
        var line = (await db.QueryAsync(
            $"""
            select l.booked_on, a.case_id, a.amount_minor
            from ({CaseArrivals.Of("l.id = $1")}) a join receipts.statement_line l on l.id = a.line_id
            where not exists (select from receipts.cash_voucher v where v.line_id = l.id)
            """,
            r => (BookedOn: r.Date(0), CaseId: r.GetInt64(1), Amount: r.Money(2)), ct, request.LineId)).FirstOrDefault(l => l.CaseId == vouchers[0].CaseId);
        if (line == default || vouchers.Any(v => v.CaseId != line.CaseId || v.TakenOn > line.BookedOn))
            throw new Refused(VoucherRefusals.NotOfCase);
        if (Money.Sum(vouchers.Select(v => v.Amount)) != line.Amount)
            throw new Refused(VoucherRefusals.AmountDiffers, line.Amount.ToString());
        try
        {
            await deposits.ClearAsync(vouchers[0].BookId, [.. vouchers.Select(v => (v, request.LineId, line.BookedOn))], act.Actor.Id, ct);
        }
        catch (PostgresException e) when (e.SqlState == "LD034")
        {
            throw new Refused(VoucherRefusals.AmountDiffers, line.Amount.ToString());
        }
        act.About($"case:{line.CaseId}", $"cash {string.Join(", ", vouchers.Select(v => VoucherNumber.Cash(v.Number)))} banked by line {request.LineId}");
    }
}
