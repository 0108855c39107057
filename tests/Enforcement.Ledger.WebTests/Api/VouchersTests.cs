using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Receipts.Vouchers;
using Enforcement.Ledger.Web.Api;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.WebTests.Api;

[Collection(SharedService.Name)]
public sealed class VouchersTests(Service service)
{
    [Fact]
    public async Task Cash_goes_from_two_officers_through_finance_to_the_banks_line()
    {
        var c = await service.CaseAsync();
        var asked = new TakeCash.Request(c.Id, Money.Parse("88.00"), "乙公司", "ex2", SystemClock.Instance.GetCurrentInstant() - Duration.FromSeconds(5), "乙公司住所地", "当场履行");
        await Service.ProblemAsync(await PostAsync("ex1", "cash", asked with { With = "ex1" }), 409, "cash.two-officers");
        await Service.ProblemAsync(await PostAsync("csh1", "cash", asked), 403, "access.not-permitted");
        var cash = await Service.ReadAsync<CashView>(await PostAsync("ex1", "cash", asked));
        cash.Should().BeEquivalentTo(new { State = CashState.OnHand, Overdue = false, CaseNumber = c.Number });

        (await Service.ReadAsync<CashView>(await PostAsync("csh1", $"cash/{cash.Id}/accept", new AcceptCashBody("跨日")))).State.Should().Be(CashState.HandedIn);
        await Service.ProblemAsync(await PostAsync("acc1", $"cash/{cash.Id}/accept", new AcceptCashBody("跨日")), 409, "cash.not-open");
        await service.FundAsync(c, "88.00", $"现金存入 {cash.Number}");
        (await Service.ReadAsync<CashView>(await GetAsync("ex1", $"cash/{cash.Id}"))).State.Should().Be(CashState.Banked);
        (await Service.ReadAsync<CaseView>(await GetAsync("ex1", $"cases/{c.Id}"))).Case.Should().BeEquivalentTo(new { Available = Money.Parse("88.00"), Cash = Money.Zero });
        await Service.ProblemAsync(await GetAsync("ex2", $"cash/{cash.Id}"), 404, "cash.not-found");
    }

    [Fact]
    public async Task A_receipt_is_issued_voided_by_another_and_issued_anew_and_an_arrival_is_acknowledged()
    {
        var c = await service.CaseAsync();
        await service.FundAsync(c, "10001.10");
        var line = (await Service.ReadAsync<Page<ReceiptView>>(await GetAsync("ex1", $"receipts?caseId={c.Id}"))).Items.Single().LineId;
        var issued = await Service.ReadAsync<IssueReceipts.Issued>(await PostAsync("csh1", "official-receipts", new IssueReceipts.Request([line])));
        issued.Count.Should().Be(1);
        var receipt = (await Service.ReadAsync<Page<OfficialReceiptView>>(await GetAsync("ex1", $"official-receipts?caseId={c.Id}"))).Items.Single();
        receipt.Should().BeEquivalentTo(new { Number = issued.First, AmountInWords = "壹万零壹元壹角整", Payer = "乙公司" });
        await Service.ProblemAsync(await PostAsync("csh1", $"official-receipts/{receipt.Id}/void", new ReasonBody("有误")), 409, "voucher.same-person");
        (await Service.ReadAsync<OfficialReceiptView>(await PostAsync("acc1", $"official-receipts/{receipt.Id}/void", new ReasonBody("有误")))).VoidReason.Should().Be("有误");
        (await Service.ReadAsync<IssueReceipts.Issued>(await PostAsync("csh1", "official-receipts", new IssueReceipts.Request([line])))).First.Should().NotBe(issued.First);

        (await Service.ReadAsync<Page<ArrivalView>>(await GetAsync("ex1", "arrivals"))).Items.Should().Contain(a => a.LineId == line);
        (await Service.ReadAsync<Counted>(await PostAsync("csh1", "arrivals/told", new TellArrivals.Request([line])))).Count.Should().Be(1);
        (await Service.ReadAsync<Counted>(await PostAsync("ex1", "arrivals/seen", new SeeArrivals.Request([line])))).Count.Should().Be(1);
        (await Service.ReadAsync<Page<ArrivalView>>(await GetAsync("ex1", "arrivals"))).Items.Should().NotContain(a => a.LineId == line);
        (await Service.ReadAsync<List<ImportLagMonth>>(await GetAsync("acc1", "import-lag?days=0"))).Should().OnlyContain(m => m.Receipts > 0 && m.Late == 0);
        (await Service.ReadAsync<List<ImportLagLine>>(await GetAsync("acc1", "import-lag/late"))).Should().BeEmpty();
    }

    async Task<HttpResponseMessage> GetAsync(string person, string address) => await (await service.AsAsync(person)).GetAsync($"/api/v1/{address}");

    async Task<HttpResponseMessage> PostAsync<T>(string person, string address, T body) => await (await service.AsAsync(person)).PostAsync($"/api/v1/{address}", Service.JsonOf(body));
}
