using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts;

/// <summary>Takes a template out of force, or turns a proposal down. It stays to be seen; no file is read by it any more.</summary>
public sealed class RetireStatementProfile(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ApproveStatementProfiles;

    public sealed record Request(long Id, string? Reason);

    /// <exception cref="Refused"><see cref="StatementProfileRefusals.ReasonMissing"/>, <see cref="StatementProfileRefusals.NotFound"/>,
    /// <see cref="StatementProfileRefusals.NotOpen"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(request.Reason))
            throw new Refused(StatementProfileRefusals.ReasonMissing);
        act.About($"statement-profile:{request.Id}", $"retired: {request.Reason.Trim()}");
        if (await db.ExecuteAsync("update receipts.statement_profile set retired_at = $2, retired_by = $3, retire_reason = $4 where id = $1 and retired_at is null", ct,
            request.Id, act.Now, act.Actor.Id, request.Reason.Trim()) == 1)
            return;
        var exists = (await db.QueryAsync("select exists (select from receipts.statement_profile where id = $1)", r => r.GetBoolean(0), ct, request.Id))[0];
        throw new Refused(exists ? StatementProfileRefusals.NotOpen : StatementProfileRefusals.NotFound);
    }
}
