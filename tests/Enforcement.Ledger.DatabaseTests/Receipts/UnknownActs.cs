using System.Text;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.UnknownFunds;

namespace Enforcement.Ledger.DatabaseTests.Receipts;

/// <summary>The acts on unknown funds, as a test calls them on a court.</summary>
static class UnknownActs
{
    public static async Task<long> UnknownAsync(this Court court, string amount, string payer = "路人甲")
    {
        var reference = court.Credit(Money.Parse(amount), null, payer);
        await court.StatementAsync();
        return await court.LineAsync(reference);
    }

    public static Task<long> EvidenceAsync(this Court court, string person, string text = "付款凭证") =>
        court.AsAsync<KeepEvidence, long>(person, u => u.ExecuteAsync(new("付款凭证.txt", Encoding.UTF8.GetBytes(text)), default));

    public static async Task<long> ClaimAsync(this Court court, string person, long lineId, params (TestCase Case, string? Amount)[] parts)
    {
        var evidence = await court.EvidenceAsync(person);
        return (await court.AsAsync<ClaimUnknown, IReadOnlyList<long>>(person, u => u.ExecuteAsync(
            new([new(lineId, [.. parts.Select(p => new ClaimUnknown.Part(p.Case.Id, p.Amount is null ? null : Money.Parse(p.Amount)))])], "证据齐全", [evidence]), default)))[0];
    }

    public static Task ConfirmAsync(this Court court, string person, params long[] claims) => court.AsAsync<ConfirmClaims>(person, u => u.ExecuteAsync(new(claims), default));

    public static Task<long> RefundAsync(this Court court, string person, long lineId) => court.AsAsync<ProposeRefund, long>(person, u => u.ExecuteAsync(new(lineId, "汇错账户"), default));

    public static Task ApproveRefundAsync(this Court court, string person, long refund) => court.AsAsync<ApproveRefund>(person, u => u.ExecuteAsync(new(refund), default));

    public static Task<UnknownDetail> UnknownFundAsync(this Court court, long lineId, string person = "acc1") => court.SeeAsync<UnknownQueries, UnknownDetail>(person, q => q.ShowAsync(lineId, default));
}
