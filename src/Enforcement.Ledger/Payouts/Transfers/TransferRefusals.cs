using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Transfers;

public static class TransferRefusals
{
    public static readonly Refusal NotFound = new("transfer.not-found",
        "There is no such transfer between cases.", "没有此笔案款划转。", "执行权制约监督意见 §12");

    public static readonly Refusal NoGround = new("transfer.no-ground",
        "Money of one case becomes another's on a ground only: parties in common, distribution to another case of this court, a wrong posting, a resumed case, or an order of the upper court. State the one that applies.",
        "案款划转须有依据：同一当事人系列案、分配至本院其他案件、错账更正、恢复执行或上级法院指令，请选择符合两案情况的一项。", "法院内控要求");

    public static readonly Refusal NoDocument = new("transfer.no-document",
        "Name the paper that the transfer rests on: the order of the upper court, the decision to distribute, or the account of the wrong posting.", "请填写据以划转的文书：上级法院指令、分配决定或错账更正说明。", "执行权制约监督意见 §27; 法院内控要求");

    public static readonly Refusal SamePerson = new("transfer.same-person",
        "You proposed this yourself. Another person decides it.", "该事项由您提出，须由他人审批。", "法发〔2009〕43号 §四; 法院内控要求");

    public static readonly Refusal SameCase = new("transfer.same-case",
        "A transfer goes from one case to another.", "划出案件与划入案件不能相同。", "法院内控要求");

    public static readonly Refusal OtherBook = new("transfer.other-book",
        "The two cases keep their money in different accounts. That is a payment, not a transfer.", "两案不在同一执行款专户，不能划转，须按发放办理。", "法院内控要求");

    public static readonly Refusal CaseClosed = new("transfer.case-closed",
        "The receiving case is closed. Reopen it first.", "划入案件已结案，须先恢复。", "法院内控要求");

    public static readonly Refusal OnHold = new("transfer.on-hold",
        "A hold keeps the money in its case. Lift it first.", "该案款项已冻结或暂停，须先解除。", "法院内控要求");

    public static readonly Refusal PlanNeeds = new("transfer.plan-needs",
        "The distribution plan in force needs this money for its creditors. Transfer what is over, or replace the plan first.",
        "生效的分配方案须用该款项清偿，只能划转方案以外的部分，或先变更方案。", "民诉法解释 §508, §510");

    public static readonly Refusal Decided = new("transfer.already-decided",
        "This transfer is decided already.", "该笔划转已有处理结果。", "执行权制约监督意见 §12");

    public static readonly Refusal NotApproved = new("transfer.not-approved",
        "Nothing has moved yet: withdraw or reject the proposal instead.", "该笔划转尚未办理，请撤回或驳回申请。", "法院内控要求");

    public static readonly Refusal UndoNotAsked = new("transfer.undo-not-asked",
        "Nobody has asked to undo this transfer. One person asks, another confirms.", "尚无人申请冲销该笔划转，须一人申请、另一人确认。", "法院内控要求");

    public static readonly Refusal UndoAsked = new("transfer.undo-asked",
        "Undoing this transfer was asked for already; another person confirms it.", "该笔划转已申请冲销，待他人确认。", "法院内控要求");
}
