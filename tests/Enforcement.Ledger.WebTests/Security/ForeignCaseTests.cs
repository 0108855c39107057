using System.Globalization;
using System.Text;
using System.Text.Json;
using Enforcement.Ledger.DatabaseTests;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Receipts.UnknownFunds;
using Enforcement.Ledger.Web.Api;
using FluentAssertions;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.WebTests.Security;

/// <summary>An executor reads everything that can be read, and finds nothing of another officer's case in it.</summary>
/// <source>domain reference §7, row 41</source>
[Collection(SharedService.Name)]
public sealed class ForeignCaseTests(Service service)
{
    const string Applicant = "丙丁贸易公司";
    const string Debtor = "戊己商行";

    // What the office knows of its ids; of each kind the last few are this test's.
    static readonly string[] Tables =
        ["receipts.statement_line", "cases.enforcement_case", "payouts.payout", "receipts.claim", "receipts.refund", "receipts.evidence", "receipts.statement", "receipts.file", "receipts.official_receipt",
         "receipts.cash_voucher", "receipts.expected_receipt", "receipts.statement_profile", "oversight.alert", "calendar.version"];

    [Fact]
    public async Task No_address_tells_an_executor_the_number_the_parties_or_the_account_of_another_officers_case()
    {
        var mine = await service.CaseAsync("ex2");
        var theirs = await service.CaseAsync("ex1", Applicant, Debtor);
        await service.FundAsync(theirs, "81.00", payer: Debtor);
        await service.FundAsync(mine, "82.00", $"还款 {theirs.Number}");
        await service.FundAsync(mine, "82.50", $"还款 {theirs.Number.Replace("（", "(", StringComparison.Ordinal).Replace("）", ")", StringComparison.Ordinal)}");
        var both = await StrayAsync("83.00", "路人", $"还款 {mine.Number} {theirs.Number}");
        await DoAsync("acc1", $"unknown-funds/{both}/notes", new NoteBody($"电话核实，可能是{theirs.Number}"));
        await ClaimAsync(both, $"{Applicant}来函，系{theirs.Number}", confirm: false, new ClaimUnknown.Part(theirs.Id));
        await ClaimAsync(await StrayAsync("84.00", "路人", "分两案"), "两案", confirm: true, new(mine.Id, Kernel.Money.Parse("4.00")), new(theirs.Id, Kernel.Money.Parse("80.00")));
        await ClaimAsync(await StrayAsync("85.00", Debtor, $"货款 {Applicant}"), "来函", confirm: true, new ClaimUnknown.Part(theirs.Id));
        await service.FundAsync(mine, "86.00", "错记");
        var wrong = await LastLineAsync();
        await DoAsync("acc1", $"receipts/{wrong}/reverse", new ReasonBody($"系{theirs.Number}的款"));
        await ClaimAsync(wrong, "改认", confirm: true, new ClaimUnknown.Part(theirs.Id));
        await service.DraftAsync(theirs, "1.00");

        string[] foreign = [theirs.Number, theirs.Number[6..], theirs.SubAccount, theirs.PayeeAccount, Applicant, Debtor];
        var client = await service.AsAsync("ex2");
        var (read, found) = (0, new List<string>());
        foreach (var address in await AddressesAsync())
        {
            using var answer = await client.GetAsync(address);
            var text = Unescaped(await answer.Content.ReadAsStringAsync());
            if (answer.IsSuccessStatusCode)
                read++;
            found.AddRange(foreign.Where(text.Contains).Select(f => $"{address}: {f}"));
        }
        found.Should().BeEmpty();
        read.Should().BeGreaterThan(40, "the walk has come somewhere");
        var finance = Unescaped(await (await service.AsAsync("acc1")).GetStringAsync("/api/v1/receipts?take=200"));
        foreign[..1].Should().OnlyContain(f => finance.Contains(f), "finance reads it all");
        var own = await Service.ReadAsync<Page<ReceiptView>>(await client.GetAsync("/api/v1/receipts?take=200"));
        own.Items.Should().Contain(r => r.Amount == Kernel.Money.Parse("84.00") && r.CaseNumber == mine.Number, "of a line for two cases the own one is told");
    }

