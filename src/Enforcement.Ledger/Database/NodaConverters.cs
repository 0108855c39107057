using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Enforcement.Ledger.Database;

/// <summary>NodaTime's types as columns: comparisons, ordering and <c>Contains</c> translate to SQL, members and methods do not.</summary>
public static class NodaConverters
{
    /// <summary>Maps every property of these types, nullable ones included.</summary>
    public static void AddNodaTime(this ModelConfigurationBuilder conventions)
    {
        conventions.Properties<Instant>().HaveConversion<InstantConverter>().HaveColumnType("timestamptz");
        conventions.Properties<LocalDate>().HaveConversion<LocalDateConverter>().HaveColumnType("date");
        conventions.Properties<LocalTime>().HaveConversion<LocalTimeConverter>().HaveColumnType("time");
    }

    sealed class InstantConverter() : ValueConverter<Instant, DateTime>(
        instant => instant.ToDateTimeUtc(), time => Instant.FromDateTimeUtc(DateTime.SpecifyKind(time, DateTimeKind.Utc)));

    sealed class LocalDateConverter() : ValueConverter<LocalDate, DateOnly>(date => date.ToDateOnly(), date => LocalDate.FromDateOnly(date));

    sealed class LocalTimeConverter() : ValueConverter<LocalTime, TimeOnly>(time => time.ToTimeOnly(), time => LocalTime.FromTimeOnly(time));
}
