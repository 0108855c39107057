using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Reversals;

public static class ReversalRefusals
{
    public static readonly Refusal NotFound = new("reversal.not-found",
        "There is no such reversal of execution.", "没有此项执行回转。", "执行权制约监督意见 §12");

    public static readonly Refusal NoDocument = new("reversal.no-document",
        "Name the title in force that sets the old one aside.", "请填写撤销或变更原执行依据的生效法律文书。", "民事诉讼法 §244; 执行工作规定 §65");

    public static readonly Refusal FruitsNegative = new("reversal.fruits-negative",
        "Fruits are zero or more.", "孳息不能为负数。", "执行工作规定 §65");

    public static readonly Refusal NoPayout = new("reversal.no-payout",
        "Name the payouts that are to be taken back, or the case that made them.", "请填写应回转的发放，或原执行案件案号。", "民事诉讼法 §244");

    public static readonly Refusal NotTheDebtor = new("reversal.not-the-debtor",
        "A new case takes back what its debtor was paid: the debtor must be the payee, or the applicant of the case that paid.",
        "执行回转须另立案号，被执行人应为原收款人或原申请执行人。", "民事诉讼法 §244; 执行工作规定 §65");

    public static readonly Refusal NotPaid = new("reversal.not-paid",
        "Only what was paid on a claim can be taken back, and only while the payment stands.", "只有已支付且未退票的案款可以回转。", "民事诉讼法 §244");

    public static readonly Refusal ExceedsPaid = new("reversal.exceeds-paid",
        "More than these payouts paid, less what is taken back already. Fruits are a sum of their own.", "超过所列发放的已付金额（已扣除另行回转部分）；孳息须单独填写。", "执行工作规定 §65");

    public static readonly Refusal CaseClosed = new("reversal.case-closed",
        "The case is closed and takes nothing back.", "案件已结，不能办理执行回转。", "法院内控要求");

    public static readonly Refusal SamePerson = new("reversal.same-person",
        "You proposed or confirmed this yourself. Another person decides it.", "该事项由您提出或确认，须由他人办理。", "法发〔2009〕43号 §四; 法院内控要求");

    public static readonly Refusal Decided = new("reversal.already-decided",
        "This reversal of execution is not open for that step any more.", "该执行回转当前状态不能办理此步骤。", "执行权制约监督意见 §12");
}
