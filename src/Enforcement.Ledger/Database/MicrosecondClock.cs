using NodaTime;

namespace Enforcement.Ledger.Database;

/// <summary>A clock in whole microseconds: PostgreSQL drops the rest, and what was hashed must survive the round trip.</summary>
public sealed class MicrosecondClock(IClock inner) : IClock
{
    const int TicksPerMicrosecond = 10;

    public Instant GetCurrentInstant()
    {
        var ticks = inner.GetCurrentInstant().ToUnixTimeTicks();
        return Instant.FromUnixTimeTicks(ticks - ticks % TicksPerMicrosecond);
    }
}
