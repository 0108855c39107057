using System.Text.RegularExpressions;
using Enforcement.Ledger.Database;
using NodaTime.Text;

namespace Enforcement.Ledger.Notices;

/// <summary>A text of the version in force; each brace names a fact.</summary>
/// <param name="English">Null for a party.</param>
sealed record NoticeTemplate(string Event, string Audience, int Version, string Chinese, string? English)
{
    public (string Chinese, string? English) Write(NoticeFact fact) => (NoticeTexts.Fill(Chinese, fact, "对方未留名"), English is null ? null : NoticeTexts.Fill(English, fact, "a payer without a name"));
}

/// <summary>Writes messages by the templates of the database.</summary>
sealed partial class NoticeTexts
{
    readonly Dictionary<(string Event, string Audience), NoticeTemplate> templates;

    NoticeTexts(IEnumerable<NoticeTemplate> templates) => this.templates = templates.ToDictionary(t => (t.Event, t.Audience));

    public static async Task<NoticeTexts> InForceAsync(LedgerDb db, CancellationToken ct) => new(await db.QueryAsync(
        "select distinct on (event, audience) event, audience, version, chinese, english from notices.template order by event, audience, version desc",
        r => new NoticeTemplate(r.GetString(0), r.GetString(1), r.GetInt32(2), r.GetString(3), r.TextOrNull(4)), ct));

    public NoticeTemplate Of(string happened, string audience) => templates[(happened, audience)];

    internal static string Fill(string text, NoticeFact fact, string noPayer) => Braces().Replace(text, named => named.Groups["fact"].Value switch
    {
        "case" => fact.CaseNumber,
        "amount" => $"{fact.Amount}",
        "payer" => fact.Payer ?? noPayer,
        "on" => LocalDatePattern.Iso.Format(fact.On),
        "account" => fact.Account ?? "",
        "old" => fact.OldAccount ?? "",
        "paper" => fact.Paper ?? "",
        var other => throw new InvalidOperationException($"No notice knows the fact '{other}'."),
    });

    [GeneratedRegex(@"\{(?<fact>[a-z]+)\}", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Braces();
}
