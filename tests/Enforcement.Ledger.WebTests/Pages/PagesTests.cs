using System.Net;
using System.Net.Http.Headers;
using FluentAssertions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Xunit;

namespace Enforcement.Ledger.WebTests.Pages;

[Collection(SharedService.Name)]
public sealed class PagesTests(Service service) : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("ledger-pages-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Before_they_are_built_a_page_says_how_to_build_them()
    {
        using var host = Host();
        (await host.CreateClient().GetStringAsync("/")).Should().Contain("./ops/run");
    }

    [Fact]
    public async Task Every_address_of_theirs_shows_them_and_none_of_the_interface_does()
    {
        Write("index.html", "<!doctype html><title>执行案款</title>");
        Write("../appsettings.json", "{}");
        using var host = Host();
        using var browser = host.CreateClient();
        foreach (var address in (string[])["/", "/cases/17", "/payouts"])
        {
            using var answer = await browser.GetAsync(address);
            (await answer.Content.ReadAsStringAsync()).Should().Contain("<title>执行案款</title>");
            answer.Headers.CacheControl!.NoCache.Should().BeTrue("a new build must be seen at once");
        }
        (await browser.GetAsync("/api/v1/nothing")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await browser.GetAsync("/health/nothing")).Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        (await browser.GetAsync("/assets/gone.js")).IsSuccessStatusCode.Should().BeFalse();
        foreach (var above in (string[])["/../appsettings.json", "/assets/../../appsettings.json", "/..\\appsettings.json", "/%2e%2e/appsettings.json"])
        {
            // As it is written: a client would take the dots out before it asks.
            var answer = await host.Server.SendAsync(c => (c.Request.Method, c.Request.Path) = ("GET", new PathString(Uri.UnescapeDataString(above))));
            answer.Response.StatusCode.Should().BeInRange(400, 499, above);
        }
    }

    [Fact]
    public async Task A_file_named_by_its_content_is_kept_by_the_browser_and_sent_compressed()
    {
        Write("index.html", "");
        Write("assets/app-3f2a.js", new string('x', 5000));
        using var host = Host();
        using var browser = host.CreateClient();
        browser.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        using var answer = await browser.GetAsync("/assets/app-3f2a.js");
        answer.Headers.CacheControl!.ToString().Should().Contain("immutable");
        answer.Content.Headers.ContentEncoding.Should().Equal("br");
    }

    WebApplicationFactory<Program> Host() => service.WithWebHostBuilder(b => b.UseSetting("Pages:Folder", Path.Combine(folder, "wwwroot")));

    void Write(string name, string text)
    {
        var path = Path.Combine(folder, "wwwroot", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
