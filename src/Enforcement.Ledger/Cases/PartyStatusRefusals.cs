using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Cases;

public static class PartyStatusRefusals
{
    public static readonly Refusal NotFound = new("party-status.not-found", "There is no such record.", "没有此项记录。", "执行权制约监督意见 §12");

    public static readonly Refusal KindUnknown = new("party-status.kind-unknown",
        "Name what became of the party: deceased, deregistered, incapacitated or whereabouts-unknown.", "请选择当事人状况：死亡、注销或终止、丧失行为能力、下落不明。", "法发〔2017〕6号 §16");

    public static readonly Refusal NotAParty = new("party-status.not-a-party", "This is no party of the case.", "该人不是本案当事人。", "法院内控要求");

    public static readonly Refusal NoDocument = new("party-status.no-document",
        "What became of a party is recorded and lifted with a paper. Name it.", "登记和解除当事人状况均须有证明材料，请填写名称与文号。", "执行权制约监督意见 §22¶2");

    public static readonly Refusal AlreadyRecorded = new("party-status.already-recorded", "This stands recorded of the party already.", "该当事人已登记状况，请先解除。", "执行权制约监督意见 §12");

    public static readonly Refusal SamePerson = new("party-status.same-person",
        "Whoever recorded it does not lift it. Another person does.", "登记人不得自行解除，须由他人办理。", "法发〔2009〕43号 §四; 法院内控要求");

    public static readonly Refusal AlreadyLifted = new("party-status.already-lifted", "This record is lifted.", "该记录已解除。", "执行权制约监督意见 §12");
}
