using System.Text.Json;
using Enforcement.Ledger.Cli;
using Enforcement.Ledger.Database;
using FluentAssertions;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Cli;

/// <summary>The commands on a real ledger: their exit codes, and that --json is one document and nothing else.</summary>
public sealed class LedgerCommandTests : IAsyncLifetime
{
    const string Account = "44009988776655443322";

    readonly string folder = Directory.CreateTempSubdirectory("ledger-cli-").FullName;
    TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync()
    {
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_calendar_is_in_force_when_a_second_person_confirms_it_and_a_faulty_one_is_not_taken()
    {
        var file = Path.Combine(folder, "workdays.csv");
        const string Rows = "date,kind,name,source-notice\n2027-01-01,holiday,元旦,https://www.gov.cn/2027\n";
        await File.WriteAllTextAsync(file, Rows);
        (await RunAsync("demo")).Exit.Should().Be(0);
        (await RunAsync("calendar", "import", file)).Json.GetProperty("error").GetProperty("code").GetString().Should().Be("calendar.no-notice");
        var proposed = await RunAsync("--as", "adm1", "calendar", "import", file, "--notice", "国办发明电〔2026〕7号");
        proposed.Json.GetProperty("added").GetBoolean().Should().BeTrue();
        var version = proposed.Json.GetProperty("version").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture);
        (await RunAsync("--as", "adm1", "calendar", "import", file, "--notice", "国办发明电〔2026〕7号")).Json.GetProperty("added").GetBoolean().Should().BeFalse();
        (await RunAsync("--as", "adm1", "calendar", "confirm", version)).Exit.Should().Be(2, "it takes a second person");
        (await RunAsync("--as", "sec1", "calendar", "confirm", version)).Exit.Should().Be(0);
        (await RunAsync("calendar", "show", version)).Json.GetProperty("version").GetProperty("inForce").GetBoolean().Should().BeTrue();
        (await RunAsync("clock", "list", "--overdue")).Exit.Should().Be(0);
        (await RunAsync("alert", "list")).Exit.Should().Be(0);
        await File.WriteAllTextAsync(file, Rows + "2027-13-01,holiday,元旦,x\n");
        var faulty = await RunAsync("calendar", "import", file);
        faulty.Exit.Should().Be(2);
        faulty.Json.GetProperty("error").GetProperty("message").GetString().Should().Contain("line 3");
    }

    [Fact]
    public async Task An_unknown_table_gets_a_template_from_one_person_and_its_force_from_another()
    {
        (await RunAsync("demo")).Exit.Should().Be(0);
        var file = Path.Combine(folder, "bank.csv");
        var mapping = Path.Combine(folder, "mapping.json");
        await File.WriteAllTextAsync(file, "账号,51001234567890123456\nCli日子,Cli收,Cli支,Cli余\n2026-08-01,10.00,,10.00\n2026-08-02,,4.00,6.00\n2026-08-03,1.00,,7.00\n");
        await File.WriteAllTextAsync(mapping,
            """
            {"code":"cli-bank","title":"命令行银行","money":"TwoColumns","dates":"YearFirst","columns":[{"heading":"Cli日子","field":"BookedAt"},
             {"heading":"Cli收","field":"Credit"},{"heading":"Cli支","field":"Debit"},{"heading":"Cli余","field":"Balance"}]}
            """);

        (await RunAsync("statement", "inspect", file)).Exit.Should().Be(1);
        var rows = await RunAsync("--as", "acc1", "statement", "profile", "preview", file);
        rows.Exit.Should().Be(1, "nothing reads it yet");
        rows.Json.GetProperty("table").GetProperty("rows")[1].GetProperty("cells")[0].GetString().Should().Be("Cli日子");
        (await RunAsync("--as", "acc1", "statement", "profile", "preview", file, "--mapping", mapping)).Exit.Should().Be(0);
        var proposed = await RunAsync("--as", "acc1", "statement", "profile", "propose", file, "--mapping", mapping);
        var id = proposed.Json.GetProperty("id").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture);

        var same = await RunAsync("--as", "acc1", "statement", "profile", "approve", id);
        (same.Exit, same.Json.GetProperty("error").GetProperty("code").GetString()).Should().Be((2, "statement-profile.same-person"));
        (await RunAsync("--as", "csh1", "statement", "profile", "approve", id)).Exit.Should().Be(0);

