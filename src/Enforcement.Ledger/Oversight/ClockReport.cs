using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Exports;

namespace Enforcement.Ledger.Oversight;

/// <summary>Money that waits for its notice: what is overdue (超期未发放清单), and what is due within three workdays (临期预警).</summary>
/// <source>domain reference §3.8 ③ ④</source>
public sealed class ClockReport(ClockQueries clocks, CalendarInForce calendar, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadCases;

    /// <summary>Neither asked for is all of them; both are the two lists together.</summary>
    public async Task<List<LotClock>> ListAsync(bool overdue, bool soon, CancellationToken ct)
    {
        var (today, workdays) = (Office.Today(act.Now), await calendar.GetAsync(ct));
        return [.. (await clocks.LotsAsync(null, ct)).Where(l => !overdue && !soon
            || overdue && IsOverdue(l)
            || soon && !IsOverdue(l) && l.A == Payouts.ClockState.Running && workdays.CountWorkdays(today, l.EffectiveDueOn) <= SweepDeadlines.SoonWorkdays)];

        bool IsOverdue(LotClock lot) => lot.A == Payouts.ClockState.Late || lot.A == Payouts.ClockState.Running && lot.Limit30On < today;
    }
}

/// <summary>The two lists as a file. Who took it is kept as evidence.</summary>
/// <source>domain reference §3.8 ③ ④ and §7, row 47</source>
public sealed class ExportClocks(ClockReport report, ExportDesk exports) : IUseCase
{
    static readonly IReadOnlyList<object?> Heading = ["案号", "承办人", "款项", "到账日期", "金额", "待发放", "期限A", "状态", "三十日期限", "总账龄(工作日)", "净账龄(工作日)", "办理环节"];

    public static Permission Needs => Permission.ReadCases;

    public sealed record Request(bool Overdue, bool Soon, SheetFormat As, string? Reason = null);

    /// <exception cref="Kernel.Refused"><see cref="ExportRefusals.ReasonMissing"/></exception>
    public async Task<ExportedFile> ExecuteAsync(Request request, CancellationToken ct)
    {
        var title = request switch { { Overdue: true, Soon: false } => "超期未发放清单", { Soon: true, Overdue: false } => "临期预警清单", _ => "待发放案款清单" };
        var rows = await report.ListAsync(request.Overdue, request.Soon, ct);
        return await exports.WriteAsync(new("clocks", title, title, title, request.As, Heading, false, request.Reason), rows.Select(Row).ToAsyncEnumerable(), ct);
    }

    static IReadOnlyList<object?> Row(LotClock l) => [l.CaseNumber, l.Officer, l.LotId, l.ArrivedOn, l.Amount, l.Open, l.ADueOn,
        l.A switch { Payouts.ClockState.Late => "超期", Payouts.ClockState.Suspended => "暂停计算", _ => "计算中" }, l.Limit30On, l.GrossWorkdays, l.NetWorkdays,
        l.Stage is { } stage ? Payouts.PayoutQueries.Chinese(stage) : "未拟发放"];
}
