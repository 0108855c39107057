using Enforcement.Ledger.Database;
using Enforcement.Ledger.Web.Api;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Enforcement.Ledger.Web;

/// <summary>What a start does, from opening the database to the exit code.</summary>
static class WebStart
{
    public static async Task<int> RunAsync(this WebApplication app, StartOptions start)
    {
        if (start.WriteOpenApi is { } path)
            return await WriteOpenApiAsync(app, path);
        await using var server = await LedgerServer.OpenAsync(app.Configuration);
        return await ServeAsync(app, server.Connections, start);
    }

    static async Task<int> ServeAsync(WebApplication app, LedgerConnections connections, StartOptions start)
    {
        app.Services.GetRequiredService<LedgerPlace>().Connections = connections;
        await LedgerStart.PrepareAsync(connections, CancellationToken.None);
        await app.RunAsync();
        return 0;
    }

    // Asked of the running program, so that what is written is what is served.
    static async Task<int> WriteOpenApiAsync(WebApplication app, string path)
    {
        app.Urls.Clear();
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = Address(app) };
        await File.WriteAllBytesAsync(path, await client.GetByteArrayAsync(OpenApiDocument.Path));
        await app.StopAsync();
        return 0;
    }

    static Uri Address(WebApplication app) => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
}
