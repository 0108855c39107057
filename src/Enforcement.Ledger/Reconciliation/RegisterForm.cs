using Enforcement.Ledger.Kernel;
using NodaTime.Text;

namespace Enforcement.Ledger.Reconciliation;

/// <summary>The registers of a month as rows of a sheet.</summary>
public static class RegisterForm
{
    public static IReadOnlyList<object?> ReportHeading => ["科目", "期初", "本期收入", "本期支出", "期末"];

    public static IEnumerable<IReadOnlyList<object?>> Report(MonthReport report) =>
    [
        .. report.Accounts.Select(a => new object?[] { Chart.Accounts.Single(c => c.Name == a.Account).Chinese, a.Opening, a.In, a.Out, a.Closing }),
        [report.Name, $"{LocalDatePattern.Iso.Format(report.From)} 至 {LocalDatePattern.Iso.Format(report.To)}"],
        ["财务签署", report.Close?.PreparedBy, "执行局签署", report.Close?.ConfirmedBy],
    ];

    public static IReadOnlyList<object?> CaseHeading => ["案号", "承办人", "期初", "本期收入", "本期划入", "本期支出", "本期划出", "期末"];

    public static IReadOnlyList<object?> Case(CaseMonth c) => [c.CaseNumber, c.Officer, c.Opening, c.In, c.TransferredIn, c.Out, c.TransferredOut, c.Closing];

    public static IReadOnlyList<object?> ReceiptHeading =>
        ["进账时间", "进账金额", "案号", "承办人", "申请执行人", "被执行人", "交款人", "交款原由", "财务对账人", "执行局对账人", "入案日期", "备注"];

    public static IReadOnlyList<object?> Receipt(RegisteredReceipt r) =>
        [r.BookedOn, r.Amount, r.CaseNumber, r.Officer, r.Applicants, r.Debtors, r.Payer, r.Purpose, r.FinanceBy, r.ExecutionBy, r.PostedOn, Remark(r)];

    static string? Remark(RegisteredReceipt r) => (r.State, r.Claimed) switch
    {
        // A conversion is never taken back.
        _ when r.Bond => "保证金转入",
        (ArrivalState.Stands, false) => null,
        (ArrivalState.Stands, true) => "不明款认领",
        (ArrivalState.Reversed, false) => "已冲销",
        (ArrivalState.Reversed, true) => "不明款认领，已撤销",
        (_, false) => "红字冲销",
        (_, true) => "撤销认领",
    };

    public static IReadOnlyList<object?> DifferenceHeading => ["编号", "类别", "事项", "金额", "发生日", "情况", "状态", "责任人", "期限", "经过"];

    public static IReadOnlyList<object?> Difference(DifferenceView d) =>
        [d.Id, d.Kind, d.Subject, d.Amount, d.SinceOn, d.Facts, d.State, d.Owner, d.DueOn, string.Join("；", d.History.Select(n => $"{LocalDatePattern.Iso.Format(Calendar.Office.Today(n.At))} {n.By} {n.Act} {n.Reason}"))];
}
