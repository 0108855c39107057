using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Papers;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Enforcement.Ledger;

/// <summary>The demonstration court: one book and one person for every role. Nobody here exists.</summary>
public sealed class Demonstration(Runner run, IServiceScopeFactory scopes, IClock clock)
{
    public const string BookCode = "DEMO";

    public const string CourtCode = "川0104";

    public const string EscrowAccountNo = "51001234567890123456";

    public const string Currency = "CNY";

    /// <summary>The password of every demonstration person. Real courts have none of these persons.</summary>
    public const string Password = "Demo-2026!";

    public sealed record DemonstrationPerson(string UserName, string DisplayName, string Role);

    /// <summary>One or two for every role of the office.</summary>
    /// <source>domain reference §4; scenarios reference (persons at the start)</source>
    public static IReadOnlyList<DemonstrationPerson> Persons { get; } =
    [
        new("ex1", "承办人甲", "EX"),
        new("ex2", "承办人乙", "EX"),
        new("out1", "辅助人员甲", "OUT"),
        new("reg1", "监管员甲", "REG"),
        new("dir1", "执行局长甲", "DIR"),
        new("vp1", "院领导甲", "VP"),
        new("col1", "合议庭成员甲", "COL"),
        new("acc1", "会计甲", "ACC"),
        new("csh1", "出纳甲", "CSH"),
        new("csh2", "出纳乙", "CSH"),
        new("ins1", "纪检监察甲", "INS"),
        new("upc1", "上级法院甲", "UPC"),
        new("pro1", "检察院甲", "PRO"),
        new("pty1", "当事人甲", "PTY"),
        new("adm1", "系统管理员甲", "SYS"),
        new("sec1", "安全审计员甲", "SEC"),
    ];

    /// <summary>Opens the court where it is not open yet; a second call changes nothing.</summary>
    /// <param name="withPasswords">Whether the persons can sign in; a rehearsal needs none.</param>
    public async Task OpenAsync(CancellationToken ct, bool withPasswords = true)
    {
        foreach (var person in Persons)
            if (await FindAsync(person.UserName, ct) is null)
                await run.RunAsync<AddPerson, long>(PersonDirectory.House,
                    u => u.ExecuteAsync(new(person.UserName, person.DisplayName, withPasswords ? Password : null, [person.Role]), ct), ct);
        var books = await run.ReadAsync<BookQueries, List<BookView>>(PersonDirectory.House, q => q.ListAsync(ct), ct);
        if (books.Any(b => b.Code == BookCode))
            return;
        await run.RunAsync<OpenBook, int>(PersonDirectory.House,
            u => u.ExecuteAsync(new(BookCode, CourtCode, "示范法院执行款专户", EscrowAccountNo, Currency, Money.Zero, Office.Today(clock.GetCurrentInstant())), ct), ct);
        var rule = await run.RunAsync<ProposePaperRule, long>(await ActorAsync("adm1", ct), u => u.ExecuteAsync(new(BookCode, "示范法院执行款专户", "示范银行成都分行", false, "开户证明"), ct), ct);
        await run.RunAsync<ApprovePaperRule, bool>(await ActorAsync("sec1", ct), async u =>
        {
            await u.ExecuteAsync(rule, ct);
            return true;
        }, ct);
    }

    /// <exception cref="InvalidOperationException">The court is not open.</exception>
    public async Task<Actor> ActorAsync(string userName, CancellationToken ct) =>
        await FindAsync(userName, ct) ?? throw new InvalidOperationException($"There is no {userName}: open the demonstration court first.");

    async Task<Actor?> FindAsync(string userName, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PersonDirectory>().FindAsync(userName, ct);
    }
}
