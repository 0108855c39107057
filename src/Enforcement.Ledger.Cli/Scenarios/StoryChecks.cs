using System.Globalization;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Cases.Handovers;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Oversight;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Transfers;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Receipts.Bonds;
using Enforcement.Ledger.Reconciliation;
using NodaTime;
using NodaTime.Text;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>Answers the checks of a story with what the ledger says, key by key.</summary>
sealed partial class StoryChecks(Runner run, StoryBank bank, ScratchLedger scratch, StoryLabels labels)
{
    const string Healthy = "healthy";
    const string EvidenceCheck = "leaf_hash_stands";

    const string Flag = "flag: ";

    /// <returns>Each key that the check names, with what is expected and what is so; only what differs.</returns>
    public async Task<IReadOnlyList<(string Expected, string Got)>> DiffersAsync(StoryLine line, CancellationToken ct)
    {
        if (line.Act == "invariants")
            return await InvariantsAsync(_ => true, ct) is var broken and not Healthy ? [(Healthy, broken)] : [];
        if (line.Act == "log")
            return await InvariantsAsync(name => name == EvidenceCheck, ct) is var torn and not Healthy ? [(Healthy, torn)] : [];
        var got = await (line.Act switch
        {
            "case" => CaseAsync(line.Keys.Text("case"), ct),
            "handover" => HandoverAsync(line.Keys.Text("handover"), line.Keys.Text("case"), ct),
            "book" => BookAsync(ct),
            "lot" => LotAsync(line.Keys.Text("lot"), ct),
            "payout" => PayoutAsync(line.Keys.Text("payout"), ct),
            "line" => LineAsync(line.Keys.Text("line"), ct),
            "expected" => ExpectedAsync(line.Keys.Text("expected"), ct),
            "trace" => TraceAsync(line.Keys.Text("payout"), ct),
            "plan" => PlanAsync(line.Keys.Text("plan"), ct),
            "deferral" => DeferralAsync(line.Keys.Text("deferral"), ct),
            "deposit" => DepositAsync(line.Keys.Text("deposit"), ct),
            "gaps" => GapsAsync(ct),
            "cash" => CashAsync(line.Keys.Text("voucher"), ct),
            "bond" => BondAsync(line.Keys.Text("line"), ct),
            "lag" => LagAsync(line.Keys.Text("line"), ct),
            "receipt" => ReceiptAsync(line.Keys.Text("line"), ct),
            "arrival" => ArrivalAsync(line.Keys.Text("line"), ct),
            "alerts" => AlertsAsync(line.Keys.Text("rule"), line.Keys.Find("desk"), ct),
            _ => throw new StoryUnreadable($"'{line.Act}' cannot be checked."),
        });
        return [.. line.Keys.Pairs.Where(p => !IsSubject(line.Act, p.Key))
            .Select(p => (p.Key, Expected: p.Value, Got: got.GetValueOrDefault(p.Key) ?? StoryKeys.None))
            .Where(p => !(p.Key == "lots" ? SameTrace(p.Expected, p.Got) : StoryKeys.Same(p.Expected, p.Got)))
            .Select(p => ($"{p.Key}={p.Expected}", $"{p.Key}={p.Got}"))];
    }

    static bool IsSubject(string what, string key) => key == (what switch { "trace" => "payout", "alerts" => "rule", "cash" => "voucher", "lag" or "receipt" or "arrival" or "bond" => "line", _ => what });

