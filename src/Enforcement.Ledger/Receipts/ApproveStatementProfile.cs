using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts;

/// <summary>Puts a proposed template in force. The version that read this heading before is retired by it.</summary>
public sealed class ApproveStatementProfile(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ApproveStatementProfiles;

    public sealed record Request(long Id);

    /// <exception cref="Refused"><see cref="StatementProfileRefusals.NotFound"/>, <see cref="StatementProfileRefusals.NotOpen"/>,
    /// <see cref="StatementProfileRefusals.SamePerson"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        // One after another: of two approvals of one heading the second sees the first.
        await db.ExecuteAsync("select pg_advisory_xact_lock(hashtext('receipts.statement_profile'))", ct);
        var profile = (await db.QueryAsync(
            "select code, version, signature, proposed_by, approved_at is not null or retired_at is not null from receipts.statement_profile where id = $1",
            r => new { Code = r.GetString(0), Version = r.GetInt32(1), Signature = r.GetString(2), ProposedBy = r.GetInt64(3), Closed = r.GetBoolean(4) }, ct, request.Id)).SingleOrDefault()
            ?? throw new Refused(StatementProfileRefusals.NotFound);
        act.About($"statement-profile:{request.Id}", $"{profile.Code} version {profile.Version} approved");
        if (profile.Closed)
            throw new Refused(StatementProfileRefusals.NotOpen);
        if (profile.ProposedBy == act.Actor.Id)
            throw new Refused(StatementProfileRefusals.SamePerson);
        await db.ExecuteAsync(
            "update receipts.statement_profile set retired_at = $2, retired_by = $3, retire_reason = $4 where signature = $1 and approved_at is not null and retired_at is null",
            ct, profile.Signature, act.Now, act.Actor.Id, $"{profile.Code} v{profile.Version}");
        await db.ExecuteAsync("update receipts.statement_profile set approved_at = $2, approved_by = $3 where id = $1", ct, request.Id, act.Now, act.Actor.Id);
    }
}
