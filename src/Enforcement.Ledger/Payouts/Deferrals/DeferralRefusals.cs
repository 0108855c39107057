using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Deferrals;

public static class DeferralRefusals
{
    public static readonly Refusal NotFound = new("deferral.not-found", "There is no such deferral.", "没有此项延缓发放。", "执行权制约监督意见 §12");

    public static readonly Refusal NoGround = new("deferral.no-ground",
        "A payout is deferred on one of five grounds only. Choose one, and for another just cause say which.",
        "延缓发放仅限五种法定事由，请选择；其他正当理由须说明。", "法发〔2017〕6号 §10¶2");

    public static readonly Refusal NoDocument = new("deferral.no-document",
        "A deferral rests on a paper. Name it.", "延缓发放须有依据材料，请填写材料名称与文号。", "执行权制约监督意见 §22¶2");

    public static readonly Refusal UntilInvalid = new("deferral.until-invalid",
        "A deferral has an end: not before today, and at most six months ahead. What takes longer is applied for anew.",
        "延缓发放须有截止日，不得早于今日，最长六个月；期满仍需延缓的重新申请。", "法院内控要求");

    public static readonly Refusal NothingToDefer = new("deferral.nothing-to-defer",
        "The case holds no money that could be deferred. Money that arrives later is applied for then.",
        "本案没有可延缓发放的案款；以后到账的，届时另行申请。", "执行权制约监督意见 §22¶2");

    public static readonly Refusal SamePerson = new("deferral.same-person",
        "Whoever applied for a deferral does not decide it. Another person does.", "延缓发放的申请人不得自行审批，须由他人办理。", "法发〔2009〕43号 §四; 法发〔2017〕6号 §10¶2");

    public static readonly Refusal Decided = new("deferral.decided",
        "This deferral is not open for that step.", "该项延缓发放当前状态不能办理此步骤。", "执行权制约监督意见 §12");
}
