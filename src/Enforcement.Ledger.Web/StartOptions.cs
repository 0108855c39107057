namespace Enforcement.Ledger.Web;

/// <summary>What this start is for.</summary>
/// <param name="Demo"><c>--demo</c>: open the demonstration court and play its main job once, then serve.</param>
/// <param name="Check"><c>--check</c>: prove the main job over HTTP on a database of its own, then end.</param>
/// <param name="WriteOpenApi"><c>--write-openapi PATH</c>: write the OpenAPI document, without a database, then end.</param>
/// <param name="Rest">Everything else: settings such as <c>--urls http://localhost:5080</c>.</param>
public sealed record StartOptions(bool Demo, bool Check, string? WriteOpenApi, string[] Rest)
{
    public static StartOptions Read(string[] args)
    {
        var rest = args.ToList();
        var demo = rest.Remove("--demo");
        var check = rest.Remove("--check");
        string? path = null;
        if (rest.IndexOf("--write-openapi") is var at and >= 0)
        {
            path = at + 1 < rest.Count ? rest[at + 1] : throw new ArgumentException("--write-openapi needs the path of the file to write.");
            rest.RemoveRange(at, 2);
        }
        if (rest.Find(IsMistyped) is { } word)
            throw new ArgumentException($"{word} is no option. There are --demo, --check, --write-openapi PATH, --urls URL, and settings written --Section:Name=value.");
        // What ends by itself plans nothing for tomorrow, and its own lines are what a person reads.
        if (check || path is not null)
            rest.AddRange(["--Jobs:Enabled=false", "--Logs:Console=Warning"]);
        // So that where to sign in is not lost among the acts; the file has them. What was asked for stands later, and wins.
        if (demo)
            rest.Insert(0, "--Logs:Console=Warning");
        return new(demo, check, path, [.. rest]);
    }

    // A mistyped word would otherwise be taken for a setting that nobody reads, and the service would start as if nothing was said.
    static bool IsMistyped(string word) =>
        word.StartsWith('-') && !word.Contains(':') && !word.Contains('=') && word is not ("--urls" or "--environment" or "--contentRoot" or "--applicationName");
}
