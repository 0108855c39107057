namespace Enforcement.Ledger.Web.Api;

/// <summary>A part of a list.</summary>
/// <param name="Next">What to send as <c>after</c> for the part that follows; null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, long? Next);

/// <summary>How lists are cut: by key, so that a row that is added meanwhile neither hides nor repeats another.</summary>
static class Paging
{
    public const int Most = 200;

    const int Usual = 50;

    public static int Take(int? asked) => asked switch
    {
        null => Usual,
        >= 1 and <= Most => asked.Value,
        _ => throw new RequestFault("take", $"A part of a list has 1 to {Most} rows.", $"每页行数应为 1 至 {Most}。"),
    };

    /// <param name="rows">One more than asked for, when there are as many.</param>
    public static Page<T> Of<T>(List<T> rows, int take, Func<T, long> key) =>
        rows.Count > take ? new(rows[..take], key(rows[take - 1])) : new(rows, null);
}
