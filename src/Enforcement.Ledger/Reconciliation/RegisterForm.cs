using Enforcement.Ledger.Kernel;
using NodaTime.Text;

namespace Enforcement.Ledger.Reconciliation;

/// <summary>The registers of a month as rows of a sheet.</summary>
public static class RegisterForm
{
    public static IEnumerable<IReadOnlyList<object?>> Report(MonthReport report) =>
    [
        ["案款月报", report.Name, $"{LocalDatePattern.Iso.Format(report.From)} 至 {LocalDatePattern.Iso.Format(report.To)}"],
        ["科目", "期初", "本期收入", "本期支出", "期末"],
        .. report.Accounts.Select(a => new object?[] { Chart.Accounts.Single(c => c.Name == a.Account).Chinese, a.Opening, a.In, a.Out, a.Closing }),
        ["财务签署", report.Close?.PreparedBy, "执行局签署", report.Close?.ConfirmedBy],
    ];

    public static IEnumerable<IReadOnlyList<object?>> Cases(CaseRegister register) =>
    [
        ["案号", "承办人", "期初", "本期收入", "本期支出", "期末"],
        .. register.Cases.Select(c => new object?[] { c.CaseNumber, c.Officer, c.Opening, c.In, c.Out, c.Closing }),
        ["合计", null, register.Opening, register.In, register.Out, register.Closing],
    ];

    public static IEnumerable<IReadOnlyList<object?>> Receipts(IEnumerable<RegisteredReceipt> receipts) =>
    [
        ["进账时间", "进账金额", "案号", "承办人", "申请执行人", "被执行人", "交款人", "交款原由", "财务对账人", "执行局对账人"],
        .. receipts.Select(r => new object?[] { r.BookedOn, r.Amount, r.CaseNumber, r.Officer, r.Applicants, r.Debtors, r.Payer, r.Purpose, r.FinanceBy, r.ExecutionBy }),
    ];
}