    async Task<Dictionary<string, string>> CaseAsync(string label, CancellationToken ct)
    {
        var shown = await AskAsync<CaseQueries, CaseView>(q => q.ShowAsync(labels.CaseId(label), ct), ct);
        var row = shown.Case;
        return new()
        {
            ["performed"] = shown.Performed is { } performed ? Iso(performed.ReceivedOn) : StoryKeys.None,
            ["lift_by"] = shown.Performed is { } by ? Iso(by.LiftBy) : StoryKeys.None,
            ["officer"] = Demonstration.Persons.First(p => p.DisplayName == row.Officer).UserName,
            ["available"] = row.Available.ToString(),
            ["disputed"] = row.Disputed.ToString(),
            ["held"] = row.Held.ToString(),
            ["reserved"] = row.Reserved.ToString(),
            ["in_transit"] = row.InTransit.ToString(),
            ["deposited"] = row.Deposited.ToString(),
            ["fee"] = row.FeeDue.ToString(),
            ["surplus"] = row.Surplus.ToString(),
            ["cash"] = row.Cash.ToString(),
        };
    }

    async Task<Dictionary<string, string>> HandoverAsync(string label, string of, CancellationToken ct)
    {
        var caseId = labels.CaseId(of);
        return (await AskAsync<HandoverQueries, HandoverDetail>(q => q.ShowAsync(labels.Handovers.GetValueOrDefault(label), ct), ct)).Lines.SingleOrDefault(l => l.CaseId == caseId) is { } line
            ? new()
            {
                ["case"] = of,
                ["money"] = line.Money.ToString(),
                ["running"] = $"{line.Clock.Running}",
                ["overdue"] = $"{line.Clock.Late}",
                ["due"] = line.Clock.DueOn is { } due ? Iso(due) : StoryKeys.None,
                ["matters"] = string.Join(',', line.Matters.Where(m => m.Id is not null).Select(m => m.What.Replace(' ', '-'))),
            }
            : [];
    }

    async Task<Dictionary<string, string>> BookAsync(CancellationToken ct)
    {
        var book = (await AskAsync<ReconciliationQueries, List<BookReconciliation>>(q => q.ShowAsync(Demonstration.BookCode, null, ct), ct))[0];
        return new()
        {
            ["bank"] = Of(AccountCode.Bank),
            ["unknown"] = Of(AccountCode.Unknown),
            ["returned"] = Of(AccountCode.Returned),
            ["in_transit"] = Of(AccountCode.InTransit),
            ["difference"] = book.Difference.ToString(),
            ["cash"] = Of(AccountCode.Cash),
            ["interest"] = Of(AccountCode.Interest),
            ["charge"] = Of(AccountCode.BankCharge),
            ["bond"] = Of(AccountCode.Bond),
        };

        string Of(AccountCode code) => book.Balances[Chart.Of(code).Name].ToString();
    }

    async Task<Dictionary<string, string>> LotAsync(string label, CancellationToken ct)
    {
        var lineId = await LineIdAsync(label, ct);
        if (lineId is null || await scratch.LotAsync(lineId.Value, ct) is not { } lotId)
            return [];
        // The rule by which it was matched stays when the posting is undone, and so does the case whose clock ran.
        var receipt = await AskAsync<ReceiptQueries, ReceiptView>(q => q.ShowAsync(lineId.Value, ct), ct);
        return receipt.CaseId is { } caseId && await ClockAsync(lotId, caseId, ct) is { } clock
            ? new()
            {
                ["a_due"] = Iso(clock.ADueOn),
                ["a"] = Word(clock.A),
                ["limit30"] = Iso(clock.Limit30On),
                ["provisional"] = clock.Provisional ? "yes" : "no",
                ["d_due"] = clock.DDueOn is { } due ? Iso(due) : StoryKeys.None,
                ["d"] = Word(clock.D),
                ["gross"] = $"{clock.GrossWorkdays}",
                ["net"] = $"{clock.NetWorkdays}",
            }
            : [];
    }

    // What a case handed on whole runs on in the other one.
    async Task<LotClock?> ClockAsync(long lotId, long caseId, CancellationToken ct)
    {
        var clock = (await AskAsync<ClockQueries, List<LotClock>>(q => q.LotsAsync(caseId, ct), ct)).Find(c => c.LotId == lotId);
        if (clock is null or { A: not ClockState.NotStarted })
            return clock;
        var handedOn = (await AskAsync<TransferQueries, List<TransferView>>(q => q.ListAsync(caseId, false, null, 100, ct), ct))
            .Find(t => t.FromCaseId == caseId && t.State == TransferState.Approved && t.Lots.Any(l => l.LotId == lotId));
        return handedOn is null ? clock : await ClockAsync(lotId, handedOn.ToCaseId, ct) ?? clock;
    }

