using Enforcement.Ledger.Database;
using Enforcement.Ledger.Notices;
using Enforcement.Ledger.Web.Api;
using Enforcement.Ledger.Web.Demo;
using Enforcement.Ledger.Web.SelfCheck;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using NodaTime;
using Npgsql;

namespace Enforcement.Ledger.Web;

/// <summary>What a start does, from opening the database to the exit code.</summary>
static class WebStart
{
    const int Done = 0;
    const int CheckFailed = 1;
    const int Broken = 3;

    const string AnyFreePort = "http://127.0.0.1:0";

    public static async Task<int> RunAsync(this WebApplication app, StartOptions start)
    {
        if (start.WriteOpenApi is { } path)
            return await WriteOpenApiAsync(app, path);
        try
        {
            await using var server = await LedgerServer.OpenAsync(app.Configuration);
            return start.Check ? await CheckAsync(app, server.Connections) : await ServeAsync(app, server.Connections, start.Demo);
        }
        catch (Exception e) when (e is SchemaMismatch or MigrationFailed or InvalidOperationException or PlatformNotSupportedException or TimeoutException or NpgsqlException or IOException)
        {
            // What keeps a service from starting is said in one sentence; the log has the rest.
            app.Logger.LogCritical(e, "The service could not start");
            await Console.Error.WriteLineAsync(e.Message);
            return Broken;
        }
    }

    static async Task<int> ServeAsync(WebApplication app, LedgerConnections connections, bool demo)
    {
        // A gateway that makes no sense is said now, not at the first message.
        app.Services.GetRequiredService<NoticeGatewaySettings>();
        await PrepareAsync(app, connections);
        if (demo)
            await ActivatorUtilities.CreateInstance<DemonstrationDay>(app.Services).PlayAsync(Console.Out, app.Lifetime.ApplicationStopping);
        await app.StartAsync();
        if (demo)
            await Console.Out.WriteLineAsync($"Open {Address(app)} (Ctrl+C ends)");
        await app.WaitForShutdownAsync();
        return Done;
    }

    static async Task<int> CheckAsync(WebApplication app, LedgerConnections connections)
    {
        await using var scratch = new ScratchDatabase(connections);
        await PrepareAsync(app, scratch.Connections);
        await app.Services.GetRequiredService<Demonstration>().OpenAsync(default);
        await StartAnywhereAsync(app);
        var check = new MainJobCheck(Address(app), app.Services.GetRequiredService<IClock>(), Console.Out);
        var passed = await check.RunAsync(app.Lifetime.ApplicationStopping);
        await app.StopAsync();
        return passed ? Done : CheckFailed;
    }

    static async Task PrepareAsync(WebApplication app, LedgerConnections connections)
    {
        app.Services.GetRequiredService<LedgerPlace>().Connections = connections;
        await LedgerStart.PrepareAsync(connections, app.Lifetime.ApplicationStopping);
    }

    // Asked of the running program, so that what is written is what is served.
    static async Task<int> WriteOpenApiAsync(WebApplication app, string path)
    {
        await StartAnywhereAsync(app);
        using var client = new HttpClient { BaseAddress = Address(app) };
        await File.WriteAllBytesAsync(path, await client.GetByteArrayAsync(OpenApiDocument.Path));
        await app.StopAsync();
        return Done;
    }

    static Task StartAnywhereAsync(WebApplication app)
    {
        app.Urls.Clear();
        app.Urls.Add(AnyFreePort);
        return app.StartAsync();
    }

    static Uri Address(WebApplication app) => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
}
