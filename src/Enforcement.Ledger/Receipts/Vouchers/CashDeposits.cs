using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts.Vouchers;

/// <summary>Recognises, when a statement is posted, the lines that bring cash of open vouchers to the bank, and clears the cash. The line itself
/// is posted as any other: its lot is the case's money, and its day is the bank's. So nothing is credited twice.</summary>
/// <source>法发〔2017〕6号 art. 9; domain reference §1.2(1) and §7, row 2</source>
public sealed class CashDeposits(LedgerDb db, Journal journal, LinePapers papers, Act act)
{
    /// <summary>The lines of a statement just posted: a line of the case and amount of a voucher that finance has taken in pairs with it when it
    /// names its number, or when it says cash and there is only one such line and one such voucher. What is ambiguous stays on the list for finance.</summary>
    public async Task PairAsync(int bookId, long statementId, CancellationToken ct)
    {
        // Hardly ever is cash open; an import of a million lines asks once and goes on.
        if (await OpenCash.LockAllAsync(db, bookId, ct) is not { Count: > 0 } open)
            return;
        var lines = await db.QueryAsync(
            """
            select l.id, l.booked_on, l.amount_minor, m.case_id, concat_ws(' ', l.remittance, l.purpose, l.summary)
            from receipts.match m
            join receipts.statement_line l on l.id = m.line_id
            join ledger.entry e on e.book_id = l.book_id and e.source_kind = 2 and e.source_id = l.id and e.kind = 2
            where m.case_id = any ($2) and l.statement_id = $1 and l.amount_minor = any ($3) order by l.id
            """,
            r => new Deposit(r.GetInt64(0), r.Date(1), r.Money(2), r.GetInt64(3), r.GetString(4)), ct,
            statementId, open.Select(v => v.CaseId).Distinct().ToArray(), open.Select(v => v.Amount.Minor).Distinct().ToArray());
        var pairs = Pair([.. open.Where(v => v.Accepted)], lines);
        if (pairs.Count == 0)
            return;
        await papers.LockAsync([.. pairs.Select(p => p.Item2)], ct);
        await ClearAsync(bookId, pairs, null, ct);
    }

    static List<(OpenCash, long, LocalDate)> Pair(List<OpenCash> open, List<Deposit> lines)
    {
        var pairs = new List<(OpenCash, long, LocalDate)>();
        var fits = lines.SelectMany(l => open.Where(v => v.CaseId == l.CaseId && v.Amount == l.Amount && v.TakenOn <= l.BookedOn).Select(v => (Line: l, Cash: v))).ToList();
        var named = fits.Where(f => f.Line.Text.Contains(VoucherNumber.Cash(f.Cash.Number), StringComparison.Ordinal)).ToList();
        foreach (var (line, cash) in named.Where(f => named.Count(n => n.Line == f.Line) == 1 && named.Count(n => n.Cash == f.Cash) == 1))
            pairs.Add((cash, line.LineId, line.BookedOn));
        var rest = fits.Where(f => f.Line.SaysCash && !named.Any(n => n.Line == f.Line || n.Cash == f.Cash)).ToList();
        foreach (var (line, cash) in rest.Where(f => rest.Count(n => n.Line == f.Line) == 1 && rest.Count(n => n.Cash == f.Cash) == 1))
            pairs.Add((cash, line.LineId, line.BookedOn));
        return pairs;
    }

    /// <param name="pairedBy">Null for the rule. A person pairs today: the bank's day may be closed, and no money of the bank moves.</param>
    internal async Task ClearAsync(int bookId, IReadOnlyList<(OpenCash Cash, long LineId, LocalDate BookedOn)> pairs, long? pairedBy, CancellationToken ct)
    {
        await db.ExecuteAsync(
            "update receipts.cash_voucher v set line_id = p.line, paired_at = $3, paired_by = $4 from unnest($1, $2) as p (id, line) where v.id = p.id", ct,
            pairs.Select(p => p.Cash.Id).ToArray(), pairs.Select(p => p.LineId).ToArray(), act.Now, pairedBy);
        await journal.PostAsync(bookId, [.. pairs.Select(p => new Entry(EntryKind.CashBanked, KeyOf(p.Cash), pairedBy is null ? p.BookedOn : Office.Today(act.Now), SourceKind.CashVoucher, p.Cash.Id,
            [new Transfer(p.Cash.LotId, AccountCode.CaseCash, p.Cash.CaseId, AccountCode.Cash, null, p.Cash.Amount)]))], ct);
    }

    // Paired again after a pairing was taken back, it is another entry.
    static Guid KeyOf(OpenCash cash) => cash.PairedBefore == 0 ? Entry.Key("cash-banked", cash.Id) : Entry.Key("cash-banked", cash.Id, cash.PairedBefore);

    sealed record Deposit(long LineId, LocalDate BookedOn, Money Amount, long CaseId, string Text)
    {
        static readonly string[] CashWords = ["现金", "现存", "存现"];

        public bool SaysCash => Array.Exists(CashWords, w => Text.Contains(w, StringComparison.Ordinal));
    }
}
