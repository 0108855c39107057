using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts.UnknownFunds;

/// <summary>What the desk of unknown funds refuses.</summary>
public static class UnknownRefusals
{
    public static readonly Refusal NotFound = new("unknown.not-found",
        "There is no such line among the unknown funds.", "不明款中没有此笔到账。", "执行权制约监督意见 §19");

    public static readonly Refusal ClaimNotFound = new("unknown-claim.not-found",
        "There is no such claim.", "没有此项认领。", "执行权制约监督意见 §19");

    public static readonly Refusal RefundNotFound = new("unknown-refund.not-found",
        "There is no such refund.", "没有此项退款。", "执行权制约监督意见 §19");

    public static readonly Refusal EvidenceNotFound = new("unknown-evidence.not-found",
        "There is no such file, or another person handed it in.", "没有此证据文件，或系他人提交。", "法院内控要求");

    public static readonly Refusal SamePerson = new("unknown.same-person",
        "You claimed or proposed this yourself. Another person has to decide it.", "认领或退款由您本人提出，须由他人复核。",
        "法发〔2009〕43号 §四; 法院内控要求");

    public static readonly Refusal UndoneByOther = new("unknown.undone-by-other",
        "You claimed this money yourself. Another person takes the confirmation back.", "该笔款项由您本人认领，须由他人撤销确认。",
        "法发〔2009〕43号 §四; 法院内控要求");

    public static readonly Refusal AlreadyClaimed = new("unknown.already-claimed",
        "This money has its case already. Reload and look at the claim that was confirmed.", "该笔款项已确认归属，请刷新后查看。", "执行权制约监督意见 §19");

    public static readonly Refusal Returned = new("unknown.returned",
        "This money is on its way back to the payer, or went back already.", "该笔款项正在退回或已退回付款人。", "法院内控要求");

    public static readonly Refusal IsBond = new("unknown.is-bond",
        "This money is the bond of an auction, or is proposed to be one. Decide that first, among the bonds.", "该笔款项是（或待确认是）拍卖保证金，请先在保证金页面办理。", "网络司法拍卖规定 §17");

    public static readonly Refusal ClaimDecided = new("unknown.claim-decided",
        "This claim was rejected or withdrawn. Claim the money again if there is something new.", "该项认领已驳回或撤回；如有新证据，请重新认领。", "法院内控要求");

    public static readonly Refusal ClaimedBefore = new("unknown.claimed-before",
        "You have a claim on this money that waits to be decided. Withdraw it first.", "您对该笔款项已有待复核的认领，请先撤回。", "法院内控要求");

    public static readonly Refusal NotOwnClaim = new("unknown.not-own",
        "Only who claimed or proposed it can withdraw it. Reject it instead.", "仅提出人可以撤回；他人可驳回。", "法院内控要求");

    public static readonly Refusal PartsDiffer = new("unknown.parts-differ",
        "The parts must be greater than zero, one for each case, and add up to the line.", "各案金额应大于零、每案一项，且合计等于到账金额。", "法院内控要求");

    public static readonly Refusal OtherBook = new("unknown.other-book",
        "The money is in the book of another account than the case.", "该笔款项与案件不在同一账簿。", "法院内控要求");

    public static readonly Refusal EvidenceMissing = new("unknown.evidence-missing",
        "Add at least one file that shows whose money it is.", "请至少附一份证明款项归属的材料。", "法院内控要求");

    public static readonly Refusal EvidenceSize = new("unknown.evidence-size",
        "A file of evidence has 1 byte to 10 MB. Scan it smaller, or divide it.", "证据文件应为 1 字节至 10 MB，请压缩或拆分。", "法院内控要求");

    public static readonly Refusal ReasonMissing = new("unknown.reason-missing",
        "Give a reason; it stays with the money.", "请填写理由，理由随款项保存。", "执行权制约监督意见 §10");

    public static readonly Refusal TooMany = new("unknown.too-many",
        "One act takes 1 to 500 lines, each once. Divide it.", "一次办理 1 至 500 笔，每笔一次，请分批。", "法院内控要求");

    public static readonly Refusal SeveralRefused = new("unknown.several-refused",
        "Several lines cannot be done; nothing was changed. Take them out or mend them, then try again.", "有多笔不能办理，未作任何更改；请剔除或更正后重试。", "法院内控要求");

    public static readonly Refusal NotPayer = new("unknown.not-payer",
        "Unknown funds go back to the account that paid them and to no other.", "不明款只能原路退回付款账户。", "法院内控要求");

    public static readonly Refusal PayerMissing = new("unknown.payer-missing",
        "The bank's line names no paying account. Ask the bank for the payer first.", "银行明细无付款账户，请先向银行查询付款人。", "法院内控要求");

    public static readonly Refusal BeingClaimed = new("unknown.being-claimed",
        "Somebody claims this money. Decide the claim first; a refund never overtakes one.", "该笔款项有人认领，请先复核认领，再办理退款。", "法院内控要求");

    public static readonly Refusal BeingRefunded = new("unknown.being-refunded",
        "A refund of this money is proposed already.", "该笔款项已有待审批的退款。", "法院内控要求");

    public static readonly Refusal RefundDecided = new("unknown.refund-decided",
        "This refund is not in a state that allows the step.", "该项退款当前状态不能办理此步骤。", "法院内控要求");

    public static readonly Refusal NoticeRuns = new("unknown.notice-runs",
        "The public notice of this money still runs. Wait for its end.", "该笔款项公示期未满，不得退回。", "法院内控要求");

    public static readonly Refusal NoticeDates = new("unknown.notice-dates",
        "A public notice ends after today.", "公示截止日应晚于今日。", "法院内控要求");
}
