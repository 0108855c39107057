using System.Reflection;
using System.Text.RegularExpressions;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.Tests.Architecture;

/// <summary>Reads the table "Who may use whom" of the README and holds the code to it.</summary>
public sealed partial class ModuleTests
{
    const string Root = "Enforcement.Ledger";

    static readonly Assembly Library = typeof(Runner).Assembly;

    static readonly IReadOnlyDictionary<string, string[]> MayUse = ReadTable();

    [Fact]
    public void Every_module_of_the_library_stands_in_the_table()
    {
        var modules = Library.GetTypes().Select(ModuleOf).Where(m => m is not null && m.Length > 0).Distinct();
        modules.Should().OnlyContain(m => MayUse.ContainsKey(m!));
        MayUse.Should().HaveCountGreaterThan(8);
    }

    [Fact]
    public void No_module_uses_one_that_the_table_does_not_allow() =>
        Violations(Library.GetTypes()).Should().BeEmpty();

    [Fact]
    public void A_planted_violation_is_caught() =>
        Violations([typeof(Ledger.Calendar.Planted.PeeksAtPayouts)]).Should().ContainSingle().Which.Should().Contain("Calendar").And.Contain("Payouts");

    [Fact]
    public void The_kernel_knows_nothing_but_the_base_library_and_NodaTime()
    {
        var references = typeof(Money).Assembly.GetReferencedAssemblies().Select(a => a.Name!);
        references.Should().OnlyContain(n => n == "NodaTime" || n.StartsWith("System.", StringComparison.Ordinal));
    }

    [Fact]
    public void The_doors_never_touch_the_context()
    {
        var doors = new[] { Assembly.Load("Enforcement.Ledger.Web"), Assembly.Load("ledger") };
        var touching = doors.SelectMany(d => d.GetTypes()).Where(t => ModuleReferences.Of(t).Contains(typeof(LedgerDb))).Select(t => t.FullName);
        touching.Should().BeEmpty("doors call use cases and queries");
    }

    [Fact]
    public void Every_use_case_is_reached_through_the_runner_with_a_permission()
    {
        var useCases = Library.GetTypes().Where(t => t is { IsInterface: false } && typeof(IUseCase).IsAssignableFrom(t)).ToList();
        useCases.Should().HaveCountGreaterThan(20);
        foreach (var useCase in useCases)
            ((Permission)useCase.GetProperty(nameof(IUseCase.Needs), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!).Code.Should().NotBeNullOrEmpty(useCase.Name);
    }

    [Fact]
    public void Every_refusal_has_a_code_of_its_own_a_sentence_in_both_languages_and_an_article()
    {
        var refusals = Library.GetTypes().SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static)).Where(f => f.FieldType == typeof(Refusal)).Select(f => (Refusal)f.GetValue(null)!).ToList();
        refusals.Should().HaveCountGreaterThan(30);
        refusals.Select(r => r.Code).Should().OnlyHaveUniqueItems().And.OnlyContain(c => CodePattern().IsMatch(c));
        refusals.Should().OnlyContain(r => r.Sentence.EndsWith('.') && r.Chinese.EndsWith('。') && r.Article.Length > 0);
    }

    static IEnumerable<string> Violations(IEnumerable<Type> types) =>
        from type in types
        let module = ModuleOf(type)
        where module is { Length: > 0 }
        from used in ModuleReferences.Of(type)
        let usedModule = ModuleOf(used)
        where usedModule is not null && usedModule != module && !MayUse[module].Contains(usedModule)
        select $"{module} ({type.FullName}) uses {(usedModule.Length == 0 ? "the composition root" : usedModule)} ({used.FullName})";

    /// <summary>The folder under the root namespace; empty for the composition root, null for what is not ours. What is planted
    /// for this test counts as the module it pretends to be.</summary>
    static string? ModuleOf(Type type)
    {
        var name = type.Namespace?.Replace("Enforcement.Ledger.Tests.Ledger", Root, StringComparison.Ordinal);
        if (name is null || name != Root && !name.StartsWith(Root + ".", StringComparison.Ordinal))
            return null;
        return name.Split('.').ElementAtOrDefault(2) ?? "";
    }

    static Dictionary<string, string[]> ReadTable()
    {
        var readme = File.ReadAllLines(Path.Combine(RepositoryRoot(), "README.md"));
        var rows = readme.SkipWhile(l => !l.StartsWith("| module |", StringComparison.Ordinal)).Skip(2).TakeWhile(l => l.StartsWith('|'));
        return rows.Select(l => l.Split('|', StringSplitOptions.TrimEntries))
            .ToDictionary(c => c[1], c => c[2].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }

    internal static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Enforcement.Ledger.sln")))
            folder = Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar)) ?? throw new DirectoryNotFoundException("The solution is not above the test.");
        return folder;
    }

    [GeneratedRegex(@"^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$")]
    private static partial Regex CodePattern();
}
