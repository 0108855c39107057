using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Disputes;

public static class DisputeRefusals
{
    public static readonly Refusal ExceedsAvailable = new("dispute.exceeds-available",
        "The case does not hold as much that is free to be disputed.", "案件可用余额不足，不能列为争议。", "执行权制约监督意见 §22¶1");

    public static readonly Refusal NoDocument = new("dispute.no-document",
        "A dispute is placed and settled with a paper. Name it.", "列为争议和处理争议均须有依据文书，请填写文书名称与文号。", "法院内控要求");

    public static readonly Refusal ReviewTooLate = new("dispute.review-too-late",
        "Disputed money is looked at again within thirty days. Choose an earlier day, from today on.", "争议款应在三十日内复核，请改选复核日期。", "执行权制约监督意见 §22¶1");

    public static readonly Refusal NotFound = new("dispute.not-found", "There is no such dispute.", "没有此项争议。", "执行权制约监督意见 §12");

    public static readonly Refusal Settled = new("dispute.already-settled", "This dispute is settled.", "该争议已处理。", "执行权制约监督意见 §12");

    public static readonly Refusal OutcomeNotFound = new("dispute.outcome-not-found", "No outcome of this dispute was proposed.", "没有此项争议处理意见。", "执行权制约监督意见 §12");

    public static readonly Refusal OutcomeProposed = new("dispute.outcome-proposed",
        "An outcome of this dispute waits for a decision. It is decided or withdrawn first.", "该争议已有处理意见待复核，请先复核或撤回。", "法院内控要求");

    public static readonly Refusal OutcomeDecided = new("dispute.outcome-decided", "This outcome is decided already.", "该处理意见已办结。", "执行权制约监督意见 §12");

    public static readonly Refusal SamePerson = new("dispute.same-person",
        "Whoever placed a dispute or proposed its outcome does not decide it. Another person does.", "争议的提出人和处理意见的拟定人不得自行复核，须由他人办理。", "法发〔2009〕43号 §四; 法院内控要求");

    public static readonly Refusal OwedOnClaim = new("dispute.owed-on-claim",
        "What came in does not cover the claim and the fees: creditors are owed this sum, and it is no surplus of the debtor.", "到账款项不足以清偿执行标的和费用，该款应归债权人，不能列为应退被执行人的余款。", "执行工作规定 §34¶2");

    /// <exception cref="Refused"><see cref="NoDocument"/></exception>
    internal static string DocumentRequired(string? document) => string.IsNullOrWhiteSpace(document) ? throw new Refused(NoDocument) : document.Trim();
}
