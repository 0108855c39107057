using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts;

public static class HoldRefusals
{
    public static readonly Refusal NotFound = new("hold.not-found", "There is no such hold.", "没有此项冻结。", "执行权制约监督意见 §12");

    public static readonly Refusal KindUnknown = new("hold.kind-unknown",
        "Name the ground of the hold by one of its codes, such as garnished or bankruptcy-accepted.", "请选择冻结事由，如另案保全或扣留、受理破产。", "法院内控要求");

    public static readonly Refusal NoDocument = new("hold.no-document",
        "A hold is placed and lifted with a document. Name it.", "冻结和解除均须有法律文书，请填写文书名称与文号。", "法院内控要求");

    public static readonly Refusal SamePerson = new("hold.same-person",
        "Whoever placed a hold does not confirm or lift it. Another person does.", "冻结的提出人不得自行确认或解除，须由他人办理。", "法发〔2009〕43号 §四; 法院内控要求");

    public static readonly Refusal NoSecurity = new("hold.no-security",
        "An objection to an act of enforcement does not stop it, unless security is given and allowed. Name the security and the permission.",
        "执行行为异议期间不停止执行；确有充分担保并经准许的，请填写担保与准许文书。", "民诉法执行程序解释 §9");

    public static readonly Refusal NoAmount = new("hold.no-amount",
        "Another case's hold reaches the sum that its order names. Give the amount.", "另案保全以协助执行通知书载明金额为限，请填写金额。", "法发〔2017〕6号 §10¶2");

    public static readonly Refusal NotAParty = new("hold.not-a-party", "This is no party of the case.", "该人不是本案当事人。", "法院内控要求");

    public static readonly Refusal AlreadyConfirmed = new("hold.already-confirmed", "This hold is confirmed.", "该冻结已确认。", "执行权制约监督意见 §12");

    public static readonly Refusal AlreadyLifted = new("hold.already-lifted", "This hold is lifted.", "该冻结已解除。", "执行权制约监督意见 §12");
}
