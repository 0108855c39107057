using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Enforcement.Ledger.WebTests.Api;

/// <summary>The JSON bodies that an OpenAPI document asks for, each with a sample that can be read and names nothing that exists.</summary>
sealed class BodyShapes(JsonElement document)
{
    /// <returns>Method, address with its ids filled in, and the schema of its JSON body; acts without a body are among them.</returns>
    public IEnumerable<(string Method, string Path, JsonElement? Schema)> Addresses()
    {
        foreach (var path in document.GetProperty("paths").EnumerateObject())
            foreach (var act in path.Value.EnumerateObject().Where(o => o.Name is "post" or "put" or "patch"))
            {
                var address = Regex.Replace(path.Name, @"\{[^}]+\}", "987654321");
                if (!act.Value.TryGetProperty("requestBody", out var body))
                    yield return (act.Name.ToUpperInvariant(), address, null);
                else if (body.GetProperty("content").TryGetProperty("application/json", out var json))
                    yield return (act.Name.ToUpperInvariant(), address, json.GetProperty("schema"));
            }
    }

    public JsonNode? Sample(JsonElement? asked)
    {
        if (asked is not { } schema)
            return null;
        if (schema.TryGetProperty("$ref", out var reference))
            return Sample(document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]));
        if (schema.TryGetProperty("oneOf", out var choices))
            return Sample(choices.EnumerateArray().First(c => !c.TryGetProperty("type", out var t) || t.ToString() != "null"));
        if (schema.TryGetProperty("enum", out var values))
            return values[0].GetString();
        return (TypeOf(schema), schema.TryGetProperty("format", out var format) ? format.GetString() : null) switch
        {
            ("object", _) => new JsonObject(Properties(schema).Select(p => KeyValuePair.Create(p.Name, Sample(p.Value)))),
            ("array", _) => new JsonArray(Sample(schema.GetProperty("items"))),
            ("integer", _) => 987654321,
            ("boolean", _) => true,
            (_, "date") => "2026-03-02",
            (_, "date-time") => "2026-03-02T09:00:00Z",
            (_, "decimal") => "1.00",
            (_, "byte") => "eA==",
            _ => "x",
        };
    }

    static IEnumerable<JsonProperty> Properties(JsonElement schema) =>
        schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject() : [];

    static string? TypeOf(JsonElement schema) => !schema.TryGetProperty("type", out var type) ? null
        : type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()).First(t => t != "null")
        : type.GetString();
}
