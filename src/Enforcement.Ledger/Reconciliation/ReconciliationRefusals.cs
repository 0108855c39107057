using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Reconciliation;

public static class ReconciliationRefusals
{
    public static readonly Refusal NotOver = new("period.not-over",
        "A day or month is closed when it is over.", "该期间尚未结束，不能结账。", "法院内控要求");

    public static readonly Refusal SamePerson = new("period.same-person",
        "You signed or asked for this yourself. The second signature is another person's.", "您已签署或提出本事项，须由他人复核。", "法发〔2009〕43号 §四; 法院内控要求");

    public static readonly Refusal Unexplained = new("period.unexplained",
        "Differences are open that nobody answers for. Give each an owner, a reason and a deadline first.", "存在未落实责任人的差异，请先逐项指定责任人、说明原因和期限。", "法发〔2017〕6号 art. 3");

    public static readonly Refusal Changed = new("period.changed",
        "Something was posted for this period since it was signed. Sign it again.", "签署后该期间又有入账，请重新签署。", "法院内控要求");

    public static readonly Refusal CloseNotFound = new("period.not-found",
        "Nothing is signed for this period that waits for a second person.", "该期间没有待复核的结账。", "法院内控要求");

    public static readonly Refusal NotClosed = new("period.not-closed",
        "This day is not closed.", "该日未结账。", "法院内控要求");

    public static readonly Refusal Busy = new("period.busy",
        "Somebody is posting to this book right now, perhaps an import. Try again in a moment.", "该账簿正在入账，请稍后重试。", "法院内控要求");

    public static readonly Refusal ReasonMissing = new("reconciliation.reason-missing",
        "Give a reason; it is kept.", "请填写理由，理由将予保存。", "执行权制约监督意见 §10");

    public static readonly Refusal DifferenceNotFound = new("difference.not-found",
        "There is no such difference.", "没有此项差异。", "法院内控要求");

    public static readonly Refusal DifferenceClosed = new("difference.closed",
        "This difference is closed.", "该项差异已结清。", "法院内控要求");

    public static readonly Refusal OwnerUnknown = new("difference.owner-unknown",
        "Name a person of the house and a day that has not passed.", "请指定本院人员和尚未届满的期限。", "法院内控要求");

    public static readonly Refusal StopNotFound = new("stop.not-found",
        "There is no such stop, or it is lifted.", "没有此项停付，或已解除。", "法院内控要求");

    public static readonly Refusal StillBroken = new("stop.still-broken",
        "The invariant still does not hold. Nothing is lifted before it does.", "恒等式仍不成立，不能解除停付。", "法院内控要求");

    public static readonly Refusal NotAsked = new("stop.not-asked",
        "Nobody has asked for this yet; the first person gives the reason.", "尚无人提出，请先由一人说明理由提出。", "法院内控要求");
}
