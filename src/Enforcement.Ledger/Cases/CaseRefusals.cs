using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Cases;

public static class CaseRefusals
{
    public static readonly Refusal NotFound = new("case.not-found",
        "There is no such case. Check the number, or import the case first.", "没有此案件，请核对案号或先导入案件。", "执行权制约监督意见 §19");

    public static readonly Refusal SubAccountNotFound = new("case.sub-account-not-found",
        "The case has no such sub-account.", "本案没有此子账号。", "执行权制约监督意见 §20");

    public static readonly Refusal SubAccountClosed = new("case.sub-account-closed",
        "This sub-account is closed already; a closed one is never opened again.", "该子账号已停用，停用后不再启用。", "执行权制约监督意见 §20");
}
