using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.Formats;

namespace Enforcement.Ledger.Receipts;

/// <summary>What a file looks like as a table, and what it says: by the formats in force, or by a mapping that is being tried.</summary>
public sealed record ProfilePreview(TablePreview Table, DryRun Reading);

/// <summary>Shows the rows of a file that nothing recognises, and tries a mapping on it. Nothing is kept.</summary>
/// <source>design §5 (an unknown heading is a question to the operator)</source>
public sealed class PreviewStatementProfile(StatementProfiles profiles) : IUseCase
{
    public static Permission Needs => Permission.ProposeStatementProfiles;

    /// <param name="Mapping">Null: only the rows, and what the formats in force make of them.</param>
    public sealed record Request(string FileName, byte[] Content, StatementMapping? Mapping = null);

    /// <exception cref="Refused"><see cref="StatementProfileRefusals.Mapping"/></exception>
    public async Task<ProfilePreview> ExecuteAsync(Request request, CancellationToken ct)
    {
        request.Mapping?.Require();
        var reader = await profiles.ReaderAsync(ct);
        if (request.Mapping is { } mapping)
            reader = StatementReader.Standard.Including([mapping.ToLayout(version: 0)]);
        using var content = new MemoryStream(request.Content, writable: false);
        var reading = StatementProfiles.Run(reader, content, request.FileName);
        content.Position = 0;
        return new(TablePreview.Of(content, request.FileName), reading);
    }
}
