using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Receipts;

/// <summary>Files that a bank's program drops into a folder.</summary>
public sealed class DropFolderTests : IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("ledger-drop-").FullName;
    Court court = null!;
    TestCase c = null!;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        c = await court.CaseAsync();
    }

    public async Task DisposeAsync()
    {
        await court.ShouldBeSoundAsync();
        await court.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Each_file_goes_where_its_fate_says_with_its_result_beside_it_and_nothing_is_overwritten()
    {
        var first = Statement("1.00");
        Statement("2.00");
        var third = Statement("4.00");
        Drop("a.xml", first);
        Drop("b.xml", third);
        Drop("c.txt", "这不是对账单"u8.ToArray());
        Drop("d.xml", []);
        Drop("e.xml.part", first);
        Drop(".f.xml", first);

        (await TakeAsync()).Select(f => (f.File, f.Fate)).Should().Equal(("a.xml", "done"), ("b.xml", "held"), ("c.txt", "rejected"), ("d.xml", "rejected"));
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("1.00"));
        Names("").Should().BeEquivalentTo(["e.xml.part", ".f.xml", ".lock"], "what is unfinished or hidden stays");
        File.ReadAllBytes(Path.Combine(folder, "held", "b.xml")).Should().Equal(third);
        File.ReadAllText(Path.Combine(folder, "held", "b.xml.result.json")).Should().Contain("statement.gap");

        // The same name again, with the same bytes: a duplicate, and both are kept.
        Drop("a.xml", first);
        var again = (await TakeAsync()).Should().ContainSingle().Subject;
        again.Outcome!.Statements[0].Should().BeEquivalentTo(new { Outcome = "duplicate", Accepted = 0 });
        Names("done").Should().BeEquivalentTo(["a.xml", "a.xml.result.json", "a~2.xml", "a~2.xml.result.json"]);
        (await TakeAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_pass_that_was_killed_is_gone_on_with_and_no_file_is_lost_or_taken_in_twice()
    {
        var (claimed, committed, moved) = (Statement("1.00"), Statement("2.00"), Statement("4.00"));
        // Killed behind the claim; behind the commit; and between the result and the move.
        Directory.CreateDirectory(Path.Combine(folder, "underway"));
        Directory.CreateDirectory(Path.Combine(folder, "done"));
        Drop("underway/1.xml", claimed);
        (await TakeAsync()).Should().ContainSingle().Which.Fate.Should().Be("done");
        await court.ImportAsync(committed, name: "2.xml");
        Drop("underway/2.xml", committed);
        await court.ImportAsync(moved, name: "3.xml");
        Drop("underway/3.xml", moved);
        Drop("done/3.xml.result.json", "{}"u8.ToArray());

        (await TakeAsync()).Should().HaveCount(2).And.OnlyContain(f => f.Fate == "done" && f.Outcome!.Statements[0].Outcome == "duplicate");
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("7.00"));
        Names("underway").Should().BeEmpty();
        Names("done").Should().BeEquivalentTo(["1.xml", "1.xml.result.json", "2.xml", "2.xml.result.json", "3.xml", "3.xml.result.json"]);
    }

    [Fact]
    public async Task A_file_that_is_still_written_waits_and_a_link_is_not_followed()
    {
        var bytes = Statement("1.00");
        var elsewhere = Path.Combine(Path.GetTempPath(), $"elsewhere-{Guid.NewGuid():N}.xml");
        File.WriteAllBytes(elsewhere, bytes);
        File.CreateSymbolicLink(Path.Combine(folder, "link.xml"), elsewhere);
        Drop("growing.xml", bytes[..100]);
        var pass = TakeAsync(TimeSpan.FromMilliseconds(400));
        await Task.Delay(100);
        Drop("growing.xml", bytes);
        (await pass).Should().ContainSingle().Which.Should().BeEquivalentTo(new { File = "link.xml", Fate = "rejected", MovedTo = "rejected/link.xml" });
        (await TakeAsync()).Should().ContainSingle().Which.Should().BeEquivalentTo(new { File = "growing.xml", Fate = "done" });
        File.ReadAllBytes(elsewhere).Should().Equal(bytes);
        new FileInfo(Path.Combine(folder, "rejected", "link.xml")).LinkTarget.Should().Be(elsewhere, "the link itself was put away");
        File.Delete(elsewhere);

        // A folder of its own that leads elsewhere would let files out.
        Directory.Delete(Path.Combine(folder, "held"));
        Directory.CreateSymbolicLink(Path.Combine(folder, "held"), Path.GetTempPath());
        await FluentActions.Awaiting(() => TakeAsync()).Should().ThrowAsync<IOException>();
        Directory.Delete(Path.Combine(folder, "held"));
    }

    [Fact]
    public async Task Two_at_once_take_each_file_once_and_whoever_may_not_import_moves_nothing()
    {
        foreach (var day in Enumerable.Range(0, 4))
            Drop($"{day}.xml", Statement("1.00"));
        (await DropFolder.TakeAsync(folder, await court.ActorAsync("ex1"), null, TimeSpan.Zero, default)).Should().OnlyContain(f => f.Fate == "waiting" && f.Why!.StartsWith("access.not-permitted"));
        var both = await Task.WhenAll(Task.Run(() => TakeAsync()), Task.Run(() => TakeAsync()));
        await TakeAsync();
        both.SelectMany(f => f).Select(f => f.File).Should().OnlyHaveUniqueItems();
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("4.00"));
        Names("done").Should().HaveCount(8);
    }

    static readonly string[] OddNames =
    [
        new string('a', 251) + ".xml", new string('款', 85), "x." + new string('e', 253), new string('b', 240) + ".result.json",
        "a\nb.xml", "\u202Elmx.exe", "回单 ’“; rm -rf .xml", "~2", "-rf", "con:aux|?*.xml", "𠮷😀.xml", "a\tb\u0007.xml",
    ];

    [Fact]
    public async Task A_name_of_whatever_kind_comes_to_an_end()
    {
        foreach (var name in OddNames)
            foreach (var time in (int[])[1, 2])
            {
                Drop(name, Statement("1.00"));
                var dropped = (await TakeAsync()).Should().ContainSingle().Subject;
                dropped.Fate.Should().Be("done", "{0} was dropped, time {1}", name, time);
                File.Exists(Path.Combine(folder, dropped.MovedTo)).Should().BeTrue();
                File.Exists(Path.Combine(folder, dropped.MovedTo + DropFolder.ResultSuffix)).Should().BeTrue();
            }
        (await TakeAsync()).Should().BeEmpty();
        Names("done").Should().HaveCount(4 * OddNames.Length, "nothing is overwritten");
        (await court.MoneyAsync(c)).Available.Should().Be(Money.FromMinor(200 * OddNames.Length));
        (await TestDatabase.AskAsync<long>(court.Database.Superuser, "select count(*) from receipts.file where name ~ U&'[\\0001-\\001f\\202e]'")).Should().Be(0, "what is kept can be shown");
    }

    [Fact]
    public async Task What_is_no_file_to_be_read_is_told_once_and_stops_nobody()
    {
        Directory.CreateDirectory(Path.Combine(folder, "2026-03"));
        File.CreateSymbolicLink(Path.Combine(folder, "nowhere.xml"), Path.Combine(folder, "no-such-file"));
        Directory.CreateSymbolicLink(Path.Combine(folder, "elsewhere"), Path.GetTempPath());
        // A name in GB18030, as old programs write it: .NET cannot make one.
        (await ExitAsync($"printf x > '{folder}/'$'\\xb6\\xd4\\xd5\\xca.xml' && mkfifo '{folder}/pipe.xml'")).Should().Be(0);
        Drop("good.xml", Statement("1.00"));

        var pass = await TakeAsync();
        pass.Select(f => (f.File, f.Fate)).Should().BeEquivalentTo([("2026-03", "left"), ("\uFFFD\uFFFD\uFFFD\uFFFD.xml", "left"), ("nowhere.xml", "rejected"), ("pipe.xml", "rejected"), ("good.xml", "done"), ("elsewhere", "left")]);
        Names("rejected").Should().Contain("2026-03.result.json");
        File.ReadAllText(Path.Combine(folder, "rejected", "2026-03.result.json")).Should().Contain("drop the files themselves");
        (await TakeAsync()).Should().BeEmpty("it was told");
        (await ExitAsync($"rm '{folder}'/*.xml")).Should().Be(0);
    }

    [Fact]
    public async Task A_file_that_vanishes_is_nobodys_and_the_others_are_taken()
    {
        Drop("1.xml", Statement("1.00"));
        Drop("2.xml", Statement("2.00"));
        var pass = TakeAsync(TimeSpan.FromMilliseconds(400));
        await Task.Delay(100);
        File.Delete(Path.Combine(folder, "2.xml"));
        (await pass).Should().ContainSingle().Which.Should().BeEquivalentTo(new { File = "1.xml", Fate = "done" });
        (await TakeAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_complained_of_before_anything_is_taken_in()
    {
        var done = Directory.CreateDirectory(Path.Combine(folder, "done")).FullName;
        Drop("1.xml", Statement("1.00"));
        // Root writes past every mode, but not into what is immutable; that not every file system knows.
        var (shut, open) = Environment.UserName == "root" ? ("chattr +i", "chattr -i") : ("chmod 555", "chmod 755");
        if (await ExitAsync($"{shut} '{done}'") != 0)
        {
            (await ExitAsync($"rmdir '{done}' && touch '{done}'")).Should().Be(0);
            open = "rm";
        }
        try
        {
            (await FluentActions.Awaiting(() => TakeAsync()).Should().ThrowAsync<Exception>()).Which.Should().Match(e => e is IOException || e is UnauthorizedAccessException);
            Names("").Should().Contain("1.xml", "it is where it was");
            (await court.MoneyAsync(c)).Available.Should().Be(Money.Zero);
        }
        finally
        {
            (await ExitAsync($"{open} '{done}'")).Should().Be(0);
        }
        (await TakeAsync()).Should().ContainSingle().Which.Fate.Should().Be("done");
    }

    static async Task<int> ExitAsync(string command)
    {
        using var bash = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("bash", ["-c", command]) { RedirectStandardError = true })!;
        await bash.WaitForExitAsync();
        return bash.ExitCode;
    }

    byte[] Statement(string amount)
    {
        court.Credit(Money.Parse(amount), c.SubAccount);
        return court.CloseStatement();
    }

    void Drop(string name, byte[] bytes) => File.WriteAllBytes(Path.Combine(folder, name), bytes);

    string[] Names(string under) => [.. new DirectoryInfo(Path.Combine(folder, under)).GetFiles().Select(f => f.Name)];

    DropFolder DropFolder => court.Services.GetRequiredService<DropFolder>();

    Task<IReadOnlyList<DroppedFile>> TakeAsync(TimeSpan? settle = null) => DropFolder.TakeAsync(folder, PersonDirectory.House, null, settle ?? TimeSpan.FromMilliseconds(20), default);
}
