using System.Net;
using System.Text;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Receipts;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.WebTests.Api;

[Collection(SharedService.Name)]
public sealed class HostileRequestTests(Service service)
{
    [Theory]
    [InlineData("""{"caseId":1,"amount":12.5}""", "amount")]
    [InlineData("""{"caseId":1,"amount":"12.345"}""", "amount")]
    [InlineData("""{"caseId":1,"amount":"NaN"}""", "amount")]
    [InlineData("""{"caseId":1,"amount":"99999999999999999999999999999999"}""", "amount")]
    [InlineData("""{"caseId":"1","amount":"1.00"}""", "caseId")]
    [InlineData("""{"caseId":1,"amount":"1.00","lotIds":[1,"x"]}""", "lotIds[1]")]
    public async Task A_value_that_cannot_be_read_is_named(string json, string field)
    {
        using var answer = await (await service.AsAsync("ex1")).PostAsync("/api/v1/payouts", Service.TextOf(json));
        (await Service.ProblemAsync(answer, 400, "request.invalid")).Field.Should().Be(field);
    }

    [Fact]
    public async Task A_date_that_no_calendar_counts_is_named()
    {
        using var answer = await (await service.AsAsync("acc1")).PostAsync("/api/v1/reconciliation/closes/prepare", Service.TextOf($$"""{"book":"{{Demonstration.BookCode}}","kind":"Day","through":"9999-12-31"}"""));
        (await Service.ProblemAsync(answer, 400, "request.invalid")).Field.Should().Be("through");
    }

    [Theory]
    [InlineData("/api/v1/reconciliation?on=2026-02-30", "acc1", "on")]
    [InlineData("/api/v1/reconciliation?on=9999-12-31", "acc1", "on")]
    [InlineData("/api/v1/cases?take=201", "dir1", "take")]
    [InlineData("/api/v1/cases?after=x", "dir1", "after")]
    [InlineData("/api/v1/deadline/workdays?start=2026-02-13&count=0", "ex1", "count")]
    [InlineData("/api/v1/deadline/workdays?start=0001-01-01&count=1", "ex1", "start")]
    [InlineData("/api/v1/deadline/workdays?count=1", "ex1", "start")]
    public async Task A_parameter_that_cannot_be_read_is_named(string address, string person, string field)
    {
        using var answer = await (await service.AsAsync(person)).GetAsync(address);
        (await Service.ProblemAsync(answer, 400, "request.invalid")).Field.Should().Be(field);
    }

    [Fact]
    public async Task A_text_that_the_database_cannot_hold_is_the_callers_mistake()
    {
        var c = await service.CaseAsync();
        await service.FundAsync(c, "10.00");
        using var answer = await (await service.AsAsync("ex1")).PostAsync("/api/v1/disputes", Service.TextOf($$"""{"caseId":{{c.Id}},"amount":"1.00","reason":"异\u0000议","document":"异议书"}"""));
        await Service.ProblemAsync(answer, 400, "request.invalid");
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a statement")]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\">&x;</Document>")]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><Document>&b;</Document>")]
    [InlineData("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt><Stmt>")]
    public async Task A_file_that_is_no_statement_is_rejected_and_changes_nothing(string text)
    {
        using var answer = await (await service.AsAsync("csh1")).PostAsync("/api/v1/statements?fileName=x.xml", Service.FileOf(Encoding.UTF8.GetBytes(text)));
        answer.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        var outcome = (await System.Net.Http.Json.HttpContentJsonExtensions.ReadFromJsonAsync<ImportOutcome>(answer.Content, Database.LedgerJson.Options))!;
        outcome.Rejected.Should().BeTrue();
        outcome.Problems.Should().NotBeEmpty();
        (await answer.Content.ReadAsStringAsync()).Should().NotContain("root:");
    }

    [Fact]
    public async Task Random_bytes_are_rejected_by_both_imports()
    {
        var bytes = new byte[200_000];
        new Random(17).NextBytes(bytes);
        (await (await service.AsAsync("csh1")).PostAsync("/api/v1/statements?fileName=x.bin", Service.FileOf(bytes))).StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        using var answer = await (await service.AsAsync("adm1")).PostAsync("/api/v1/cases/import?fileName=x.bin", Service.FileOf(bytes));
        answer.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await System.Net.Http.Json.HttpContentJsonExtensions.ReadFromJsonAsync<CaseImportOutcome>(answer.Content, Database.LedgerJson.Options))!.Faults.Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("%00")]
    [InlineData("")]
    [InlineData("a%0Ab.xml")]
    public async Task A_files_name_has_characters_that_can_be_shown(string name)
    {
        using var answer = await (await service.AsAsync("csh1")).PostAsync($"/api/v1/statements?fileName={name}", Service.FileOf([1]));
        (await Service.ProblemAsync(answer, 400, "request.invalid")).Field.Should().Be("fileName");
    }

    [Fact]
    public async Task A_wrong_kind_of_content_and_a_wrong_method_are_told_as_such()
    {
        var client = await service.AsAsync("ex1");
        await Service.ProblemAsync(await client.PostAsync("/api/v1/payouts", new StringContent("x")), 415, "request.content-type");
        await Service.ProblemAsync(await client.PutAsync("/api/v1/payouts", null), 405, "request.method");
        await Service.ProblemAsync(await client.GetAsync("/api/v1/nothing"), 404, "request.not-found");
    }
}
