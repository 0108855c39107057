using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts;

/// <summary>Refusals about money that is to come.</summary>
public static class ExpectedRefusals
{
    public static readonly Refusal NotFound = new("expected.not-found",
        "There is no such expected receipt.", "没有此项应收案款。", "执行权制约监督意见 §12");

    public static readonly Refusal WrongAccount = new("expected.wrong-account",
        "A deduction goes to the case's own sub-account and to no other. Correct the order.",
        "扣划款项只能划入本案专用账号，请更正协助扣划文书。", "执行权制约监督意见 §20");

    public static readonly Refusal NoSubAccount = new("expected.no-sub-account",
        "The case has no active sub-account that the order could name.", "本案没有可用的专用账号，不能发出扣划文书。", "执行权制约监督意见 §20");

    public static readonly Refusal CaseClosed = new("expected.case-closed",
        "The case is closed; nothing is expected to come to it.", "案件已结，不再登记应收案款。", "法院内控要求");

    public static readonly Refusal AmountNotPositive = new("expected.amount-not-positive",
        "The amount must be greater than zero, with at most two decimals.", "金额应大于零，且不超过两位小数。", "法院内控要求");

    public static readonly Refusal ReferenceMissing = new("expected.reference-missing",
        "Give the number of the order: four to a hundred characters, and a deduction always has one.",
        "请填写文书编号（4 至 100 个字符），扣划必须填写。", "执行权制约监督意见 §20");

    public static readonly Refusal DocumentMissing = new("expected.document-missing",
        "Name the paper that this rests on.", "请填写依据文书。", "执行权制约监督意见 §10");

    public static readonly Refusal Dates = new("expected.dates",
        "The day of the paper is not in the future, and the due date is not before it; only a deduction may leave the due date out.",
        "文书日期不得晚于今日，到期日不得早于文书日期；仅扣划可不填到期日。", "法院内控要求");

    public static readonly Refusal PayerAccountInvalid = new("expected.payer-account-invalid",
        "The payer's account is not one that a bank could have.", "付款账号格式有误。", "法院内控要求");

    public static readonly Refusal Registered = new("expected.already-registered",
        "This is registered already: the same case, kind, number, amount and due date.", "该项应收案款已登记。", "法院内控要求");

    public static readonly Refusal NotOpen = new("expected.not-open",
        "It has arrived in full or is cancelled; there is nothing to cancel.", "该项已足额到账或已取消。", "法院内控要求");

    public static readonly Refusal NotADeduction = new("expected.not-a-deduction",
        "Only a deduction order is confirmed; everything else is ticked off and posts nothing.", "仅扣划文书需要复核，其他应收只作核销。", "法院内控要求");

    public static readonly Refusal SamePerson = new("expected.same-person",
        "You registered this order yourself. Another person confirms it against the paper.", "该扣划文书由您本人登记，须由他人对照文书复核。",
        "法发〔2009〕43号 §四; 法院内控要求");

    public static readonly Refusal AlreadyConfirmed = new("expected.already-confirmed",
        "This order is confirmed already.", "该扣划文书已复核。", "法院内控要求");

    public static readonly Refusal NotConfirmable = new("expected.not-confirmable",
        "Money of this order has arrived, or it is cancelled; there is nothing to confirm any more.", "该扣划文书已有到账或已取消，无需复核。", "法院内控要求");

    public static readonly Refusal ReasonMissing = new("expected.reason-missing",
        "Give a reason; it stays with the case.", "请填写理由，理由随案保存。", "执行权制约监督意见 §10");
}
