using Enforcement.Ledger.Database;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.Tests.Database;

public sealed class MicrosecondClockTests
{
    [Fact]
    public void A_moment_has_no_digits_that_PostgreSQL_would_drop()
    {
        var second = Instant.FromUtc(2025, 10, 9, 1, 2, 3);
        var clock = new MicrosecondClock(new StoppedClock(second.PlusNanoseconds(123_456_789)));

        clock.GetCurrentInstant().Should().Be(second.PlusNanoseconds(123_456_000));
    }

    sealed class StoppedClock(Instant now) : IClock
    {
        public Instant GetCurrentInstant() => now;
    }
}
