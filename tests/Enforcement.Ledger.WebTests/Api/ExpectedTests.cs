using System.Net;
using System.Text;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Web.Api;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.WebTests.Api;

[Collection(SharedService.Name)]
public sealed class ExpectedTests(Service service)
{
    [Fact]
    public async Task What_an_officer_registers_is_listed_met_or_overdue_and_can_be_given_up()
    {
        var c = await service.CaseAsync();
        var past = new LocalDate(2026, 2, 13);
        var met = await RegisterAsync(new(c.Number, ExpectedKind.Sale, Money.Parse("300.00"), "成交确认书", "PM-77-0001", past, new LocalDate(2099, 1, 5)));
        var late = await RegisterAsync(new(c.Number, ExpectedKind.Deduction, Money.Parse("40.00"), "协助扣划通知书", "KH-77-0001", past));
        await service.FundAsync(c, "300.00");

        (await ListAsync("ex1", c)).Should().BeEquivalentTo(
            [new { Id = late, State = ExpectedState.Expected, Overdue = true, DueOn = new LocalDate(2026, 2, 25) }, new { Id = met, State = ExpectedState.Met, Overdue = false, DueOn = new LocalDate(2099, 1, 5) }],
            o => o.WithStrictOrdering());
        (await ListAsync("ins1", c, "&state=Overdue")).Select(e => e.Id).Should().Equal(late);
        (await ListAsync("ex2", c)).Should().BeEmpty("the case is another officer's");

        await Service.ProblemAsync(await PostAsync("ex1", $"/{late}/cancel", """{"reason":" "}"""), 409, "expected.reason-missing");
        (await PostAsync("ex1", $"/{late}/cancel", """{"reason":"银行无存款"}""")).StatusCode.Should().Be(HttpStatusCode.NoContent);
        await Service.ProblemAsync(await PostAsync("ex1", $"/{met}/cancel", """{"reason":"x"}"""), 409, "expected.not-open");
        await Service.ProblemAsync(await PostAsync("acc1", $"/{met}/cancel", """{"reason":"x"}"""), 403, "access.not-permitted");
        (await ListAsync("ex1", c, "&state=Overdue")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_file_with_a_fault_is_unprocessable_and_a_good_one_is_taken()
    {
        var c = await service.CaseAsync();
        (await ImportAsync($"case,kind,amount,due_on,document\n{c.Number},instalment,x,2099-01-05,和解协议\n", HttpStatusCode.UnprocessableEntity))
            .Faults.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Code = "expected.value-invalid", Line = 2, Field = "amount" });
        (await ImportAsync($"case,kind,amount,due_on,document\n{c.Number},instalment,1.00,2099-01-05,和解协议\n", HttpStatusCode.OK)).Added.Should().Be(1);
    }

    async Task<ExpectedImportOutcome> ImportAsync(string text, HttpStatusCode status)
    {
        using var answer = await (await service.AsAsync("ex1")).PostAsync("/api/v1/expected-receipts/import?fileName=e.csv", Service.FileOf(Encoding.UTF8.GetBytes(text)));
        answer.StatusCode.Should().Be(status);
        return (await System.Net.Http.Json.HttpContentJsonExtensions.ReadFromJsonAsync<ExpectedImportOutcome>(answer.Content, Database.LedgerJson.Options))!;
    }

    async Task<long> RegisterAsync(ExpectedEntry entry)
    {
        using var answer = await (await service.AsAsync("ex1")).PostAsync("/api/v1/expected-receipts", Service.JsonOf(entry));
        return (await Service.ReadAsync<Made>(answer)).Id;
    }

    async Task<IReadOnlyList<ExpectedView>> ListAsync(string person, OpenedCase of, string more = "") =>
        (await Service.ReadAsync<Page<ExpectedView>>(await (await service.AsAsync(person)).GetAsync($"/api/v1/expected-receipts?caseId={of.Id}{more}"))).Items;

    async Task<HttpResponseMessage> PostAsync(string person, string address, string body) =>
        await (await service.AsAsync(person)).PostAsync($"/api/v1/expected-receipts{address}", Service.TextOf(body));
}
