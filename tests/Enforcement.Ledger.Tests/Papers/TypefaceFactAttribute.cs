using Enforcement.Ledger.Papers;
using Xunit;

namespace Enforcement.Ledger.Tests.Papers;

/// <summary>A test that prints. Skipped, visibly, where no typeface for papers is installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TypefaceFactAttribute : FactAttribute
{
    public const string Missing = "No Chinese typeface with CFF outlines is installed (fonts-noto-cjk).";

    public TypefaceFactAttribute()
    {
        if (PaperTypeface.Installed is null)
            Skip = Missing;
    }
}
