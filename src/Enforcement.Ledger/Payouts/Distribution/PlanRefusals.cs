using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Distribution;

public static class PlanRefusals
{
    public static readonly Refusal NotFound = new("plan.not-found", "There is no such distribution plan.", "没有此分配方案。", "执行权制约监督意见 §12");

    public static readonly Refusal FactsMissing = new("plan.facts-missing",
        "A plan needs its document, a pot above zero, and at least one creditor, each with a name and a claim above zero.", "请填写方案文书、大于零的可分配金额和至少一名债权人及其债权额。", "民诉法解释 §509");

    public static readonly Refusal TitleMissing = new("plan.title-missing",
        "An ordinary creditor joins with a title. Name its number.", "普通债权人须凭执行依据参与分配，请填写其文号。", "民诉法解释 §506");

    public static readonly Refusal OrderMissing = new("plan.order-missing",
        "Creditors of this debtor are paid in the order of the measures. Give each the day of its seizure.", "本案按查封、扣押、冻结先后顺序清偿，请填写各债权的采取措施日期。", "民诉法解释 §514; 执行工作规定 §55");

    public static readonly Refusal DebtorKind = new("plan.debtor-kind",
        "The debtor of this case is of another kind.", "被执行人类型与案件登记不符。", "民诉法解释 §506, §514");

    public static readonly Refusal PotExceedsClaims = new("plan.pot-exceeds-claims",
        "There is more to share than is claimed. The rest is surplus and the debtor's.", "可分配金额超过各债权总额，余款应退还被执行人。", "执行工作规定 §34¶2");

    public static readonly Refusal PotExceedsMoney = new("plan.pot-exceeds-money",
        "The case does not hold what the plan shares out.", "案件可分配款项不足方案所列金额。", "民诉法解释 §510");

    public static readonly Refusal SamePerson = new("plan.same-person",
        "You drafted this plan yourself. The next step is another person's.", "该方案由您拟定，本环节须由他人办理。", "法发〔2009〕43号 §四; 法院内控要求");

    public static readonly Refusal NotOpen = new("plan.not-open", "This step is not open for the plan as it stands.", "该方案当前状态不能办理此步骤。", "执行权制约监督意见 §12");

    public static readonly Refusal NotAddressee = new("plan.not-addressee",
        "Only creditors of the plan and the debtor are served with it and may object.", "只有方案所列债权人和被执行人可受送达、提出异议。", "民诉法解释 §509");

    public static readonly Refusal ServiceInvalid = new("plan.service-invalid",
        "Give the document that proves it, and a day that is not before the step it follows and not in the future.", "请填写证明文书；日期不得早于前一环节，也不得晚于今日。", "民诉法解释 §509–510");

    public static readonly Refusal TooLate = new("plan.too-late",
        "The fifteen days for this were over.", "已超过十五日期限。", "民诉法解释 §509–510");

    public static readonly Refusal NotServed = new("plan.not-served",
        "The plan is in force when every creditor and the debtor have received it and their fifteen days are over.", "方案须送达全部债权人和被执行人，且异议期均已届满。", "民诉法解释 §509");

    public static readonly Refusal ObjectionOpen = new("plan.objection-open",
        "An objection waits for its next step, or asks for the plan to be amended.", "尚有异议未办结，或须据异议修正方案。", "民诉法解释 §510");

    public static readonly Refusal DecisionMissing = new("plan.decision-missing",
        "There were objections: add the decision of the collegial panel.", "方案有异议，须附合议庭决定。", "执行权制约监督意见 §9; 民诉法解释 §510");

    public static readonly Refusal PayoutsUnderWay = new("plan.payouts-under-way",
        "Payouts of the case were submitted before there was a plan. Withdraw them first; they are drafted again by the plan.", "方案生效前已有提交的发放，须先撤回，再按方案办理。", "民诉法解释 §510");

    public static readonly Refusal ShareBelowPaid = new("plan.share-below-paid",
        "A creditor would get less than has been drafted or paid to him by the plan in force, or fees less than is charged or proposed.", "有债权人的份额低于按现行方案已办理的发放，或费用低于已提出的数额。", "民诉法解释 §510");

    public static readonly Refusal ObjectionNotFound = new("plan.objection-not-found", "There is no such objection.", "没有此项异议。", "执行权制约监督意见 §12");

    public static readonly Refusal ObjectionAmount = new("plan.objection-amount",
        "The sum in dispute is above zero and no more than the share it is about.", "争议数额应大于零且不超过所涉债权人的份额。", "民诉法解释 §510");

    public static readonly Refusal DisputeOfPlan = new("plan.dispute-of-plan",
        "This sum is in dispute among creditors. It is settled with the objection to the plan.", "该款系分配方案异议争议款，须随异议处理。", "民诉法解释 §510");

    public static readonly Refusal PayeeNotInPlan = new("plan.payee-not-in-plan",
        "The plan in force gives this payee nothing.", "收款人不在生效的分配方案内。", "民诉法解释 §510");

    public static readonly Refusal NeedsMoney = new("plan.needs-money",
        "The distribution plan in force needs this money for its creditors. Refund what is over, or replace the plan first.",
        "生效的分配方案须用该款项清偿，只能退还方案以外的部分，或先变更方案。", "民诉法解释 §508, §510");

    public static readonly Refusal ExceedsShare = new("plan.exceeds-share",
        "This is more than the plan in force leaves this payee, less what is set aside or drafted already.", "超过生效分配方案中该收款人尚可发放的份额。", "民诉法解释 §510");
}
