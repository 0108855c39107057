using NodaTime;

namespace Enforcement.Ledger.Cases;

/// <summary>Why nothing may be paid to a party. <c>cases.party_status_kind</c> holds the same rows; a test compares the two.</summary>
/// <param name="Code">As it is stored and typed.</param>
/// <source>法发〔2017〕6号 §16; MF §570; domain reference §7, row 46</source>
public sealed record PartyStatusKind(string Code, string Name)
{
    public static IReadOnlyList<PartyStatusKind> All { get; } =
    [
        new("deceased", "死亡"),
        new("deregistered", "注销或终止"),
        new("incapacitated", "丧失行为能力"),
        new("whereabouts-unknown", "下落不明"),
    ];

    /// <summary>By its code, in any case and with any dash, or by its Chinese name; null when there is none.</summary>
    public static PartyStatusKind? Find(string? text)
    {
        var code = text?.Trim().Replace('_', '-').ToLowerInvariant();
        return All.FirstOrDefault(k => k.Code == code || k.Name == text?.Trim());
    }
}

/// <param name="Mine">The reader recorded it, and so does not lift it.</param>
public sealed record PartyStatusView(
    long Id, long CaseId, string CaseNumber, string Party, string Kind, string KindName, string Document, string RecordedBy, Instant RecordedAt, bool Mine, string? LiftedBy, Instant? LiftedAt, string? LiftDocument);
