using Enforcement.Ledger.Exports;

namespace Enforcement.Ledger.Cli;

/// <summary>A list written where the person says.</summary>
static class OutputFile
{
    public static async Task SaveAsync(ExportedFile list, string path, CancellationToken ct)
    {
        await using var content = list.Content;
        try
        {
            await using var file = File.Create(path);
            await content.CopyToAsync(file, ct);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInput($"{path} cannot be written: {e.Message}");
        }
    }
}
