using Enforcement.Ledger.Calendar;
using NodaTime;

namespace Enforcement.Ledger.Receipts.Bonds;

/// <summary>How an auction is held; the law gives different times for returning bonds.</summary>
public enum AuctionMode
{
    Online,
    Offline,
}

/// <summary>How an auction ended: sold, without a bid (流拍), or called off (撤回).</summary>
public enum AuctionResult
{
    Sold,
    Unsold,
    CalledOff,
}

/// <summary>By when the bonds of an auction have gone back to their payers, and the winner's to the case.</summary>
/// <param name="At">The moment after which it is late.</param>
/// <param name="On">The day that is told.</param>
/// <source>网络司法拍卖规定 §23, §25 (24 hours); 拍卖、变卖财产规定 §10 (three days); domain reference §2.5</source>
public readonly record struct BondLimit(Instant At, LocalDate On)
{
    public const int OnlineHours = 24;

    public const int OfflineDays = 3;

    public static BondLimit Of(AuctionMode mode, Instant ended, WorkdayCalendar workdays)
    {
        if (mode == AuctionMode.Online)
            return new(ended + Duration.FromHours(OnlineHours), Office.Today(ended + Duration.FromHours(OnlineHours)));
        var due = workdays.AddDays(Office.Today(ended), OfflineDays).Due;
        return new(Office.EndOf(due), due);
    }
}
