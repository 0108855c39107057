using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Deductions;
using Enforcement.Ledger.Payouts.Treasury;
using Enforcement.Ledger.Web.Api;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.WebTests.Api;

[Collection(SharedService.Name)]
public sealed class TreasuryTests(Service service)
{
    [Fact]
    public async Task A_fee_goes_to_the_account_of_two_persons_by_two_persons_and_comes_back_when_the_bank_sends_it_back()
    {
        var c = await service.CaseAsync();
        await service.FundAsync(c, "50.00");
        var fee = await Service.ReadAsync<DeductionView>(await PostAsync("ex1", "deductions", new ProposeDeduction.Request(c.Id, "ExecutionFee", Money.Parse("50.00"))));
        (await PostAsync("dir1", $"deductions/{fee.Id}/confirm", new { })).IsSuccessStatusCode.Should().BeTrue();

        var book = (await Service.ReadAsync<List<BookView>>(await GetAsync("csh1", "books")))[0].Code;
        await Service.ProblemAsync(await PostAsync("csh1", "treasury/batches", new ProposeTreasuryBatch.Request(book, [fee.Id])), 409, "treasury.no-account");
        var account = await Service.ReadAsync<Made>(await PostAsync("csh1", "treasury/accounts", new NameTreasuryAccount.Request(book, "国家金库", "270000000000000001", "国库通知")));
        await Service.ProblemAsync(await PostAsync("csh1", $"treasury/accounts/{account.Id}/confirm", new { }), 409, "treasury.same-person");
        (await PostAsync("acc1", $"treasury/accounts/{account.Id}/confirm", new { })).IsSuccessStatusCode.Should().BeTrue();

        var batch = (await Service.ReadAsync<Made>(await PostAsync("csh1", "treasury/batches", new ProposeTreasuryBatch.Request(book, [fee.Id])))).Id;
        await Service.ProblemAsync(await PostAsync("csh1", $"treasury/batches/{batch}/approve", new { }), 409, "treasury.same-person");
        await Service.ProblemAsync(await GetAsync("csh1", $"treasury/batches/{batch}/file"), 404, "treasury.not-found");
        (await PostAsync("acc1", $"treasury/batches/{batch}/approve", new { })).IsSuccessStatusCode.Should().BeTrue();
        var file = await (await service.AsAsync("csh1")).GetStringAsync($"/api/v1/treasury/batches/{batch}/file");
        await service.CarryOutAsync(file);
        (await BatchAsync(batch)).State.Should().Be(TreasuryState.Booked);
        (await service.SendBackAsync(file)).Statements.Single().Returned.Should().Be(1);
        (await BatchAsync(batch)).Should().BeEquivalentTo(new { State = TreasuryState.Returned, Recipient = Recipient.Treasury, Fees = 1 });
        (await Service.ReadAsync<Page<FeeView>>(await GetAsync("csh1", "treasury/fees?due=true&kind=ExecutionFee"))).Items.Should().Contain(f => f.DeductionId == fee.Id && f.BatchId == null);
        // Another officer sees neither the fee nor its payment.
        (await Service.ReadAsync<Page<TreasuryBatchView>>(await GetAsync("ex2", "treasury/batches"))).Items.Should().NotContain(b => b.Id == batch);
    }

    async Task<TreasuryBatchView> BatchAsync(long id) => (await Service.ReadAsync<Page<TreasuryBatchView>>(await GetAsync("csh1", "treasury/batches"))).Items.Single(b => b.Id == id);

    async Task<HttpResponseMessage> GetAsync(string person, string address) => await (await service.AsAsync(person)).GetAsync($"/api/v1/{address}");

    async Task<HttpResponseMessage> PostAsync<T>(string person, string address, T body) => await (await service.AsAsync(person)).PostAsync($"/api/v1/{address}", Service.JsonOf(body));
}