    async Task<Dictionary<string, string>> PayoutAsync(string label, CancellationToken ct)
    {
        var detail = await AskAsync<PayoutQueries, PayoutDetail>(q => q.ShowAsync(labels.PayoutId(label), ct), ct);
        var payout = detail.Payout;
        var approvals = detail.Approvals.Where(a => a.Round == detail.Approvals.Max(o => o.Round)).ToList();
        var returned = (await AskAsync<ReturnQueries, List<ReturnView>>(q => q.ListAsync(new(PayoutId: payout.Id), null, 1, ct), ct)).SingleOrDefault();
        return new()
        {
            ["reissue_due"] = returned is null ? StoryKeys.None : Iso(returned.ReissueDueOn),
            ["reissue"] = Word(returned?.ReissueClock ?? ClockState.NotStarted),
            ["state"] = payout.State.ToString(),
            ["published"] = payout.PublishedOn is { } published ? Iso(published) : StoryKeys.None,
            ["reversed_in"] = payout.ReversedIn ?? StoryKeys.None,
            ["b_due"] = payout.BDueOn is { } due ? Iso(due) : StoryKeys.None,
            ["b"] = Word(payout.BClock),
            ["chain"] = approvals.Count == 0 ? StoryKeys.None : $"{approvals[0].ChainVersion}",
            ["cumulated"] = approvals.Count == 0 ? StoryKeys.None : approvals[0].Cumulated.ToString(),
            ["approved"] = approvals.Where(a => a.Person is not null).ToList() is { Count: > 0 } given
                ? string.Join(',', given.Select(a => a.OnBehalfOf is null ? $"{a.Person}@{a.ChainVersion}" : $"{a.Person}代{a.OnBehalfOf}@{a.ChainVersion}")) : StoryKeys.None,
        };
    }

    async Task<Dictionary<string, string>> LineAsync(string label, CancellationToken ct)
    {
        if (await LineIdAsync(label, ct) is not { } lineId)
            return [];
        var match = await AskAsync<MatchQueries, MatchView>(q => q.ExplainAsync(lineId, ct), ct);
        return new()
        {
            ["rule"] = match.Rule,
            ["version"] = $"{match.RuleVersion}",
            ["score"] = match.Score is { } score ? $"{score}" : StoryKeys.None,
            ["proposals"] = $"{match.Proposals.Count}",
            ["proposed"] = match.Proposals.Count == 0 ? StoryKeys.None : string.Join(',', match.Proposals.Select(p => labels.CaseLabel(p.CaseId))),
            ["reason"] = match.Reasons[0],
            ["flag"] = match.Reasons.FirstOrDefault(r => r.StartsWith(Flag, StringComparison.Ordinal)) is { } flag ? flag[Flag.Length..] : StoryKeys.None,
        };
    }

    async Task<Dictionary<string, string>> ExpectedAsync(string label, CancellationToken ct)
    {
        var id = labels.Expected.GetValueOrDefault(label);
        var shown = (await AskAsync<ExpectedQueries, List<ExpectedView>>(q => q.ListAsync(null, null, id + 1, 1, ct), ct)).Find(e => e.Id == id);
        return shown is null ? [] : new()
        {
            ["state"] = shown.State.ToString(),
            ["arrived"] = shown.Arrived.ToString(),
            ["due"] = Iso(shown.DueOn),
            ["late"] = shown.Overdue ? "yes" : "no",
        };
    }

