using Enforcement.Ledger.Papers;
using Enforcement.Ledger.Tests.Papers;
using Xunit;

namespace Enforcement.Ledger.WebTests.Desks;

/// <summary>A test through a real browser. Skipped, visibly, on a machine without Chromium or before the pages are built.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public const string Chromium = "/usr/bin/chromium";

    /// <param name="prints">The test prints, too, which takes a typeface.</param>
    public BrowserFactAttribute(bool prints = false)
    {
        if (!File.Exists(Chromium))
            Skip = $"There is no {Chromium}: apt-get install --no-install-recommends chromium fonts-noto-cjk";
        else if (!File.Exists(Path.Combine(BrowserService.Pages, "index.html")))
            Skip = "The pages are not built: npm ci && npm run build in src/Enforcement.Ledger.Desks, or ./ops/test";
        else if (prints && PaperTypeface.Installed is null)
            Skip = TypefaceFactAttribute.Missing;
    }
}
