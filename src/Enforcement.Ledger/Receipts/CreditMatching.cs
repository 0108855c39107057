using System.Globalization;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts;

/// <summary>A credit as the bank tells it.</summary>
/// <param name="CreditedAccount">The number that was credited; a case's own one, when the bank names it.</param>
/// <param name="Text">Remittance, purpose and summary together.</param>
public sealed record CreditLine(long LineId, Money Amount, string? Payer, string? PayerAccount, string? CreditedAccount, string Text, bool LooksReturned)
{
    /// <summary>The payer's name as parties are compared; null without one.</summary>
    public string? PayerKey { get; } = string.IsNullOrEmpty(Payer) ? null : PersonName.Normalise(Payer);
}

/// <summary>A decision and what it was made from.</summary>
public sealed record MatchedCredit(CreditLine Credit, CreditFacts Facts, MatchDecision Decision);

/// <summary>Finds for each credit of a batch the cases that it might belong to, and decides. Two questions to the database, however many
/// credits: by what the lines name, and, for those that this does not settle, by who pays.</summary>
/// <source>design §5 (exact keys joined set-wise first, then scored candidates); domain reference §6.2, §6.3</source>
public sealed class CreditMatching(LedgerDb db, Act act)
{
    /// <summary>Open cases of one payer that are looked at. With more, the name says nothing.</summary>
    public const int MostCasesOfPayer = 5;

    readonly Dictionary<int, string> courts = [];

    /// <returns>One for each credit, in the same order.</returns>
    public async Task<List<MatchedCredit>> MatchAsync(int bookId, IReadOnlyList<CreditLine> credits, RuleSet rules, CancellationToken ct)
    {
        var facts = await NamedAsync(bookId, credits, ct);
        var matched = credits.Select((c, i) => new MatchedCredit(c, facts[i], Matching.Decide(facts[i], rules))).ToList();
        return rules.AsksForPayers ? await WithPayersAsync(bookId, matched, rules, ct) : matched;
    }

    /// <summary>Looks for the payers of those that nothing else settles, and decides these again.</summary>
    public async Task<List<MatchedCredit>> WithPayersAsync(int bookId, List<MatchedCredit> matched, RuleSet rules, CancellationToken ct)
    {
        var unsettled = matched.Where(m => m is { Decision.CaseId: null, Facts: { LooksReturned: false, PayerAsked: false }, Credit.PayerKey: not null }).ToList();
        if (unsettled.Count == 0)
            return matched;
        var byName = await DebtorsAsync(bookId, unsettled, ct);
        var byAccount = await PayersAsync(bookId, unsettled, ct);
        return [.. matched.Select(m =>
        {
            if (m is not { Decision.CaseId: null, Facts: { LooksReturned: false, PayerAsked: false }, Credit: { PayerKey: { } key } credit })
                return m;
            var debtorOf = byName[key].ToList();
            var tooMany = debtorOf.Count > MostCasesOfPayer;
            var found = (tooMany ? [] : debtorOf).Concat(credit.PayerAccount is { } account ? byAccount[(account, key)] : []);
            var facts = m.Facts with
            {
                Candidates = Merged(m.Facts.Candidates.Concat(found.Select(f => new Candidate(f.CaseId, f.Number, f.Block, f.IsOpen, f.PayerIsParty, f.Outstanding == credit.Amount)))),
                PayerAsked = true,
                PayerInTooMany = tooMany,
            };
            return new(credit, facts, Matching.Decide(facts, rules));
        })];
    }

