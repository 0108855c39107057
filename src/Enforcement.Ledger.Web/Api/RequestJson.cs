using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using NodaTime;
using NodaTime.Text;

namespace Enforcement.Ledger.Web.Api;

/// <summary>How the body of a request is read: what a record says of itself is what may come. No field that is missing or null, and no
/// null in a list, reaches an act that does not expect it.</summary>
static class RequestJson
{
    public static void AddRequests(this JsonSerializerOptions options)
    {
        options.AddLedger();
        // Before the ledger's own: the first that fits is taken.
        options.Converters.Insert(0, new CountedDate());
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(RefuseNullsInLists);
    }

    /// <summary>The part of the body that is wrong: <c>lines[0].caseId</c>; several that are missing with a comma between them.</summary>
    public static string FieldOf(JsonException json)
    {
        var path = json.Path is { Length: > 2 } p ? p[2..] : "";
        // The library names what is missing only inside its sentence: … missing required properties including: 'caseId', 'amount'.
        var missing = json.Message.Split(" including:") is [_, var names, ..] ? names.Split('\'').Where((_, i) => i % 2 == 1).ToList() : [];
        return missing.Count > 0 ? string.Join(", ", missing.Select(name => path.Length > 0 ? $"{path}.{name}" : name)) : path.Length > 0 ? path : "body";
    }

    // The library looks at the annotations of fields, not at those of a list's elements.
    static void RefuseNullsInLists(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
            return;
        var lists = type.Properties.Where(p => p.Get is not null && HoldsNoNull(p)).ToList();
        if (lists.Count > 0)
            type.OnDeserialized = body =>
            {
                foreach (var list in lists)
                    if (list.Get!(body) is IEnumerable elements && IndexOfNull(elements) is { } index)
                        throw new JsonException("A list holds null.", FormattableString.Invariant($"$.{list.Name}[{index}]"), null, null);
            };
    }

    static bool HoldsNoNull(JsonPropertyInfo property) =>
        property.PropertyType != typeof(string) && property.PropertyType.IsAssignableTo(typeof(IEnumerable)) && property.AttributeProvider is PropertyInfo declared
        && new NullabilityInfoContext().Create(declared) is var info && (info.ElementType ?? (info.GenericTypeArguments is [var only] ? only : null)) is { ReadState: NullabilityState.NotNull, Type.IsValueType: false };

    /// <summary>A day within the years that the calendar counts: beyond them its sums would leave what a date can hold.</summary>
    sealed class CountedDate : JsonConverter<LocalDate>
    {
        public override LocalDate Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && LocalDatePattern.Iso.Parse(reader.GetString()!) is { Success: true, Value: { Year: >= WorkdayCalendar.FirstYear and <= WorkdayCalendar.LastYear } date }
                ? date
                : throw new JsonException("A date is a string such as \"2026-02-17\".");

        public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) => writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
    }

    static int? IndexOfNull(IEnumerable elements)
    {
        var index = 0;
        foreach (var element in elements)
        {
            if (element is null)
                return index;
            index++;
        }
        return null;
    }
}
