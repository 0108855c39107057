using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Cases;

/// <summary>Closes the number under which a case is paid, as the case system or the bank tells. It stays bound to its case for ever: what
/// arrives later is proposed for the case, and posted to it by two persons only.</summary>
/// <source>domain reference §3.1 and §7, row 44</source>
public sealed class CloseSubAccount(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ImportCases;

    public sealed record Request(long CaseId, string Number);

    /// <exception cref="Refused"><see cref="CaseRefusals.SubAccountNotFound"/>, <see cref="CaseRefusals.SubAccountClosed"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var state = await db.QueryAsync("select state from cases.sub_account where case_id = $1 and number = $2 for update", r => r.GetString(0), ct, request.CaseId, request.Number);
        if (state is not [var now])
            throw new Refused(CaseRefusals.SubAccountNotFound);
        if (now != "active")
            throw new Refused(CaseRefusals.SubAccountClosed);
        await db.ExecuteAsync("update cases.sub_account set state = 'closed' where case_id = $1 and number = $2", ct, request.CaseId, request.Number);
        act.About($"case:{request.CaseId}", $"sub-account {request.Number} closed");
    }
}
