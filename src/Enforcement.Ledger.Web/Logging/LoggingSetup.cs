using System.Globalization;
using Enforcement.Ledger.Database;
using Microsoft.AspNetCore.Http.Features;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Serilog;
using Serilog.Events;

namespace Enforcement.Ledger.Web.Logging;

/// <summary>Where the service writes what it does: console and a file a day, which is the record; and Seq, when <c>Seq:Url</c> names
/// one, by OTLP. Seq may be down: then it misses something and nothing else happens. No line holds an account number or a party:
/// acts are logged by name, person and duration.</summary>
static class LoggingSetup
{
    const int FilesKept = 60;

    const string Line = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff} {Level:u3} {SourceContext}: {Message:lj}{NewLine}{Exception}";

    public static void AddLedgerLogging(this WebApplicationBuilder builder)
    {
        var folder = builder.Configuration["Logs:Folder"] ?? Path.Combine(VarFolder.Path, "logs");
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(new LoggerConfiguration()
            .MinimumLevel.Information()
            // The framework logs addresses with their query strings, in which people search for parties.
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            .MinimumLevel.Override("Npgsql", LogEventLevel.Warning)
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
            .ReadFrom.Configuration(builder.Configuration)
            .Enrich.FromLogContext()
            .WriteTo.Console(builder.Configuration.GetValue("Logs:Console", LogEventLevel.Information), outputTemplate: Line, formatProvider: CultureInfo.InvariantCulture)
            .WriteTo.File(Path.Combine(folder, "ledger-.log"), outputTemplate: Line, formatProvider: CultureInfo.InvariantCulture,
                rollingInterval: RollingInterval.Day, retainedFileCountLimit: FilesKept, shared: true)
            .CreateLogger(), dispose: true);
        if (builder.Configuration["Seq:Url"] is { Length: > 0 } url)
            AddSeq(builder, new Uri(url), builder.Configuration["Seq:ApiKey"]);
    }

    /// <summary>Names the spans of requests, which the framework leaves bare.</summary>
    public static async Task NameSpanAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Features.Get<IHttpActivityFeature>()?.Activity is not { IsAllDataRequested: true } span)
            return;
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(unrouted)";
        span.DisplayName = $"{context.Request.Method} {route}";
        span.SetTag("http.route", route);
        span.SetTag("http.response.status_code", context.Response.StatusCode);
    }

    static void AddSeq(WebApplicationBuilder builder, Uri url, string? key)
    {
        var resource = ResourceBuilder.CreateDefault().AddService("ledger", serviceVersion: typeof(LoggingSetup).Assembly.GetName().Version?.ToString());
        // Serilog's levels do not reach this provider.
        builder.Logging.AddFilter<OpenTelemetryLoggerProvider>("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter<OpenTelemetryLoggerProvider>("Quartz", LogLevel.Warning);
        builder.Logging.AddOpenTelemetry(logs =>
        {
            logs.SetResourceBuilder(resource);
            logs.IncludeFormattedMessage = logs.IncludeScopes = logs.ParseStateValues = true;
            logs.AddOtlpExporter(o => Otlp(o, "ingest/otlp/v1/logs"));
        });
        builder.Services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource)
            .AddSource("Microsoft.AspNetCore", "Npgsql").AddOtlpExporter(o => Otlp(o, "ingest/otlp/v1/traces")).Build()!);
        builder.Services.AddHostedService<SpanListener>();

        void Otlp(OtlpExporterOptions o, string path)
        {
            (o.Endpoint, o.Protocol, o.TimeoutMilliseconds) = (new Uri(url, path), OtlpExportProtocol.HttpProtobuf, 2000);
            if (!string.IsNullOrEmpty(key))
                o.Headers = $"X-Seq-ApiKey={key}";
        }
    }

    // Nothing listens before the provider is made; the container disposes and so flushes it.
    sealed class SpanListener(TracerProvider spans) : IHostedService
    {
        public Task StartAsync(CancellationToken ct) => Task.FromResult(spans);

        public Task StopAsync(CancellationToken ct) => Task.CompletedTask;
    }
}
