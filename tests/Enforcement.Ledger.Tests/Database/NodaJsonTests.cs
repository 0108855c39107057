using System.Text.Json;
using Enforcement.Ledger.Database;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.Tests.Database;

public sealed class NodaJsonTests
{
    static readonly JsonSerializerOptions Options = new JsonSerializerOptions().AddNodaTime();

    [Fact]
    public void Dates_and_moments_are_ISO_text()
    {
        var facts = new Facts(new LocalDate(2025, 10, 9), Instant.FromUtc(2025, 10, 9, 1, 2, 3), null, new() { [new LocalDate(2025, 1, 1)] = "元旦" });

        var json = JsonSerializer.Serialize(facts, Options);

        json.Should().StartWith("""{"Due":"2025-10-09","At":"2025-10-09T01:02:03Z","Until":null,"Holidays":{"2025-01-01":""");
        JsonSerializer.Deserialize<Facts>(json, Options).Should().BeEquivalentTo(facts);
    }

    [Theory]
    [InlineData("\"2025-02-30\"")]
    [InlineData("\"09/10/2025\"")]
    [InlineData("20251009")]
    public void What_is_no_date_is_refused(string json)
    {
        var read = () => JsonSerializer.Deserialize<LocalDate>(json, Options);

        read.Should().Throw<JsonException>().WithMessage("LocalDate: *");
    }

    sealed record Facts(LocalDate Due, Instant At, LocalDate? Until, Dictionary<LocalDate, string> Holidays);
}