    /// <summary>By what stands in the line: a case's own account number, and numbers of cases, whole or in part.</summary>
    async Task<CreditFacts[]> NamedAsync(int bookId, IReadOnlyList<CreditLine> credits, CancellationToken ct)
    {
        var court = await CourtAsync(bookId, ct);
        var year = Office.Today(act.Now).Year;
        var hits = credits.Select(c => CaseNumberRecognition.Find(c.Text)).ToList();
        var bound = Enumerable.Range(0, credits.Count).Where(i => credits[i].CreditedAccount is not null).ToArray();
        var keys = hits.SelectMany((found, i) => found.SelectMany(h => KeysOf(h, court, year)).Distinct().Select(k => (Line: i, k.Key, k.Block))).ToArray();
        var found = new List<Candidate>?[credits.Count];
        var subAccounts = new (string Number, bool Active)?[credits.Count];
        if (bound.Length + keys.Length > 0)
            await foreach (var row in db.StreamAsync(
                """
                select n.line, 1, c.id, c.number, c.state = 'open', exists (select from cases.party p where p.case_id = c.id and p.name_key = n.payer), c.outstanding_minor = n.amount,
                       a.number, a.state = 'active'
                from unnest($2, $3, $4, $5) as n (line, payer, amount, account)
                join cases.sub_account a on a.book_id = $1 and a.number = n.account
                join cases.enforcement_case c on c.id = a.case_id
                union all
                select n.line, n.block, c.id, c.number, c.state = 'open', exists (select from cases.party p where p.case_id = c.id and p.name_key = n.payer), c.outstanding_minor = n.amount, null, null
                from unnest($6, $7, $8, $9, $10) as n (line, payer, amount, key, block)
                join cases.enforcement_case c on c.book_id = $1 and c.number_key = n.key
                where n.block <> 4
                union all
                select n.line, n.block, c.id, c.number, c.state = 'open', exists (select from cases.party p where p.case_id = c.id and p.name_key = n.payer), c.outstanding_minor = n.amount, null, null
                from unnest($6, $7, $8, $9, $10) as n (line, payer, amount, key, block)
                join cases.title_case t on t.number_key = n.key
                join cases.enforcement_case c on c.id = t.case_id and c.book_id = $1
                where n.block = 4
                """,
                r => (Line: r.GetInt32(0), Candidate: new Candidate(r.GetInt64(2), r.GetString(3), (CandidateBlock)r.GetInt32(1), r.GetBoolean(4), r.GetBoolean(5), r.GetBoolean(6)),
                    SubAccount: r.IsDBNull(7) ? ((string, bool)?)null : (r.GetString(7), r.GetBoolean(8))),
                ct, bookId, bound, PayersOf(bound), AmountsOf(bound), Array.ConvertAll(bound, i => credits[i].CreditedAccount),
                Lines(), PayersOf(Lines()), AmountsOf(Lines()), Array.ConvertAll(keys, k => k.Key), Array.ConvertAll(keys, k => (int)k.Block)))
            {
                (found[row.Line] ??= []).Add(row.Candidate);
                subAccounts[row.Line] = row.SubAccount ?? subAccounts[row.Line];
            }
        return [.. credits.Select((c, i) => new CreditFacts(subAccounts[i]?.Number, subAccounts[i]?.Active ?? false, found[i] is { } candidates ? Merged(candidates) : [],
            NumbersSeen(hits[i]), c.LooksReturned))];

        int[] Lines() => Array.ConvertAll(keys, k => k.Line);
        string?[] PayersOf(int[] lines) => Array.ConvertAll(lines, i => credits[i].PayerKey);
        long[] AmountsOf(int[] lines) => Array.ConvertAll(lines, i => credits[i].Amount.Minor);
    }

    static string[] NumbersSeen(IReadOnlyList<CaseNumberHit> hits) =>
        hits.Count == 0 ? [] : [.. hits.Where(h => h.NamesOneCase).Select(h => h.CaseNumber!.Value.Canonical).Distinct()];

