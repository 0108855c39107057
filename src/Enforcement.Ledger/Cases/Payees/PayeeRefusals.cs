using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Cases.Payees;

public static class PayeeRefusals
{
    public static readonly Refusal NotFound = new("payee.not-found", "There is no such proposal of an account.", "没有此项账户登记。", "执行权制约监督意见 §12");

    public static readonly Refusal NotAParty = new("payee.not-a-party",
        "This is no party of the case. A third party is paid by the collegial panel's decision.", "该人不是本案当事人；向案外人发放须合议庭决定。", "法发〔2017〕6号 §11");

    public static readonly Refusal DocumentMissing = new("payee.document-missing",
        "Name the paper in which the payee confirmed the account, who spoke for the payee, and the bank.", "请填写确认文书、与谁确认以及开户行。", "执行权制约监督意见 §20");

    public static readonly Refusal ChannelUnknown = new("payee.channel-unknown",
        "Say how the payee confirmed it: in person, by phone, by letter or online.", "请选择确认方式：当面、电话、信函或在线。", "执行权制约监督意见 §20");

    public static readonly Refusal AccountInvalid = new("payee.account-invalid",
        "The account is not one that a bank could have. Check it against the payee's paper.", "收款账号格式有误，请与收款人材料核对。", "法院内控要求");

    public static readonly Refusal BankNumberInvalid = new("payee.cnaps-invalid",
        "The bank's number in the payment system has 12 digits; look it up again or leave it blank.", "联行号应为 12 位数字，请核对或留空。", "法院内控要求");

    public static readonly Refusal HolderDiffers = new("payee.holder-differs",
        "The holder on the paper is not the payee. Names are compared exactly; get the payee's own account.", "户名与收款人不一致（须完全一致），请收款人提供本人账户。", "法院内控要求");

    public static readonly Refusal IdentifierDiffers = new("payee.identifier-differs",
        "The holder's identity number is not the payee's. Somebody else bears the same name.", "户主证件号与收款人不一致，可能为同名他人。", "法院内控要求");

    public static readonly Refusal AccountOfAnother = new("payee.account-of-another",
        "This account is confirmed as another person's. One account has one holder.", "该账户已确认为他人所有，一个账户只有一个户主。", "法院内控要求");

    public static readonly Refusal Unchanged = new("payee.unchanged", "This account is confirmed already.", "该账户已经确认，无须变更。", "法院内控要求");

    public static readonly Refusal Waiting = new("payee.waiting",
        "Another account of this payee waits to be decided. Decide or withdraw that one first.", "该收款人另有账户待复核，请先处理。", "法院内控要求");

    public static readonly Refusal SamePerson = new("payee.same-person",
        "Whoever proposed it does not decide it. Another person does.", "提出人不得自行复核，须由他人办理。", "法发〔2009〕43号 §四; 法院内控要求");

    public static readonly Refusal NotProposer = new("payee.not-proposer", "Only who proposed it withdraws it.", "只能由提出人撤回。", "法院内控要求");

    public static readonly Refusal Decided = new("payee.already-decided", "This is decided.", "该项已经办结。", "执行权制约监督意见 §12");

    public static readonly Refusal ReasonMissing = new("payee.reason-missing", "Give a reason; it stays with the case.", "请填写理由，理由随案保存。", "执行权制约监督意见 §10");
}

public static class AgentRefusals
{
    public static readonly Refusal NotFound = new("agent.not-found", "There is no such authority.", "没有此项授权。", "执行权制约监督意见 §12");

    public static readonly Refusal NoSpecialAuthority = new("agent.no-special-authority",
        "An agent receives money only by a special authority that says so.", "代理人代领案款须有载明代收款项的特别授权。", "执行工作规定 §20; 法发〔2017〕6号 §12");

    public static readonly Refusal PapersMissing = new("agent.papers-missing",
        "The authority needs its paper, the agent's identity number and the scope; a lawyer's also the firm's letter and the licence.",
        "请填写委托书、代理人证件号和授权范围；律师还须律所公函和执业证。", "法发〔2017〕6号 §12");

    public static readonly Refusal KindUnknown = new("agent.kind-unknown", "Say what kind of agent it is.", "请选择代理人类别。", "法院内控要求");

    public static readonly Refusal DatesWrong = new("agent.dates-wrong", "The authority ends before it begins.", "授权截止日早于起始日。", "法院内控要求");

    public static readonly Refusal NotConfirmed = new("agent.not-confirmed", "This authority does not stand; it cannot be revoked.", "该授权未生效，无可撤销。", "法院内控要求");
}
