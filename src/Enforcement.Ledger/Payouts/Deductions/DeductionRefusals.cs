using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Deductions;

public static class DeductionRefusals
{
    public static readonly Refusal NotFound = new("deduction.not-found",
        "There is no such deduction.", "没有此项扣缴。", "执行权制约监督意见 §12");

    public static readonly Refusal CostForbidden = new("deduction.cost-forbidden",
        "A court may deduct the execution fee, the actual cost of a sale, and nothing else. Costs of appraisal, storage and the like are not collected and passed on.",
        "法院只可扣缴执行申请费和变价的实际费用；评估、保管等费用不得代收代付。", "诉讼费用交纳办法 §12; 执行工作规定 §34");

    public static readonly Refusal NotSaleProceeds = new("deduction.not-sale-proceeds",
        "The cost of a sale comes out of the proceeds of that sale. Name the lots that it brought.", "变价费用只能从变价款中扣除，请选择变价款项。", "执行工作规定 §34; 诉讼费用交纳办法 §12");

    public static readonly Refusal NoDocument = new("deduction.no-document",
        "Name the document: the bill of the sale, or the finding that more came in than was owed.", "请填写依据文书：变价费用凭证，或结余认定文书。", "执行工作规定 §34");

    public static readonly Refusal ExceedsSchedule = new("deduction.exceeds-schedule",
        "The fees of this case would be more than the schedule gives on the base.", "本案执行申请费累计超过按标准计算的数额。", "诉讼费用交纳办法 §14(一)");

    public static readonly Refusal ExceedsSurplus = new("deduction.exceeds-surplus",
        "Only what came in over the claim and the fees is surplus.", "只有超出执行标的和费用的部分才是应退款。", "执行工作规定 §34¶2");

    public static readonly Refusal GroundGone = new("deduction.ground-gone",
        "Since this was proposed, money has left the case or more is claimed of it: so much may not be deducted any more. Turn it down; what is left is proposed anew.",
        "提出后本案款项减少或债权增加，现已不足扣缴该数额。请不予确认，按现有数额重新提出。", "诉讼费用交纳办法 §14(一); 执行工作规定 §34¶2");

    public static readonly Refusal SamePerson = new("deduction.same-person",
        "You proposed or confirmed this yourself. The next step is another person's.", "您已办理前一环节，须由他人办理。", "法发〔2009〕43号 §四; 法院内控要求");

    public static readonly Refusal Decided = new("deduction.decided",
        "This deduction is not open for that step.", "该项扣缴当前状态不能办理此步骤。", "执行权制约监督意见 §12");

    public static readonly Refusal InterestInput = new("interest.input",
        "Give at least one debt; every amount is above zero, no payment lies after the last day, and a stay does not end before it begins.",
        "请至少填写一笔债务；金额须大于零，还款日不得晚于计算截止日，中止期间起止须正确。", "法释〔2014〕8号 §1–3");
}
