using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Oversight;

public static class OversightRefusals
{
    const string Supervision = "执行权制约监督意见 §8";

    public static readonly Refusal AlertNotFound = new("alert.not-found",
        "There is no such alert. Reload the list.", "没有此预警，请刷新列表。", Supervision);

    public static readonly Refusal NoteMissing = new("alert.note-missing",
        "Say what you asked of the officer, or what you found.", "请写明督促内容或核查结果。", Supervision);

    public static readonly Refusal NotPrompted = new("alert.not-prompted",
        "The officer is prompted first; what stays uncorrected is reported to the leaders.", "应先向承办人督促提示，仍未纠正的再报告领导。", Supervision);
}
