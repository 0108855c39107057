using Enforcement.Ledger.Cli.Scenarios;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Scenarios;

/// <summary>Every story of this folder goes as it is told.</summary>
public sealed class StoryTests
{
    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Scenarios");

    public static TheoryData<string> Stories => [.. Directory.EnumerateFiles(Folder, "*.story").Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Stories))]
    public async Task The_story_goes_as_told(string name)
    {
        var story = StoryParser.Read($"{name}.story", await File.ReadAllTextAsync(Path.Combine(Folder, $"{name}.story")));
        await using var database = await TestDatabase.CreateAsync();

        var outcome = await StoryPlayer.PlayAsync(story, database.Connections, CancellationToken.None);

        outcome.Unreadable.Should().BeEmpty();
        outcome.Differences.Should().BeEmpty();
        outcome.Passed.Should().BeTrue();
    }
}
