using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts;

/// <summary>The officer of a case registers money that is to come: a deduction order, a sale price, an instalment.</summary>
/// <source>S3 §16–17, §20; domain reference R03 and R18</source>
public sealed class RegisterExpected(ExpectedRegister register) : IUseCase
{
    public static Permission Needs => Permission.RegisterExpected;

    /// <returns>The id of the expected receipt.</returns>
    /// <exception cref="Refused"><see cref="CaseRefusals.NotFound"/>, <see cref="AccessRefusals.NotPermitted"/> for another officer's case,
    /// <see cref="ExpectedRefusals.WrongAccount"/>, <see cref="ExpectedRefusals.Registered"/>, and what the entry lacks.</exception>
    public async Task<long> ExecuteAsync(ExpectedEntry entry, CancellationToken ct)
    {
        var outcome = await register.RegisterAsync([entry], ct);
        if (outcome.Refused is [var refused])
            throw new Refused(refused.Refusal, refused.Facts);
        return outcome.Ids[0] ?? throw new Refused(ExpectedRefusals.Registered, entry.CaseNumber);
    }
}
