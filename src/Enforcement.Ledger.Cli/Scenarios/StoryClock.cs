using Enforcement.Ledger.Calendar;
using NodaTime;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>The clock of a story: it stands where the last line put it.</summary>
sealed class StoryClock(LocalDateTime start) : IClock
{
    public LocalDateTime Now { get; private set; } = start;

    public Instant GetCurrentInstant() => Now.InZoneLeniently(Office.Zone).ToInstant();

    public void MoveTo(LocalDateTime moment) => Now = moment;
}
