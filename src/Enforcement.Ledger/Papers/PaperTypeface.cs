using Enforcement.Ledger.Exports;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Papers;

/// <summary>The typeface whose letters go into the papers, opened once.</summary>
/// <param name="path">The font file; null for the first that is found where systems keep theirs.</param>
public sealed class PaperTypeface(string? path) : IDisposable
{
    public const string Setting = "Papers:Font";

    static readonly string[] Places =
    [
        "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc", "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/google-noto-serif-cjk-fonts/NotoSerifCJK-Regular.ttc", "/usr/share/fonts/google-noto-cjk/NotoSerifCJK-Regular.ttc", "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/noto-cjk/NotoSerifCJK-Regular.ttc", "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
    ];

    /// <summary>The one that is taken when none is named; null when there is none.</summary>
    public static string? Installed => Array.Find(Places, File.Exists);

    readonly Lock opening = new();
    OutlineTypeface? opened;

    /// <exception cref="Refused"><see cref="PaperRefusals.FontMissing"/>; a font that is installed later is found then.</exception>
    public OutlineTypeface Open()
    {
        lock (opening)
        {
            var file = path ?? Installed ?? throw new Refused(PaperRefusals.FontMissing);
            try
            {
                return opened ??= OutlineTypeface.Open(file);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException or NotSupportedException)
            {
                throw new Refused(PaperRefusals.FontMissing, $"{file}: {e.Message}");
            }
        }
    }

    public void Dispose() => opened?.Dispose();
}
