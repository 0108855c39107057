using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts;

/// <summary>A credit that has just been posted to a case, or the part of it that was.</summary>
/// <param name="Text">Everything the line says, its end-to-end id included.</param>
/// <param name="OrderId">The deduction order that brought it there; null when another rule did.</param>
public sealed record CaseArrival(long LineId, long CaseId, Money Amount, string Text, long? OrderId = null);

/// <summary>Ticks off what was expected when it arrives, and puts it back when the receipt is reversed.</summary>
/// <source>domain reference R03, R18</source>
public sealed class ExpectedArrivals(LedgerDb db, Act act)
{
    /// <summary>Each arrival ticks off one expectation of its case or none: the one whose number it names, else the only one of which
    /// exactly this sum is still to come; equal instalments are met in the order in which they are due.</summary>
    public async Task TickAsync(IReadOnlyList<CaseArrival> arrivals, CancellationToken ct)
    {
        var open = (await db.QueryAsync(
            """
            select e.id, e.case_id, e.kind = 'Instalment', e.reference, e.amount_minor - e.arrived_minor
            from receipts.expected_receipt e where e.case_id = any ($1) and e.cancelled_at is null and e.arrived_minor < e.amount_minor
            order by e.due_on, e.id for update of e
            """,
            r => new Open(r.GetInt64(0), r.GetInt64(1), r.GetBoolean(2), r.TextOrNull(3), r.Money(4)), ct, arrivals.Select(a => a.CaseId).Distinct().ToArray())).ToLookup(e => e.CaseId);
        if (open.Count == 0)
            return;
        var ticked = new List<(long LineId, long CaseId, long ExpectedId, Money Amount)>();
        foreach (var arrival in arrivals)
            if (Fitting(arrival, [.. open[arrival.CaseId].Where(e => e.Left.IsPositive)]) is { } met)
            {
                // More than was expected is the case's all the same; the expectation is met.
                var part = Money.Min(arrival.Amount, met.Left);
                met.Left -= part;
                ticked.Add((arrival.LineId, met.CaseId, met.Id, part));
            }
        await db.ExecuteAsync(
            "insert into receipts.expected_arrival (line_id, case_id, expected_id, amount_minor, arrived_at) select a.*, $5 from unnest($1, $2, $3, $4) as a", ct,
            ticked.Select(t => t.LineId).ToArray(), ticked.Select(t => t.CaseId).ToArray(), ticked.Select(t => t.ExpectedId).ToArray(), ticked.Select(t => t.Amount.Minor).ToArray(), act.Now);
    }

    /// <summary>A receipt that is reversed has not arrived: what it met is expected again.</summary>
    public Task TakeBackAsync(long lineId, CancellationToken ct) =>
        db.ExecuteAsync("update receipts.expected_arrival set undone_at = $2 where line_id = $1 and undone_at is null", ct, lineId, act.Now);

    static Open? Fitting(CaseArrival arrival, List<Open> open)
    {
        if (arrival.OrderId is { } order)
            return open.Find(e => e.Id == order);
        var named = open.Where(e => e.Reference is not null && Names(arrival.Text, e.Reference)).ToList();
        // Instalments of one agreement share its number: the sum then tells which of them it is, and of equal ones the first that is due.
        var fitting = named.Count == 1 ? named : (named.Count > 1 ? named : open).Where(e => e.Left == arrival.Amount).ToList();
        return fitting.Count == 1 || fitting.Count > 1 && fitting.All(e => e.IsInstalment && e.Reference == fitting[0].Reference) ? fitting[0] : null;
    }

    /// <summary>Whether a text carries a number as a whole: 1234 is not in 12345.</summary>
    /// <param name="reference">Folded, as it is stored.</param>
    internal static bool Names(string text, string reference)
    {
        var folded = TextFolding.Fold(text);
        for (var at = folded.IndexOf(reference, StringComparison.OrdinalIgnoreCase); at >= 0; at = folded.IndexOf(reference, at + 1, StringComparison.OrdinalIgnoreCase))
            if ((at == 0 || !char.IsAsciiLetterOrDigit(folded[at - 1])) && (at + reference.Length == folded.Length || !char.IsAsciiLetterOrDigit(folded[at + reference.Length])))
                return true;
        return false;
    }

    sealed class Open(long id, long caseId, bool isInstalment, string? reference, Money left)
    {
        public long Id => id;

        public long CaseId => caseId;

        public bool IsInstalment => isInstalment;

        public string? Reference => reference;

        public Money Left { get; set; } = left;
    }
}
