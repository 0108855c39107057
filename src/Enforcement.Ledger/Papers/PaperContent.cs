using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Enforcement.Ledger.Papers;

/// <summary>A field of a paper. Several values, such as those of several receipts, stand on a line each.</summary>
/// <param name="Key">Stable; by it paper and record are compared.</param>
/// <param name="Label">What the form calls it.</param>
public sealed record PaperField(string Key, string Label, string Value);

/// <summary>A field that says something else than the record says now.</summary>
/// <param name="Paper">Null when the paper has no such field.</param>
/// <param name="Now">Null when the record has none any more.</param>
public sealed record PaperDifference(string Key, string Label, string? Paper, string? Now);

/// <summary>What a paper says: the same fields in the same order for the PDF, the page and the comparison with the record.</summary>
public sealed record PaperContent(PaperKind Kind, IReadOnlyList<PaperField> Fields)
{
    static readonly JsonSerializerOptions Canonical = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() } };

    /// <summary>Without blanks, in the order of the fields: the same content has the same bytes.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Canonical);

    public static PaperContent Read(string json) => JsonSerializer.Deserialize<PaperContent>(json, Canonical)!;

    public static byte[] HashOf(string json) => SHA256.HashData(Encoding.UTF8.GetBytes(json));

    public string? Find(string key) => Fields.FirstOrDefault(f => f.Key == key)?.Value;

    /// <summary>Field by field, what this paper says otherwise than <paramref name="now"/>.</summary>
    public IReadOnlyList<PaperDifference> Against(PaperContent now) =>
    [
        .. Fields.Where(f => now.Find(f.Key) != f.Value).Select(f => new PaperDifference(f.Key, f.Label, f.Value, now.Find(f.Key))),
        .. now.Fields.Where(f => Find(f.Key) is null).Select(f => new PaperDifference(f.Key, f.Label, null, f.Value)),
    ];
}
