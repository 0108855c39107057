using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Ledger.Payouts;

/// <summary>What a hold does to the money and to the payouts of its case: sets aside what it asks for, stops what is on its way, and lets
/// go of both when it is lifted.</summary>
/// <source>domain reference §2.4 and §7, rows 27 and 28</source>
public sealed class HoldEffects(LedgerDb db, Journal journal, LotChoice lots, PayoutDesk desk, Act act)
{
    /// <summary>Why a payout goes on although no hold was lifted; pages have a sentence for it.</summary>
    public const string SetAside = "hold.set-aside";

    /// <summary>Locks the payouts of a case, in the order of their ids: a hold and a step of a payout see each other.</summary>
    public Task LockPayoutsAsync(long caseId, CancellationToken ct) =>
        db.ExecuteAsync("select 1 from payouts.payout where case_id = $1 order by id for update", ct, caseId);

    /// <summary>Sets aside what a hold still lacks, the newest money first, as far as the case has it free.</summary>
    public async Task SetAsideAsync(Hold hold, CancellationToken ct)
    {
        if (!(await db.QueryAsync("select payouts.sets_aside($1)", r => r.GetBoolean(0), ct, hold.Id))[0])
            return;
        var free = await lots.HeldAsync(hold.BookId, hold.CaseId, AccountCode.CaseAvailable, ct);
        var had = await db.QueryAsync("select coalesce(sum(amount_minor), 0)::bigint from payouts.hold_lot where hold_id = $1", r => r.Money(0), ct, hold.Id);
        var all = Money.Sum(free.Select(f => f.Amount));
        var taking = hold.AmountMinor is { } asked ? Money.Min(asked - had[0], all) : all;
        if (!taking.IsPositive)
            return;
        var taken = LotChoice.Take(free.AsEnumerable().Reverse(), taking) ?? throw new InvariantBroken("hold.lots", $"case {hold.CaseId} has less than {taking}");
        // What is in approval counts on: only a lot of which nothing is left has no clock that runs.
        var reserved = (await lots.HeldAsync(hold.BookId, hold.CaseId, AccountCode.CaseReserved, ct)).Select(r => r.LotId).ToHashSet();
        var wholes = taken.Select(t => free.Single(f => f.LotId == t.LotId).Amount == t.Amount && !reserved.Contains(t.LotId)).ToArray();
        await db.ExecuteAsync("insert into payouts.hold_lot (hold_id, lot_id, amount_minor, whole, held_at) select $1, t.lot, t.amount, t.whole, $5 from unnest($2, $3, $4) as t (lot, amount, whole)", ct,
            hold.Id, taken.Select(t => t.LotId).ToArray(), taken.Select(t => t.Amount.Minor).ToArray(), wholes, act.Now);
        var times = await db.QueryAsync("select max(id) from payouts.hold_lot where hold_id = $1", r => r.GetInt64(0), ct, hold.Id);
        await journal.PostAsync(hold.BookId, [new Entry(EntryKind.Held, Entry.Key("hold", hold.Id, times[0]), Office.Today(act.Now), SourceKind.Hold, hold.Id,
            [.. taken.Select(t => new Transfer(t.LotId, AccountCode.CaseAvailable, hold.CaseId, AccountCode.CaseHeld, hold.CaseId, t.Amount))])], ct);
        act.About($"case:{hold.CaseId}", $"hold {hold.Id} sets {taking} aside");
    }

    /// <summary>Gives back what a hold set aside.</summary>
    public async Task GiveBackAsync(Hold hold, CancellationToken ct)
    {
        var held = await db.QueryAsync("select lot_id, sum(amount_minor)::bigint from payouts.hold_lot where hold_id = $1 group by lot_id order by lot_id", r => (LotId: r.GetInt64(0), Amount: r.Money(1)), ct, hold.Id);
        if (held.Count > 0)
            await journal.PostAsync(hold.BookId, [new Entry(EntryKind.HoldLifted, Entry.Key("hold/lifted", hold.Id), Office.Today(act.Now), SourceKind.Hold, hold.Id,
                [.. held.Select(h => new Transfer(h.LotId, AccountCode.CaseHeld, hold.CaseId, AccountCode.CaseAvailable, hold.CaseId, h.Amount))])], ct);
    }

