using System.Diagnostics;
using System.Text.Json;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Npgsql;

namespace Enforcement.Ledger.Database;

/// <summary>What makes a request that is sent twice the same as one: the client's key and a hash of what it asked.</summary>
public sealed record RequestKey(string Key, Guid PayloadHash);

/// <summary>The one way into the room, for every door. Opens a fresh scope, checks the permission, begins the transaction,
/// tells PostgreSQL who acts, calls the use case, appends the evidence, commits, and logs one line.</summary>
public sealed partial class Runner(IServiceScopeFactory scopes, IClock clock, ILogger<Runner> log)
{
    const int Attempts = 4;

    static readonly JsonSerializerOptions AnswerJson = new JsonSerializerOptions(JsonSerializerDefaults.Web).AddLedger();

    /// <summary>Runs an act. Its result, its journal entries and its evidence are committed together or not at all.</summary>
    /// <param name="request">When given, a second run with the same key answers as the first did and does nothing.</param>
    /// <exception cref="Refused">A rule said no; the refusal is kept as evidence and nothing else is.</exception>
    public async Task<TResult> RunAsync<TUseCase, TResult>(Actor actor, Func<TUseCase, Task<TResult>> call, CancellationToken ct, RequestKey? request = null)
        where TUseCase : class, IUseCase
    {
        var started = Stopwatch.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                var result = await OnceAsync(scope.ServiceProvider, actor, call, request, ct);
                Ran(typeof(TUseCase).Name, "done", actor.Id, Milliseconds(started));
                return result;
            }
            catch (Exception e) when (IsConflict(e))
            {
                if (attempt == Attempts)
                    throw await RefusedAsync<TUseCase>(scope.ServiceProvider, actor, new Refused(AccessRefusals.Stale), started);
                await Task.Delay(Random.Shared.Next(5, 25) * attempt, ct);
            }
            catch (Refused refused)
            {
                throw await RefusedAsync<TUseCase>(scope.ServiceProvider, actor, refused, started);
            }
            catch (Exception e) when (DatabaseRefusals.Of(e) is { } refused)
            {
                SaidByDatabase(typeof(TUseCase).Name, refused.Facts ?? "", e);
                throw await RefusedAsync<TUseCase>(scope.ServiceProvider, actor, refused, started);
            }
        }
    }

    /// <summary>Runs queries in a read-only transaction, under the same permission check.</summary>
    public async Task<TResult> ReadAsync<TQueries, TResult>(Actor actor, Func<TQueries, Task<TResult>> call, CancellationToken ct)
        where TQueries : class, IUseCase
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LedgerDb>();
        // One snapshot for all that is shown together: a page must not add up money from two moments.
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        await db.ExecuteAsync("set transaction read only", ct);
        try
        {
            await BeginAsync<TQueries>(scope.ServiceProvider, db, actor, ct);
            return await call(scope.ServiceProvider.GetRequiredService<TQueries>());
        }
        catch (Refused refused)
        {
            throw await RefusedAsync<TQueries>(scope.ServiceProvider, actor, refused, Stopwatch.GetTimestamp());
        }
    }

    /// <summary>Asks whether the actor may, before there is anything to run: a file need not be read for somebody who may not hand it in.</summary>
    /// <exception cref="Refused"><see cref="AccessRefusals.NotPermitted"/>, kept as evidence.</exception>
    public Task RequireAsync<TUseCase>(Actor actor, CancellationToken ct) where TUseCase : class, IUseCase =>
        ReadAsync<TUseCase, bool>(actor, _ => Task.FromResult(true), ct);

    async Task<TResult> OnceAsync<TUseCase, TResult>(IServiceProvider services, Actor actor, Func<TUseCase, Task<TResult>> call, RequestKey? request, CancellationToken ct)
        where TUseCase : class, IUseCase
    {
        var db = services.GetRequiredService<LedgerDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var act = await BeginAsync<TUseCase>(services, db, actor, ct);
        if (request is not null && await AnswerGivenBeforeAsync(db, act, request, ct) is { } answer)
            return JsonSerializer.Deserialize<TResult>(answer, AnswerJson)!;
        var result = await call(services.GetRequiredService<TUseCase>());
        await db.SaveChangesAsync(ct);
        if (request is not null)
            await db.ExecuteAsync("update access.request set answer = $1::jsonb where actor_id = $2 and key = $3", ct,
                JsonSerializer.Serialize(result, AnswerJson), actor.Id, request.Key);
        ct.ThrowIfCancellationRequested();
        await Witness.AppendAndCommitAsync(db, new Leaf(act.Now, actor, act.UseCase, "done", act.Subject, act.Facts));
        return result;
    }

    async Task<Act> BeginAsync<TUseCase>(IServiceProvider services, LedgerDb db, Actor actor, CancellationToken ct)
        where TUseCase : class, IUseCase
    {
        var now = clock.GetCurrentInstant();
        var grants = await db.QueryAsync(
            """
            select set_config('ledger.actor', $1::text, true), r.role, g.scope, null::bigint, null::bigint, null
            from access.person_role r left join access.grant_row g on g.role = r.role and g.permission = $2
            where r.person_id = $1 and r.revoked_at is null
            union all
            select set_config('ledger.actor', $1::text, true), a.role, g.scope, a.delegation_id, a.delegator, p.user_name
            from access.acting_for($1, $3) a join access.delegable l on l.role = a.role and l.permission = $2 join access.grant_row g on g.role = a.role and g.permission = $2
            join access.person p on p.id = a.delegator
            order by 4 nulls first
            """,
            r => (Role: r.GetString(1), Scope: r.TextOrNull(2), Lent: r.LongOrNull(3) is { } id ? new StandIn(id, new(r.GetInt64(4), r.GetString(5)), r.GetString(1)) : null),
            ct, actor.Id, TUseCase.Needs.Code, now);
        var scopesHeld = grants.Select(g => g.Scope).OfType<string>().ToHashSet();
        if (scopesHeld.Count == 0)
            throw new Refused(AccessRefusals.NotPermitted, $"{typeof(TUseCase).Name} by {actor.Name}");
        var act = services.GetRequiredService<Act>();
        act.Begin(actor, typeof(TUseCase).Name, TUseCase.Needs, scopesHeld.Contains("all") ? GrantScope.All : GrantScope.Own,
            grants.Where(g => g.Lent is null).Select(g => g.Role).ToHashSet(), now,
            [.. grants.Select(g => g.Lent).OfType<StandIn>()], grants.All(g => g.Lent is not null || g.Scope is null));
        return act;
    }

    static async Task<string?> AnswerGivenBeforeAsync(LedgerDb db, Act act, RequestKey request, CancellationToken ct)
    {
        // A concurrent twin waits here until the first one has committed or rolled back.
        var mine = await db.ExecuteAsync(
            "insert into access.request (actor_id, key, use_case, payload_hash, at) values ($1, $2, $3, $4, $5) on conflict do nothing",
            ct, act.Actor.Id, request.Key, act.UseCase, request.PayloadHash, act.Now);
        if (mine == 1)
            return null;
        var before = await db.QueryAsync("select use_case, payload_hash, answer::text from access.request where actor_id = $1 and key = $2",
            r => (UseCase: r.GetString(0), Hash: r.GetGuid(1), Answer: r.GetString(2)), ct, act.Actor.Id, request.Key);
        if (before[0].UseCase != act.UseCase || before[0].Hash != request.PayloadHash)
            throw new Refused(AccessRefusals.RequestKeyReused, request.Key);
        return before[0].Answer;
    }

    async Task<Refused> RefusedAsync<TUseCase>(IServiceProvider refusedScope, Actor actor, Refused refused, long started)
    {
        var subject = refusedScope.GetRequiredService<Act>().Subject;
        var leaf = new Leaf(clock.GetCurrentInstant(), actor, typeof(TUseCase).Name, "refused", subject.Length > 0 ? subject : refused.Code, $"{refused.Code} {refused.Facts}".TrimEnd());
        await using var scope = scopes.CreateAsyncScope();
        // The refusal stands whether or not the caller still waits for it.
        await Witness.AppendAsync(scope.ServiceProvider.GetRequiredService<LedgerDb>(), leaf, CancellationToken.None);
        Ran(typeof(TUseCase).Name, refused.Code, actor.Id, Milliseconds(started));
        return refused;
    }

    // EF wraps what PostgreSQL says, sometimes twice.
    static bool IsConflict(Exception? e) => e switch
    {
        null => false,
        DbUpdateConcurrencyException => true,
        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } => true,
        _ => IsConflict(e.InnerException),
    };

    static long Milliseconds(long started) => (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds;

    [LoggerMessage(Level = LogLevel.Warning, Message = "{UseCase} was refused by the database alone: {Rule}")]
    partial void SaidByDatabase(string useCase, string rule, Exception e);

    [LoggerMessage(Level = LogLevel.Information, Message = "{UseCase} {Outcome} by {ActorId} in {ElapsedMs} ms")]
    partial void Ran(string useCase, string outcome, long actorId, long elapsedMs);
}
