using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts;

/// <summary>Refusals about payments that came back.</summary>
public static class ReturnRefusals
{
    public static readonly Refusal NotFound = new("return.not-found",
        "No payment of this payout came back.", "该笔发放没有退票。", "执行权制约监督意见 §12");

    public static readonly Refusal SamePerson = new("return.same-person",
        "You took in the statement that brought it back. Another person confirms the return.",
        "该笔退票由您导入的对账单提出，须由他人确认。", "法发〔2009〕43号 §四; 法院内控要求");

    public static readonly Refusal AlreadyConfirmed = new("return.already-confirmed",
        "This return is confirmed; its money is back in the case.", "该笔退票已确认，款项已退回案件。", "法院内控要求");
}
