using System.Text.RegularExpressions;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.Formats;

namespace Enforcement.Ledger.Receipts;

/// <param name="Heading">As it stands in the file.</param>
public sealed record MappedColumn(string Heading, TableField Field);

/// <summary>How a bank's table is read that no layout of the house knows: every column of its heading in order, and how its money and
/// dates are written.</summary>
/// <param name="Code">Short name: <c>huaxia-2026</c>.</param>
/// <param name="Title">For people: 华夏银行对公明细.</param>
/// <param name="Columns">All of them; what is not kept is <see cref="TableField.Ignored"/>, so that nothing is passed over in silence.</param>
/// <param name="Separator">Of a text: comma, tab, semicolon or bar; null for whichever fits.</param>
/// <param name="InWords">What the direction column says for money in; null for the words that banks share.</param>
public sealed partial record StatementMapping(
    string Code, string Title, IReadOnlyList<MappedColumn> Columns, MoneyRule Money, DateOrder Dates,
    string? Separator = null, IReadOnlyList<string>? InWords = null, IReadOnlyList<string>? OutWords = null)
{
    const int MostColumns = 256;
    const int LongestTitle = 100;
    const int LongestHeading = 200;

    public IReadOnlyList<string> Signature => TableLayout.Signature([.. Columns.Select(column => column.Heading)]);

    /// <exception cref="Refused"><see cref="StatementProfileRefusals.Mapping"/> with what is missing or double.</exception>
    public void Require()
    {
        var wrong = Wrong().ToList();
        if (wrong.Count > 0)
            throw new Refused(StatementProfileRefusals.Mapping, string.Join("; ", wrong));
    }

    public TableLayout ToLayout(int version) => new($"profile-{Code}-v{version}", Title, [])
    {
        Money = Money,
        Dates = Dates,
        Delimiter = Separator is { Length: 1 } ? Separator[0] : null,
        Heading = Signature,
        Fields = [.. Columns.Take(Signature.Count).Select(column => column.Field)],
        InWords = InWords is { Count: > 0 } ? [.. InWords.Select(TableLayout.Fold)] : TableWords.In,
        OutWords = OutWords is { Count: > 0 } ? [.. OutWords.Select(TableLayout.Fold)] : TableWords.Out,
    };

    IEnumerable<string> Wrong()
    {
        if (Code is null || !CodeForm().IsMatch(Code))
            yield return "code: 2 to 40 of a-z, 0-9 and -";
        if (string.IsNullOrWhiteSpace(Title) || Title.Length > LongestTitle)
            yield return "title: 1 to 100 characters";
        if (Columns is null || Columns.Count is 0 or > MostColumns || Columns.Any(c => c.Heading is null || c.Heading.Length > LongestHeading))
        {
            yield return "columns: 1 to 256 of at most 200 characters";
            yield break;
        }
        if (Separator is not null && (Separator.Length != 1 || !CsvSource.Delimiters.Contains(Separator[0], StringComparison.Ordinal)))
            yield return "separator: , tab ; or |";
        foreach (var twice in Columns.Where(c => c.Field != TableField.Ignored).GroupBy(c => c.Field).Where(g => g.Count() > 1))
            yield return $"{twice.Key}: {string.Join(", ", twice.Select(c => c.Heading))}";
        foreach (var missing in Needed().Where(field => Columns.All(c => c.Field != field)))
            yield return $"{missing}: no column";
        if (Money == MoneyRule.TwoColumns && Columns.Any(c => c.Field == TableField.Amount) || Money != MoneyRule.TwoColumns && Columns.Any(c => c.Field is TableField.Debit or TableField.Credit))
            yield return $"money: columns of another rule than {Money}";
        if (InWords?.Select(TableLayout.Fold).Intersect(OutWords?.Select(TableLayout.Fold) ?? []).Any() == true)
            yield return "inWords, outWords: the same word";
    }

    // The balance proves the mapping: a column taken for another breaks its chain.
    TableField[] Needed() => Money switch
    {
        MoneyRule.TwoColumns => [TableField.BookedAt, TableField.Debit, TableField.Credit, TableField.Balance],
        MoneyRule.Signed => [TableField.BookedAt, TableField.Amount, TableField.Balance],
        _ => [TableField.BookedAt, TableField.Amount, TableField.Direction, TableField.Balance],
    };

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{1,39}$")]
    private static partial Regex CodeForm();
}
