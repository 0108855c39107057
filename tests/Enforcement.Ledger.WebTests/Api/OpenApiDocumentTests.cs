using System.Text.Json;
using System.Text.RegularExpressions;
using Enforcement.Ledger.Web.Api;
using FluentAssertions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Enforcement.Ledger.WebTests.Api;

[Collection(SharedService.Name)]
public sealed class OpenApiDocumentTests(Service service)
{
    [Fact]
    public async Task The_document_is_valid_and_names_every_act()
    {
        var read = Microsoft.OpenApi.OpenApiDocument.Parse(await service.CreateClient().GetStringAsync("/openapi/v1.json"), "json");
        var (document, problems) = (read.Document!, read.Diagnostic!);
        problems.Errors.Should().BeEmpty();
        var ids = document.Paths.SelectMany(p => p.Value.Operations!.Values).Select(o => o.OperationId).ToList();
        ids.Should().OnlyHaveUniqueItems().And.NotContainNulls();
        ids.Should().Contain(["signIn", "importCases", "importStatement", "draftPayout", "submitPayout", "approvePayout", "acceptPayout", "releasePayout", "downloadPayoutFile", "showReconciliation", "runChecks"]);
        service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal))
            .Should().HaveCount(ids.Count, "nothing is left out");
    }

    [Fact]
    public async Task Amounts_dates_and_states_have_the_types_that_a_client_needs()
    {
        using var document = JsonDocument.Parse(await service.CreateClient().GetStringAsync("/openapi/v1.json"));
        var schemas = document.RootElement.GetProperty("components").GetProperty("schemas");
        Schema("Money").Should().Be("string decimal");
        Schema("LocalDate").Should().Be("string date");
        Schema("Instant").Should().Be("string date-time");
        schemas.GetProperty("PayoutState").GetProperty("enum").EnumerateArray().Select(e => e.GetString()).Should().Contain(["Draft", "Paid", "Withdrawn"]);
        schemas.EnumerateObject().Select(s => s.Name).Should().Contain(["DraftPayoutRequest", "PlaceDisputeRequest", "Problem"]);

        string Schema(string name) => $"{schemas.GetProperty(name).GetProperty("type").GetString()} {schemas.GetProperty(name).GetProperty("format").GetString()}";
    }

    [Fact]
    public async Task Every_POST_asks_for_a_key_that_makes_it_safe_to_repeat_but_for_those_that_only_read()
    {
        string[] reading = ["/api/v1/session", "/api/v1/token", "/api/v1/statement-profiles/preview", "/api/v1/deductions/delay-interest", "/api/v1/notices/deliveries"];
        using var document = JsonDocument.Parse(await service.CreateClient().GetStringAsync("/openapi/v1.json"));
        var client = await service.AsAsync("ins1", keys: false);
        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
            if (path.Value.TryGetProperty("post", out var post))
            {
                var asked = post.TryGetProperty("parameters", out var parameters)
                    && parameters.EnumerateArray().Any(p => p.GetProperty("name").GetString() == Caller.KeyHeader && p.GetProperty("required").GetBoolean());
                asked.Should().Be(!reading.Contains(path.Name), "{0} says so", path.Name);
                using var answer = await client.PostAsync(Regex.Replace(path.Name, @"\{[^}]+\}", "1"), null);
                (await answer.Content.ReadAsStringAsync()).Contains("request.key-missing", StringComparison.Ordinal).Should().Be(asked, "{0} does so", path.Name);
            }
    }
}