    async Task<Dictionary<string, string>> BondAsync(string label, CancellationToken ct)
    {
        var lineId = await LineIdAsync(label, ct) ?? 0;
        var bond = (await AskAsync<BondQueries, List<BondView>>(q => q.OfLineAsync(lineId, ct), ct)).FirstOrDefault();
        return bond is null ? [] : new()
        {
            ["state"] = bond.State.ToString(),
            ["due"] = Iso(bond.DueOn),
            ["late"] = bond.Overdue ? "yes" : "no",
        };
    }

    async Task<Dictionary<string, string>> TraceAsync(string label, CancellationToken ct)
    {
        var lots = await AskAsync<PayoutQueries, List<PayoutLotView>>(q => q.LotsAsync(labels.PayoutId(label), ct), ct);
        var parts = new List<string>();
        foreach (var lot in lots)
        {
            var reference = lot.LineId is { } lineId ? await scratch.ReferenceOfLineAsync(lineId, ct) : null;
            parts.Add($"{(reference is null ? "opening" : bank.LabelOf(reference))}:{lot.Amount}");
        }
        return new() { ["lots"] = string.Join(',', parts) };
    }

    async Task<Dictionary<string, string>> GapsAsync(CancellationToken ct)
    {
        var gaps = await AskAsync<GapQueries, List<GapView>>(q => q.ListAsync(Demonstration.BookCode, true, null, int.MaxValue, ct), ct);
        string Count(string state) => gaps.Count(g => g.State == state).ToString(CultureInfo.InvariantCulture);
        return new()
        {
            ["open"] = Count("open"),
            ["released"] = Count("released"),
            ["filled"] = Count("filled"),
            ["missing"] = Money.Sum(gaps.Where(g => g.State != "filled").Select(g => g.Missing ?? Money.Zero)).ToString(),
        };
    }

    async Task<Dictionary<string, string>> AlertsAsync(string rule, string? desk, CancellationToken ct)
    {
        var alerts = await scratch.AlertsAsync(rule, ct);
        var told = alerts.FirstOrDefault();
        return new()
        {
            ["count"] = alerts.Count.ToString(CultureInfo.InvariantCulture),
            ["desk"] = told is null ? StoryKeys.None : StoryPlay.DeskOf(desk) is { } asked && $"{asked}" == told[0] ? desk! : told[0].ToLowerInvariant(),
            ["since"] = told?[1] ?? StoryKeys.None,
        };
    }

    async Task<string> InvariantsAsync(Func<string, bool> asked, CancellationToken ct)
    {
        var checks = await run.RunAsync<RunChecks, List<CheckOutcome>>(PersonDirectory.House, u => u.ExecuteAsync(ct), ct);
        var broken = checks.Where(c => asked(c.Name) && !c.Healthy).Select(c => $"{c.Name}: {string.Join("; ", c.Rows)}").ToList();
        return broken.Count == 0 ? Healthy : string.Join(" | ", broken);
    }

    async Task<long?> LineIdAsync(string label, CancellationToken ct) =>
        bank.ReferenceOf(label) is { } reference ? await scratch.LineAsync(reference, ct) : null;

    Task<TResult> AskAsync<TQueries, TResult>(Func<TQueries, Task<TResult>> call, CancellationToken ct) where TQueries : class, IUseCase =>
        run.ReadAsync(PersonDirectory.House, call, ct);

    // The same lots with the same amounts, in any order; twins share a label, so their amounts are added up.
    static bool SameTrace(string expected, string got) => Parts(expected).SequenceEqual(Parts(got));

    static IEnumerable<(string Label, Money Amount)> Parts(string trace) =>
        trace.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(p => p.Split(':', 2) is [var label, var text] && Money.TryParse(text, out var amount) ? (Label: label, Amount: amount)
                : throw new StoryUnreadable($"'{p}' is not a lot and its amount; write B1:70000.00."))
            .GroupBy(p => p.Label, p => p.Amount).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, Money.Sum(g)));

    static string Word(ClockState state) => state == ClockState.NotStarted ? StoryKeys.None : state.ToString().ToLowerInvariant();

    static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
