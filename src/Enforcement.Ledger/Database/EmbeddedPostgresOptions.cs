namespace Enforcement.Ledger.Database;

/// <summary>How a private cluster is kept.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>The cluster's folder; made when missing.</summary>
    public required string Root { get; init; }

    /// <summary>The folder of PostgreSQL's programs; null to look for them.</summary>
    public string? BinDir { get; init; }

    /// <summary>Listen on a free port of the loopback address instead of a socket in the cluster's folder.</summary>
    public bool Tcp { get; init; }

    /// <summary>No fsync and the least of write-ahead logging: for tests, where a crash may lose everything.</summary>
    public bool FastUnsafe { get; init; }

    /// <summary>The folder is deleted when its last user leaves, even by <c>kill -9</c>.</summary>
    public bool Temporary { get; init; }

    /// <summary>Further settings of the server, as in <c>postgresql.conf</c>; they count for whoever starts it.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Takes the one or two sentences that a person should read; by default standard error.</summary>
    public Action<string> Say { get; init; } = Console.Error.WriteLine;
}
