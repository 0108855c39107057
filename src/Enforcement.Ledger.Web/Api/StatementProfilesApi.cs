using Enforcement.Ledger.Database;
using Enforcement.Ledger.Receipts;

namespace Enforcement.Ledger.Web.Api;

/// <param name="Content">The file's bytes.</param>
/// <param name="Mapping">Null: only show the rows.</param>
public sealed record PreviewProfileBody(string FileName, byte[] Content, StatementMapping? Mapping = null);

public sealed record ProposeProfileBody(string FileName, byte[] Content, StatementMapping Mapping);

static class StatementProfilesApi
{
    /// <summary>A template is made from a file of a day or a month; in JSON it is a third longer.</summary>
    const long MostBytes = 24L << 20;

    public static void MapStatementProfiles(this IEndpointRouteBuilder api)
    {
        var profiles = api.MapGroup("/statement-profiles").WithTags("Statement templates");
        profiles.MapGet("", ListAsync).WithName("listStatementProfiles").WithSummary("Templates of bank tables, the newest first");
        profiles.MapGet("/{id:long}", (long id, Caller who, Runner run, CancellationToken ct) => ShowAsync(id, who, run, ct))
            .WithName("showStatementProfile").WithSummary("One template with its mapping and its dry run");
        profiles.MapPost("/preview", (PreviewProfileBody body, Caller who, Runner run, CancellationToken ct) =>
            run.ReadAsync<PreviewStatementProfile, ProfilePreview>(who.Actor, u => u.ExecuteAsync(new(UploadName.Of(body.FileName), body.Content, body.Mapping), ct), ct))
            .WithName("previewStatementProfile").WithSummary("The first rows of a file, and what it says by a mapping; keeps nothing").OnlyReads().Takes<PreviewStatementProfile>(MostBytes);
        profiles.MapPost("", ProposeAsync).WithName("proposeStatementProfile").WithSummary("Propose how a bank's table is read, on the very file").Takes<ProposeStatementProfile>(MostBytes);
        profiles.MapPost("/{id:long}/approve", ApproveAsync).WithName("approveStatementProfile").WithSummary("Put a proposed template in force; another person's act");
        profiles.MapPost("/{id:long}/retire", RetireAsync).WithName("retireStatementProfile").WithSummary("Take a template out of force, or turn a proposal down");
    }

    static async Task<Page<StatementProfileView>> ListAsync(long? after, int? take, Caller who, Runner run, CancellationToken ct)
    {
        var rows = Paging.Take(take);
        return Paging.Of(await run.ReadAsync<StatementProfileQueries, List<StatementProfileView>>(who.Actor, q => q.ListAsync(after, rows + 1, ct), ct), rows, p => p.Id);
    }

    static Task<StatementProfileDetail> ShowAsync(long id, Caller who, Runner run, CancellationToken ct) =>
        run.ReadAsync<StatementProfileQueries, StatementProfileDetail>(who.Actor, q => q.ShowAsync(id, ct), ct);

    static async Task<StatementProfileDetail> ProposeAsync(ProposeProfileBody body, Caller who, Runner run, CancellationToken ct)
    {
        var id = await run.RunAsync<ProposeStatementProfile, long>(who.Actor, u => u.ExecuteAsync(new(UploadName.Of(body.FileName), body.Content, body.Mapping), ct), ct, who.Key);
        return await ShowAsync(id, who, run, ct);
    }

    static async Task<StatementProfileDetail> ApproveAsync(long id, Caller who, Runner run, CancellationToken ct)
    {
        await run.RunAsync<ApproveStatementProfile, bool>(who.Actor, async u =>
        {
            await u.ExecuteAsync(new(id), ct);
            return true;
        }, ct, who.Key);
        return await ShowAsync(id, who, run, ct);
    }

    static async Task<StatementProfileDetail> RetireAsync(long id, ReasonBody body, Caller who, Runner run, CancellationToken ct)
    {
        await run.RunAsync<RetireStatementProfile, bool>(who.Actor, async u =>
        {
            await u.ExecuteAsync(new(id, body.Reason), ct);
            return true;
        }, ct, who.Key);
        return await ShowAsync(id, who, run, ct);
    }
}
