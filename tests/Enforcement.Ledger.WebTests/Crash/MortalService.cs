using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Web.Api;
using FluentAssertions;

namespace Enforcement.Ledger.WebTests.Crash;

/// <summary>The real program in a process of its own, on a private cluster that keeps what it has committed, to be killed.</summary>
sealed class MortalService : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    readonly string folder = Directory.CreateTempSubdirectory("ledger-mortal-").FullName;
    readonly Uri address = new($"http://127.0.0.1:{FreePort()}");
    readonly ConcurrentDictionary<string, string> tokens = [];
    Process? process;

    public static async Task<MortalService> StartAsync()
    {
        var service = new MortalService();
        // PostgreSQL runs as another account than root and has to reach its folder.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(service.folder, (UnixFileMode)Convert.ToInt32("755", 8));
        await service.RestartAsync();
        return service;
    }

    /// <summary>Starts the program again, as an operator would after a power cut.</summary>
    public async Task RestartAsync()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Program(), "--urls", address.ToString(), "--demo"])
            start.ArgumentList.Add(argument);
        start.Environment["LEDGER_VAR"] = folder;
        start.Environment["Jobs__Enabled"] = "false";
        start.Environment["Logs__Console"] = "Fatal";
        start.Environment.Remove("ConnectionStrings__Ledger");
        tokens.Clear();
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var complaints = process.StandardError.ReadToEndAsync();
        using var http = new HttpClient { BaseAddress = address };
        for (var until = DateTime.UtcNow + Patience; ;)
        {
            try
            {
                if ((await http.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            if (process.HasExited || DateTime.UtcNow > until)
                throw new InvalidOperationException($"The service did not start: {(process.HasExited ? await complaints : "no answer")}");
            await Task.Delay(100);
        }
    }

    /// <summary>kill -9: no clean-up, no last words.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>kill -9 of the database server as well.</summary>
    public async Task KillDatabaseAsync()
    {
        var pid = (await File.ReadAllLinesAsync(Path.Combine(folder, "postgres", "data", "postmaster.pid")))[0];
        using var postmaster = Process.GetProcessById(int.Parse(pid, System.Globalization.CultureInfo.InvariantCulture));
        postmaster.Kill();
        await postmaster.WaitForExitAsync();
    }

    public async Task<HttpClient> AsAsync(string person)
    {
        var http = new HttpClient(new KeyEachAct { InnerHandler = new HttpClientHandler() }) { BaseAddress = address };
        if (!tokens.TryGetValue(person, out var token))
        {
            using var answer = await http.PostAsJsonAsync("/api/v1/token", new Credentials(person, Demonstration.Password));
            token = tokens[person] = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString()!;
        }
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    public async Task<T> GetAsync<T>(string person, string path)
    {
        using var http = await AsAsync(person);
        using var answer = await http.GetAsync(path);
        answer.IsSuccessStatusCode.Should().BeTrue("{0}", await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<T>(LedgerJson.Options))!;
    }

    public async Task<T> PostAsync<T>(string person, string path, HttpContent? content = null)
    {
        using var http = await AsAsync(person);
        using var answer = await http.PostAsync(path, content);
        answer.IsSuccessStatusCode.Should().BeTrue("{0}", await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<T>(LedgerJson.Options))!;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
            await KillAsync();
        // The server goes by itself when its last user has gone; its folder is wanted by nobody.
        for (var i = 0; i < 100; i++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (IOException)
            {
                await Task.Delay(100);
            }
        }
    }

    static string Program()
    {
        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Enforcement.Ledger.sln")))
            root = Path.GetDirectoryName(root.TrimEnd(Path.DirectorySeparatorChar)) ?? throw new DirectoryNotFoundException("The solution is not above the test.");
        return Path.Combine(root, "src", "Enforcement.Ledger.Web", "bin", configuration, "net10.0", "Enforcement.Ledger.Web.dll");
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
