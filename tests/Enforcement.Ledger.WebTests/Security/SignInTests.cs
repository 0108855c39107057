using System.Net;
using System.Net.Http.Json;
using Enforcement.Ledger.DatabaseTests;
using Enforcement.Ledger.Web.Api;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.WebTests.Security;

[Collection(SharedService.Name)]
public sealed class SignInTests(Service service)
{
    [Fact]
    public async Task The_pages_sign_in_by_a_cookie_that_scripts_and_other_sites_cannot_use()
    {
        using var browser = service.CreateClient();
        using var answer = await browser.PostAsJsonAsync("/api/v1/session", new Credentials("ex1", Demonstration.Password));
        (await Service.ReadAsync<Me>(answer)).Should().BeEquivalentTo(new { UserName = "ex1", DisplayName = "承办人甲", Roles = new[] { "EX" } });
        answer.Headers.GetValues("Set-Cookie").Single().Should().Contain("httponly").And.Contain("samesite=strict");

        (await Service.ReadAsync<Me>(await browser.GetAsync("/api/v1/me"))).Permissions.Should().Contain("payout.draft").And.NotContain("payout.release");
    }

    [Fact]
    public async Task Signing_out_ends_it()
    {
        using var browser = service.CreateClient();
        browser.DefaultRequestHeaders.Add("X-Ledger-Request", "1");
        using var signedIn = await browser.PostAsJsonAsync("/api/v1/session", new Credentials("ex1", Demonstration.Password));
        (await browser.DeleteAsync("/api/v1/session")).StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await browser.GetAsync("/api/v1/me")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("https://elsewhere.example", 403)]
    [InlineData(null, 403)]
    [InlineData("http://localhost", 200)]
    public async Task A_cookie_changes_something_only_from_the_own_site(string? origin, int status)
    {
        using var browser = service.CreateClient();
        using var signedIn = await browser.PostAsJsonAsync("/api/v1/session", new Credentials("reg1", Demonstration.Password));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/deadlines/sweep") { Headers = { { Caller.KeyHeader, Guid.NewGuid().ToString() } } };
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        ((int)(await browser.SendAsync(request)).StatusCode).Should().Be(status);
    }

    [Theory]
    [InlineData("ex1", "wrong")]
    [InlineData("nobody", "wrong")]
    [InlineData("house", "")]
    [InlineData("", "")]
    public async Task A_wrong_password_and_an_unknown_name_get_the_same_answer(string name, string password)
    {
        using var answer = await service.CreateClient().PostAsJsonAsync("/api/v1/token", new Credentials(name, password));
        await Service.ProblemAsync(answer, 401, "access.sign-in-failed");
    }

    [Fact]
    public async Task After_five_failures_the_right_password_does_not_help_either()
    {
        using var client = service.CreateClient();
        for (var i = 0; i < 5; i++)
            using (await client.PostAsJsonAsync("/api/v1/token", new Credentials("upc1", "wrong")))
            {
            }
        using var answer = await client.PostAsJsonAsync("/api/v1/token", new Credentials("upc1", Demonstration.Password));
        (await TestDatabase.AskAsync<long>(service.Database.Superuser, "select count(*) from evidence.leaf where use_case = 'SignIn' and subject = 'access.sign-in-failed' and actor_id = (select id from access.person where user_name = 'upc1')"))
            .Should().BeInRange(4, 5);
        await Service.ProblemAsync(answer, 401, "access.sign-in-failed");
    }

    [Fact]
    public async Task A_role_taken_away_counts_at_once_for_who_is_signed_in()
    {
        var client = await service.AsAsync("ins1");
        (await client.GetAsync("/api/v1/checks")).StatusCode.Should().Be(HttpStatusCode.OK);
        const string role = "person_id = (select id from access.person where user_name = 'ins1')";
        await TestDatabase.ExecuteAsync(service.Database.Superuser, $"set session_replication_role = replica; update access.person_role set revoked_at = now() where {role}");
        try
        {
            await Service.ProblemAsync(await client.GetAsync("/api/v1/checks"), 403, "access.not-permitted");
        }
        finally
        {
            await TestDatabase.ExecuteAsync(service.Database.Superuser, $"set session_replication_role = replica; update access.person_role set revoked_at = null where {role}");
        }
    }

    [Fact]
    public async Task Every_answer_tells_the_browser_to_stay_in_the_house()
    {
        using var answer = await service.CreateClient().GetAsync("/api/v1/me");
        answer.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("default-src 'self'").And.Contain("frame-ancestors 'none'");
        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
    }
}
