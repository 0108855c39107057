using System.Net;
using System.Net.Http.Headers;
using Enforcement.Ledger.DatabaseTests;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.WebTests.Api;

[Collection(SharedService.Name)]
public sealed class UploadGateTests(Service service)
{
    /// <summary>More than any buffer on the way.</summary>
    const int Chunks = 256;

    [Theory]
    [InlineData("statements?fileName=x.xml", "adm1", "ImportStatement")]
    [InlineData("cases/import?fileName=x.csv", "csh1", "ImportCases")]
    [InlineData("expected-receipts/import?fileName=x.csv", "csh1", "ImportExpected")]
    [InlineData("payments/answers?fileName=x.xml", "ex1", "ImportBankAnswers")]
    [InlineData("unknown-funds/evidence?fileName=x.pdf", "adm1", "KeepEvidence")]
    [InlineData("statement-profiles", "ex1", "ProposeStatementProfile")]
    [InlineData("statement-profiles/preview", "ex1", "PreviewStatementProfile")]
    public async Task Who_may_not_hand_a_file_in_is_told_before_it_is_read(string address, string person, string act)
    {
        var content = new CountedContent(address.Contains("fileName", StringComparison.Ordinal) ? "application/octet-stream" : "application/json");
        using var answer = await (await service.AsAsync(person)).PostAsync($"/api/v1/{address}", content);
        await Service.ProblemAsync(answer, 403, "access.not-permitted");
        content.Sent.Should().BeLessThan(Chunks / 2, "nothing of it is kept");
        (await TestDatabase.AskAsync<long>(service.Database.Superuser, $"select count(*) from evidence.leaf where use_case = '{act}' and outcome = 'refused'")).Should().BePositive("the try is evidence");
    }

    [Fact]
    public async Task Who_may_is_read_to_the_end()
    {
        var content = new CountedContent("application/octet-stream");
        using var answer = await (await service.AsAsync("csh1")).PostAsync("/api/v1/statements?fileName=x.xml", content);
        answer.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        content.Sent.Should().Be(Chunks);
    }

    /// <summary>A large content that knows how much of it was taken.</summary>
    sealed class CountedContent : HttpContent
    {
        public CountedContent(string type) => Headers.ContentType = new MediaTypeHeaderValue(type);

        public int Sent { get; private set; }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var chunk = new byte[16 * 1024];
            try
            {
                for (; Sent < Chunks; Sent++)
                    await stream.WriteAsync(chunk);
            }
            catch (IOException)
            {
                // Nobody reads on.
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
