using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Deposits;

public static class DepositRefusals
{
    public static readonly Refusal NotFound = new("deposit.not-found", "There is no such deposit.", "没有此项提存。", "执行权制约监督意见 §12");

    public static readonly Refusal NoGround = new("deposit.no-ground",
        "Money is deposited on a statutory ground only. Choose one, and for another one say which in the evidence.",
        "提存须有法定事由，请选择；其他事由须在证据中说明。", "法发〔2017〕6号 §16; 民法典 §570");

    public static readonly Refusal NoDocument = new("deposit.no-document",
        "A deposit and its return rest on a paper. Name it.", "提存和返还须有依据材料，请填写材料名称与文号。", "法发〔2017〕6号 §17");

    public static readonly Refusal NoEvidence = new("deposit.no-evidence",
        "Say what shows that the creditor cannot be paid.", "请填写不能向债权人发放的证据。", "法发〔2017〕6号 §17");

    public static readonly Refusal NotAParty = new("deposit.not-a-party",
        "Money is deposited for an applicant of the case. Name one.", "提存的债权人应为本案申请执行人。", "法发〔2017〕6号 §16");

    public static readonly Refusal NothingToDeposit = new("deposit.nothing-to-deposit",
        "The case holds no free money that could be deposited.", "本案没有可提存的案款。", "法院内控要求");

    public static readonly Refusal SamePerson = new("deposit.same-person",
        "Whoever applied for a deposit or its return does not decide it. Another person does.", "提存及返还的申请人不得自行审批，须由他人办理。", "法发〔2009〕43号 §四; 法发〔2017〕6号 §17");

    public static readonly Refusal Decided = new("deposit.decided",
        "This deposit is not open for that step.", "该项提存当前状态不能办理此步骤。", "执行权制约监督意见 §12");

    public static readonly Refusal ReturnAsked = new("deposit.return-asked",
        "The return of this deposit is asked for. Another person decides it.", "该项提存已申请返还，须由他人审批。", "执行权制约监督意见 §12");

    public static readonly Refusal NoReturn = new("deposit.no-return",
        "Nobody asks for the return of this deposit.", "该项提存没有待审批的返还申请。", "执行权制约监督意见 §12");

    public static readonly Refusal Lapsed = new("deposit.lapsed",
        "Five years have passed since the deposit: the creditor's right has lapsed, and the money less the cost belongs to the State.",
        "自提存之日起已满五年，债权人领取提存物的权利消灭，提存物扣除提存费用后归国家所有。", "民法典 §574");
}
