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
/// <param name="IsBatch">The bank booked several payments as one.</param>
public sealed record CreditLine(long LineId, Money Amount, string? Payer, string? PayerAccount, string? CreditedAccount, string Text, bool IsBatch = false)
{
    /// <summary>The payer's name as parties are compared; null without one.</summary>
    public string? PayerKey { get; } = string.IsNullOrEmpty(Payer) ? null : PersonName.Normalise(Payer);
}

/// <summary>A decision and what it was made from.</summary>
public sealed record MatchedCredit(CreditLine Credit, CreditFacts Facts, MatchDecision Decision);

/// <summary>Finds for each credit of a batch the cases that it might belong to, and decides. Four questions to the database, however many
/// credits: by the credited account; for what this does not settle, by the numbers in the remark; for what is left, by who pays.</summary>
/// <source>design §5 (exact keys joined set-wise first, then scored candidates); domain reference §6.2, §6.3</source>
public sealed class CreditMatching(LedgerDb db, Act act)
{
    /// <summary>Open cases of one payer that are looked at. With more, the name says nothing.</summary>
    public const int MostCasesOfPayer = 5;

    // Keys are looked up one by one, each by its index: "offset 0" keeps the planner from reading a whole table of cases for a batch, which
    // costs the more the more cases there are. So does the subquery here instead of an exists.
    const string PayerIsParty = "(select true from cases.party p where p.case_id = c.id and p.name_key = n.payer limit 1) is not null";

    readonly Dictionary<int, string> courts = [];

    /// <returns>One for each credit, in the same order.</returns>
    public async Task<List<MatchedCredit>> MatchAsync(int bookId, IReadOnlyList<CreditLine> credits, RuleSet rules, CancellationToken ct)
    {
        // The remarks are read here while PostgreSQL looks up the accounts: either takes as long as the other.
        var reading = Task.Run(() => credits.Select(c => CaseNumberRecognition.Find(c.Text)).ToList(), ct);
        // Hardly any key comes twice in a batch: a memory of answers costs a sixth of each look-up and is never asked. Off to the end of the transaction.
        await db.ExecuteAsync("set local enable_memoize = off", ct);
        var own = await OwnNumbersAsync(bookId, credits, ct);
        var numbers = await reading;
        // Nine in ten are settled by a case's own number; whatever else these name is told from the line itself.
        var matched = new List<MatchedCredit>(credits.Count);
        for (var i = 0; i < credits.Count; i++)
        {
            var seen = NumbersSeen(numbers[i]);
            var facts = own[i] is { } bound
                ? new CreditFacts(credits[i].CreditedAccount, bound.Active, [bound.Case], seen, IsBatch: credits[i].IsBatch)
                : new CreditFacts(null, false, [], seen, IsBatch: credits[i].IsBatch);
            matched.Add(new(credits[i], facts, Matching.Decide(facts, rules)));
        }
        await WithNumbersAsync(bookId, matched, numbers, rules, ct);
        return rules.AsksForPayers ? await WithPayersAsync(bookId, matched, rules, ct) : matched;
    }

