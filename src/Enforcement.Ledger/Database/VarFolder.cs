namespace Enforcement.Ledger.Database;

/// <summary>Where the program keeps what it makes itself: <c>var/</c> at the root of the checkout, or beside the program
/// when it is deployed without one. <c>LEDGER_VAR</c> names another folder.</summary>
public static class VarFolder
{
    public static string Path { get; } = Find();

    static string Find()
    {
        if (Environment.GetEnvironmentVariable("LEDGER_VAR") is { Length: > 0 } named)
            return System.IO.Path.GetFullPath(named);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Enforcement.Ledger.sln")))
                return System.IO.Path.Combine(folder.FullName, "var");
        return System.IO.Path.Combine(AppContext.BaseDirectory, "var");
    }
}
