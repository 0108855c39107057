using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Enforcement.Ledger.Web.Pages;

/// <summary>Serves the built pages beside the program. They are public: what they show they ask of the interface.</summary>
static class PagesSetup
{
    const string Index = "index.html";

    const string NotBuilt =
        """
        <!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>Enforcement.Ledger</title>
        <body style="font-family:sans-serif;max-width:40em;margin:4em auto;line-height:1.6">
        <h1>执行案款账</h1>
        <p>服务已启动，页面尚未构建。请运行 <code>./ops/run</code> 构建页面后重新打开。</p>
        <p>The service is up; its pages are not built yet. <code>./ops/run</code> builds them.
        The interface is described at <a href="/openapi/v1.json">/openapi/v1.json</a>.</p>
        """;

    public static void AddPages(this IServiceCollection services)
    {
        // Answers of the interface stay uncompressed: a secret beside text that a stranger chose could be guessed from its size.
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.MimeTypes = ["text/html", "text/css", "text/javascript", "application/javascript", "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = System.IO.Compression.CompressionLevel.Fastest);
    }

    public static void UsePages(this WebApplication app)
    {
        app.UseResponseCompression();
        if (Folder(app.Configuration) is { } folder)
            app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(folder), OnPrepareResponse = SetCaching });
    }

    /// <summary>An address that is neither a file nor the interface's is one that the pages know. Not an endpoint: a fallback endpoint would
    /// also catch what the interface must refuse, such as a wrong method.</summary>
    public static Task ShowIndexAsync(HttpContext context, RequestDelegate next) =>
        context.GetEndpoint() is null && HttpMethods.IsGet(context.Request.Method) && IsPage(context.Request.Path) ? WriteIndexAsync(context) : next(context);

    static bool IsPage(PathString path) =>
        !path.StartsWithSegments("/api") && !path.StartsWithSegments("/health") && !path.StartsWithSegments("/openapi") && !Path.HasExtension(path.Value);

    static async Task WriteIndexAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        if (Folder(context.RequestServices.GetRequiredService<IConfiguration>()) is { } folder)
            await context.Response.SendFileAsync(Path.Combine(folder, Index));
        else
            await context.Response.WriteAsync(NotBuilt, context.RequestAborted);
    }

    // Beside the program when it is deployed; in the project's folder when it runs from where it was built.
    static string? Folder(IConfiguration configuration)
    {
        string[] places = configuration["Pages:Folder"] is { } named ? [named]
            : [Path.Combine(AppContext.BaseDirectory, "wwwroot"), Path.Combine(AppContext.BaseDirectory, "../../../wwwroot")];
        return Array.Find(places, p => File.Exists(Path.Combine(p, Index))) is { } folder ? Path.GetFullPath(folder) : null;
    }

    // Vite puts a hash of the content into the names under assets/, so those never change; everything else is asked for again.
    static void SetCaching(StaticFileResponseContext file) =>
        file.Context.Response.Headers.CacheControl = file.Context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache";
}
