using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Exports;

public static class ExportRefusals
{
    public static readonly Refusal ReasonMissing = new(
        "export.reason-missing",
        "This list names more persons than one reads. Say what it is for.",
        "导出的个人信息数量较多，请填写导出事由。",
        "法院内控要求");
}
