using Enforcement.Ledger.Exports;

namespace Enforcement.Ledger.Cli;

/// <summary>A file that the person wants written; a place where none can be is bad input, not a defect.</summary>
static class OutputFile
{
    /// <summary>A list, as its rows come.</summary>
    /// <exception cref="BadInput">It cannot be written there.</exception>
    public static async Task SaveAsync(ExportedFile list, string path, CancellationToken ct)
    {
        await using var content = list.Content;
        await WriteAsync(path, FileMode.Create, file => content.CopyToAsync(file, ct));
    }

    /// <exception cref="BadInput">It cannot be written there.</exception>
    public static Task WriteAsync(string path, byte[] bytes, CancellationToken ct) => WriteAsync(path, FileMode.Create, file => file.WriteAsync(bytes, ct).AsTask());

    /// <exception cref="BadInput">It cannot be written there, or is there already.</exception>
    public static Task WriteNewAsync(string path, Stream content, CancellationToken ct) => WriteAsync(path, FileMode.CreateNew, file => content.CopyToAsync(file, ct));

    static async Task WriteAsync(string path, FileMode mode, Func<FileStream, Task> write)
    {
        try
        {
            await using var file = new FileStream(path, mode, FileAccess.Write);
            await write(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new BadInput($"{(path.Length == 0 ? "A file without a name" : path)} cannot be written: {e.Message}");
        }
    }
}
