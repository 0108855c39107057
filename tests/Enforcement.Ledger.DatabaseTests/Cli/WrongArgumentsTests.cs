using System.Text.Json;
using Enforcement.Ledger.Cli;
using FluentAssertions;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Cli;

/// <summary>Every command with what cannot be used: a clear sentence, exit code 2, and one document with --json.</summary>
public sealed class WrongArgumentsTests : IAsyncLifetime
{
    // MISSING is a file that is not there, FOLDER a folder, NOWHERE a path under which nothing can be written.
    const string Table =
        """
        deadline workdays soon 10                          input.invalid
        deadline days 2026-02-13 0                         input.invalid
        deadline days 2026-02-13 99999999999               input.invalid
        statement inspect FOLDER --templates --as nobody   access.unknown-person
        statement import MISSING                           input.invalid
        statement import FOLDER                            input.invalid
        statement import FILE --book NO                    book.unknown
        statement watch MISSING --once                     input.invalid
        statement gaps --book NO                           book.unknown
        statement show 999                                 statement.not-found
        statement show x                                   input.invalid
        statement show -1                                  statement.not-found
        statement propose 999 release --reason x --as acc1 statement.not-found
        statement propose 999 release --as acc1            input.invalid
        statement propose 1 burn --as acc1                 input.invalid
        statement propose                                  input.invalid
        statement approve 999 --as acc1                    statement.not-found
        statement decline 999 --reason x --as acc1         statement.not-found
        statement decline 999 --as acc1                    *
        statement download 999 NOWHERE --as acc1           *
        statement download 99999999999999999999 x          input.invalid
        statement profile preview MISSING                  input.invalid
        statement profile propose MISSING --mapping FILE   input.invalid
        statement profile propose FILE --mapping MISSING   input.invalid
        statement profile propose FILE --mapping FILE      input.invalid
        statement profile show 999                         statement-profile.not-found
        statement profile approve 999 --as csh1            statement-profile.not-found
        statement profile retire 999 --reason x --as csh1  statement-profile.not-found
        statement profile retire 999                       input.invalid
        calendar import MISSING                            input.invalid
        calendar import FOLDER                             input.invalid
        calendar import FILE                               *
        case import MISSING                                input.invalid
        case import FILE                                   faults
        case show 不是案号                                  *
        expected import MISSING                            input.invalid
        expected list --state Nothing                      input.invalid
        unknown list --book NO                             book.unknown
        unknown show 999                                   *
        unknown claim 999                                  input.invalid
        unknown claim 999 --case （2026）川0104执9999号 --reason x --evidence MISSING --as acc1   case.not-found
        unknown confirm 999 --as reg1                      *
        unknown reject 999 --reason x --as reg1            *
        unknown withdraw 999 --as reg1                     *
        unknown refund 999 --reason x --as csh1            *
        unknown approve 999 --as acc1                      *
        unknown fail 999 --reason x --as acc1              *
        unknown export NOWHERE --as acc1                   input.invalid
        unknown export FOLDER --as acc1                    input.invalid
        unknown export FILE --on yesterday                 input.invalid
        matching backtest 999 --as reg1                    *
        matching backtest 1 --lines 0 --as reg1            input.invalid
        matching replay --lines 0                          input.invalid
        matching replay --lines -5                         input.invalid
        matching replay --lines many                       input.invalid
        matching replay --lines 999999999                  input.invalid
        payout list --state Lost                           input.invalid
        payout returned --case x                           input.invalid
        cash list --colour red                             input.invalid
        receipt lag --days 0                               input.invalid
        receipt lag --days -3                              input.invalid
        receipt lag --book NO                              book.unknown
        book open --code DEMO --account 1                  input.invalid
        book open --code A --account 1 --name n --currency XYZW --court c   *
        book fold --book NO                                input.invalid
        reconcile --book NO                                book.unknown
        reconcile --on 2026-02-30                          input.invalid
        day list --book NO                                 book.unknown
        day close 2026-13-01                               input.invalid
        day close 2026-03-02 --book NO --as acc1           book.unknown
        day close 9999-12-31 --as acc1                     input.invalid
        day confirm 2026-03-02 --book NO --as reg1         access.not-permitted
        day reopen --reason x --as acc1                    *
        register --book NO                                 book.unknown
        register --file NOWHERE                            input.invalid
        register --file FOLDER                             input.invalid
        register --month 2026                              input.invalid
        register --month 9999-12-31                        input.invalid
        register --month 0001-01-01                        input.invalid
        checks --hard                                      input.invalid
        scenario MISSING                                   input.invalid
        scenario FOLDER                                    input.invalid
        demo again                                         input.invalid
        migrate --down                                     input.invalid
        statement show 1 --as nobody                       access.unknown-person
        """;

    readonly string folder = Directory.CreateTempSubdirectory("ledger-args-").FullName;
    TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync()
    {
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task What_cannot_be_used_is_told_in_a_sentence_and_one_document()
    {
        (await RunAsync("demo")).Exit.Should().Be(0);
        var wrong = new List<string>();
        foreach (var line in Table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var (exit, output, error) = await RunAsync([.. words[..^1].Select(Path)]);
            var code = Code(output);
            if (exit != 2 || code is null || words[^1] != "*" && code != words[^1] || error.Contains("   at ", StringComparison.Ordinal))
                wrong.Add($"{line}: {exit} {code} {error.Trim()}");
        }
        wrong.Should().BeEmpty();
    }

    string Path(string word) => word switch
    {
        "MISSING" => System.IO.Path.Combine(folder, "missing.xml"),
        "NOWHERE" => System.IO.Path.Combine(folder, "no", "such", "place.csv"),
        "FOLDER" => Directory.CreateDirectory(System.IO.Path.Combine(folder, "drop")).FullName,
        "FILE" => Written("note.txt", "nothing that anybody asked for"),
        _ => word,
    };

    string Written(string name, string text)
    {
        var path = System.IO.Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <returns>The code of the one document; null when the output is not one document that says why.</returns>
    static string? Code(string output)
    {
        try
        {
            var root = JsonDocument.Parse(output).RootElement;
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("error", out var error) ? error.GetProperty("code").GetString()
                : root.ValueKind == JsonValueKind.Object && root.TryGetProperty("faults", out var faults) && faults.GetArrayLength() > 0 ? "faults"
                : output.Contains("input.invalid", StringComparison.Ordinal) ? "input.invalid" : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Ledger"] = database.Connections.App,
            ["ConnectionStrings:LedgerOwner"] = database.Connections.Owner,
        }).Build();
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await new LedgerCommandLine(configuration).RunAsync([.. args, "--json"], output, error, CancellationToken.None);
        return (exit, output.ToString(), error.ToString());
    }
}
