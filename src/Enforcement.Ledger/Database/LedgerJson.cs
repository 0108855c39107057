using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Database;

/// <summary>How every door writes JSON: amounts are strings with two decimals, dates and moments ISO, states by name, Chinese as it is.</summary>
public static class LedgerJson
{
    public static JsonSerializerOptions Options { get; } = new JsonSerializerOptions(JsonSerializerDefaults.Web).AddLedger();

    public static JsonSerializerOptions AddLedger(this JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new MoneyConverter());
        options.Converters.Add(new JsonStringEnumConverter());
        return options.AddNodaTime();
    }

    sealed class MoneyConverter : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && Money.TryParse(reader.GetString(), out var money)
                ? money
                : throw new JsonException("An amount is a string with at most two decimals, such as \"1234.50\".");

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
