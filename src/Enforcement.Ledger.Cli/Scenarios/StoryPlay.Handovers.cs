using Enforcement.Ledger.Cases.Handovers;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>Cases that change their officer.</summary>
sealed partial class StoryPlay
{
    public async Task<Outcome> HandOverAsync(StoryLine line, CancellationToken ct)
    {
        var keys = line.Keys;
        long[]? cases = keys.Has("cases") ? [.. keys.Labels("cases").Select(labels.CaseId)] : null;
        var id = labels.Handovers[keys.Text("label")] = await ActAsync<GiveCases, long>(line, u => u.ExecuteAsync(new(keys.Find("from"), keys.Text("to"), cases, keys.Find("document")), ct), ct);
        return await HandoverStateAsync(id, ct);
    }

    public Task<Outcome> TakeOverAsync(StoryLine line, CancellationToken ct) => OnHandoverAsync<TakeCases>(line, (u, id) => u.ExecuteAsync(new(id), ct), ct);

    public Task<Outcome> EndHandoverAsync(StoryLine line, CancellationToken ct) => OnHandoverAsync<EndHandover>(line, (u, id) => u.ExecuteAsync(new(id, line.Keys.Find("reason")), ct), ct);

    async Task<Outcome> OnHandoverAsync<TUseCase>(StoryLine line, Func<TUseCase, long, Task> call, CancellationToken ct) where TUseCase : class, Access.IUseCase
    {
        var id = labels.Handovers.GetValueOrDefault(line.Keys.Text("handover"));
        await ActAsync<TUseCase>(line, u => call(u, id), ct);
        return await HandoverStateAsync(id, ct);
    }

    async Task<Outcome> HandoverStateAsync(long id, CancellationToken ct)
    {
        var shown = (await AskAsync<HandoverQueries, HandoverDetail>(q => q.ShowAsync(id, ct), ct)).Handover;
        return Outcome.State($"{shown.State}") with { Facts = [("cases", Text(shown.Cases)), ("money", shown.Money.ToString())] };
    }
}
