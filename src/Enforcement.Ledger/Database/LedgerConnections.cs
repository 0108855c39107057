using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Enforcement.Ledger.Database;

/// <summary>The three ways into the ledger's database, each with just the rights it needs.</summary>
/// <param name="Owner">Owns every object and changes the schema; only migrations use it.</param>
/// <param name="App">Runs the use cases as <c>ledger_app</c>: no DDL, no update or delete on what is booked.</param>
/// <param name="Reader">Reads as <c>ledger_reader</c>: reports, checks, inspection.</param>
public sealed record LedgerConnections(string Owner, string App, string Reader)
{
    public const string OwnerRole = "ledger_owner";
    public const string AppRole = "ledger_app";
    public const string ReaderRole = "ledger_reader";

    /// <summary>Connections that requests, jobs and imports share; more would queue on two cores anyway.</summary>
    internal const int AppPoolSize = 50;

    internal const int OtherPoolSize = 20;

    const int DriversOwnPoolSize = 100;

    const int StatementsPrepared = 200;

    /// <summary>The configured server's connections, or null when <c>ConnectionStrings:Ledger</c> is not set.</summary>
    /// <remarks><c>ConnectionStrings:LedgerOwner</c> may name another login for migrations; without it the one login does both.
    /// Either way App and Reader take their role when they connect, so a login with more rights does not lend them to the application;
    /// the login must be <c>ledger_app</c> or a member of it, which the first migration makes of the login that migrates.
    /// An <c>Options</c> that names a role itself is left as it is.</remarks>
    public static LedgerConnections? FromConfiguration(IConfiguration configuration)
    {
        var ledger = configuration.GetConnectionString("Ledger");
        if (string.IsNullOrWhiteSpace(ledger))
            return null;
        var owner = configuration.GetConnectionString("LedgerOwner");
        return new LedgerConnections(
            Limited(string.IsNullOrWhiteSpace(owner) ? ledger : owner, OtherPoolSize).ConnectionString,
            InRole(ledger, AppRole, AppPoolSize),
            InRole(ledger, ReaderRole, OtherPoolSize));
    }

    static string InRole(string connection, string role, int poolSize)
    {
        var builder = Limited(connection, poolSize);
        var options = builder.Options ?? "";
        // PostgreSQL resets to what the connection began with, so the role also holds after the pool's clean-up.
        if (!options.Contains("role=", StringComparison.Ordinal))
            builder.Options = $"{options} -c role={role}".TrimStart();
        return builder.ConnectionString;
    }

    static NpgsqlConnectionStringBuilder Limited(string connection, int poolSize)
    {
        var builder = new NpgsqlConnectionStringBuilder(connection);
        if (builder.MaxPoolSize == DriversOwnPoolSize)
            builder.MaxPoolSize = poolSize;
        return Swift(builder);
    }

    /// <summary>What is asked again and again is planned once per connection, and a connection goes back to the pool as it is: whatever
    /// we set, lock or make lives and dies with its transaction. What the configuration says of either is left: behind a pooler that
    /// hands one server connection to many, <c>Max Auto Prepare=0</c> is needed.</summary>
    internal static NpgsqlConnectionStringBuilder Swift(NpgsqlConnectionStringBuilder builder)
    {
        var resetIsSaid = builder.ShouldSerialize("No Reset On Close");
        // Who keeps connections as they are by configuration has a pooler, and prepares only when told to.
        if (!resetIsSaid && !builder.ShouldSerialize("Max Auto Prepare"))
            (builder.MaxAutoPrepare, builder.AutoPrepareMinUsages) = (StatementsPrepared, 2);
        if (!resetIsSaid)
            builder.NoResetOnClose = true;
        return builder;
    }
}
