using Enforcement.Ledger.Database;

namespace Enforcement.Ledger.Web;

/// <summary>Where the ledger lies. Known only once the program has opened its server, which is after it was composed.</summary>
public sealed class LedgerPlace
{
    LedgerConnections? connections;

    public LedgerConnections Connections
    {
        get => connections ?? throw new InvalidOperationException("The ledger's server is not open yet.");
        set => connections = value;
    }
}
