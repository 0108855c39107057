using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts;

public static class PayoutRefusals
{
    public static readonly Refusal NotFound = new("payout.not-found",
        "There is no such payout.", "没有此笔发放。", "执行权制约监督意见 §12");

    public static readonly Refusal AmountNotPositive = new("payout.amount-not-positive",
        "The amount must be greater than zero, with at most two decimals.", "金额应大于零，且不超过两位小数。", "法院内控要求");

    public static readonly Refusal SamePerson = new("payout.same-person",
        "You already acted on this payout. The next step is another person's.", "您已办理过该笔发放的前序环节，本环节须由他人办理。",
        "法发〔2009〕43号 §四; 法院内控要求");

    public static readonly Refusal IllegalMove = new("payout.illegal-move",
        "This step is not open for the payout as it stands.", "该笔发放当前状态不能办理此步骤。", "执行权制约监督意见 §12");

    public static readonly Refusal OnHold = new("payout.on-hold",
        "The payout is on hold. Lift the hold first.", "该笔发放已暂停，须先解除暂停。", "法院内控要求");

    public static readonly Refusal Recalled = new("payout.recalled",
        "This release was taken back before its instruction left. The instruction is not handed out any more.", "该笔放款在指令送出前已撤回，该指令不再送出。", "法院内控要求");

    public static readonly Refusal HandedOver = new("payout.handed-over",
        "The instruction has left for the bank. Ask the bank; here it cannot be taken back.", "支付指令已送出，请与银行联系，不能在此撤回。", "法院内控要求");

    public static readonly Refusal PayeeStatus = new("payout.payee-status",
        "The payee has died, was deregistered, lost capacity or cannot be found: nothing is paid to it. Deposit its money, or pay who succeeds it.",
        "收款人已死亡、注销、丧失行为能力或下落不明，不得向其发放；请办理提存，或向权利承受人发放。", "法发〔2017〕6号 §16; 民法典 §570");

    public static readonly Refusal Uncertain = new("payout.uncertain",
        "The bank has not said what became of it. Query with the same instruction; a new one is impossible.",
        "银行结果未知，请用原指令查询，不得另发指令。", "法院内控要求");

    public static readonly Refusal AlreadyPaid = new("payout.already-paid",
        "This payout is paid. An obligation is paid once.", "该笔发放已支付，不得重复支付。", "法院内控要求");

    public static readonly Refusal ExceedsAvailable = new("payout.exceeds-available",
        "The case does not hold as much that is free to pay. Lower the amount, or wait for money to arrive.",
        "案件可发放余额不足，请减少金额或待款项到账。", "法院内控要求");

    public static readonly Refusal PayeeNotParty = new("payout.payee-not-party",
        "The payee is no party of the case. Add the collegial decision that allows the payment.",
        "收款人不是本案当事人，须附合议庭决定。", "法发〔2017〕6号 §11; 执行权制约监督意见 §9");

    public static readonly Refusal PayeeUnconfirmed = new("payout.payee-unconfirmed",
        "The payee has not confirmed this account. Record the confirmation with its document first.",
        "收款账户未经收款人确认，请先登记确认文书。", "执行权制约监督意见 §20");

    public static readonly Refusal PayeeCoolingOff = new("payout.payee-cooling-off",
        "The payee's account was changed and rests for some workdays. Wait until they are over, or have the change looked into.",
        "收款账户变更后须经过冷静期方可付款，请期满后办理；如有疑问请核查变更。", "法院内控要求");

    public static readonly Refusal AgentUnauthorised = new("payout.agent-unauthorised",
        "The agent has no special authority that stands today. Pay the principal, or record the authority first.",
        "代理人没有有效的特别授权，应付至本人账户，或先登记授权。", "执行工作规定 §20; 法发〔2017〕6号 §12");

    public static readonly Refusal PayeeMissing = new("payout.payee-missing",
        "Name the payee, or leave the field out for the applicant.", "请填写收款人；不填则为申请执行人。", "法发〔2017〕6号 §11");

    public static readonly Refusal AccountInvalid = new("payout.account-invalid",
        "The account is not one that a bank could have. Check it against the payee's paper.",
        "收款账号格式有误，请与收款人材料核对。", "法院内控要求");

    public static readonly Refusal ChangedAfterApproval = new("payout.changed-after-approval",
        "Amount, payee, account or lots differ from what was approved. Return it and have it approved again.",
        "发放内容与审批时不一致，须退回重新审批。", "法院内控要求");

    public static readonly Refusal NotPublishable = new("payout.not-publishable",
        "Only a payout to nobody of the case is published, once its notice is issued.", "仅向案外人发放且已发出支付案款通知的，才登记公示。", "法发〔2017〕6号 §11");

    public static readonly Refusal PublicationInvalid = new("payout.publication-invalid",
        "Say where it was published, and on which day between its notice and today.", "请填写公示载体，公示日期应在发出通知之后且不晚于今天。", "法发〔2017〕6号 §11");

    public static readonly Refusal AlreadyPublished = new("payout.already-published", "Its publication is recorded.", "该笔发放已登记公示。", "法发〔2017〕6号 §11");

    public static readonly Refusal SplitTooLarge = new("payout.split-too-large",
        "The disputed part must be greater than zero and less than the payout.", "争议部分应大于零且小于该笔发放金额。", "执行权制约监督意见 §22¶1");

    public static readonly Refusal RefundNotDebtor = new("payout.refund-not-debtor",
        "Surplus goes back to the debtor, or to the account of who paid for him and proves it.", "余款应退还被执行人；代为交款的，凭证明退回原付款账户。", "执行工作规定 §34¶2; 法发〔2017〕6号 §11");

    public static readonly Refusal RefundNotPayer = new("payout.refund-not-payer",
        "A payer gets back what it paid into this case, to the account that paid it.", "退还交款人只能退其向本案交纳的款项，并退回原付款账户。", "法发〔2017〕6号 §11");

    public static readonly Refusal RefundUnfounded = new("payout.refund-unfounded",
        "Say why the payer gets the money back, and by which paper.", "请填写退还交款人的理由和依据文书。", "法发〔2017〕6号 §11");

    public static readonly Refusal RefundNotSplit = new("payout.refund-not-split",
        "A refund is not split. Withdraw it and draft the sums that are to be paid.", "退款不得拆分，请撤回后分别起草。", "法院内控要求");

    public static readonly Refusal ReasonMissing = new("payout.reason-missing",
        "Give a reason; it stays with the case.", "请填写理由，理由随案保存。", "执行权制约监督意见 §10");

    public static readonly Refusal LotNotOfCase = new("payout.lot-not-of-case",
        "A named lot holds nothing for this case.", "所选款项不属于本案。", "法院内控要求");

    /// <summary>Why nothing can be done from a state: a paid, uncertain or held payout says so by name.</summary>
    public static Refusal NotOpenFrom(PayoutState state) => state switch
    {
        PayoutState.Paid => AlreadyPaid,
        PayoutState.Uncertain => Uncertain,
        PayoutState.OnHold => OnHold,
        _ => IllegalMove,
    };
}
