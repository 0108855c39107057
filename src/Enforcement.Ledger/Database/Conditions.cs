namespace Enforcement.Ledger.Database;

/// <summary>The conditions of a list that were asked for, each with its parameter. What was not asked is not in the text: a prepared
/// statement keeps one plan for all its values, and "no filter or this one" has no good one.</summary>
public sealed class Conditions
{
    readonly List<string> texts = [];
    readonly List<object?> values = [];

    public object?[] Values => [.. values];

    /// <summary>All of them, for behind a WHERE.</summary>
    public override string ToString() => texts.Count == 0 ? "true" : string.Join(" and ", texts);

    /// <summary>Adds a condition when there is a value for it.</summary>
    /// <param name="text">With <c>{0}</c> where the parameter goes.</param>
    public Conditions When(object? value, string text)
    {
        if (value is not null)
            texts.Add(text.Replace("{0}", Parameter(value), StringComparison.Ordinal));
        return this;
    }

    /// <summary>A value that the statement uses elsewhere; its parameter.</summary>
    public string Parameter(object? value)
    {
        values.Add(value);
        return FormattableString.Invariant($"${values.Count}");
    }
}