    // Every address of the interface that is read, with each id that there is and each value of each filter.
    async Task<List<string>> AddressesAsync()
    {
        using var document = JsonDocument.Parse(await (await service.AsAsync("adm1")).GetStringAsync("/openapi/v1.json"));
        var ids = new SortedSet<long>();
        foreach (var table in Tables)
            ids.UnionWith(await AskAsync($"select id from {table} order by id desc limit 9"));
        var addresses = new List<string>();
        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
        {
            if (!path.Value.TryGetProperty("get", out var get))
                continue;
            string[] begun = path.Name.Contains('{', StringComparison.Ordinal)
                ? [.. ids.Select(id => path.Name[..path.Name.IndexOf('{', StringComparison.Ordinal)] + id.ToString(CultureInfo.InvariantCulture) + path.Name[(path.Name.IndexOf('}', StringComparison.Ordinal) + 1)..])]
                : [path.Name];
            var query = new List<string> { $"book={Demonstration.BookCode}", "take=200" };
            var filters = new List<string> { "" };
            foreach (var parameter in get.TryGetProperty("parameters", out var all) ? all.EnumerateArray().Where(p => p.GetProperty("in").GetString() == "query").ToArray() : [])
            {
                var schema = parameter.GetProperty("schema");
                var name = parameter.GetProperty("name").GetString()!;
                if (Reference(schema) is { } reference && document.RootElement.GetProperty("components").GetProperty("schemas").GetProperty(reference).TryGetProperty("enum", out var values))
                    filters.AddRange(values.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => $"&{name}={v.GetString()}"));
                else if (schema.TryGetProperty("type", out var type) && type.ToString().Contains("boolean", StringComparison.Ordinal))
                    filters.Add($"&{name}=true");
            }
            addresses.AddRange(begun.SelectMany(b => path.Name.Contains('{', StringComparison.Ordinal) ? [b] : filters.Select(f => $"{b}?{string.Join('&', query)}{f}")));
        }
        addresses.Should().Contain(a => a.Contains("state=Claimed", StringComparison.Ordinal));
        return addresses;

        static string? Reference(JsonElement schema) => schema.TryGetProperty("$ref", out var reference) ? reference.GetString()!.Split('/')[^1]
            : schema.TryGetProperty("oneOf", out var some) ? some.EnumerateArray().Select(Reference).OfType<string>().FirstOrDefault() : null;
    }

    static string Unescaped(string json) => json.Contains("\\u", StringComparison.Ordinal) ? System.Text.RegularExpressions.Regex.Unescape(json) : json;

    async Task<long> StrayAsync(string amount, string payer, string remark)
    {
        await service.StrayAsync(amount, payer, remark);
        return await LastLineAsync();
    }

    async Task<long> LastLineAsync() => (await AskAsync("select max(id) from receipts.statement_line"))[0];

    async Task ClaimAsync(long line, string reason, bool confirm, params ClaimUnknown.Part[] parts)
    {
        var evidence = await Service.ReadAsync<Made>(await (await service.AsAsync("acc1")).PostAsync("/api/v1/unknown-funds/evidence?fileName=a.txt", Service.FileOf("来函"u8.ToArray())));
        var made = await Service.ReadAsync<ClaimsMade>(await PostAsync("acc1", "unknown-funds/claims", new ClaimUnknown.Request([new(line, parts)], reason, [evidence.Id])));
        if (confirm)
            await DoAsync("reg1", "unknown-funds/claims/confirm", new ConfirmBody(made.Ids));
    }

    async Task DoAsync<T>(string person, string path, T body)
    {
        using var answer = await PostAsync(person, path, body);
        answer.IsSuccessStatusCode.Should().BeTrue("{0}: {1}", path, await answer.Content.ReadAsStringAsync());
    }

    async Task<HttpResponseMessage> PostAsync<T>(string person, string path, T body) => await (await service.AsAsync(person)).PostAsync($"/api/v1/{path}", Service.JsonOf(body));

    async Task<List<long>> AskAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(service.Database.Superuser);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var ids = new List<long>();
        while (await reader.ReadAsync())
            ids.Add(reader.GetInt64(0));
        return ids;
    }
}
