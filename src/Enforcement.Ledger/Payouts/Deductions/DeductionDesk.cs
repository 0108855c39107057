using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Ledger.Payouts.Deductions;

/// <summary>A deduction taken in hand, with its case locked.</summary>
/// <param name="DecidedFor">In whose name it was decided; null in the decider's own.</param>
/// <param name="Basis">Of a fee; with the version of the schedule that it was reckoned by.</param>
sealed record DeductionInHand(
    long Id, int BookId, EnforcementCase Case, DeductionKind Kind, Money Amount, DeductionState State, long ProposedBy, long? DecidedBy, long? DecidedFor, long[]? SaleLots, FeeBasis? Basis, int? ScheduleVersion)
{
    public long CaseId => Case.Id;
}

/// <summary>What the acts on deductions do the same way.</summary>
public sealed class DeductionDesk(LedgerDb db, Recused recused, Act act)
{
    const string Rounding = "half-up-to-fen";

    /// <summary>Locks the case, so that two deductions at once each see the other's.</summary>
    /// <exception cref="Refused"><see cref="CaseRefusals.NotFound"/>; <see cref="AccessRefusals.NotPermitted"/> for another officer's case.</exception>
    public async Task<EnforcementCase> LockCaseAsync(long caseId, CancellationToken ct)
    {
        await db.ExecuteAsync("select 1 from cases.enforcement_case where id = $1 for no key update", ct, caseId);
        var found = await db.Set<EnforcementCase>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId, ct) ?? throw new Refused(CaseRefusals.NotFound);
        act.RequireOwn(found.OfficerId);
        await recused.RequireNotAsync(caseId, ct);
        return found;
    }

    internal async Task<DeductionInHand> TakeAsync(long id, CancellationToken ct)
    {
        var caseId = (await db.QueryAsync("select case_id from payouts.deduction where id = $1 for update", r => r.GetInt64(0), ct, id)).Cast<long?>().SingleOrDefault()
            ?? throw new Refused(DeductionRefusals.NotFound);
        var of = await LockCaseAsync(caseId, ct);
        act.About($"case:{of.Id}");
        return (await db.QueryAsync(
            "select id, book_id, kind, amount_minor, state, proposed_by, decided_by, access.lender('payouts.deduction', id, 'decided_by'), sale_lots, basis, schedule_version from payouts.deduction where id = $1",
            r => new DeductionInHand(r.GetInt64(0), r.GetInt32(1), of, Enum.Parse<DeductionKind>(r.GetString(2)), r.Money(3), Enum.Parse<DeductionState>(r.GetString(4)), r.GetInt64(5), r.LongOrNull(6), r.LongOrNull(7),
                r.IsDBNull(8) ? null : r.GetFieldValue<long[]>(8), r.IsDBNull(9) ? null : Enum.Parse<FeeBasis>(r.GetString(9)), r.IsDBNull(10) ? null : r.GetInt32(10)), ct, id))[0];
    }

    /// <summary>Ends a proposal that is not to be carried out.</summary>
    internal async Task EndAsync(DeductionInHand deduction, DeductionState state, string? reason, CancellationToken ct)
    {
        if (deduction.State != DeductionState.Proposed)
            throw new Refused(DeductionRefusals.Decided, deduction.State.ToString());
        var said = Reason.Required(reason);
        await db.ExecuteAsync("update payouts.deduction set state = $2, decided_by = $3, decided_at = $4, decision = $5 where id = $1", ct,
            deduction.Id, state.ToString(), act.Actor.Id, act.Now, said);
        act.About($"case:{deduction.CaseId}", $"deduction {deduction.Id} {state}: {said}");
    }

    /// <summary>The fee on what the case says now, and what of it is charged or proposed already.</summary>
    /// <param name="version">Of the schedule; null for the one in force today.</param>
    public async Task<FeeQuote> QuoteAsync(EnforcementCase of, FeeBasis basis, CancellationToken ct, int? version = null)
    {
        var schedule = await ScheduleAsync(ct, version);
        var (recovered, free, charged) = (await db.QueryAsync(
            """
            select payouts.recovered($1), payouts.fee_base($1), coalesce((select sum(amount_minor) from payouts.deduction
                                                    where case_id = $1 and kind = 'ExecutionFee' and state in ('Proposed', 'Confirmed')), 0)::bigint
            """,
            r => (r.Money(0), r.Money(1), r.Money(2)), ct, of.Id))[0];
        var reckonedOn = basis == FeeBasis.Claim ? of.ClaimMinor : of.ClaimMinor.IsZero ? free : Money.Min(of.ClaimMinor, free);
        // Nothing is left to charge where all that came in has borne its fee in the case that it came from.
        var due = basis == FeeBasis.Recovered && reckonedOn.IsZero && recovered.IsPositive ? Money.Zero : schedule.Due(reckonedOn);
        return new(basis, reckonedOn, schedule.Version, schedule.Source, Rounding, due, charged, charged < due ? due - charged : Money.Zero);
    }

    /// <summary>What came in for the case over its claim and all that was deducted or proposed before; negative when there is less.</summary>
    public async Task<Money> SurplusAsync(long caseId, CancellationToken ct) => (await db.QueryAsync("select payouts.surplus_room($1)", r => r.Money(0), ct, caseId))[0];

    /// <param name="version">Null for the schedule in force today.</param>
    public async Task<FeeSchedule> ScheduleAsync(CancellationToken ct, int? version = null)
    {
        var rows = await db.QueryAsync(
            """
            select s.version, s.source, s.no_amount_minor, b.above_minor, b.fixed_minor, b.rate_ppm from payouts.fee_schedule s join payouts.fee_band b on b.version = s.version
            where s.version = coalesce($2::integer, (select version from payouts.fee_schedule where effective_from <= $1 order by effective_from desc, version desc limit 1)) order by b.above_minor
            """,
            r => (Version: r.GetInt32(0), Source: r.GetString(1), NoAmount: r.Money(2), Band: new FeeBand(r.Money(3), r.Money(4), r.GetInt32(5))), ct, Office.Today(act.Now), version);
        return new(rows[0].Version, rows[0].Source, rows[0].NoAmount, [.. rows.Select(r => r.Band)]);
    }
}
