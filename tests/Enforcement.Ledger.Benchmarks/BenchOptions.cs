namespace Enforcement.Ledger.Benchmarks;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Parts">R1 to R8, growth, pure; everything but pure when nothing is named.</param>
/// <param name="Quick">Less work in each round; the rounds are as many.</param>
/// <param name="Json">One JSON document on standard output, everything for people on standard error.</param>
sealed record BenchOptions(IReadOnlyList<string> Parts, bool Quick, bool Json)
{
    public const string Growth = "growth";
    public const string Pure = "pure";

    static readonly string[] Ratios = ["R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8"];

    const string Usage = "./ops/bench [R1 … R8] [growth] [pure] [--quick] [--json]";

    /// <returns>Null for what cannot be done; <paramref name="sentence"/> then says why and what to write instead.</returns>
    public static BenchOptions? Parse(IReadOnlyList<string> args, out string sentence)
    {
        sentence = "";
        var parts = new List<string>();
        foreach (var arg in args.Where(a => a is not ("--quick" or "--json")))
        {
            if (arg.StartsWith('-'))
            {
                sentence = $"There is no option {arg}. Write {Usage}.";
                return null;
            }
            if (((string[])[.. Ratios, Growth, Pure]).FirstOrDefault(p => p.Equals(arg, StringComparison.OrdinalIgnoreCase)) is not { } part)
            {
                sentence = $"There is nothing to measure called {arg}. Write {Usage}.";
                return null;
            }
            parts.Add(part);
        }
        return new(parts.Count > 0 ? [.. parts.Distinct()] : [.. Ratios, Growth], args.Contains("--quick"), args.Contains("--json"));
    }

    /// <summary>Whether anything needs a cluster.</summary>
    public bool AsksTheDatabase => Parts.Any(p => p != Pure);

    public bool Asks(string part) => Parts.Contains(part);
}
