using System.Diagnostics.CodeAnalysis;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;

namespace Enforcement.Ledger.Cases;

/// <summary>Keeps the numbers of other officers' cases from whose right reaches own cases only, wherever a text names them: the bank's remark,
/// a rule's reason, a note. Finance and inspectors read the texts as they are.</summary>
/// <source>domain reference §4 (query own cases) and §7, row 41</source>
public sealed class ForeignCaseNumbers(LedgerDb db, Act act)
{
    const string Masked = "（***）号";

    /// <summary>Looks the numbers of all texts up at once.</summary>
    /// <returns>What shows one of these texts: as it is, or folded and with other officers' cases masked.</returns>
    public async Task<Mask> MaskAsync(IEnumerable<string?> texts, CancellationToken ct)
    {
        if (act.OwnOfficerId is not { } officer)
            return new Mask(null);
        var keys = texts.SelectMany(CaseNumberRecognition.Find).Select(h => h.CaseNumber?.Key).OfType<string>().Distinct().ToArray();
        return new Mask(keys.Length == 0 ? [] : [.. await db.QueryAsync("select number_key from cases.enforcement_case where number_key = any ($1) and officer_id <> $2", r => r.GetString(0), ct, keys, officer)]);
    }

    public sealed class Mask(HashSet<string>? foreign)
    {
        [return: NotNullIfNotNull(nameof(text))]
        public string? Of(string? text)
        {
            if (text is null || foreign is not { Count: > 0 })
                return text;
            var named = CaseNumberRecognition.Find(text).Where(h => h.CaseNumber is { } number && foreign.Contains(number.Key)).Select(h => h.Text).Distinct().ToList();
            return named.Count == 0 ? text
                : named.OrderByDescending(n => n.Length).Aggregate(TextFolding.FoldKeepingDigitGroups(text), (folded, name) => folded.Replace(name, Masked, StringComparison.Ordinal));
        }

        public IReadOnlyList<string> Of(IReadOnlyList<string> texts) => foreign is { Count: > 0 } ? [.. texts.Select(t => Of(t))] : texts;

        /// <summary>The number of a case of the reader's own, or of none that is kept.</summary>
        public bool Shows(string caseNumber) => foreign is not { Count: > 0 } || !CaseNumberRecognition.Find(caseNumber).Any(h => h.CaseNumber is { } number && foreign.Contains(number.Key));
    }
}
