using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Cases.Handovers;

/// <summary>Refusals about the hand-over of cases.</summary>
public static class HandoverRefusals
{
    const string Source = "执行权制约监督意见 §42; 法院内控要求";

    public static readonly Refusal NotFound = new("handover.not-found", "There is no such hand-over.", "没有此项移交。", "执行权制约监督意见 §12");

    public static readonly Refusal NoExecutor = new("handover.no-executor",
        "Cases are handed over to another executor. Check the sign-in name.", "案件须移交给另一名在任承办人，请核对登录名。", Source);

    public static readonly Refusal OfficerSigns = new("handover.officer-signs",
        "The officer holds the post and signs the list himself. The director signs for one whose post has ended.", "原承办人仍在任，须由本人签字移交；其承办人职务终止后方由执行局长代签。", Source);

    public static readonly Refusal NothingToHandOver = new("handover.nothing",
        "There is no case of this officer to hand over.", "没有可移交的案件。", Source);

    public static readonly Refusal NotHisCase = new("handover.not-his-case",
        "One of these cases has another officer. Leave it out.", "所列案件中有他人承办的案件，请剔除。", Source);

    public static readonly Refusal Already = new("handover.already",
        "One of these cases is on a list that waits for its second signature. End that hand-over first.", "所列案件中有已移交待接收的案件，请先终止该项移交。", Source);

    public static readonly Refusal NoDocument = new("handover.no-document", "Name the paper by which the cases change hands.", "请填写移交所依据的文书。", Source);

    public static readonly Refusal NotTheTaker = new("handover.not-the-taker", "These cases are handed over to another person.", "该项移交的接收人不是您。", Source);

    public static readonly Refusal Decided = new("handover.decided", "This hand-over is taken or ended.", "该项移交已接收或已终止。", Source);

    public static readonly Refusal Changed = new("handover.changed",
        "The money or the open matters of a case are not what the list says. It is to be signed anew: end this hand-over, and give the cases again.",
        "案件余款或未办事项与移交清单不符，须重新签署：请终止本项移交后重新移交。", Source);

    public static readonly Refusal NoReason = new("handover.no-reason", "Say why the hand-over ends.", "请填写终止移交的理由。", Source);
}
