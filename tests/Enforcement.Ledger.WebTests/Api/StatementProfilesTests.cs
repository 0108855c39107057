using System.Text;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Receipts.Formats;
using Enforcement.Ledger.Web.Api;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.WebTests.Api;

[Collection(SharedService.Name)]
public sealed class StatementProfilesTests(Service service)
{
    const string Address = "/api/v1/statement-profiles";

    // One heading of its own: the service is shared.
    static readonly byte[] File = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(
        "Api日子,Api收,Api支,Api余,Api谁\n2026-08-01,10.00,,10.00,王䶮\n2026-08-02,,4.00,6.00,李四\n2026-08-03,1.00,,7.00,李四\n");

    static readonly StatementMapping Mapping = new("api-bank", "接口测试银行",
    [
        new("Api日子", TableField.BookedAt), new("Api收", TableField.Credit), new("Api支", TableField.Debit), new("Api余", TableField.Balance), new("Api谁", TableField.CounterpartyName),
    ], MoneyRule.TwoColumns, DateOrder.YearFirst);

    [Fact]
    public async Task A_template_is_previewed_proposed_and_approved_by_another_person()
    {
        var accountant = await service.AsAsync("acc1");
        var rows = await PostAsync<ProfilePreview>(accountant, $"{Address}/preview", new PreviewProfileBody("a.csv", File, null));
        rows.Table.Encoding.Should().Be("gb18030");
        rows.Table.Rows[1].Cells.Should().Equal("2026-08-01", "10.00", "", "10.00", "王䶮");
        rows.Reading.Format.Should().BeNull();

        var tried = await PostAsync<ProfilePreview>(accountant, $"{Address}/preview", new PreviewProfileBody("a.csv", File, Mapping));
        tried.Reading.Statements.Should().ContainSingle().Which.Equation.Should().Be(Equation.Holds);

        var proposed = await PostAsync<StatementProfileDetail>(accountant, Address, new ProposeProfileBody("a.csv", File, Mapping));
        (proposed.Profile.State, proposed.Mine).Should().Be(("proposed", true));
        await Service.ProblemAsync(await accountant.PostAsync($"{Address}/{proposed.Profile.Id}/approve", null), 409, "statement-profile.same-person");

        var cashier = await service.AsAsync("csh1");
        var approved = await Service.ReadAsync<StatementProfileDetail>(await cashier.PostAsync($"{Address}/{proposed.Profile.Id}/approve", null));
        (approved.Profile.State, approved.Mine).Should().Be(("inForce", false));
        (await PostAsync<ProfilePreview>(cashier, $"{Address}/preview", new PreviewProfileBody("b.csv", File, null))).Reading.Format.Should().Be("csv.profile-api-bank-v1");

        await Service.ProblemAsync(await cashier.PostAsync($"{Address}/{proposed.Profile.Id}/retire", Service.JsonOf(new ReasonBody(" "))), 409, "statement-profile.reason-missing");
        var retired = await PostAsync<StatementProfileDetail>(cashier, $"{Address}/{proposed.Profile.Id}/retire", new ReasonBody("测试完毕"));
        retired.Profile.State.Should().Be("retired");
        (await Service.ReadAsync<Page<StatementProfileView>>(await cashier.GetAsync(Address))).Items.Should().Contain(p => p.Id == proposed.Profile.Id);
    }

    [Fact]
    public async Task Who_is_not_of_finance_neither_tries_nor_sees_templates()
    {
        var executor = await service.AsAsync("ex1");
        await Service.ProblemAsync(await executor.PostAsync($"{Address}/preview", Service.JsonOf(new PreviewProfileBody("a.csv", File, null))), 403, "access.not-permitted");
        (await Service.ReadAsync<Page<StatementProfileView>>(await executor.GetAsync(Address))).Items.Should().BeEmpty();
        await Service.ProblemAsync(await (await service.AsAsync("acc1")).GetAsync($"{Address}/999999"), 404, "statement-profile.not-found");
    }

    static async Task<T> PostAsync<T>(HttpClient client, string address, object body) => await Service.ReadAsync<T>(await client.PostAsync(address, Service.JsonOf(body)));
}
