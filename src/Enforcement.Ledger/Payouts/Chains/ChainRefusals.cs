using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Chains;

public static class ChainRefusals
{
    public static readonly Refusal NotFound = new("chain.not-found", "There is no such version of the approval chains.", "没有此版本的审批规则。", "法院内控要求");

    public static readonly Refusal Unsound = new("chain.unsound",
        "These steps cannot be a version. Correct the lines named.", "审批规则设置有误，请按所列行次和栏目修改。", "法发〔2017〕6号 §12; 法院内控要求");

    public static readonly Refusal ReasonMissing = new("chain.reason-missing",
        "Say why the chains should change; it stays with the version.", "请填写修改审批规则的理由。", "执行权制约监督意见 §10");

    public static readonly Refusal SamePerson = new("chain.same-person",
        "You proposed this version. Another person decides about it.", "该版本由您提出，须由他人批准。", "法发〔2009〕43号 §四; 法院内控要求");

    public static readonly Refusal Decided = new("chain.decided", "This version is decided already.", "该版本已有处理结果。", "法院内控要求");

    public static readonly Refusal Overtaken = new("chain.overtaken",
        "Another version was approved since this one was proposed. Propose it again on top of that one.", "提出后已有其他版本获批准，请以最新版本为底稿重新提出。", "法院内控要求");

    public static readonly Refusal TooEarly = new("chain.too-early",
        "A version takes effect today or later, and not before the one approved last; what was submitted is not judged anew.",
        "审批规则自当日或以后生效，且不早于上一版本的生效日，不溯及既往。", "法院内控要求");

    public static readonly Refusal DecisionMissing = new("payout.decision-missing",
        "The chain asks for the decision of the panel at this step. Name its document.", "审批规则要求本环节附合议庭决定，请填写文书名称与文号。", "法院内控要求");

    public static readonly Refusal FlagUnknown = new("case-flag.unknown", "There is no such flag. Use one that the approval chains know.", "没有此标识，请选择审批规则中的标识。", "法院内控要求");

    public static readonly Refusal FlagNoDocument = new("case-flag.no-document",
        "A flag is set and ended with a document. Name it.", "设置和取消案件标识均须有文书，请填写文书名称与文号。", "法院内控要求");

    public static readonly Refusal FlagSet = new("case-flag.set", "The case has this flag.", "该案件已有此标识。", "法院内控要求");

    public static readonly Refusal FlagNotFound = new("case-flag.not-found", "There is no such flag on a case.", "案件没有此标识。", "法院内控要求");

    public static readonly Refusal FlagSamePerson = new("case-flag.same-person",
        "Whoever set a flag does not end it. Another person does.", "标识的设置人不得自行取消，须由他人办理。", "法发〔2009〕43号 §四; 法院内控要求");
}
