namespace Enforcement.Ledger.Payouts;

/// <summary>A statutory ground of a deferral or a deposit. The database holds the same rows; a test compares the two.</summary>
/// <param name="Code">As it is stored and typed.</param>
/// <param name="SaysWhy">It names nothing by itself: the application gives its reason.</param>
public sealed record Ground(string Code, string Name, string Article, bool SaysWhy = false)
{
    /// <summary>By its code, in any case and with any dash, or by its Chinese name; null when there is none.</summary>
    public static Ground? Find(IReadOnlyList<Ground> among, string? text)
    {
        var code = text?.Trim().Replace('_', '-').ToLowerInvariant();
        return among.FirstOrDefault(g => g.Code == code || g.Name == text?.Trim());
    }
}
