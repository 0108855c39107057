using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Cases;

public static class CaseRefusals
{
    public static readonly Refusal NotFound = new("case.not-found",
        "There is no such case. Check the number, or import the case first.", "没有此案件，请核对案号或先导入案件。", "执行权制约监督意见 §19");
}