    /// <summary>Looks for the payers of those that nothing else settles, and decides these again.</summary>
    public async Task<List<MatchedCredit>> WithPayersAsync(int bookId, List<MatchedCredit> matched, RuleSet rules, CancellationToken ct)
    {
        var unsettled = matched.Where(m => m is { Decision.CaseId: null, Facts.PayerAsked: false, Credit.PayerKey: not null }).ToList();
        if (unsettled.Count == 0)
            return matched;
        var byName = await DebtorsAsync(bookId, unsettled, ct);
        var byAccount = await PayersAsync(bookId, unsettled, ct);
        return [.. matched.Select(m =>
        {
            if (m is not { Decision.CaseId: null, Facts.PayerAsked: false, Credit: { PayerKey: { } key } credit })
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

    /// <summary>By the credited account: it may be a case's own.</summary>
    async Task<(bool Active, Candidate Case)?[]> OwnNumbersAsync(int bookId, IReadOnlyList<CreditLine> credits, CancellationToken ct)
    {
        var found = new (bool Active, Candidate Case)?[credits.Count];
        var asked = Enumerable.Range(0, credits.Count).Where(i => credits[i].CreditedAccount is not null).ToArray();
        if (asked.Length > 0)
            await foreach (var own in db.StreamAsync(
                $"""
                select n.line, c.id, c.number, c.state = 'open', {PayerIsParty}, c.outstanding_minor = n.amount, a.state = 'active'
                from unnest($2, $3, $4, $5) as n (line, payer, amount, account)
                cross join lateral (select * from cases.sub_account a where a.book_id = $1 and a.number = n.account offset 0) a
                cross join lateral (select * from cases.enforcement_case c where c.id = a.case_id offset 0) c
                """,
                r => (Line: r.GetInt32(0), Active: r.GetBoolean(6), Case: new Candidate(r.GetInt64(1), r.GetString(2), CandidateBlock.SubAccount, r.GetBoolean(3), r.GetBoolean(4), r.GetBoolean(5))), ct,
                bookId, asked, Array.ConvertAll(asked, i => credits[i].PayerKey), Array.ConvertAll(asked, i => credits[i].Amount.Minor), Array.ConvertAll(asked, i => credits[i].CreditedAccount)))
                found[own.Line] = (own.Active, own.Case);
        return found;
    }

    /// <summary>By the numbers in the remark, whole or in part, where they are needed.</summary>
    async Task WithNumbersAsync(int bookId, List<MatchedCredit> matched, List<IReadOnlyList<CaseNumberHit>> numbers, RuleSet rules, CancellationToken ct)
    {
        var open = Enumerable.Range(0, matched.Count).Where(i => matched[i].Decision.CaseId is null && numbers[i].Count > 0).ToList();
        if (open.Count == 0)
            return;
        var court = await CourtAsync(bookId, ct);
        var year = Office.Today(act.Now).Year;
        var keys = open.SelectMany(i => numbers[i].SelectMany(h => KeysOf(h, court, year)).Distinct().Select(k => (Line: i, k.Key, k.Block))).ToArray();
        var found = (await db.QueryAsync(
            $"""
            select n.line, n.block, c.id, c.number, c.state = 'open', {PayerIsParty}, c.outstanding_minor = n.amount
            from unnest($2, $3, $4, $5, $6) as n (line, payer, amount, key, block)
            cross join lateral (select * from cases.enforcement_case c where c.number_key = n.key and c.book_id = $1 offset 0) c
            where n.block <> {(int)CandidateBlock.Title}
            union all
            select n.line, n.block, c.id, c.number, c.state = 'open', {PayerIsParty}, c.outstanding_minor = n.amount
            from unnest($2, $3, $4, $5, $6) as n (line, payer, amount, key, block)
            cross join lateral (select c.* from cases.title_case t join cases.enforcement_case c on c.id = t.case_id where t.number_key = n.key and c.book_id = $1 offset 0) c
            where n.block = {(int)CandidateBlock.Title}
            """,
            r => (Line: r.GetInt32(0), Case: new Candidate(r.GetInt64(2), r.GetString(3), (CandidateBlock)r.GetInt32(1), r.GetBoolean(4), r.GetBoolean(5), r.GetBoolean(6))), ct,
            bookId, Array.ConvertAll(keys, k => k.Line), Array.ConvertAll(keys, k => matched[k.Line].Credit.PayerKey), Array.ConvertAll(keys, k => matched[k.Line].Credit.Amount.Minor),
            Array.ConvertAll(keys, k => k.Key), Array.ConvertAll(keys, k => (int)k.Block))).GroupBy(f => f.Line, f => f.Case);
        foreach (var named in found)
        {
            var facts = matched[named.Key].Facts with { Candidates = Merged(matched[named.Key].Facts.Candidates.Concat(named)) };
            matched[named.Key] = new(matched[named.Key].Credit, facts, Matching.Decide(facts, rules));
        }
    }

    static string[] NumbersSeen(IReadOnlyList<CaseNumberHit> hits) => hits.Count == 0 ? []
        : hits.Count == 1 ? hits[0].NamesOneCase ? [hits[0].CaseNumber!.Value.Canonical] : []
        : [.. hits.Where(h => h.NamesOneCase).Select(h => h.CaseNumber!.Value.Canonical).Distinct()];

    /// <summary>The keys under which the case of a hit may stand. Without a year it may be of any; without a court it may be ours.</summary>
    internal static IEnumerable<(string Key, CandidateBlock Block)> KeysOf(CaseNumberHit hit, string court, int thisYear)
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
            $"""
            select n.account, n.payer, c.id, c.number, c.outstanding_minor, c.state = 'open', {PayerIsParty}
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
