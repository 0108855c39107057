using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Receipts.UnknownFunds;

namespace Enforcement.Ledger.Reconciliation;

/// <summary>A refund's instruction is the same kind of file as a payout's.</summary>
public sealed class RefundFiles(LedgerDb db, Act act) : IRefundFiles
{
    public async Task<byte[]> WriteAsync(RefundOrder order, CancellationToken ct)
    {
        var debtor = (await db.QueryAsync("select name, escrow_account_no, currency from ledger.book where id = $1",
            r => new PaymentFile.Debtor(r.GetString(0), r.GetString(1), r.GetString(2)), ct, order.BookId))[0];
        return PaymentFile.Write(debtor, new(order.EndToEndId, order.Amount, order.PayerName, order.PayerAccount, order.PayerBank, null, $"{(order.IsBond ? "退还保证金" : "退回不明款")} {order.EndToEndId}"), act.Now);
    }
}
