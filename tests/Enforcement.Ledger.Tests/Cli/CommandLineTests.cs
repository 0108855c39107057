using System.Text.Json;
using Enforcement.Ledger.Cli;
using FluentAssertions;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Enforcement.Ledger.Tests.Cli;

/// <summary>Commands that need no database. The configuration names a server that does not exist: whoever reached for it would break.</summary>
public sealed class CommandLineTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("ledger-cli-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("workdays", "2026-02-13", "10", "2026-03-05", false)]
    [InlineData("days", "2026-01-16", "30", "2026-02-24", false)]
    [InlineData("workdays", "2026-12-21", "10", "2027-01-04", true)]
    public async Task A_deadline_is_told_as_one_document(string unit, string start, string count, string due, bool provisional)
    {
        var (exit, output, error) = await RunAsync("deadline", unit, start, count, "--json");

        exit.Should().Be(0);
        error.Should().BeEmpty();
        var answer = JsonDocument.Parse(output).RootElement;
        answer.EnumerateObject().Select(p => p.Name).Should().Equal("start", "count", "due", "provisional");
        answer.GetProperty("start").GetString().Should().Be(start);
        answer.GetProperty("count").GetInt32().Should().Be(int.Parse(count, System.Globalization.CultureInfo.InvariantCulture));
        answer.GetProperty("due").GetString().Should().Be(due);
        answer.GetProperty("provisional").GetBoolean().Should().Be(provisional);
    }

    [Theory]
    [InlineData("deadline", "workdays", "2026-02-30", "10")]
    [InlineData("deadline", "workdays", "13.02.2026", "10")]
    [InlineData("deadline", "workdays", "2026-02-13", "ten")]
    [InlineData("deadline", "workdays", "2026-02-13", "-1")]
    [InlineData("deadline", "workdays", "2026-02-13", "100000")]
    [InlineData("deadline", "days", "2026-02-13")]
    [InlineData("deadline", "fortnights", "2026-02-13", "1")]
    [InlineData("deadline", "days", "2026-02-13", "1", "--colour")]
    [InlineData("reconcile", "--on", "yesterday")]
    [InlineData("book", "open", "--code", "A", "--account", "1", "--name", "n", "--currency", "CNY", "--court", "c", "--opening", "1,5")]
    [InlineData("book", "open", "--code", "A", "--account", "1", "--name", "n", "--currency", "CNY", "--court", "c", "--opening", "-1.00")]
    [InlineData("book", "open", "--code", "A B", "--account", "1", "--name", "n", "--currency", "CNY", "--court", "c")]
    [InlineData("book", "open", "--code", "A", "--account", "1", "--name", "n", "--currency", "yuan", "--court", "c")]
    [InlineData("payout", "list", "--state", "Lost")]
    [InlineData("statement", "inspect")]
    [InlineData("scenario", "no-such.story")]
    [InlineData("juggle")]
    [InlineData()]
    public async Task What_cannot_be_used_is_refused_with_a_sentence(params string[] args)
    {
        var (exit, output, error) = await RunAsync(args);

        exit.Should().Be(2);
        output.Should().BeEmpty();
        error.Should().StartWith("input.invalid: ");
    }

    [Fact]
    public async Task A_refusal_is_one_document_too()
    {
        var (exit, output, _) = await RunAsync("deadline", "workdays", "soon", "10", "--json");

        exit.Should().Be(2);
        JsonDocument.Parse(output).RootElement.GetProperty("error").GetProperty("code").GetString().Should().Be("input.invalid");
    }

    [Fact]
    public async Task Help_is_done_not_refused()
    {
        var (exit, output, _) = await RunAsync("--help");

        exit.Should().Be(0);
        output.Should().Contain("scenario").And.Contain("reconcile");
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_broken_not_refused()
    {
        var (exit, output, error) = await RunAsync("checks");

        exit.Should().Be(3);
        output.Should().BeEmpty();
        error.Should().StartWith("ledger.broken: ").And.Contain("--verbose").And.NotContain("   at ");
    }

    [Fact]
    public async Task Inspecting_says_per_file_what_it_holds()
    {
        var (exit, output, _) = await RunAsync("statement", "inspect", Write("good.xml", Statement("1000.00")), "--json");

        exit.Should().Be(0);
        var file = JsonDocument.Parse(output).RootElement.EnumerateArray().Should().ContainSingle().Subject;
        file.GetProperty("format").GetString().Should().Contain("camt.053");
        var statement = file.GetProperty("statements")[0];
        statement.GetProperty("opening").GetString().Should().Be("0.00");
        statement.GetProperty("credits").GetString().Should().Be("1000.00");
        statement.GetProperty("closing").GetString().Should().Be("1000.00");
        statement.GetProperty("equation").GetString().Should().Be("holds");
    }

    [Fact]
    public async Task An_equation_that_fails_is_found()
    {
        var (exit, output, _) = await RunAsync("statement", "inspect", Write("good.xml", Statement("1000.00")), Write("bad.xml", Statement("999.99")), "--json");

        exit.Should().Be(1);
        JsonDocument.Parse(output).RootElement.EnumerateArray().Select(f => f.GetProperty("statements")[0].GetProperty("equation").GetString()).Should().Equal("holds", "fails");
    }

    [Fact]
    public async Task A_folder_is_inspected_file_by_file_with_a_line_and_a_verdict_each()
    {
        Write("good.xml", Statement("1000.00"));
        Write("bad.xml", Statement("999.99"));
        Write("note.sta", ":20:R\n:25:1\n:28C:1\n:34F:CNY0,\n:61:2602130213C5,NTRFNONREF\n-\n");
        var (exit, output, _) = await RunAsync("statement", "inspect", folder);

        exit.Should().Be(1);
        output.Should().MatchRegex("bad.xml.*1 error: statement.equation").And.MatchRegex("good.xml.*clean").And.MatchRegex("note.sta.*mt942.*1 warning");
        (await RunAsync("statement", "inspect", Directory.CreateDirectory(Path.Combine(folder, "empty")).FullName)).Exit.Should().Be(2, "a folder without files is not all right");
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_refused_and_the_others_are_still_told()
    {
        var (exit, output, _) = await RunAsync("statement", "inspect", Write("good.xml", Statement("1000.00")), Path.Combine(folder, "missing.xml"), "--json");

        exit.Should().Be(2);
        JsonDocument.Parse(output).RootElement.GetArrayLength().Should().Be(2);
    }

    [Fact]
    public async Task A_story_that_cannot_be_read_needs_no_server()
    {
        var (exit, output, _) = await RunAsync("scenario", Write("odd.story", "2026-02-13 ex1 hold label=H1 => ok"), "--json");

        exit.Should().Be(2);
        var file = JsonDocument.Parse(output).RootElement.GetProperty("files")[0];
        file.GetProperty("passed").GetBoolean().Should().BeFalse();
        file.GetProperty("differences").GetArrayLength().Should().Be(0);
        file.GetProperty("unreadable")[0].GetProperty("line").GetInt32().Should().Be(1);
    }

    string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    static string Statement(string closing) =>
        $"""
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>
        <GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-03-02T18:00:00</CreDtTm></GrpHdr>
        <Stmt><Id>S1</Id><CreDtTm>2026-03-02T18:00:00</CreDtTm><Acct><Id><Othr><Id>51001234567890123456</Id></Othr></Id><Ccy>CNY</Ccy></Acct>
        <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">0.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-02</Dt></Dt></Bal>
        <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">{closing}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-02</Dt></Dt></Bal>
        <Ntry><Amt Ccy="CNY">1000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt><ValDt><Dt>2026-03-02</Dt></ValDt><AcctSvcrRef>R1</AcctSvcrRef></Ntry>
        </Stmt></BkToCstmrStmt></Document>
        """;

    static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        var nowhere = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Ledger"] = "Host=127.0.0.1;Port=1;Username=nobody;Database=nothing;Timeout=2",
        }).Build();
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await new LedgerCommandLine(nowhere).RunAsync(args, output, error, CancellationToken.None);
        return (exit, output.ToString(), error.ToString());
    }
}
