namespace Enforcement.Ledger.Cli;

/// <summary>A file that the person named; one that cannot be read is bad input, not a defect.</summary>
static class InputFile
{
    /// <exception cref="BadInput">It is not there, or may not be read.</exception>
    public static FileStream Open(string path) => Try(path, () => File.OpenRead(path));

    /// <inheritdoc cref="Open"/>
    public static Task<byte[]> ReadAsync(string path, CancellationToken ct) => Try(path, () => File.ReadAllBytesAsync(path, ct));

    /// <summary>A folder stands for all its files, at any depth, in the order of their names; any other path, and a folder without
    /// files, for itself.</summary>
    public static IReadOnlyList<string> InFolder(string path) =>
        Directory.Exists(path) && Directory.GetFiles(path, "*", SearchOption.AllDirectories) is { Length: > 0 } files ? [.. files.Order(StringComparer.Ordinal)] : [path];

    static T Try<T>(string path, Func<T> read)
    {
        if (!File.Exists(path))
            throw new BadInput($"{path} is not a file; check the path.");
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInput($"{path} cannot be read: {e.Message}");
        }
    }
}
