using System.Text.Json;
using Enforcement.Ledger.Receipts.Formats;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.Tests.Receipts.Formats;

public class StatementInspectionTests
{
    [Fact]
    public void The_answer_has_the_fields_of_the_contract_and_amounts_as_text()
    {
        var json = JsonDocument.Parse(StatementSample.Inspect("escrow-day.camt053.v08.xml").ToJson()).RootElement;

        json.EnumerateObject().Select(p => p.Name).Should().Equal("file", "sha256", "format", "encoding", "statements", "problems");
        var statement = json.GetProperty("statements")[0];
        statement.EnumerateObject().Select(p => p.Name).Should().Equal("id", "account", "currency", "from", "to", "opening", "closing",
            "entries", "credits", "debits", "equation", "problems");
        statement.GetProperty("opening").GetString().Should().Be("1000.00");
        statement.GetProperty("from").GetString().Should().Be("2026-08-03");
        statement.GetProperty("entries").GetInt32().Should().Be(2);
    }

    [Fact]
    public void A_problem_has_the_fields_of_the_contract_and_readable_Chinese()
    {
        var json = StatementSample.Inspect(Path.Combine("hostile", "unknown-header.csv")).ToJson();

        JsonDocument.Parse(json).RootElement.GetProperty("problems")[0].EnumerateObject().Select(p => p.Name)
            .Should().Equal("code", "severity", "line", "field", "raw", "message");
        json.Should().Contain("对方账号");
    }

    [Fact]
    public void The_hash_is_of_every_byte_even_of_those_that_were_not_understood()
    {
        foreach (var file in StatementSample.All)
            StatementInspection.OfFile(file).Sha256.Should().Be(
                Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))), file);
    }
}
