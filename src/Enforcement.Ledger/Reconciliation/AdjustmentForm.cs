using Enforcement.Ledger.Database;
using Enforcement.Ledger.Exports;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts;
using NodaTime.Text;

namespace Enforcement.Ledger.Reconciliation;

/// <summary>The bank reconciliation statement as the office signs it: the same rows for the workbook and for the printed page.</summary>
public static class AdjustmentForm
{
    public const string Title = "银行存款余额调节表";

    /// <summary>A row of either half: what it says, and the amount where it has one.</summary>
    /// <param name="Strong">A balance, rather than an item of it.</param>
    public sealed record Row(string Text, Money? Amount, bool Strong = false);

    public static IReadOnlyList<string> Head(AdjustmentStatement s) =>
        [$"账簿：{s.Name}（{s.Book}）", $"账号：{s.EscrowAccountNo}    币种：{s.Currency}    截止日：{LocalDatePattern.Iso.Format(s.On)}"];

    public static IReadOnlyList<Row> BookSide(AdjustmentStatement s) =>
    [
        new("银行存款科目余额", s.Ledger, true),
        new("减：在途科目余额（已送银行的发放）", s.InTransit),
        new("单位银行存款日记账余额", s.Cash, true),
        new("加：银行已收、单位未收", Sum(s.BankReceived)),
        .. s.BankReceived.Select(Item),
        new("减：银行已付、单位未付", Sum(s.BankPaid)),
        .. s.BankPaid.Select(Item),
        .. s.Missing.Count == 0 ? Array.Empty<Row>() : [new("加：对账单缺失期间银行净收入（经两人批准放行）", Sum(s.Missing)), .. s.Missing.Select(Item)],
        new("调节后余额（单位）", s.BookAdjusted, true),
    ];

    public static IReadOnlyList<Row> BankSide(AdjustmentStatement s) =>
    [
        new($"银行对账单余额{(s.StatementIdent is null ? "" : $"（{s.StatementIdent}）")}", s.Bank, true),
        new("加：单位已收、银行未收", Money.Zero),
        new("减：单位已付、银行未付", Sum(s.Sent)),
        .. s.Sent.Select(Item),
        new("调节后余额（银行）", s.BankAdjusted, true),
    ];

    public static IReadOnlyList<Row> Foot(AdjustmentStatement s) =>
    [
        new(s.Difference.IsZero ? "调节后双方余额相符，差额" : "调节后双方余额不符，差额", s.Difference, true),
        .. s.Unexplained.Count == 0 ? Array.Empty<Row>() : [new("备查：双方均已入账、用途不明的支出", Sum(s.Unexplained)), .. s.Unexplained.Select(Item)],
    ];

    public static string Signatures(AdjustmentStatement s) => $"编制人：{s.PreparedBy ?? "____________"}        复核人：{s.ConfirmedBy ?? "____________"}        日期：____________";

    static Row Item(AdjustmentItem item) => new($"    {(item.On is { } on ? LocalDatePattern.Iso.Format(on) + " " : "")}{item.Reference} {(HeldFor.TryGetValue(item.Text, out var why) ? why : item.Text)}".TrimEnd(), item.Amount);

    // A held statement is told by its code; the form is read by who knows none.
    static readonly Dictionary<string, string> HeldFor = new()
    {
        [ReceiptRefusals.Gap.Code] = "对账单不连续，挂起待补",
        [ReceiptRefusals.Equation.Code] = "期初、发生额与期末不平，挂起核查",
        [ReceiptRefusals.Edited.Code] = "与已入账内容不同，挂起核查",
        [ReceiptRefusals.Pages.Code] = "对账单分页未齐，挂起待补",
        [ReceiptRefusals.BalancesMissing.Code] = "缺少期末余额，挂起核查",
        [LedgerRefusals.PeriodClosed.Code] = "该日已结账，挂起待重新开账",
    };

    static Money Sum(IEnumerable<AdjustmentItem> items) => Money.Sum(items.Select(i => i.Amount));

    /// <summary>The form as rows of a sheet.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Rows(AdjustmentStatement s) =>
    [
        [Title], .. Head(s).Select(h => new object?[] { h }), [],
        ["单位", "金额"], .. BookSide(s).Select(Cells), [],
        ["银行", "金额"], .. BankSide(s).Select(Cells), [],
        .. Foot(s).Select(Cells), [], [Signatures(s)],
    ];

    static object?[] Cells(Row row) => [row.Text, row.Amount];

    /// <param name="mark">Who took it and when.</param>
    public static byte[] Page(AdjustmentStatement s, string mark)
    {
        var page = new PrintedForm();
        page.Centred(Title, 18);
        foreach (var line in Head(s))
            page.Line(line);
        foreach (var half in new[] { BookSide(s), BankSide(s), Foot(s) })
        {
            page.Gap();
            foreach (var row in half)
                page.Row(row.Text, row.Amount?.ToString(), row.Strong);
        }
        page.Gap();
        page.Gap();
        page.Line(Signatures(s));
        page.Line(mark);
        return page.Write(Title);
    }
}
