using System.CommandLine;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Oversight;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Deposits;
using Enforcement.Ledger.Payouts.Disputes;
using Enforcement.Ledger.Payouts.Reversals;
using Enforcement.Ledger.Payouts.Transfers;
using Enforcement.Ledger.Receipts;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>case show NUMBER</c>: a case with its money, its lots and their clocks, what arrived and what was paid, oldest first, and last all that happened, in order.</summary>
static class CaseShowCommand
{
    const int Most = 10_000;

    public static Command Create(Shell shell)
    {
        var number = new Argument<string>("NUMBER") { Description = "The case number, in any spelling." };
        return shell.LedgerCommand("show", "A case: money by account, lots with clocks, receipts, payouts with clocks, and its history in order.", async (parsed, door, ct) =>
        {
            var found = await door.AskAsync<CaseQueries, CaseView>(q => q.ShowAsync(parsed.GetValue(number)!, ct), ct);
            var id = found.Case.Id;
            var lots = await door.AskAsync<ClockQueries, List<LotClock>>(q => q.LotsAsync(id, ct), ct);
            var receipts = await door.AskAsync<ReceiptQueries, List<ReceiptView>>(q => q.ListAsync(id, null, null, Most, ct), ct);
            var payouts = await door.AskAsync<PayoutQueries, List<PayoutDetail>>(async q =>
            {
                var all = new List<PayoutDetail>();
                foreach (var payout in await q.ListAsync(id, null, null, Most, ct))
                    all.Add(await q.ShowAsync(payout.Id, ct));
                return all;
            }, ct);
            var history = await door.AskAsync<CaseHistoryQueries, List<CaseEvent>>(q => q.ListAsync(id, null, Most, ct), ct);
            var transfers = await door.AskAsync<TransferQueries, List<TransferView>>(q => q.ListAsync(id, false, null, Most, ct), ct);
            var reversals = await door.AskAsync<ReversalQueries, List<ReversalView>>(q => q.ListAsync(id, null, false, null, Most, ct), ct);
            var closing = await door.AskAsync<ClosingQueries, CaseClosingView>(q => q.ShowAsync(id, ct), ct);
            var disputes = await door.AskAsync<DisputeQueries, List<DisputeView>>(q => q.ListAsync(id, null, true, false, null, null, Most, ct), ct);
            var holds = await door.AskAsync<HoldQueries, List<HoldView>>(q => q.ListAsync(id, true, null, Most, ct), ct);
            var deferrals = await door.AskAsync<DeferralQueries, List<DeferralView>>(q => q.ListAsync(id, true, null, Most, ct), ct);
            var deposits = await door.AskAsync<DepositQueries, List<DepositView>>(q => q.ListAsync(id, true, null, Most, ct), ct);
            transfers.Reverse();
            receipts.Reverse();
            payouts.Reverse();
            shell.Answer(parsed, new { found.Case, found.SubAccounts, found.Parties, found.Performed, Lots = lots, Receipts = receipts, Payouts = payouts, Disputes = disputes, Holds = holds, Deferrals = deferrals, Deposits = deposits, Transfers = transfers, Reversals = reversals, Closing = closing, History = history }, screen =>
            {
                var c = found.Case;
                screen.Profile.Out.Writer.WriteLine($"{c.Number}  {c.Applicants} / {c.Debtors}  {c.Officer}  {c.State}");
                if (found.Performed is { } performed)
                    screen.Profile.Out.Writer.WriteLine($"fully performed: last amount received {Shell.Iso(performed.ReceivedOn)}, restrictions of consumption to be lifted by {Shell.Iso(performed.LiftBy)}{(performed.Provisional ? " provisional" : "")}");
                Shell.Table(screen, "money", ["claim", "outstanding", "available", "disputed", "held", "reserved", "in transit", "deposited", "fee due", "surplus"],
                    [[$"{c.Claim}", $"{c.Outstanding}", $"{c.Available}", $"{c.Disputed}", $"{c.Held}", $"{c.Reserved}", $"{c.InTransit}", $"{c.Deposited}", $"{c.FeeDue}", $"{c.Surplus}"]]);
                Shell.Table(screen, "lots", ["lot", "arrived", "amount", "open", "clock A due", "clock A", "30 days", "gross", "net", "clock D due", "clock D"],
                    lots.Select(l => (IReadOnlyList<string?>)[$"{l.LotId}", Shell.Iso(l.ArrivedOn), $"{l.Amount}", $"{l.Open}", Shell.Iso(l.ADueOn) + (l.Provisional ? " provisional" : ""), $"{l.A}", Shell.Iso(l.Limit30On),
                        $"{l.GrossWorkdays}", $"{l.NetWorkdays}", Shell.Iso(l.DDueOn) + (l.DDueOn is not null && l.DProvisional ? " provisional" : ""), l.D == ClockState.NotStarted ? null : $"{l.D}"]));
                Shell.Table(screen, "open disputes", ["dispute", "amount", "reason", "document", "payout", "review", "days", "outcome"],
                    disputes.Select(d => (IReadOnlyList<string?>)[$"{d.Id}", $"{d.Amount}", d.Reason, d.Document, d.PayoutId is { } payout ? $"{payout}" : null, Shell.Iso(d.ReviewOn) + (d.ReviewPast ? " past" : ""), $"{d.OpenDays}",
                        d.Outcomes is [.., { State: OutcomeState.Proposed } proposed] ? $"{proposed.Id} for the {proposed.For}, to be confirmed" : null]));
                Shell.Table(screen, "open holds", ["hold", "kind", "asked", "held", "document", "party"],
                    holds.Select(h => (IReadOnlyList<string?>)[$"{h.Id}", h.KindName, h.Amount is { } asked ? $"{asked}" : "all", $"{h.Held}", h.Document, h.Party]));
                Shell.Table(screen, "open deferrals", ["deferral", "ground", "until", "state", "waiting"],
                    deferrals.Select(d => (IReadOnlyList<string?>)[$"{d.Id}", d.GroundName, Shell.Iso(d.Until), $"{d.State}", $"{d.Waiting}"]));
                Shell.Table(screen, "open deposits", ["deposit", "creditor", "ground", "amount", "state", "lapses"],
                    deposits.Select(d => (IReadOnlyList<string?>)[$"{d.Id}", d.Creditor, d.GroundName, $"{d.Amount}", $"{d.State}", Shell.Iso(d.LapseOn)]));
                Shell.Table(screen, "receipts", ["line", "booked", "amount", "from", "rule", "remark"],
                    receipts.Select(r => (IReadOnlyList<string?>)[$"{r.LineId}", Shell.Iso(r.BookedOn), $"{r.Amount}", r.Counterparty, r.Rule, r.Remark]));
                Shell.Table(screen, "transfers", ["transfer", "from", "to", "amount", "ground", "state"],
                    transfers.Select(t => (IReadOnlyList<string?>)[$"{t.Id}", t.FromCase, t.ToCase, $"{t.Amount}", t.GroundName, $"{t.State}"]));
                Shell.Table(screen, "reversals of execution", ["reversal", "case", "amount", "fruits", "title", "state", "payouts"],
                    reversals.Select(r => (IReadOnlyList<string?>)[$"{r.Id}", r.CaseNumber, $"{r.Amount}", $"{r.Fruits}", r.Document, $"{r.State}", string.Join(", ", r.Payouts.Select(p => $"{p.PayoutId} {p.CaseNumber}"))]));
                Shell.Table(screen, "payouts", ["payout", "payee", "amount", "state", "notice", "clock B due", "clock B", "paid", "reversed in"],
                    payouts.Select(p => p.Payout).Select(p => (IReadOnlyList<string?>)[$"{p.Id}", p.PayeeName, $"{p.Amount}", $"{p.State}", p.NoticeNo, Shell.Iso(p.BDueOn), $"{p.BClock}", Shell.Iso(p.PaidOn), p.ReversedIn]));
                Shell.Table(screen, "approvals", ["payout", "round", "step", "role", "chain", "cumulated", "by", "decision"],
                    payouts.SelectMany(p => p.Approvals.Select(a => (IReadOnlyList<string?>)[$"{p.Payout.Id}", $"{a.Round}", $"{a.Step}", a.Role, $"{a.ChainVersion}", $"{a.Cumulated}",
                        a.OnBehalfOf is null ? a.Person : $"{a.Person} for {a.OnBehalfOf}", a.Decision])));
                Shell.Table(screen, "history", ["at", "what", "amount", "from", "to", "value", "who", "of", "why"],
                    history.Select(e => (IReadOnlyList<string?>)[Shell.Minute(e.At), e.Kind, e.Amount?.ToString(), e.From, e.To, Shell.Iso(e.ValueOn), (e.Role is null ? e.Person : $"{e.Person} ({e.Role})") + (e.OnBehalfOf is null ? "" : $" for {e.OnBehalfOf}"), e.Subject,
                        string.Join("; ", new[] { e.Text, e.Article }.OfType<string>())]));
            });
            return ExitCode.Done;
        }, number);
    }
}
