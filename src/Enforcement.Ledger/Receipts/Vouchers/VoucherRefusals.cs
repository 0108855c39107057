using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts.Vouchers;

/// <summary>Refusals about cash, numbered receipts and arrivals, and those of taking back money that one of them speaks for.</summary>
public static class VoucherRefusals
{
    const string Cash = "执行款物管理规定 §9";
    const string House = "法院内控要求";

    public static readonly Refusal TwoOfficers = new("cash.two-officers",
        "Cash is taken in the presence of two executors. Name a second one.", "收取现金须有两名以上执行人员在场，请另列一名执行人员。", Cash);

    public static readonly Refusal NoExecutor = new("cash.no-executor",
        "The second person present must be an executor.", "在场的第二名人员须为执行人员。", Cash);

    public static readonly Refusal FactsMissing = new("cash.facts-missing",
        "A voucher says who paid, how much, when, where, and why cash could not be avoided.", "现金凭证须载明交款人、金额、时间、地点及确需收取现金的理由。", Cash);

    public static readonly Refusal NotYetTaken = new("cash.not-yet-taken",
        "Cash cannot be taken later than now, nor the return lie before it.", "收款时间不得晚于当前时间，返院日期不得早于收款日。", House);

    public static readonly Refusal NotFound = new("cash.not-found",
        "There is no such cash voucher.", "没有此现金凭证。", Cash);

    public static readonly Refusal AcceptedByOfficer = new("cash.same-person",
        "Who took the cash neither takes it in for finance, nor pairs it, nor voids its voucher. Ask another person.",
        "收取现金的人员不得办理财务接收、对款或作废，请由他人办理。", Cash);

    public static readonly Refusal LateReason = new("cash.late-without-reason",
        "This cash comes later than the day it was taken. Give the reason.", "现金未于当日移交，请填写理由。", Cash);

    public static readonly Refusal NotOpen = new("cash.not-open",
        "This cash is handed in, banked or voided already. Reload and look again.", "该笔现金已移交、已缴存或已作废，请刷新后再看。", Cash);

    public static readonly Refusal NotOfCase = new("cash.line-not-of-case",
        "The bank's line is not in the case of this cash. Claim the line for the case first.", "该银行流水未入本案，请先办理认领。", Cash);

    public static readonly Refusal AmountDiffers = new("cash.amount-differs",
        "The vouchers do not add up to what the line brought.", "凭证合计与银行流水金额不符。", Cash);

    public static readonly Refusal NotAccepted = new("cash.not-accepted",
        "Finance has not taken this cash in yet. Hand it in first; then it is paired with the bank's line.", "该笔现金尚未经财务接收，请先办理接收，再与银行流水对款。", Cash);

    public static readonly Refusal NotPaired = new("cash.not-paired",
        "This cash is paired with no line of the bank; there is nothing to take back.", "该笔现金未与银行流水对款，无需撤销。", Cash);

    public static readonly Refusal UnpairReasonMissing = new("cash.unpair-reason-missing",
        "Give the reason for taking the pairing back; it stays with the voucher.", "请填写撤销对款的理由，理由随凭证保存。", Cash);

    public static readonly Refusal UnpairedByPairer = new("cash.paired-by-you",
        "You paired this cash yourself, or took it in and the rule paired it. Another finance person takes the pairing back.",
        "该笔由您本人对款，或由您接收后自动对款，须由另一名财务人员撤销。", House);

    public static readonly Refusal CashPaired = new("reverse.cash-paired",
        "This line banked cash of a voucher. Take that pairing back first; then reverse.", "该笔流水已与现金凭证对款，请先撤销对款，再办理冲销。", Cash);

    public static readonly Refusal ReceiptInForce = new("reverse.receipt-in-force",
        "A receipt in force was issued for this money. Have it voided first; then reverse.", "该笔款项的收据仍有效，请先作废收据，再办理冲销。", House);

    public static readonly Refusal BeyondLine = new("voucher.beyond-line",
        "A receipt in force for this money names another case, or it has left its case. Void that receipt first.", "该笔到账已有列于他案的有效收据，或款项已不在本案，请先作废原收据。", House);

    public static readonly Refusal ReasonMissing = new("voucher.reason-missing",
        "Voiding needs a reason; it stays with the number.", "作废须填写理由，理由随号码保存。", House);

    public static readonly Refusal ReceiptNotFound = new("voucher.not-found",
        "There is no such receipt.", "没有此收据。", House);

    public static readonly Refusal AlreadyVoided = new("voucher.already-voided",
        "This receipt is voided already; its number stays used.", "该收据已作废，号码不再使用。", House);

    public static readonly Refusal VoidedByIssuer = new("voucher.same-person",
        "Who issued a receipt does not void it. Ask another finance person.", "开具人不得作废本人开具的收据，请由另一名财务人员办理。", House);

    public static readonly Refusal NothingToIssue = new("voucher.nothing-to-issue",
        "No money of a case here waits for a receipt.", "没有待开收据的到账。", "执行款物管理规定 §7");

    public static readonly Refusal NoArrival = new("arrival.not-found",
        "There is no such arrival in a case of yours.", "您的案件没有此笔到账。", "执行款物管理规定 §8");
}