        (await RunAsync("--as", "csh1", "statement", "inspect", "--templates", file)).Exit.Should().Be(0);
        (await RunAsync("--as", "csh1", "statement", "profile", "list")).Json.GetProperty("profiles")[0].GetProperty("state").GetString().Should().Be("inForce");
        (await RunAsync("--as", "csh1", "statement", "profile", "show", id)).Json.GetProperty("preview").GetProperty("statements")[0].GetProperty("closing").GetString().Should().Be("7.00");
        (await RunAsync("--as", "csh1", "statement", "profile", "retire", id, "--reason", "测试完毕")).Exit.Should().Be(0);
        (await RunAsync("--as", "csh1", "statement", "inspect", "--templates", file)).Exit.Should().Be(1);
    }

    [Fact]
    public async Task A_book_is_opened_once_and_then_listed()
    {
        var opened = await RunAsync("book", "open", "--code", "QY", "--account", Account, "--name", "青羊法院执行款专户", "--currency", "CNY", "--court", "川0105", "--opening", "1234.5", "--opening-on", "2026-02-27");
        opened.Exit.Should().Be(0);
        opened.Json.GetProperty("opening").GetString().Should().Be("1234.50");

        var again = await RunAsync("book", "open", "--code", "QY", "--account", Account, "--name", "青羊", "--currency", "CNY", "--court", "川0105");
        again.Exit.Should().Be(2);
        again.Json.GetProperty("error").GetProperty("code").GetString().Should().Be("book.exists");

        var books = (await RunAsync("book", "list")).Json.GetProperty("books");
        books[0].GetProperty("code").GetString().Should().Be("QY");
        books[0].GetProperty("balances").GetProperty("BANK").GetString().Should().Be("1234.50");
        books[0].GetProperty("balances").GetProperty("UNKNOWN").GetString().Should().Be("1234.50");
    }

    [Fact]
    public async Task A_statement_is_posted_once_and_then_a_duplicate()
    {
        await OpenBookAsync();
        var file = Write("S1.xml", Statement("S1", "2026-03-02", "0.00", ["100.00", "23.45"], "123.45"));

        var first = await RunAsync("statement", "import", file);
        first.Exit.Should().Be(0);
        var statement = Only(first, "statements");
        statement.GetProperty("outcome").GetString().Should().Be("posted");
        Counts(statement).Should().Be((2, 0, 0, 2));

        var second = await RunAsync("statement", "import", file);
        second.Exit.Should().Be(0);
        Only(second, "statements").GetProperty("outcome").GetString().Should().Be("duplicate");
        Counts(Only(second, "statements")).Should().Be((0, 2, 0, 0));

        (await RunAsync("unknown", "list")).Json.GetProperty("unknown").GetArrayLength().Should().Be(2);
        (await RunAsync("reconcile")).Exit.Should().Be(0);
        (await RunAsync("checks")).Exit.Should().Be(0);
    }

    [Fact]
    public async Task A_held_statement_is_found_by_import_and_by_reconciliation()
    {
        await OpenBookAsync();

        var held = await RunAsync("statement", "import", Write("S1.xml", Statement("S1", "2026-03-02", "50.00", ["100.00"], "150.00")));

        held.Exit.Should().Be(1);
        Only(held, "statements").GetProperty("reasons")[0].GetProperty("code").GetString().Should().Be("statement.gap");
        var reconciled = await RunAsync("reconcile", "--book", "QY");
        reconciled.Exit.Should().Be(1);
        Only(reconciled, "books").GetProperty("held")[0].GetProperty("code").GetString().Should().Be("statement.gap");

        var gaps = await RunAsync("statement", "gaps");
        gaps.Exit.Should().Be(1);
        Only(gaps, "gaps").GetProperty("missing").GetString().Should().Be("50.00");
        var id = Only(gaps, "gaps").GetProperty("statementId").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture);
        (await RunAsync("statement", "show", id)).Json.GetProperty("statement").GetProperty("state").GetString().Should().Be("held");
        // The house imports; what becomes of a held statement is two persons' to say.
        var proposed = await RunAsync("statement", "propose", id, "release", "--reason", "x");
        (proposed.Exit, proposed.Json.GetProperty("error").GetProperty("code").GetString()).Should().Be((2, "access.not-permitted"));
    }

    [Fact]
    public async Task Files_are_taken_out_of_a_folder_in_one_pass()
    {
        await OpenBookAsync();
        var drop = Directory.CreateDirectory(Path.Combine(folder, "drop")).FullName;
        Write("drop/S1.xml", Statement("S1", "2026-03-02", "0.00", ["100.00"], "100.00"));
        var pass = await RunAsync("statement", "watch", drop, "--once");
        pass.Exit.Should().Be(0);
        Only(pass, "files").GetProperty("movedTo").GetString().Should().Be("done/S1.xml");
        (await RunAsync("statement", "gaps", "--filled")).Exit.Should().Be(0);
        (await RunAsync("statement", "watch", Path.Combine(folder, "nowhere"), "--once")).Exit.Should().Be(2);
    }

    [Fact]
    public async Task A_file_that_is_no_statement_is_rejected_with_its_reasons()
    {
        await OpenBookAsync();

        var rejected = await RunAsync("statement", "import", Write("letter.txt", "Dear court, the money is on its way."));

        rejected.Exit.Should().Be(2);
        Only(rejected, "statements").GetProperty("outcome").GetString().Should().Be("rejected");
        Only(rejected, "statements").GetProperty("reasons").GetArrayLength().Should().BePositive();
    }

    [Fact]
    public async Task A_statement_of_an_account_without_a_book_is_rejected()
    {
        var rejected = await RunAsync("statement", "import", Write("S1.xml", Statement("S1", "2026-03-02", "0.00", ["100.00"], "100.00")));

        rejected.Exit.Should().Be(2);
        Only(rejected, "statements").GetProperty("reasons")[0].GetProperty("code").GetString().Should().Be("statement.account-unknown");
    }

    [Theory]
    [InlineData("input.invalid", "statement", "import", "no-such-file.xml")]
    [InlineData("input.invalid", "case", "import", "no-such-file.csv")]
    [InlineData("case.not-found", "case", "show", "（2026）川0104执1号")]
    [InlineData("case.not-found", "payout", "list", "--case", "1")]
    [InlineData("book.unknown", "reconcile", "--book", "NONE")]
    [InlineData("access.unknown-person", "checks", "--as", "nobody")]
    public async Task A_refusal_is_one_document_with_its_code(string code, params string[] args)
    {
        var refused = await RunAsync(args);

        refused.Exit.Should().Be(2);
        refused.Json.GetProperty("error").GetProperty("code").GetString().Should().Be(code);
        refused.Error.Should().StartWith(code);
    }

    [Fact]
    public async Task The_demonstration_court_opens_once_and_shows_what_there_is()
    {
        var first = await RunAsync("demo");
        first.Exit.Should().Be(0);
        first.Json.GetProperty("statements").EnumerateArray().Select(s => s.GetProperty("outcome").GetString()).Should().AllBe("posted");

        var second = await RunAsync("demo");
        second.Exit.Should().Be(0);
        second.Json.GetProperty("statements").EnumerateArray().Select(s => s.GetProperty("outcome").GetString()).Should().AllBe("duplicate");
        second.Json.GetProperty("cases").GetArrayLength().Should().Be(first.Json.GetProperty("cases").GetArrayLength()).And.BePositive();

        var number = first.Json.GetProperty("cases")[0].GetProperty("number").GetString()!;
        var shown = await RunAsync("case", "show", number);
        shown.Exit.Should().Be(0);
        shown.Json.GetProperty("case").GetProperty("available").GetString().Should().MatchRegex(@"^\d+\.\d\d$");
        shown.Json.GetProperty("lots")[0].GetProperty("aDueOn").GetString().Should().MatchRegex(@"^\d{4}-\d\d-\d\d$");
        shown.Json.GetProperty("receipts").GetArrayLength().Should().BePositive();
        shown.Json.GetProperty("payouts").GetArrayLength().Should().Be(0);
        (await RunAsync("payout", "list", "--as", "ex1")).Exit.Should().Be(0);
        (await RunAsync("reconcile")).Exit.Should().Be(0);
        (await RunAsync("checks")).Exit.Should().Be(0);
    }

    [Fact]
    public async Task A_person_may_do_by_command_what_he_may_do_elsewhere_and_no_more()
    {
        await RunAsync("demo");

        (await RunAsync("checks", "--as", "ins1")).Exit.Should().Be(0);
        var refused = await RunAsync("checks", "--as", "ex1");
        refused.Exit.Should().Be(2);
        refused.Json.GetProperty("error").GetProperty("code").GetString().Should().Be("access.not-permitted");
    }

    [Fact]
    public async Task A_case_file_with_a_fault_changes_nothing_and_tells_every_fault()
    {
        await RunAsync("demo");

        var faulty = await RunAsync("case", "import", Write("cases.csv", "number,applicant,debtor,debtor_kind,officer,claim\n（2026）川0104执55号,甲公司,乙公司,company,nobody,1.00\n"));

        faulty.Exit.Should().Be(2);
        faulty.Json.GetProperty("faults")[0].GetProperty("code").GetString().Should().Be("case.officer-unknown");
        (await RunAsync("case", "show", "（2026）川0104执55号")).Exit.Should().Be(2);
    }

    [Fact]
    public async Task A_broken_invariant_is_found()
    {
        await RunAsync("demo");
        await TestDatabase.ExecuteAsync(database.Superuser, "update ledger.position set amount_minor = amount_minor + 1 where amount_minor > 0");

        var checks = await RunAsync("checks");

        checks.Exit.Should().Be(1);
        checks.Json.GetProperty("healthy").GetBoolean().Should().BeFalse();
    }

    [Fact]
    public async Task Migrating_a_second_time_applies_nothing()
    {
        var migrated = await RunAsync("migrate");

        migrated.Exit.Should().Be(0);
        migrated.Json.GetProperty("applied").GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task Stories_are_played_beside_the_ledger_and_leave_nothing_behind()
    {
        var databases = "select count(*) from pg_database where datname like 'rehearsal%'";
        var good = Write("good.story", "2026-03-02 check book bank=0.00\nclock sweep => ok due_soon=0");
        var bad = Write("bad.story", "2026-03-02 check book bank=1.00");
        var odd = Write("odd.story", "2026-03-02 ex1 hold label=H1 => ok");

        (await RunAsync("scenario", good)).Exit.Should().Be(0);
        var differing = await RunAsync("scenario", good, bad);
        differing.Exit.Should().Be(1);
        var files = differing.Json.GetProperty("files");
        files.EnumerateArray().Select(f => f.GetProperty("passed").GetBoolean()).Should().Equal(true, false);
        var difference = files[1].GetProperty("differences")[0];
        (difference.GetProperty("line").GetInt32(), difference.GetProperty("expected").GetString(), difference.GetProperty("got").GetString()).Should().Be((1, "bank=1.00", "bank=0.00"));
        (await RunAsync("scenario", bad, odd)).Exit.Should().Be(2);

        (await TestDatabase.AskAsync<long>(database.Superuser, databases)).Should().Be(0);
        (await RunAsync("book", "list")).Json.GetProperty("books").GetArrayLength().Should().Be(0, "a rehearsal never touches the ledger itself");
    }

    Task<Answer> OpenBookAsync() =>
        RunAsync("book", "open", "--code", "QY", "--account", Account, "--name", "青羊法院执行款专户", "--currency", "CNY", "--court", "川0105");

    static JsonElement Only(Answer answer, string list) => answer.Json.GetProperty(list).EnumerateArray().Should().ContainSingle().Subject;

    static (int Accepted, int Duplicate, int Matched, int Unknown) Counts(JsonElement statement) =>
        (statement.GetProperty("accepted").GetInt32(), statement.GetProperty("duplicate").GetInt32(), statement.GetProperty("matched").GetInt32(), statement.GetProperty("unknown").GetInt32());

    string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    static string Statement(string id, string day, string opening, string[] credits, string closing)
    {
        var entries = string.Concat(credits.Select((c, i) =>
            $"<Ntry><Amt Ccy=\"CNY\">{c}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>{day}</Dt></BookgDt><ValDt><Dt>{day}</Dt></ValDt><AcctSvcrRef>{id}-{i}</AcctSvcrRef></Ntry>"));
        return $"""
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><GrpHdr><MsgId>{id}</MsgId><CreDtTm>{day}T18:00:00</CreDtTm></GrpHdr>
            <Stmt><Id>{id}</Id><CreDtTm>{day}T18:00:00</CreDtTm><FrToDt><FrDtTm>{day}T00:00:00</FrDtTm><ToDtTm>{day}T23:59:59</ToDtTm></FrToDt>
            <Acct><Id><Othr><Id>{Account}</Id></Othr></Id><Ccy>CNY</Ccy></Acct>{Balance("OPBD", opening)}{Balance("CLBD", closing)}{entries}</Stmt></BkToCstmrStmt></Document>
            """;

        string Balance(string code, string amount) =>
            $"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy=\"CNY\">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>";
    }

    /// <summary>Always with --json: that the output is one document is seen by parsing it.</summary>
    async Task<Answer> RunAsync(params string[] args)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Ledger"] = database.Connections.App,
            ["ConnectionStrings:LedgerOwner"] = database.Connections.Owner,
        }).Build();
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await new LedgerCommandLine(configuration).RunAsync([.. args, "--json"], output, error, CancellationToken.None);
        return new(exit, JsonDocument.Parse(output.ToString()).RootElement, error.ToString());
    }

    sealed record Answer(int Exit, JsonElement Json, string Error);
}
