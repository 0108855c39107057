using System.Text.Json;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.Formats;

namespace Enforcement.Ledger.Receipts;

/// <summary>Proposes how a bank's table is read, proved on the very file: it is kept with what the dry run said, and is in force only
/// when another person has approved it. A code that is known gets its next version; the ones before stay as they are.</summary>
/// <source>design §5 (an unknown heading is a question to the operator)</source>
public sealed class ProposeStatementProfile(LedgerDb db, Act act) : IUseCase
{
    /// <summary>Parts of a signature are told apart by what no heading holds.</summary>
    internal const char Unit = '\u001F';

    // With fewer rows an amount taken for a balance may follow as well as the right one.
    const int FewestEntries = 3;

    public static Permission Needs => Permission.ProposeStatementProfiles;

    public sealed record Request(string FileName, byte[] Content, StatementMapping Mapping);

    /// <returns>The id of the new version.</returns>
    /// <exception cref="Refused"><see cref="StatementProfileRefusals.Mapping"/>, <see cref="StatementProfileRefusals.Known"/>,
    /// <see cref="StatementProfileRefusals.DryRun"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        request.Mapping.Require();
        using var content = new MemoryStream(request.Content, writable: false);
        if (StatementProfiles.Run(StatementReader.Standard, content, request.FileName) is { Format: not null } known && known.Statements.Count > 0)
            throw new Refused(StatementProfileRefusals.Known, known.Format);
        await db.ExecuteAsync("select pg_advisory_xact_lock(hashtext('receipts.statement_profile'))", ct);
        var version = 1 + (await db.QueryAsync("select coalesce(max(version), 0) from receipts.statement_profile where code = $1", r => r.GetInt32(0), ct, request.Mapping.Code))[0];
        var layout = request.Mapping.ToLayout(version);
        var run = StatementProfiles.Run(StatementReader.Standard.Including([layout]), content, request.FileName);
        if (run.Statements.Sum(s => s.Entries) is var entries and < FewestEntries && run.Stands)
            throw new Refused(StatementProfileRefusals.DryRun, $"{entries} entries; at least {FewestEntries} are needed to prove it");
        if (run.Format?.EndsWith($".{layout.Name}", StringComparison.Ordinal) != true || !run.Stands)
            throw new Refused(StatementProfileRefusals.DryRun, string.Join(", ", run.Problems.Where(p => p.Severity == ProblemSeverity.Error).Select(p => $"{p.Code} {p.Cell}".TrimEnd()).Take(5)));
        var id = (await db.QueryAsync(
            """
            insert into receipts.statement_profile (code, version, title, signature, mapping, preview, sample_name, sample_sha256, proposed_at, proposed_by)
            values ($1, $2, $3, $4, $5::jsonb, $6::jsonb, $7, $8, $9, $10) returning id
            """,
            r => r.GetInt64(0), ct, request.Mapping.Code, version, request.Mapping.Title.Trim(), string.Join(Unit, layout.Heading!),
            JsonSerializer.Serialize(request.Mapping, LedgerJson.Options), JsonSerializer.Serialize(run, LedgerJson.Options),
            request.FileName, Convert.FromHexString(run.Sha256), act.Now, act.Actor.Id))[0];
        act.About($"statement-profile:{id}", $"{request.Mapping.Code} version {version} proposed on file {run.Sha256}");
        return id;
    }
}
