using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Receipts;

namespace Enforcement.Ledger.Benchmarks.Baselines;

/// <summary>Matching as a first program would do it: every line against every case, in memory, no index. It looks at what ours looks at,
/// reads the remark once a line with the same recognition, and decides with the same rules, so that both come to the same decisions.</summary>
sealed class CaseScan(IReadOnlyList<CaseScan.Case> cases, string court, int year, RuleSet rules)
{
    /// <summary>An open case as the scan holds it, everything normalised beforehand.</summary>
    public sealed record Case(long Id, string Number, string NumberKey, string SubAccount, string DebtorKey, long OutstandingMinor);

    readonly Case[] cases = [.. cases];

    public MatchDecision Match(CreditLine credit)
    {
        var hits = CaseNumberRecognition.Find(credit.Text);
        var keys = hits.SelectMany(h => CreditMatching.KeysOf(h, court, year)).Distinct().ToArray();
        var found = new List<Candidate>();
        // No end at the first that fits: whether there is another one is half of the question.
        foreach (var c in cases)
        {
            var blocks = credit.CreditedAccount == c.SubAccount ? CandidateBlock.SubAccount : CandidateBlock.None;
            foreach (var (key, block) in keys)
                if (key == c.NumberKey)
                    blocks |= block;
            var isDebtor = credit.PayerKey == c.DebtorKey;
            if (isDebtor)
                blocks |= CandidateBlock.PayerName;
            if (blocks != CandidateBlock.None)
                found.Add(new(c.Id, c.Number, blocks, true, isDebtor, credit.Amount.Minor == c.OutstandingMinor));
        }
        var debtorOf = found.Count(c => (c.Found & CandidateBlock.PayerName) != 0);
        return Matching.Decide(new(found.Exists(c => (c.Found & CandidateBlock.SubAccount) != 0) ? credit.CreditedAccount : null, true, found,
            [.. hits.Where(h => h.NamesOneCase).Select(h => h.CaseNumber!.Value.Canonical).Distinct()], true, debtorOf > CreditMatching.MostCasesOfPayer), rules);
    }
}
