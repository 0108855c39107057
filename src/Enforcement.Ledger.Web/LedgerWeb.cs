using Enforcement.Ledger.Notices;
using Enforcement.Ledger.Papers;
using Enforcement.Ledger.Web.Api;
using Enforcement.Ledger.Web.Health;
using Enforcement.Ledger.Web.Jobs;
using Enforcement.Ledger.Web.Logging;
using Enforcement.Ledger.Web.Pages;
using Enforcement.Ledger.Web.Security;

namespace Enforcement.Ledger.Web;

/// <summary>Puts the HTTP door together: what is in it, and the order in which a request passes.</summary>
static class LedgerWeb
{
    public static void AddLedgerWeb(this WebApplicationBuilder builder)
    {
        builder.AddLedgerLogging();
        builder.AddJobs();
        var services = builder.Services;
        services.AddSingleton<LedgerPlace>();
        services.AddSingleton(provider => NoticeGatewaySettings.Of(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton(provider => new PaperTypeface(provider.GetRequiredService<IConfiguration>()[PaperTypeface.Setting]));
        services.AddLedger(provider => provider.GetRequiredService<LedgerPlace>().Connections.App);
        services.AddScoped<Session>();
        services.AddSignIn();
        services.ConfigureHttpJsonOptions(o => o.SerializerOptions.AddRequests());
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.AddProblemDetails();
        services.AddExceptionHandler<Problems>();
        services.AddLedgerOpenApi();
        services.AddLedgerHealth();
        services.AddPages();
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = RequestBody.MostJson;
        });
    }

    public static void UseLedgerWeb(this WebApplication app)
    {
        app.Use((context, next) => LoggingSetup.NameSpanAsync(context, next));
        app.Use((context, next) => SecurityHeaders.SetAsync(context, next));
        app.UseExceptionHandler();
        app.UseStatusCodePages(context => Problems.WriteStatusAsync(context.HttpContext));
        app.UsePages();
        app.UseRouting();
        app.Use((context, next) => PagesSetup.ShowIndexAsync(context, next));
        app.UseAuthentication();
        app.Use((context, next) => CrossSiteGuard.CheckAsync(context, next));
        app.UseAuthorization();
        app.Use((context, next) => Caller.RequireKeyAsync(context, next));
        app.Use((context, next) => Addresses.PassGateAsync(context, next));
        app.Use((context, next) => RequestBody.KeepAsync(context, next));
        app.MapLedgerApi();
        app.MapOpenApi(OpenApiDocument.Path.Replace("v1", "{documentName}", StringComparison.Ordinal)).AllowAnonymous();
        app.MapLedgerHealth();
    }
}
