using System.Globalization;
using System.Text.RegularExpressions;

namespace Enforcement.Ledger.Database;

/// <summary>Finds PostgreSQL's server programs on this machine.</summary>
internal static partial class PostgresBinaries
{
    const string Remedy = "Install PostgreSQL's server (Debian: apt-get install postgresql), name its folder in PG_BIN, "
        + "or set ConnectionStrings:Ledger to use a server that runs elsewhere.";

    /// <summary>The folder with <c>initdb</c> and <c>postgres</c>: the one asked for, else <c>PG_BIN</c>, else the newest of
    /// Debian's folders, the path, and the folder that the set-up script fills from npm. An existing cluster opens only with the
    /// major version that made it.</summary>
    public static async Task<string> FindAsync(string? asked, string? major, ServerAccount account, CancellationToken ct)
    {
        var named = asked ?? Environment.GetEnvironmentVariable("PG_BIN");
        if (!string.IsNullOrEmpty(named) && !IsServer(named))
            throw new InvalidOperationException($"{named} has no initdb and postgres. {Remedy}");
        var found = string.IsNullOrEmpty(named) ? Candidates().Where(IsServer).ToList() : [named];
        if (found.Count == 0)
            throw new InvalidOperationException($"No PostgreSQL server programs were found. {Remedy}");
        if (major is null)
            return found[0];
        foreach (var folder in found)
            if (await MajorAsync(folder, account, ct) == major)
                return folder;
        throw new InvalidOperationException($"The cluster was made by PostgreSQL {major}, but only {string.Join(", ", found)} was found. "
            + $"Install PostgreSQL {major}, or dump and restore the cluster.");
    }

    static IEnumerable<string> Candidates()
    {
        const string debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(debian) ? Directory.GetDirectories(debian) : [];
        return versions
            .OrderByDescending(folder => decimal.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0)
            .Select(folder => folder + "/bin")
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries))
            .Append(Path.Combine(VarFolder.Path, "postgres-binaries", "native", "bin"));
    }

    static bool IsServer(string folder) => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres"));

    static async Task<string> MajorAsync(string folder, ServerAccount account, CancellationToken ct)
    {
        // Asked as ourselves: the server's account may not reach the folder yet.
        var said = await account.RunAsync(new(Path.Combine(folder, "postgres"), "--version"), ct);
        return VersionNumber().Match(said).Groups[1].Value;
    }

    [GeneratedRegex(@"\) (\d+)")]
    private static partial Regex VersionNumber();
}
