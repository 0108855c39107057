namespace Enforcement.Ledger.Web.Demo;

/// <summary>The cases of the demonstration court, <c>ops/demo/cases.csv</c>, which ships inside the program.</summary>
static class DemonstrationCases
{
    public const string FileName = "cases.csv";

    public static byte[] Bytes()
    {
        using var stream = typeof(DemonstrationCases).Assembly.GetManifestResourceStream($"demo/{FileName}")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
