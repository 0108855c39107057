using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Banking;

/// <summary>Puts a proposed format into force, as another person.</summary>
/// <source>domain reference §7, row 38</source>
public sealed class ApproveBankProfile(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReleasePayouts;

    /// <exception cref="Refused"><see cref="BankRefusals.ProfileNotFound"/>, <see cref="BankRefusals.ProfileSamePerson"/>, <see cref="BankRefusals.ProfileDecided"/></exception>
    public async Task ExecuteAsync(long profileId, CancellationToken ct)
    {
        var found = await db.QueryAsync("select array_remove(array[proposed_by, proposed_for], null), approved_at is not null from payouts.bank_profile where id = $1 for update",
            r => (By: r.GetFieldValue<long[]>(0).ToHashSet(), Decided: r.GetBoolean(1)), ct, profileId);
        if (found is not [var proposal])
            throw new Refused(BankRefusals.ProfileNotFound);
        act.Avoid(proposal.By);
        if (proposal.By.Overlaps(act.Persons))
            throw new Refused(BankRefusals.ProfileSamePerson, act.Actor.Name);
        if (proposal.Decided)
            throw new Refused(BankRefusals.ProfileDecided);
        await db.ExecuteAsync("update payouts.bank_profile set approved_by = $2, approved_at = $3 where id = $1", ct, profileId, act.Actor.Id, act.Now);
        act.About($"bank-profile:{profileId}", "approved");
    }
}
