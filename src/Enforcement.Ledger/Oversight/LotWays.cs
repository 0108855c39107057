using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using NodaTime;

namespace Enforcement.Ledger.Oversight;

/// <summary>A time in which money of a lot was a case's.</summary>
/// <param name="Since">When another case handed it on; null when it came to this one from outside.</param>
/// <param name="Until">When it was handed on; null while it is here.</param>
readonly record struct LotStay(long CaseId, Instant? Since, Instant? Until);

/// <summary>Through which cases the money of a lot came to where it is. A transfer between cases brings the clock along with what suspended it until then,
/// and with its lateness; what the receiving case had before is not this money's.</summary>
/// <source>domain reference §1.2, 1 and 3; §8 (案款划转)</source>
sealed class LotWays
{
    readonly Dictionary<(long CaseId, long LotId), List<LotStay>> stays;

    LotWays(Dictionary<(long CaseId, long LotId), List<LotStay>> stays) => this.stays = stays;

    /// <summary>Where the money was, the case itself included.</summary>
    public IReadOnlyList<LotStay> Of(long caseId, long lotId) => stays.TryGetValue((caseId, lotId), out var found) ? found : [new(caseId, null, null)];

    public IEnumerable<long> Cases => stays.Values.SelectMany(s => s).Select(s => s.CaseId).Distinct();

    internal static async Task<LotWays> OfAsync(LedgerDb db, long[] caseIds, CancellationToken ct)
    {
        var moves = await db.QueryAsync(
            """
            with recursive way as (
              select m.book_id, m.lot_id, m.to_case_id as at_case, m.from_case_id, m.to_case_id, m.moved_at from payouts.lot_move m where m.to_case_id = any ($1)
              union
              select m.book_id, m.lot_id, w.at_case, m.from_case_id, m.to_case_id, m.moved_at
              from way w join payouts.lot_move m on m.to_case_id = w.from_case_id and m.book_id = w.book_id and m.lot_id = w.lot_id and m.moved_at <= w.moved_at
            )
            select w.at_case, w.lot_id, w.from_case_id, w.to_case_id, w.moved_at, came.in_from, came.in_to
            from way w cross join lateral (
              select coalesce(bool_or(t.credit_case_id = w.from_case_id), false) as in_from, coalesce(bool_or(t.credit_case_id = w.to_case_id), false) as in_to
              from ledger.transfer t where t.book_id = w.book_id and t.lot_id = w.lot_id and t.credit_account = 201 and t.debit_account in (101, 221, 223)
            ) came
            """,
            r => (At: r.GetInt64(0), LotId: r.GetInt64(1), From: r.GetInt64(2), To: r.GetInt64(3), On: r.Instant(4), InFrom: r.GetBoolean(5), InTo: r.GetBoolean(6)), ct, (object)caseIds);
        var stays = new Dictionary<(long, long), List<LotStay>>();
        foreach (var way in moves.GroupBy(m => (m.At, m.LotId)))
        {
            // Of money that came from outside no transfer was the beginning.
            var outside = way.Where(m => m.InFrom).Select(m => m.From).Concat(way.Where(m => m.InTo).Select(m => m.To)).ToHashSet();
            var since = way.GroupBy(m => m.To).ToDictionary(g => g.Key, g => g.Min(m => m.On));
            LotStay Stay(long caseId, Instant? until) => new(caseId, outside.Contains(caseId) || !since.TryGetValue(caseId, out var from) ? null : from, until);
            stays[way.Key] = [Stay(way.Key.At, null), .. way.Where(m => m.From != way.Key.At).GroupBy(m => m.From).Select(g => Stay(g.Key, g.Max(m => m.On)))];
        }
        return new(stays);
    }

    /// <summary>What came late already: the due dates that were marked in the cases through which it came, before it left them.</summary>
    internal async Task<Dictionary<(long CaseId, long LotId), LocalDate>> LateAsync(LedgerDb db, CancellationToken ct)
    {
        if (stays.Count == 0)
            return [];
        var marks = (await db.QueryAsync("select case_id, lot_id, due_on, marked_at from oversight.lateness where case_id = any ($1) and lot_id = any ($2)",
            r => (CaseId: r.GetInt64(0), LotId: r.GetInt64(1), Due: r.Date(2), At: r.Instant(3)), ct, Cases.ToArray(), stays.Keys.Select(k => k.LotId).Distinct().ToArray()))
            .ToLookup(m => (m.CaseId, m.LotId));
        return stays
            .Select(s => (s.Key, Due: s.Value.SelectMany(stay => marks[(stay.CaseId, s.Key.LotId)].Where(m => stay.Until is not { } until || m.At <= until)).Select(m => (LocalDate?)m.Due).Min()))
            .Where(l => l.Due is not null).ToDictionary(l => l.Key, l => l.Due!.Value);
    }
}
