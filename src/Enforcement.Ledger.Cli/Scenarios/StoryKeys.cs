using System.Globalization;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Receipts.Bonds;
using NodaTime.Text;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>The <c>key=value</c> words of a line, read as what they should be.</summary>
public sealed class StoryKeys(IReadOnlyList<KeyValuePair<string, string>> pairs)
{
    /// <summary>What a check says where there is nothing, such as no clock that runs.</summary>
    public const string None = "none";

    public IReadOnlyList<KeyValuePair<string, string>> Pairs => pairs;

    public bool Has(string key) => pairs.Any(p => p.Key == key);

    public string? Find(string key) => pairs.FirstOrDefault(p => p.Key == key).Value;

    /// <exception cref="StoryUnreadable">The key is not there.</exception>
    public string Text(string key) => Find(key) is { Length: > 0 } value ? value : throw new StoryUnreadable($"{key}=… is missing; add it.");

    /// <exception cref="StoryUnreadable">The value is no amount.</exception>
    public Money Amount(string key) => Money.TryParse(Text(key), out var amount)
        ? amount
        : throw new StoryUnreadable($"{key}={Text(key)} is not an amount; write it with at most two decimals, such as 1234.50.");

    public Money? AmountOrNull(string key) => Has(key) ? Amount(key) : null;

    /// <exception cref="StoryUnreadable">The value is neither yes nor no.</exception>
    public bool Yes(string key) => Find(key) switch
    {
        null or "no" => false,
        "yes" => true,
        var other => throw new StoryUnreadable($"{key}={other} is neither yes nor no."),
    };

    /// <exception cref="StoryUnreadable">The value is no date.</exception>
    public NodaTime.LocalDate Date(string key) => LocalDatePattern.Iso.Parse(Text(key)) is { Success: true, Value: var date }
        ? date
        : throw new StoryUnreadable($"{key}={Text(key)} is not a date; write it as 2026-03-05.");

    public IReadOnlyList<string> Labels(string key) => Find(key)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>Whether two values say the same: amounts by value, everything else letter by letter.</summary>
    public static bool Same(string expected, string got) =>
        expected == got || Money.TryParse(expected, out var a) && Money.TryParse(got, out var b) && a == b;

    /// <exception cref="StoryUnreadable">A value has not the form that its key asks for.</exception>
    public void Verify()
    {
        foreach (var (key, value) in pairs)
            switch (key)
            {
                case "amount" or "arrived" or "claim" or "disputed" or "opening" or "available" or "held" or "reserved" or "in_transit" or "deposited" or "fee" or "surplus"
                    or "bank" or "unknown" or "returned" or "difference" or "cash" or "interest" or "charge" or "bond" or "start" or "pot" or "aside" or "fruits":
                    Amount(key);
                    break;
                case "can_pay" or "month" or "again" or "fixed" or "provisional" or "anonymous" or "late" or "swapped" or "seen" or "voided" or "called_off" or "expired" or "lapsed" or "confirmed":
                    Yes(key);
                    break;
                case "a_due" or "b_due" or "limit30" or "reissue_due" or "due" or "taken" or "back" or "banked" or "since" or "d_due" or "lapse" or "ended_on" or "performed" or "lift_by" when value != None && !LocalDatePattern.Iso.Parse(value).Success:
                    throw new StoryUnreadable($"{key}={value} is not a date; write it as 2026-03-05, or {key}={None} when there should be none.");
                case "kind" when !Enum.TryParse<ExpectedKind>(value, true, out _) && !StoryPlay.IsPaper(value):
                    throw new StoryUnreadable($"kind={value} is unknown; write deduction, sale, instalment or other.");
                case "mode" when !Enum.TryParse<AuctionMode>(value, true, out _):
                    throw new StoryUnreadable($"mode={value} is unknown; write online or offline.");
                case "day" or "review":
                    Date(key);
                    break;
                case "for" when value is not ("payee" or "debtor"):
                    throw new StoryUnreadable($"for={value} is nobody to settle for; write for=payee or for=debtor.");
                case "debtor_kind" when value is not ("company" or "person"):
                    throw new StoryUnreadable($"debtor_kind={value} is unknown; write company or person.");
                case "count" or "due_soon" or "overdue" or "times" or "days" or "gross" or "net" when !int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _):
                    throw new StoryUnreadable($"{key}={value} is not a count.");
            }
    }
}
