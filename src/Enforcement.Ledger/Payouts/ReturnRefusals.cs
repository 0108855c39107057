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
        "This return is confirmed; its money is back in the case. If that was wrong, ask to take the confirmation back.",
        "该笔退票已确认，款项已退回案件；如确认有误，请申请撤销确认。", "法院内控要求");

    public static readonly Refusal Rejected = new("return.rejected",
        "This was found to be no return; its money is among the unknown funds, and the payment stands as paid.",
        "该笔已认定不是退票，款项已转入不明款，原支付仍为已支付。", "法院内控要求");

    public static readonly Refusal NotConfirmed = new("return.not-confirmed",
        "Nobody has confirmed this return yet. Reject it instead.", "该笔退票尚未确认，如非退票请予否定。", "法院内控要求");

    public static readonly Refusal UndoAsked = new("return.undo-asked",
        "It is asked already to take this confirmation back. Another person decides it.", "已有人申请撤销该笔确认，须由他人复核。", "法院内控要求");

    public static readonly Refusal UndoNotAsked = new("return.undo-not-asked",
        "Nobody has asked to take this confirmation back. Ask first, with the reason.", "尚无人申请撤销该笔确认，请先填写理由提出申请。", "法院内控要求");

    public static readonly Refusal UndoSamePerson = new("return.undo-same-person",
        "You asked to take this confirmation back. Another person decides it.", "撤销确认由您本人申请，须由他人复核。", "法发〔2009〕43号 §四; 法院内控要求");

    public static readonly Refusal AskedAgain = new("return.asked-again",
        "This payment has been asked for again, so its return is not taken back here. Stop the new payout; what was paid twice, the payee pays back to the case's account.",
        "该笔支付已重新发起，不能在此撤销确认。请先停止新的发放；已重复支付的，由收款人退回本案专用账号。", "法院内控要求");

    public static readonly Refusal BuiltUpon = new("return.built-upon",
        "This payment was given up, and something is built on that: a payout or deposit for the same payee, or a plan. Withdraw it first, then try again.",
        "该笔支付退票后已放弃发放，其后已为同一收款人发起发放、提存或拟定分配方案。请先撤回，再行办理。", "法院内控要求");

    public static readonly Refusal MoneyMovedOn = new("return.money-moved-on",
        "Money of this return is no longer free in the case. Withdraw the payout or settle the dispute that has it, then try again.",
        "该笔退票款项在案件中已被占用。请先撤回占用该款的发放或处理争议，再行办理。", "法院内控要求");
}
