using Enforcement.Ledger.Cli.Scenarios;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Scenarios;

/// <summary>Every story of this folder goes as it is told, and where its <c>.history</c> lies beside it, the case tells its history so.</summary>
/// <remarks>xunit plays the tests of a class one after another and classes side by side: the stories are dealt out to four.</remarks>
public abstract class StoryTests
{
    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Scenarios");

    protected static TheoryData<string> Hand(int hand) =>
        [.. Directory.EnumerateFiles(Folder, "*.story").Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal).Where((_, i) => i % 4 == hand)];

    protected static async Task PlayAsync(string name)
    {
        var story = StoryParser.Read($"{name}.story", await File.ReadAllTextAsync(Path.Combine(Folder, $"{name}.story")));
        await using var database = await TestDatabase.CreateOpenedAsync(story.Lines.Count > 0 ? story.Lines[0].At.Date : new(2026, 3, 2));

        var outcome = await StoryPlayer.PlayAsync(story, database.Connections, CancellationToken.None);

        outcome.Unreadable.Should().BeEmpty();
        outcome.Differences.Should().BeEmpty();
        outcome.Passed.Should().BeTrue();
        if (File.Exists(Path.Combine(Folder, $"{name}.history")))
            await CaseHistory.ShouldBeToldAsync(database, Path.Combine(Folder, $"{name}.history"));
    }
}

public sealed class FirstStoryTests : StoryTests
{
    public static TheoryData<string> Stories => Hand(0);

    [Theory, MemberData(nameof(Stories))]
    public Task The_story_goes_as_told(string name) => PlayAsync(name);
}

public sealed class SecondStoryTests : StoryTests
{
    public static TheoryData<string> Stories => Hand(1);

    [Theory, MemberData(nameof(Stories))]
    public Task The_story_goes_as_told(string name) => PlayAsync(name);
}

public sealed class ThirdStoryTests : StoryTests
{
    public static TheoryData<string> Stories => Hand(2);

    [Theory, MemberData(nameof(Stories))]
    public Task The_story_goes_as_told(string name) => PlayAsync(name);
}

public sealed class FourthStoryTests : StoryTests
{
    public static TheoryData<string> Stories => Hand(3);

    [Theory, MemberData(nameof(Stories))]
    public Task The_story_goes_as_told(string name) => PlayAsync(name);
}
