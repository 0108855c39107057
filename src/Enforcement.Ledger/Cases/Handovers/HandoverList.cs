using System.Text.Json;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Cases.Handovers;

/// <summary>How the clocks of a case's money stand.</summary>
/// <param name="Running">Lots whose clock runs, or is suspended.</param>
/// <param name="DueOn">The earliest day on which something is due; null when no clock runs.</param>
public sealed record CaseClock(int Running, int Late, LocalDate? DueOn);

/// <summary>Tells the clocks of cases. Cases know nothing of clocks; oversight, which computes them, answers here.</summary>
public interface ICaseClocks
{
    Task<CaseClock> OfAsync(long caseId, CancellationToken ct);
}

/// <summary>A case on a list of hand-over.</summary>
/// <param name="Money">On all its accounts together.</param>
/// <param name="Matters">Its money by account, and what waits for somebody: drafts, payouts in approval, holds, disputes, applications.</param>
public sealed record HandoverLine(long CaseId, string CaseNumber, Money Money, IReadOnlyList<OpenMatter> Matters, CaseClock Clock);

/// <summary>Makes the list by which cases change hands (移交清单).</summary>
/// <source>domain reference §1.1, R27 (a signed balance list per case); §7, row 39</source>
public sealed class HandoverList(LedgerDb db, ICaseClocks clocks)
{
    /// <summary>The cases as they stand now, in the order of their ids.</summary>
    public async Task<List<HandoverLine>> OfAsync(IReadOnlyCollection<long> caseIds, CancellationToken ct)
    {
        var rows = await db.QueryAsync(
            "select c.id, c.number, m.what, m.id, m.amount_minor from cases.enforcement_case c left join lateral cases.handover_matters(c.id) m on true where c.id = any ($1) order by c.id, m.what collate \"C\", m.id",
            r => (Id: r.GetInt64(0), Number: r.GetString(1), Matter: r.TextOrNull(2) is { } what ? new OpenMatter(what, r.LongOrNull(3), r.MoneyOrNull(4)) : null), ct, (object)caseIds.ToArray());
        var lines = new List<HandoverLine>();
        foreach (var one in rows.GroupBy(r => (r.Id, r.Number)))
        {
            List<OpenMatter> matters = [.. one.Select(r => r.Matter).OfType<OpenMatter>()];
            lines.Add(new(one.Key.Id, one.Key.Number, Money.Sum(matters.Where(m => m.Id is null).Select(m => m.Amount!.Value)), matters, await clocks.OfAsync(one.Key.Id, ct)));
        }
        return lines;
    }

    /// <summary>What both sign: whose cases, to whom, and of each its money and open matters. Clocks go on by themselves and are not in it.</summary>
    public static byte[] Hash(long from, long to, IReadOnlyList<HandoverLine> lines)
    {
        var writer = new CanonicalWriter();
        writer.Text("handover/1");
        writer.Number(from);
        writer.Number(to);
        foreach (var line in lines)
        {
            writer.Number(line.CaseId);
            foreach (var matter in line.Matters)
                writer.Text($"{matter}");
        }
        return writer.Hash();
    }

    internal static string Json(IReadOnlyList<OpenMatter> matters) => JsonSerializer.Serialize(matters.Select(m => new { m.What, m.Id, amount = m.Amount?.Minor }), JsonSerializerOptions.Web);

    internal static IReadOnlyList<OpenMatter> Matters(string json) => [.. JsonDocument.Parse(json).RootElement.EnumerateArray().Select(m => new OpenMatter(m.GetProperty("what").GetString()!,
        m.GetProperty("id") is { ValueKind: JsonValueKind.Number } id ? id.GetInt64() : null, m.GetProperty("amount") is { ValueKind: JsonValueKind.Number } amount ? Money.FromMinor(amount.GetInt64()) : null))];
}
