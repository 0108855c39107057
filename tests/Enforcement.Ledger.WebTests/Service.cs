using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.DatabaseTests;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Web.Api;
using FluentAssertions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.WebTests;

/// <summary>The whole service on a database of its own, with the demonstration court open.</summary>
public class Service : WebApplicationFactory<Program>, IAsyncLifetime
{
    readonly Dictionary<string, string> tokens = [];
    Money balance = Money.Zero;
    int cases;
    int statements;

    public TestDatabase Database { get; private set; } = null!;

    /// <summary>Where this service writes its log file.</summary>
    public string LogFolder { get; } = Directory.CreateTempSubdirectory("ledger-web-").FullName;

    public virtual async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateOpenedAsync(Today);
        StartServer();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await Database.DisposeAsync();
        Directory.Delete(LogFolder, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseSetting("ConnectionStrings:Ledger", Database.Connections.App)
        .UseSetting("ConnectionStrings:LedgerOwner", Database.Connections.Owner)
        .UseSetting("Logs:Folder", LogFolder)
        .UseSetting("Logs:Console", "Fatal")
        .UseSetting("Jobs:Enabled", "false")
        .ConfigureServices(TestDatabase.HashQuickly);

    /// <summary>A program that calls with this person's token.</summary>
    /// <param name="keys">Each of its acts has a key of its own, unless the test gives one.</param>
    public async Task<HttpClient> AsAsync(string person, bool keys = true)
    {
        var client = keys ? CreateDefaultClient(new KeyEachAct()) : CreateClient();
        if (!tokens.TryGetValue(person, out var token))
        {
            using var answer = await client.PostAsJsonAsync("/api/v1/token", new Credentials(person, Demonstration.Password));
            token = tokens[person] = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString()!;
        }
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Opens a case of an officer's, with a confirmed account of the applicant.</summary>
    public async Task<OpenedCase> CaseAsync(string officer = "ex1", string applicant = "甲公司", string debtor = "乙公司")
    {
        var n = ++cases;
        var (number, subAccount) = ($"（2026）川0104执{5000 + n}号", $"6228480000000{n:D6}");
        var json = $$"""
            [{"number":"{{number}}","applicant":"{{applicant}}","debtor":"{{debtor}}","debtor_kind":"company","officer":"{{officer}}","claim":"1000000.00","sub_account":"{{subAccount}}",
              "payee":"{{applicant}}","payee_account":"51000000000{{n:D6}}","payee_bank":"中国建设银行成都分行","confirmation_document":"账户确认书-{{n}}","confirmed_on":"2026-02-01"}]
            """;
        using var answer = await (await AsAsync("adm1")).PostAsync("/api/v1/cases/import?fileName=case.json", FileOf(Encoding.UTF8.GetBytes(json)));
        (await ReadAsync<CaseImportOutcome>(answer)).Added.Should().Be(1);
        var found = await ReadAsync<CaseView>(await (await AsAsync("dir1")).GetAsync($"/api/v1/cases/by-number?number={Uri.EscapeDataString(number)}"));
        return new(found.Case.Id, number, subAccount, $"51000000000{n:D6}");
    }

    /// <summary>Lets money arrive for a case, by a statement of the bank.</summary>
    public async Task FundAsync(OpenedCase to, string amount, string remark = "执行款", string payer = "乙公司")
    {
        var sum = Money.Parse(amount);
        await ImportAsync(sum, CamtText.Entry($"T{statements:D6}", sum, true, Today, payer, "6217000000000000001", to.SubAccount, remark, null));
    }

    /// <summary>Lets money arrive of which nobody knows the case.</summary>
    public async Task StrayAsync(string amount, string payer, string remark)
    {
        var sum = Money.Parse(amount);
        await ImportAsync(sum, CamtText.Entry($"T{statements:D6}", sum, true, Today, payer, "6217000000000000003", null, remark, null));
    }

    /// <summary>Lets the bank carry out an instruction and report it.</summary>
    public async Task<ImportOutcome> CarryOutAsync(string pain001)
    {
        var payment = CamtText.PaymentOf(pain001);
        return await ImportAsync(-payment.Amount, CamtText.Entry($"T{statements:D6}", payment.Amount, false, Today, payment.Payee, payment.Account, null, "", payment.EndToEndId));
    }

    /// <summary>Lets the bank send a paid instruction back.</summary>
    public async Task<ImportOutcome> SendBackAsync(string pain001)
    {
        var payment = CamtText.PaymentOf(pain001);
        return await ImportAsync(payment.Amount, CamtText.Entry($"T{statements:D6}", payment.Amount, true, Today, payment.Payee, payment.Account, null, "退汇 AC04", payment.EndToEndId));
    }

    public async Task<PayoutView> DraftAsync(OpenedCase of, string amount)
    {
        using var answer = await (await AsAsync("ex1")).PostAsync("/api/v1/payouts", JsonOf(new DraftPayout.Request(of.Id, Money.Parse(amount))));
        return (await ReadAsync<PayoutDetail>(answer)).Payout;
    }

    public static async Task<T> ReadAsync<T>(HttpResponseMessage answer)
    {
        answer.IsSuccessStatusCode.Should().BeTrue("{0}", await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<T>(LedgerJson.Options))!;
    }

    public static async Task<Problem> ProblemAsync(HttpResponseMessage answer, int status, string code)
    {
        ((int)answer.StatusCode).Should().Be(status, "{0}", await answer.Content.ReadAsStringAsync());
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        var problem = (await answer.Content.ReadFromJsonAsync<Problem>(LedgerJson.Options))!;
        problem.Code.Should().Be(code);
        problem.Status.Should().Be(status);
        return problem;
    }

    public static JsonContent JsonOf<T>(T body) => JsonContent.Create(body, options: LedgerJson.Options);

    public static StringContent TextOf(string json) => new(json, Encoding.UTF8, "application/json");

    public static ByteArrayContent FileOf(byte[] bytes) => new(bytes) { Headers = { ContentType = new("application/octet-stream") } };

    async Task<ImportOutcome> ImportAsync(Money change, string entry)
    {
        var id = $"W{++statements:D6}";
        var opening = balance;
        balance += change;
        var file = FileOf(Encoding.UTF8.GetBytes(CamtText.Statement(id, Demonstration.EscrowAccountNo, Today, opening, balance, [entry])));
        var outcome = await ReadAsync<ImportOutcome>(await (await AsAsync("csh1")).PostAsync($"/api/v1/statements?fileName={id}.xml", file));
        outcome.Statements.Should().ContainSingle(s => s.Outcome == "posted");
        return outcome;
    }

    static LocalDate Today => Office.Today(SystemClock.Instance.GetCurrentInstant());
}

public sealed record OpenedCase(long Id, string Number, string SubAccount, string PayeeAccount);

/// <summary>One service for all classes that only add to it.</summary>
[CollectionDefinition(Name)]
public sealed class SharedService : ICollectionFixture<Service>
{
    public const string Name = "service";
}
