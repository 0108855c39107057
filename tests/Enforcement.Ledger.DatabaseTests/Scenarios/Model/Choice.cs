namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>What may be tried next.</summary>
/// <param name="Then">What the model makes of an outcome that is no refusal: its word, and the sum that the ledger tells with it.</param>
/// <param name="Must">The outcome that it has to have, such as <c>refused</c>; null where the ledger decides.</param>
sealed record Choice(int Weight, string Text, Action<string, long>? Then = null, string? Must = null)
{
    string refusals = "";

    /// <summary>Who would do it.</summary>
    public string Actor => Text[..Text.IndexOf(' ')];

    /// <summary>The refusals that it may meet as the case stands, written with blanks between; of all others nobody would know why.</summary>
    public Choice May(string codes, bool when = true) => when ? this with { refusals = $"{refusals} {codes}" } : this;

    /// <summary>It is refused, with one of these codes.</summary>
    public Choice Refused(string codes, bool when = true) => when ? this with { Must = "refused", refusals = $"{refusals} {codes}" } : this;

    public bool Allows(string code) => refusals.Split(' ').Contains(code);
}