    /// <summary>The keys under which the case of a hit may stand. Without a year it may be of any; without a court it may be ours.</summary>
    static IEnumerable<(string Key, CandidateBlock Block)> KeysOf(CaseNumberHit hit, string court, int thisYear)
    {
        return hit.Kind switch
        {
            CaseNumberHitKind.TitleCase => [(hit.CaseNumber!.Value.Key, CandidateBlock.Title)],
            CaseNumberHitKind.NoCourt => [(OwnKey(hit.Year!.Value), CandidateBlock.NoCourt)],
            CaseNumberHitKind.NoYear when hit.Court == court => Enumerable.Range(CaseNumber.FirstModernYear, thisYear - CaseNumber.FirstModernYear + 1).Select(y => (OwnKey(y), CandidateBlock.NoYear)),
            CaseNumberHitKind.NoYear => [],
            _ => [(hit.CaseNumber!.Value.Key, CandidateBlock.Number)],
        };

        string OwnKey(int year) => string.Create(CultureInfo.InvariantCulture, $"{year}|{court}|{hit.Type}|{hit.Number}");
    }

    /// <summary>Open cases in which a payer is debtor, one more than are looked at.</summary>
    async Task<ILookup<string, Found>> DebtorsAsync(int bookId, List<MatchedCredit> unsettled, CancellationToken ct) => (await db.QueryAsync(
        """
        select n.payer, c.id, c.number, c.outstanding_minor
        from unnest($2) as n (payer)
        cross join lateral (
          select c.id, c.number, c.outstanding_minor
          from cases.party p join cases.enforcement_case c on c.id = p.case_id
          where p.name_key = n.payer and p.role = 'debtor' and c.book_id = $1 and c.state = 'open' order by c.id limit $3
        ) c
        """,
        r => (Payer: r.GetString(0), Found: new Found(r.GetInt64(1), r.GetString(2), CandidateBlock.PayerName, true, true, r.Money(3))), ct,
        bookId, unsettled.Select(m => m.Credit.PayerKey!).Distinct().ToArray(), MostCasesOfPayer + 1)).ToLookup(f => f.Payer, f => f.Found);

    /// <summary>Cases that were paid from an account by this payer before.</summary>
    async Task<ILookup<(string Account, string Payer), Found>> PayersAsync(int bookId, List<MatchedCredit> unsettled, CancellationToken ct)
    {
        var payers = unsettled.Where(m => m.Credit.PayerAccount is not null).Select(m => (Account: m.Credit.PayerAccount!, Payer: m.Credit.PayerKey!)).Distinct().ToArray();
        return (await db.QueryAsync(
            """
            select n.account, n.payer, c.id, c.number, c.outstanding_minor, c.state = 'open', exists (select from cases.party p where p.case_id = c.id and p.name_key = n.payer)
            from unnest($2, $3) as n (account, payer)
            cross join lateral (
              select c.* from receipts.payer_account a join cases.enforcement_case c on c.id = a.case_id
              where a.book_id = $1 and a.account_no = n.account and a.name_key = n.payer order by c.id limit $4
            ) c
            """,
            r => (Payer: (r.GetString(0), r.GetString(1)), Found: new Found(r.GetInt64(2), r.GetString(3), CandidateBlock.PayerAccount, r.GetBoolean(5), r.GetBoolean(6), r.Money(4))), ct,
            bookId, Array.ConvertAll(payers, p => p.Account), Array.ConvertAll(payers, p => p.Payer), Matching.MostProposals)).ToLookup(f => f.Payer, f => f.Found);
    }

    /// <summary>Each case once, with every way in which it was found.</summary>
    static IReadOnlyList<Candidate> Merged(IEnumerable<Candidate> candidates) =>
        [.. candidates.GroupBy(c => c.CaseId).Select(g => g.First() with { Found = g.Aggregate(CandidateBlock.None, (all, c) => all | c.Found) }).OrderBy(c => c.CaseId)];

    async Task<string> CourtAsync(int bookId, CancellationToken ct) =>
        courts.TryGetValue(bookId, out var court) ? court
            : courts[bookId] = (await db.QueryAsync("select court_code from ledger.book where id = $1", r => r.GetString(0), ct, bookId))[0];

    sealed record Found(long CaseId, string Number, CandidateBlock Block, bool IsOpen, bool PayerIsParty, Money Outstanding);
}
