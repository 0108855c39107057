using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Cases;

public static class CaseRefusals
{
    public static readonly Refusal NotFound = new("case.not-found",
        "There is no such case. Check the number, or import the case first.", "没有此案件，请核对案号或先导入案件。", "执行权制约监督意见 §19");

    public static readonly Refusal SubAccountNotFound = new("case.sub-account-not-found",
        "The case has no such sub-account.", "本案没有此子账号。", "执行权制约监督意见 §20");

    public static readonly Refusal SubAccountClosed = new("case.sub-account-closed",
        "This sub-account is closed already; a closed one is never opened again.", "该子账号已停用，停用后不再启用。", "执行权制约监督意见 §20");

    public static readonly Refusal ClosedWithMoney = new("case.closed-with-money",
        "Money or an open matter keeps this case open. Pay, return or transfer what it holds, and settle what waits; then close it.",
        "案件尚有余款或未办结事项，不得结案。请先发放、退还或划转余款，办结相关事项。", "执行工作规定 §34¶2; 法院内控要求");

    public static readonly Refusal Closed = new("case.already-closed",
        "This case is closed already.", "该案已结案。", "法院内控要求");

    public static readonly Refusal NotClosed = new("case.not-closed",
        "This case is open.", "该案尚未结案。", "法院内控要求");

    public static readonly Refusal NoReopeningDocument = new("case.no-reopening-document",
        "Name the paper by which the case goes on.", "请填写恢复办理的依据文书。", "执行权制约监督意见 §12");

    public static readonly Refusal PartyNotFound = new("case.party-not-found", "There is no such party.", "没有此当事人。", "法院内控要求");

    public static readonly Refusal ContactInvalid = new("case.contact-invalid",
        "A contact is a telephone number (sms) or an id of WeChat (wechat). Check it.", "联系方式应为手机号码（短信）或微信号，请核对。", "执行权制约监督意见 §11; 法院内控要求");

    public static readonly Refusal ContactWithoutDocument = new("case.contact-without-document",
        "A contact is recorded by the paper in which the party gave it. Name it, in at most 100 characters.", "登记联系方式须有当事人确认的材料，请填写（不超过 100 字）。", "执行权制约监督意见 §11; 法院内控要求");
}
