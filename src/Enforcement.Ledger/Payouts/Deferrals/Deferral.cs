using NodaTime;

namespace Enforcement.Ledger.Payouts.Deferrals;

public enum DeferralState
{
    Applied,
    Approved,
    Rejected,
    Withdrawn,

    /// <summary>Its ground is gone, or its day has passed: what it deferred is paid within ten days.</summary>
    Ended,
}

/// <summary>What the law says of a deferral.</summary>
/// <source>法发〔2017〕6号 §10¶2–3</source>
public static class DeferralRule
{
    /// <summary>The longest that one application may ask for; more is a new application. An office rule: no text names a limit.</summary>
    public const int MostMonths = 6;

    /// <summary>Calendar days from the end of the ground until the money is paid.</summary>
    public const int PayWithinDays = 10;

    const string Article = "法发〔2017〕6号 §10¶2";

    public static IReadOnlyList<Ground> Grounds { get; } =
    [
        new("distribution", "案款需要分配", Article),
        new("garnished", "申请执行人因另案致执行款被保全或冻结", Article),
        new("not-collected", "申请执行人经通知未领取", Article),
        new("suspended", "案件被依法中止或暂缓执行", Article),
        new("other", "其他正当理由", Article, SaysWhy: true),
    ];
}

/// <summary>A deferral taken in hand.</summary>
sealed record DeferralInHand(long Id, long CaseId, LocalDate Until, DeferralState State, long AppliedBy);
