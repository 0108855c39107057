using System.Runtime.CompilerServices;

namespace Enforcement.Ledger.Database;

static class NpgsqlSwitches
{
    // Npgsql reads the switch once, before any Main of ours could be sure to have run: tests and tools load this assembly too.
    // Without it LocalDate.MaxIsoValue is stored as infinity, and date_part over such a row fails.
#pragma warning disable CA2255 // meant for libraries of strangers; this one is the program
    [ModuleInitializer]
    internal static void Set() => AppContext.SetSwitch("Npgsql.DisableDateTimeInfinityConversions", true);
#pragma warning restore CA2255
}
