using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Payouts.Deposits;

public enum DepositState
{
    Applied,

    /// <summary>The money is lodged for the creditor.</summary>
    Approved,
    Rejected,
    Withdrawn,

    /// <summary>The creditor appeared: the money is the case's again, to be paid to him.</summary>
    Returned,
}

/// <summary>What the law says of a deposit (提存).</summary>
/// <source>法发〔2017〕6号 §16–17; MF §570, §573–574</source>
public static class DepositRule
{
    const int LapseMonths = 60;

    /// <summary>Days before the creditor's right lapses from which the sweep says so.</summary>
    public const int LapseWarningDays = 90;

    const string Article = "法发〔2017〕6号 §16; 民法典 §570";

    public static IReadOnlyList<Ground> Grounds { get; } =
    [
        new("refused", "无正当理由拒绝领取", Article),
        new("whereabouts-unknown", "下落不明", Article),
        new("heir-or-guardian-unknown", "死亡未确定继承人或丧失行为能力未确定监护人", Article),
        new("unreachable", "按所留联系方式无法通知", Article),
        new("other", "其他", Article, SaysWhy: true),
    ];

    /// <summary>The last day of the creditor's right: the corresponding day five years after the deposit, rolled off a rest day.</summary>
    /// <source>MF §574, §202–203</source>
    public static Deadline Lapse(WorkdayCalendar calendar, LocalDate deposited) => calendar.AddMonths(deposited, LapseMonths);
}

/// <summary>A deposit taken in hand, with its case locked.</summary>
sealed record DepositInHand(long Id, int BookId, long CaseId, long PartyId, string CreditorKey, Money Amount, long[]? Lots, DepositState State, long AppliedBy, Instant? DecidedAt);
