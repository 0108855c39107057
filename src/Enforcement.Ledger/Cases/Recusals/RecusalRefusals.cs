using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Cases.Recusals;

public static class RecusalRefusals
{
    public static readonly Refusal Recused = new("payout.recused",
        "You are recused from this case. Another person acts in it.", "您已回避本案，须由他人办理。", "法院内控要求");

    public static readonly Refusal NotFound = new("recusal.not-found", "There is no such recusal.", "没有此项回避。", "执行权制约监督意见 §12");

    public static readonly Refusal DocumentMissing = new("recusal.document-missing",
        "A recusal is placed and lifted with a paper. Name it.", "回避及其解除均须有文书，请填写。", "法院内控要求");

    public static readonly Refusal Already = new("recusal.already", "This person is recused from the case already.", "该人员已回避本案。", "法院内控要求");

    public static readonly Refusal PersonUnknown = new("recusal.person-unknown", "There is no such person. Check the sign-in name.", "没有此人员，请核对登录名。", "法院内控要求");

    public static readonly Refusal SamePerson = new("recusal.same-person",
        "Neither who is recused nor who placed it lifts a recusal. Another person does.", "回避本人和提出人不得自行解除，须由他人办理。", "法发〔2009〕43号 §四; 法院内控要求");

    public static readonly Refusal AlreadyLifted = new("recusal.already-lifted", "This recusal is lifted.", "该回避已解除。", "执行权制约监督意见 §12");
}
