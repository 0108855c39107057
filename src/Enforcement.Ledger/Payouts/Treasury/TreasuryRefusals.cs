using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Treasury;

public static class TreasuryRefusals
{
    public static readonly Refusal NotFound = new("treasury.not-found",
        "There is no such payment of fees, or no such account.", "没有此笔执行费缴库，或没有此账户。", "执行权制约监督意见 §12");

    public static readonly Refusal NoAccount = new("treasury.no-account",
        "This book has no confirmed treasury account. One of finance names it by its paper, another confirms it.", "本账簿尚无已确认的国库收款账户，须一人登记、另一人确认。", "诉讼费用交纳办法 §52");

    public static readonly Refusal AccountUnfounded = new("treasury.account-unfounded",
        "Name the account, its holder and the paper that says so.", "请填写国库收款账户的户名、账号和依据文书。", "诉讼费用交纳办法 §52");

    public static readonly Refusal SamePerson = new("treasury.same-person",
        "You prepared this yourself. Another person of finance decides it.", "该事项由您提出，须由其他财务人员复核。", "法发〔2009〕43号 §四; 法院内控要求");

    public static readonly Refusal NothingDue = new("treasury.nothing-due",
        "None of these fees is due: each is confirmed, not reversed, and not being paid already.", "所选费用不是待缴库的执行费：须已确认、未冲销且未在缴库中。", "诉讼费用交纳办法 §52");

    public static readonly Refusal NotACost = new("treasury.not-a-cost",
        "Only the cost of a sale has a payee of its own, and only while nobody is paying it.", "只有尚未支付的变价费用可登记收款人。", "执行工作规定 §34");

    public static readonly Refusal NoPayee = new("treasury.no-payee",
        "Nobody is named who bore this cost. The officer names name, account and paper.", "该费用尚未登记收款人，须由承办人填写户名、账号和依据文书。", "执行工作规定 §34; 法院内控要求");

    public static readonly Refusal CostNotDue = new("treasury.cost-not-due",
        "This cost is not due: it is confirmed, not reversed, and not being paid already.", "该变价费用不是待支付的费用：须已确认、未冲销且未在支付中。", "执行工作规定 §34");

    public static readonly Refusal Decided = new("treasury.already-decided",
        "This payment of fees is not open for that step any more.", "该笔缴库当前状态不能办理此步骤。", "执行权制约监督意见 §12");

    public static readonly Refusal FeePaid = new("deduction.paid-to-treasury",
        "This fee or cost is paid out, or is being paid. What is paid comes back from who got it, not out of the case.", "该笔费用已缴库（支付）或正在办理，不得冲销；已缴库的须按退库办理。", "诉讼费用交纳办法 §52, §53");
}
