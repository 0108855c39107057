using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.DatabaseTests;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.WebTests.Api;

/// <summary>Walks every address of the OpenAPI document that takes JSON, with whatever a stranger may send: each shape of a body once with everything,
/// and wherever else it is taken, with what can be read as it. <c>./ops/test fuzz</c> sends everything everywhere.</summary>
public sealed class EveryBodyTests(Service service) : IClassFixture<Service>
{
    static readonly bool Everywhere = Environment.GetEnvironmentVariable("FUZZ_MUTATIONS") is not null;

    static readonly string[] Bodies = ["", "{}", "null", "[]", "[null]", "\"x\"", "1", "{", "\u0000", """{"a":{"a":{}}}""", new('[', 2_000)];

    static readonly string[] Persons = ["ex1", "csh1", "acc1", "reg1", "adm1", "dir1", "vp1", "ins1", "sec1"];

    static readonly string[] Values =
    [
        "null", "true", "-1", "0", "9223372036854775807", "1e400", "1.5", "\"\"", "\" \"", "\"x\"", "\"\\ud800\"", "\"\\u0000\"", "\"a\\nb\"", "\"-0.01\"", "\"92233720368547758.07\"",
        "\"0001-01-01\"", "\"9999-12-31\"", "\"-9998-01-01\"", "[]", "[null]", "[0]", "[-1]", "[{}]", "[\"x\"]", "[[]]", "{}", "{\"x\":null}", $"\"{new string('龘', 20_000)}\"",
    ];

    [Fact]
    public async Task Whatever_is_sent_is_answered_by_a_reason_and_never_by_a_defect()
    {
        using var document = JsonDocument.Parse(await service.CreateClient().GetStringAsync("/openapi/v1.json"));
        var shapes = new BodyShapes(document.RootElement);
        var (walked, known, defects) = (0, new HashSet<string>(), new List<string>());
        foreach (var (method, path, schema) in shapes.Addresses())
        {
            var sound = shapes.Sample(schema);
            var client = await PermittedAsync(method, path, sound);
            foreach (var body in Hostile(sound, Everywhere || schema is { } s && known.Add(s.GetRawText())))
            {
                using var answer = await SendAsync(client, method, path, body);
                var said = await answer.Content.ReadAsStringAsync();
                if ((int)answer.StatusCode >= 500 || answer.StatusCode == HttpStatusCode.BadRequest && !said.Contains("\"code\":\"request.", StringComparison.Ordinal))
                    defects.Add($"{method} {path} with {Short(body)}: {(int)answer.StatusCode}");
            }
            walked++;
        }
        defects.Should().BeEmpty();
        walked.Should().BeGreaterThan(100, "the document has as many acts");
    }

    [Theory]
    [InlineData("{}", "amount")]
    [InlineData("""{"amount":"1.00"}""", "caseId")]
    [InlineData("""{"caseId":null,"amount":"1.00"}""", "caseId")]
    [InlineData("""{"caseId":1,"amount":null}""", "amount")]
    [InlineData("null", "body")]
    [InlineData("[]", "body")]
    public async Task A_field_that_is_missing_or_null_is_named(string json, string field)
    {
        using var answer = await (await service.AsAsync("ex1")).PostAsync("/api/v1/payouts", Service.TextOf(json));
        (await Service.ProblemAsync(answer, 400, "request.invalid")).Field.Should().Contain(field);
    }

    [Fact]
    public async Task A_null_among_what_is_listed_is_named()
    {
        using var answer = await (await service.AsAsync("reg1")).PostAsync("/api/v1/matching-rules", Service.TextOf("""{"rules":[null],"reason":"x"}"""));
        (await Service.ProblemAsync(answer, 400, "request.invalid")).Field.Should().Be("rules[0]");
    }

    /// <summary>The first person whom the act is not forbidden: behind the permission the body is looked at by the act itself.</summary>
    async Task<HttpClient> PermittedAsync(string method, string path, JsonNode? sound)
    {
        foreach (var person in Persons)
        {
            var client = await service.AsAsync(person);
            using var answer = await SendAsync(client, method, path, sound?.ToJsonString() ?? "");
            if (answer.StatusCode != HttpStatusCode.Forbidden)
                return client;
        }
        throw new InvalidOperationException($"Nobody may {method} {path}.");
    }

    static Task<HttpResponseMessage> SendAsync(HttpClient client, string method, string path, string body) =>
        client.SendAsync(new(new(method), path) { Content = Service.TextOf(body) });

    static IEnumerable<string> Hostile(JsonNode? sound, bool everything)
    {
        foreach (var body in Bodies)
            yield return body;
        if (sound is not JsonObject shape)
            yield break;
        foreach (var (name, sample) in shape)
        {
            var without = shape.DeepClone().AsObject();
            without.Remove(name);
            yield return without.ToJsonString();
            foreach (var value in Values.Where(v => everything || v is "null" or "[[]]" || IsOfAKind(v, sample)))
                yield return With(shape, name, value);
        }
    }

    static bool IsOfAKind(string value, JsonNode? sample) => sample?.GetValueKind() switch
    {
        JsonValueKind.String => value[0] == '"',
        JsonValueKind.Array => value[0] == '[',
        JsonValueKind.Object => value[0] == '{',
        JsonValueKind.Number => value[0] is '-' or (>= '0' and <= '9'),
        _ => value == "true",
    };

    static string With(JsonObject shape, string name, string value)
    {
        var others = shape.DeepClone().AsObject();
        others.Remove(name);
        var rest = others.ToJsonString()[1..^1];
        return $"{{{JsonSerializer.Serialize(name)}:{value}{(rest.Length > 0 ? "," : "")}{rest}}}";
    }

    static string Short(string body) => body.Length > 300 ? body[..300] : body;
}
