using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts.UnknownFunds;

/// <summary>A refund as the bank is told to carry it out.</summary>
public sealed record RefundOrder(int BookId, string EndToEndId, Money Amount, string PayerName, string PayerAccount, string? PayerBank, bool IsBond);

/// <summary>Writes the instruction of a refund as the house writes every other. Receipts know nothing of payouts, whose file it is;
/// reconciliation, which knows both, answers here.</summary>
public interface IRefundFiles
{
    Task<byte[]> WriteAsync(RefundOrder order, CancellationToken ct);
}
