using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts.Bonds;

/// <summary>What the desk of auctions and bonds refuses.</summary>
public static class BondRefusals
{
    public static readonly Refusal AuctionNotFound = new("auction.not-found",
        "There is no such auction, or it is of another officer's case.", "没有此项拍卖，或属于其他承办人的案件。", "网络司法拍卖规定 §17");

    public static readonly Refusal FactsMissing = new("auction.facts-missing",
        "Name the lot and the platform, and a start price greater than zero.", "请填写标的物、拍卖平台和大于零的起拍价。", "网络司法拍卖规定 §17");

    public static readonly Refusal NumberInvalid = new("auction.number-invalid",
        "A number has 6 to 40 letters, digits, hyphens or underscores, a digit among them; that of the bonds differs from the auction's.",
        "编号应为 6 至 40 位字母、数字、短横线或下划线，至少含一位数字；保证金编号不得与拍卖编号相同。", "法院内控要求");

    public static readonly Refusal NumberTaken = new("auction.number-taken",
        "An auction of this book has this number already.", "本账簿已有使用该编号的拍卖。", "法院内控要求");

    public static readonly Refusal BondRange = new("auction.bond-range",
        "The bond is 5 to 20 percent of the start price; off-line at least 5.", "保证金应为起拍价的 5% 至 20%；线下拍卖不低于 5%。",
        "网络司法拍卖规定 §17; 拍卖、变卖财产规定 §10");

    public static readonly Refusal CaseClosed = new("auction.case-closed",
        "The case is closed; nothing of it is sold any more.", "案件已结，不再登记拍卖。", "法院内控要求");

    public static readonly Refusal BiddingRuns = new("bond.bidding-runs",
        "Bidding has not ended, or nobody has recorded how. Bonds wait for that.", "竞价尚未结束，或未登记拍卖结果；保证金待结果登记后办理。", "网络司法拍卖规定 §23");

    public static readonly Refusal ResultInvalid = new("auction.result-invalid",
        "A sale names the confirmed bond of its winner, any other end none; and it ended at the planned time or later, but not in the future.",
        "成交须指明买受人已确认的保证金，其他结果不得指明；结束时间不得早于预定时间，也不得晚于现在。", "网络司法拍卖规定 §23, §25");

    public static readonly Refusal ResultStands = new("auction.result-stands",
        "The winner's bond is on its way to the case, so the result stands.", "买受人保证金已转入或正在转入案款，拍卖结果不得更改。", "法院内控要求");

    public static readonly Refusal NotFound = new("bond.not-found",
        "There is no such bond.", "没有此笔保证金。", "网络司法拍卖规定 §17");

    public static readonly Refusal ConversionNotFound = new("bond-conversion.not-found",
        "There is no such conversion.", "没有此项转入申请。", "网络司法拍卖规定 §25");

    public static readonly Refusal SamePerson = new("bond.same-person",
        "You took the statement in, or proposed this yourself. Another person has to decide it.", "该对账单由您导入或该事项由您提出，须由他人复核。",
        "法发〔2009〕43号 §四; 法院内控要求");

    public static readonly Refusal NotOwn = new("bond.not-own",
        "Only who proposed it can withdraw it. Reject it instead.", "仅提出人可以撤回；他人可驳回。", "法院内控要求");

    public static readonly Refusal Decided = new("bond.decided",
        "This has been decided already. Reload and look at it.", "该事项已有处理结果，请刷新后查看。", "法院内控要求");

    public static readonly Refusal Winner = new("bond.winner",
        "The winner's bond counts to the price; it does not go back.", "买受人的保证金抵作价款，不予退还。", "网络司法拍卖规定 §25");

    public static readonly Refusal NotWinner = new("bond.not-winner",
        "Only the winner's bond becomes money of the case. The others go back to their payers.", "仅买受人的保证金可转入案款，其他竞买人的保证金应予退还。", "网络司法拍卖规定 §23, §25");

    public static readonly Refusal Converted = new("bond.converted",
        "This bond has become money of the case already.", "该笔保证金已转入案款。", "网络司法拍卖规定 §25");

    public static readonly Refusal BeingConverted = new("bond.being-converted",
        "Its conversion is proposed already.", "该笔保证金已有待复核的转入申请。", "法院内控要求");

    public static readonly Refusal Batch = new("bond.batch",
        "The bank booked several payments as one; as a whole it is nobody's bond.", "银行将多笔付款合并入账，整笔不能作为保证金。", "网络司法拍卖规定 §17");

    public static readonly Refusal WinnerRecorded = new("bond.winner-recorded",
        "This is recorded as the winner's bond. Correct the auction's result first.", "该笔登记为买受人的保证金，请先更正拍卖结果。", "网络司法拍卖规定 §25");

    public static readonly Refusal UndoNotAsked = new("bond.undo-not-asked",
        "Nobody asks that this bond be unknown funds again.", "没有人申请将该笔保证金转回不明款。", "法院内控要求");

    public static readonly Refusal UndoSamePerson = new("bond.undo-same-person",
        "You ask for this yourself, or took the statement in. Another person has to confirm it.", "该申请由您提出，或该对账单由您导入，须由他人复核。", "法发〔2009〕43号 §四; 法院内控要求");

    public static readonly Refusal DocumentMissing = new("bond.document-missing",
        "Name the paper: the record of the sale, or the collegial decision that the bond of a defaulting buyer is kept.",
        "请填写依据文书：成交确认书，或不予退还保证金的合议庭决定。", "网络司法拍卖规定 §24");
}
