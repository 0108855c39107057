namespace Enforcement.Ledger.Benchmarks.Baselines;

/// <summary>The SQL of a baseline, embedded beside its class.</summary>
static class BaselineSql
{
    public static string Read(string name)
    {
        var file = $"Baselines/{name}.sql";
        using var stream = typeof(BaselineSql).Assembly.GetManifestResourceStream(file) ?? throw new InvalidOperationException($"{file} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
