using System.Text;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.Tests.Architecture;

/// <summary>Whoever runs the standing checks reads what each holds: in English the service says it, from the head of its file; in Chinese the page.</summary>
public sealed class CheckTextTests
{
    [Fact]
    public void Every_standing_check_has_a_text_in_both_languages()
    {
        var root = ModuleTests.RepositoryRoot();
        var chinese = File.ReadAllText(Path.Combine(root, "src", "Enforcement.Ledger.Desks", "src", "language", "zh.ts"), Encoding.UTF8);
        var start = chinese.IndexOf("\n  checks: {", StringComparison.Ordinal);
        var texts = chinese[start..chinese.IndexOf("} as Record<string, string>", start, StringComparison.Ordinal)];
        var files = Directory.GetFiles(Path.Combine(root, "db", "checks"), "*.sql");
        files.Should().HaveCountGreaterThan(30);
        foreach (var file in files)
        {
            var name = Path.GetFileNameWithoutExtension(file);
            texts.Should().MatchRegex($@"\b{name}: '\p{{IsCJKUnifiedIdeographs}}", name);
            File.ReadLines(file).First().Should().MatchRegex("^-- [A-Z]", name);
        }
    }
}
