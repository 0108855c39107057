using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Enforcement.Ledger.WebTests.Security;

[Collection(SharedService.Name)]
public sealed partial class DenyByDefaultTests(Service service)
{
    static readonly string[] Open =
        ["POST /api/v1/session", "POST /api/v1/token", "GET /openapi/{documentName}.json", "GET /health/live", "GET /health/ready"];

    [Fact]
    public async Task Every_address_asks_for_a_sign_in_unless_it_is_opened_by_name()
    {
        using var anybody = service.CreateClient();
        var answered = new List<string>();
        var asked = 0;
        foreach (var endpoint in service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                var address = "/" + Parameter().Replace(endpoint.RoutePattern.RawText!.TrimStart('/').Replace("{documentName}", "v1", StringComparison.Ordinal), "1");
                using var answer = await anybody.SendAsync(new HttpRequestMessage(new HttpMethod(method), address));
                asked++;
                if (answer.StatusCode != HttpStatusCode.Unauthorized)
                    answered.Add($"{method} /{endpoint.RoutePattern.RawText.TrimStart('/')}");
            }

        using var document = JsonDocument.Parse(await anybody.GetStringAsync("/openapi/v1.json"));
        asked.Should().BeGreaterThanOrEqualTo(document.RootElement.GetProperty("paths").EnumerateObject().Sum(p => p.Value.EnumerateObject().Count()), "every act of the interface is among them");
        answered.Should().BeSubsetOf(Open);
    }

    [Fact]
    public async Task An_address_that_does_not_exist_tells_a_stranger_nothing()
    {
        using var answer = await service.CreateClient().GetAsync("/api/v1/nothing");
        await Service.ProblemAsync(answer, 401, "access.sign-in-required");
    }

    [Fact]
    public async Task A_forged_token_is_no_sign_in()
    {
        var client = service.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", "CfDJ8forged");
        using var answer = await client.GetAsync("/api/v1/me");
        await Service.ProblemAsync(answer, 401, "access.sign-in-required");
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
