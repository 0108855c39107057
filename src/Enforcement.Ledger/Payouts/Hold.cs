using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Payouts;

/// <summary>Why money of a case must not move. <c>payouts.hold_kind</c> holds the same rows; a test compares the two.</summary>
/// <param name="Code">As it is stored and typed.</param>
/// <param name="NeedsSecurity">It stops nothing by itself, only with security given and the court's permission.</param>
/// <param name="NeedsAmount">It reaches a sum, never the whole case.</param>
/// <source>domain reference §2.4</source>
public sealed record HoldKind(string Code, string Name, string Article, bool NeedsSecurity = false, bool NeedsAmount = false)
{
    public static IReadOnlyList<HoldKind> All { get; } =
    [
        new("third-party-objection", "案外人异议", "民诉法执行程序解释 §15–16; 民诉法解释 §313, §463"),
        new("enforcement-objection", "执行行为异议", "民诉法执行程序解释 §9", NeedsSecurity: true),
        new("bankruptcy-ask", "征询破产意见", "执行权制约监督意见 §5"),
        new("bankruptcy-transfer", "移送破产审查", "民诉法解释 §511"),
        new("bankruptcy-accepted", "受理破产", "企业破产法 §19"),
        new("garnished", "另案保全或扣留", "法发〔2017〕6号 §10¶2", NeedsAmount: true),
        new("suspended", "中止或暂缓执行", "民事诉讼法 §267; 执行工作规定 §77"),
        new("title-set-aside", "执行依据被撤销", "执行工作规定 §72"),
        new("upper-court-order", "上级法院指令", "执行工作规定 §72"),
        new("court-dispute", "法院间执行争议", "执行权制约监督意见 §27"),
        new("heir-unknown", "继承人或承受人未定", "民事诉讼法 §267"),
    ];

    /// <summary>By its code, in any case and with any dash, or by its Chinese name; null when there is none.</summary>
    public static HoldKind? Find(string? text)
    {
        var code = text?.Trim().Replace('_', '-').ToLowerInvariant();
        return All.FirstOrDefault(k => k.Code == code || k.Name == text?.Trim());
    }
}

/// <summary>A hold on a case, on a party of it, or on a sum.</summary>
/// <source>domain reference §2.4</source>
public sealed class Hold
{
    public long Id { get; private set; }

    public required int BookId { get; init; }

    public required long CaseId { get; init; }

    public required string Kind { get; init; }

    /// <summary>Null for the whole case; else what this party would be paid.</summary>
    public long? PartyId { get; init; }

    /// <summary>Null for all of it. What the case does not hold yet is taken from what arrives.</summary>
    public Money? AmountMinor { get; init; }

    /// <summary>What is set aside; the database counts it.</summary>
    public Money HeldMinor { get; private set; }

    public required string Document { get; init; }

    public string? Security { get; init; }

    public required string Reason { get; init; }

    public required long PlacedBy { get; init; }

    public required Instant PlacedAt { get; init; }

    /// <summary>Another person found that it stands; until then no clock stands still for it.</summary>
    public long? ConfirmedBy { get; set; }

    public Instant? ConfirmedAt { get; set; }

    public long? LiftedBy { get; set; }

    public Instant? LiftedAt { get; set; }

    public string? LiftDocument { get; set; }
}
