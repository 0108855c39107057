using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Enforcement.Ledger.Database;

/// <summary>A migration is an id; what it does stands in <c>db/migrations/{id}.sql</c>, embedded in the migration's assembly.</summary>
/// <remarks>The script's hash is recorded in the migration's own transaction. Npgsql splits the file into statements itself: write function
/// bodies between <c>$$</c>, and no <c>COPY FROM stdin</c>, <c>begin</c> or <c>commit</c>.</remarks>
public abstract class SqlFileMigration : Migration
{
    internal const string ScriptTable = "public.schema_script";

    /// <summary>True for what PostgreSQL refuses inside a transaction, such as <c>create index concurrently</c>: then one statement
    /// to a file, written so that it can be run again.</summary>
    protected virtual bool SuppressTransaction => false;

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var id = GetType().GetCustomAttribute<MigrationAttribute>()?.Id
            ?? throw new InvalidOperationException($"{GetType().Name} has no [Migration] attribute with the name of its file.");
        var script = Script(GetType().Assembly, id);
        migrationBuilder.Sql(script, SuppressTransaction);
        // Both are ours and hold no quote: the id is a constant, the hash is hexadecimal.
        migrationBuilder.Sql($"insert into {ScriptTable} (id, sha256) values ('{id}', '{Hash(script)}')");
    }

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("Migrations go forward only: write the next one, or restore a backup.");

    internal static string FileOf(string id) => $"db/migrations/{id}.sql";

    internal static string Script(Assembly assembly, string id)
    {
        using var stream = assembly.GetManifestResourceStream(FileOf(id))
            ?? throw new FileNotFoundException($"{FileOf(id)} is not embedded in {assembly.GetName().Name}: the migration's id must be the file's name.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>SHA-256 in lower-case hexadecimal; a checkout with other line endings is no edit.</summary>
    internal static string Hash(string script) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(script.Replace("\r\n", "\n", StringComparison.Ordinal))));
}