    /// <summary>Stops the payouts that the hold reaches, and writes down what it met: what has left for the bank is not stopped.</summary>
    /// <returns>How many were stopped.</returns>
    public async Task<int> StopAsync(Hold hold, CancellationToken ct)
    {
        var met = await db.QueryAsync(
            """
            select p.id, p.state, case when p.state in ('Released', 'Uncertain') then case when o.instruction_id is null then 'file-stopped' else 'left' end else 'stopped' end
            from payouts.payout p
            left join payouts.instruction i on i.payout_id = p.id and i.round = p.round left join payouts.hand_over o on o.instruction_id = i.id
            left join cases.party held on held.id = $2 left join cases.party paid on paid.id = p.party_id
            where p.case_id = $1 and p.state in ('InApproval', 'NoticeIssued', 'Accepted', 'Released', 'Uncertain')
              and payouts.stopping_hold(p.case_id, p.party_id, p.payee_name_key) is not null and ($2::bigint is null or held.name_key in (p.payee_name_key, paid.name_key))
            order by p.id
            """,
            r => (Id: r.GetInt64(0), State: Enum.Parse<PayoutState>(r.GetString(1)), Met: r.GetString(2)), ct, hold.CaseId, hold.PartyId);
        if (met.Count == 0)
            return 0;
        var stopped = (await desk.TakeAsync([.. met.Where(m => m.Met == "stopped").Select(m => m.Id)], ct, asFact: true)).Select(p => p.Payout).ToList();
        foreach (var payout in stopped)
            payout.HeldFrom = payout.State;
        await desk.MoveAsync(stopped, PayoutTrigger.Hold, ct, hold.Document);
        await db.ExecuteAsync("insert into payouts.hold_payout (hold_id, payout_id, state, met) select $1, m.id, m.state, m.met from unnest($2, $3, $4) as m (id, state, met)", ct,
            hold.Id, met.Select(m => m.Id).ToArray(), met.Select(m => m.State.ToString()).ToArray(), met.Select(m => m.Met).ToArray());
        foreach (var (id, state, how) in met.Where(m => m.Met != "stopped"))
            act.About($"payout:{id}", how == "left" ? $"hold {hold.Id} came too late: {state}" : $"hold {hold.Id} keeps its instruction here");
        return stopped.Count;
    }

    /// <summary>Lets payouts of a case go on that no hold stops any more.</summary>
    public async Task ResumeAsync(long caseId, string reason, CancellationToken ct)
    {
        var free = await db.QueryAsync("select p.id from payouts.payout p where p.case_id = $1 and p.state = 'OnHold' and payouts.stopping_hold(p.case_id, p.party_id, p.payee_name_key) is null", r => r.GetInt64(0), ct, caseId);
        if (free.Count == 0)
            return;
        var payouts = (await desk.TakeAsync(free, ct, asFact: true)).Select(p => p.Payout).ToList();
        await desk.MoveAsync(payouts, PayoutTrigger.Lift, ct, reason);
        foreach (var payout in payouts)
            payout.HeldFrom = null;
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The holds of a case take what they lack of what is free, before any payout does: those on the whole case all of it, those on a
    /// sum the rest of it. Called after every act that makes money of the case available.</summary>
    /// <param name="reason">Why payouts go on that nothing stops afterwards.</param>
    public Task TakeWhatIsMissingAsync(long caseId, CancellationToken ct, string reason = SetAside) => TakeWhatIsMissingAsync([caseId], ct, reason);

    /// <inheritdoc cref="TakeWhatIsMissingAsync(long, CancellationToken, string)"/>
    public async Task TakeWhatIsMissingAsync(IReadOnlyCollection<long> caseIds, CancellationToken ct, string reason = SetAside)
    {
        if (caseIds.Count == 0)
            return;
        var lacking = await db.QueryAsync(
            "select id from payouts.hold where case_id = any ($1) and lifted_at is null and (amount_minor is null or held_minor < amount_minor) and payouts.sets_aside(id) order by id for update",
            r => r.GetInt64(0), ct, caseIds.ToArray());
        if (lacking.Count == 0)
            return;
        var holds = await db.Set<Hold>().Where(h => lacking.Contains(h.Id)).OrderBy(h => h.Id).ToListAsync(ct);
        foreach (var hold in holds)
            await SetAsideAsync(hold, ct);
        foreach (var caseId in holds.Select(h => h.CaseId).Distinct())
            await ResumeAsync(caseId, reason, ct);
    }
}
