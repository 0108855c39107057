using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Transfers;
using Enforcement.Ledger.Web.Api;
using FluentAssertions;
using Xunit;
using static System.Text.RegularExpressions.Regex;

namespace Enforcement.Ledger.WebTests.Security;

/// <summary>An executor counts ids upwards and learns of no other officer's case.</summary>
/// <source>domain reference §7, row 41</source>
[Collection(SharedService.Name)]
public sealed class CountedIdsTests(Service service)
{
    [Fact]
    public async Task A_transfer_tells_nobody_the_number_of_a_case_by_its_id_and_an_undoing_nothing_of_a_foreign_transfer()
    {
        var mine = await service.CaseAsync("ex1");
        var theirs = await service.CaseAsync("ex2", "庚辛公司", "壬癸商行");
        await service.FundAsync(mine, "10.00");
        var byId = new ProposeTransfer.Request(mine.Id, theirs.Id, Money.Parse("1.00"), "same-parties");
        await Service.ProblemAsync(await PostAsync("ex1", "transfers", byId), 404, "case.not-found");
        Unescape(await (await PostAsync("ex1", "transfers", byId)).Content.ReadAsStringAsync()).Should().NotContain(theirs.Number[6..]);
        Unescape(await (await PostAsync("ex1", "transfers", byId with { ToCaseId = null, ToNumber = theirs.Number })).Content.ReadAsStringAsync()).Should().Contain("transfer.no-ground").And.NotContain(theirs.Number[6..]);

        var other = await service.CaseAsync("ex1");
        var transfer = (await Service.ReadAsync<Made>(await PostAsync("ex1", "transfers", byId with { ToCaseId = null, ToNumber = other.Number }))).Id;
        foreach (var id in (long[])[transfer, transfer + 1_000_000])
            await Service.ProblemAsync(await PostAsync("ex2", $"transfers/{id}/undo", new ReasonBody("看看")), 404, "transfer.not-found");
    }

    async Task<HttpResponseMessage> PostAsync<T>(string person, string address, T body) => await (await service.AsAsync(person)).PostAsync($"/api/v1/{address}", Service.JsonOf(body));
}
