using Enforcement.Ledger.Payouts;

// Pretends to be part of Calendar, which may not know payouts. The architecture test must catch it.
namespace Enforcement.Ledger.Tests.Ledger.Calendar.Planted;

static class PeeksAtPayouts
{
    public static bool IsPaid(object payout) => payout is Payout { State: PayoutState.Paid };
}
