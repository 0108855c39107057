using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Enforcement.Ledger.Database;

/// <summary>NodaTime's types as JSON strings in ISO form, keys of objects included.</summary>
public static class NodaJson
{
    public static JsonSerializerOptions AddNodaTime(this JsonSerializerOptions options)
    {
        options.Converters.Add(new PatternConverter<Instant>(InstantPattern.ExtendedIso));
        options.Converters.Add(new PatternConverter<LocalDate>(LocalDatePattern.Iso));
        options.Converters.Add(new PatternConverter<LocalTime>(LocalTimePattern.ExtendedIso));
        options.Converters.Add(new PatternConverter<LocalDateTime>(LocalDateTimePattern.ExtendedIso));
        options.Converters.Add(new PatternConverter<YearMonth>(YearMonthPattern.Iso));
        options.Converters.Add(new PatternConverter<Duration>(DurationPattern.JsonRoundtrip));
        options.Converters.Add(new PatternConverter<Period>(PeriodPattern.Roundtrip));
        return options;
    }

    sealed class PatternConverter<T>(IPattern<T> pattern) : JsonConverter<T> where T : notnull
    {
        public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String ? Parse(reader.GetString()) : throw new JsonException($"{typeof(T).Name}: a string is expected.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(pattern.Format(value));

        public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => Parse(reader.GetString());

        public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WritePropertyName(pattern.Format(value));

        T Parse(string? text)
        {
            var result = pattern.Parse(text ?? "");
            return result.Success ? result.Value : throw new JsonException($"{typeof(T).Name}: {result.Exception.Message}");
        }
    }
}
