using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts;

/// <summary>Refusals about templates of bank tables.</summary>
public static class StatementProfileRefusals
{
    public static readonly Refusal Mapping = new("statement-profile.mapping",
        "The mapping does not say how the table is read. Give each column one meaning, and name date, amounts and balance.",
        "列对应关系不完整或重复：每列须有且仅有一种含义，并须指明日期、金额和余额列。", "法院内控要求");

    public static readonly Refusal Known = new("statement-profile.known",
        "A layout of the house reads this file already; no template is needed.", "该文件已能按内置格式读取，无需登记模板。", "法院内控要求");

    public static readonly Refusal DryRun = new("statement-profile.dry-run",
        "Read by this mapping the file has errors, no row, or balances that do not follow. Mend the mapping, or ask the bank for a correct file.",
        "按此对应关系试读有错误、没有明细或余额不衔接，请修改对应关系或向银行索取正确文件。", "银行对账要求");

    public static readonly Refusal NotFound = new("statement-profile.not-found", "There is no such template.", "没有此账单模板。", "法院内控要求");

    public static readonly Refusal SamePerson = new("statement-profile.same-person",
        "A template is approved by another person than the one who proposed it.", "账单模板须由提出人以外的人员审批。", "法院内控要求");

    public static readonly Refusal NotOpen = new("statement-profile.not-open",
        "The template is approved or retired already.", "该账单模板已审批或已停用。", "法院内控要求");

    public static readonly Refusal ReasonMissing = new("statement-profile.reason-missing",
        "Give a reason; it stays with the template.", "请填写停用理由。", "法院内控要求");
}
