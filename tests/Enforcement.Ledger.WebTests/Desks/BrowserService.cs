using System.Collections.Concurrent;
using Enforcement.Ledger.Database;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Playwright;

namespace Enforcement.Ledger.WebTests.Desks;

/// <summary>The service on a real port with the built pages, and a browser that can reach nothing else.</summary>
public sealed class BrowserService : Service
{
    // One browser for all services, and nobody disposes it: it goes when this process goes.
    static readonly Lazy<Task<IBrowser>> Browser = new(StartBrowserAsync);

    readonly ConcurrentQueue<string> trail = [];
    readonly ConcurrentQueue<(string Person, IPage Page)> pages = [];

    public BrowserService() => UseKestrel(0);

    static string Root => Path.GetDirectoryName(VarFolder.Path)!;

    public static string Pages => Path.Combine(Root, "src", "Enforcement.Ledger.Web", "wwwroot");

    /// <summary>Requests that left the house; there must be none.</summary>
    public List<string> Outside { get; } = [];

    static async Task<IBrowser> StartBrowserAsync() => await (await Playwright.CreateAsync()).Chromium.LaunchAsync(new()
    {
        ExecutablePath = BrowserFactAttribute.Chromium,
        Headless = true,
        Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    });

    /// <summary>A browser of this person's own, signed in through the page.</summary>
    public async Task<IPage> SignInAsync(string person, string lands = "总览")
    {
        var context = await (await Browser.Value).NewContextAsync(new()
        {
            BaseURL = ClientOptions.BaseAddress.ToString(),
            Locale = "zh-CN",
            // A click on what is still moving may miss it: on a busy machine the animation starts after the browser was asked to click.
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = 1366, Height = 768 },
        });
        var page = await context.NewPageAsync();
        pages.Enqueue((person, page));
        Watch(page, person);
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url).Authority != ClientOptions.BaseAddress.Authority)
                Outside.Add(request.Url);
        };
        await page.GotoAsync("/");
        await page.GetByLabel("登录名").FillAsync(person);
        await page.GetByLabel("密码").FillAsync(Demonstration.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = lands }).WaitForAsync();
        return page;
    }

    /// <summary>Runs a test's steps; when one fails, its message is followed by what the browsers asked and were told, and what they show is kept.</summary>
    public async Task TellingAsync(Func<Task> steps)
    {
        trail.Clear();
        try
        {
            await steps();
        }
        catch (Exception e)
        {
            foreach (var (person, page) in pages)
                trail.Enqueue($"{person} sees {await LastSightAsync(page)}");
            throw new InvalidOperationException($"{e.Message}\n{string.Join('\n', trail)}", e);
        }
        finally
        {
            while (pages.TryDequeue(out var done))
                await done.Page.Context.DisposeAsync();
        }
    }

    void Watch(IPage page, string person)
    {
        void Note(string text) => trail.Enqueue($"{DateTime.Now:HH:mm:ss.fff} {person} {text}");
        page.Request += (_, r) => Note($"> {r.Method} {r.Url}");
        page.Response += (_, r) => Note($"< {r.Status} {r.Request.Method} {r.Url}");
        page.RequestFailed += (_, r) => Note($"failed {r.Method} {r.Url} {r.Failure}");
        page.Console += (_, m) => Note($"console {m.Type} {m.Text}");
        page.PageError += (_, m) => Note($"error {m}");
        page.Crash += (_, _) => Note("crashed");
        page.FrameNavigated += (_, f) => Note($"at {f.Url}");
    }

    /// <summary>Keeps what the page looks like under <c>var/screenshots</c>, when <c>LEDGER_SCREENSHOTS</c> is set.</summary>
    /// <param name="whole">The whole page, not only what fits the screen.</param>
    public static async Task KeepAsync(IPage page, string name, bool whole = false)
    {
        if (Environment.GetEnvironmentVariable("LEDGER_SCREENSHOTS") is not null)
            await ShootAsync(page, name, whole);
    }

    static async Task<string> LastSightAsync(IPage page)
    {
        try
        {
            return await ShootAsync(page, $"failed-{Guid.NewGuid():N}");
        }
        catch (PlaywrightException e)
        {
            // A page that is gone must not hide why the test failed.
            return e.Message;
        }
    }

    static async Task<string> ShootAsync(IPage page, string name, bool whole = false)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(VarFolder.Path, "screenshots")).FullName, $"{name}.png");
        await page.ScreenshotAsync(new() { Path = path, FullPage = whole });
        return path;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Pages:Folder", Pages);
    }
}
