using System.Globalization;
using System.Reflection;
using Enforcement.Ledger.Cli.Scenarios;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using FluentAssertions;
using NodaTime;
using NodaTime.Text;
using Xunit;
using Xunit.Abstractions;

namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>Random cases, clerks, statements, disputes, holds, failures and clock jumps through the real use cases. After every act the sums are those
/// that a simple model keeps, a refusal is one that the model can explain and changed nothing, and every standing check holds.
/// <para><c>./ops/test model</c> plays many seeds for long. A failure prints its story, which <c>./ops/ledger scenario FILE</c> plays again;
/// <c>STORY_SEED=n STORY_STEPS=m</c> plays one seed.</para></summary>
public sealed class RandomStoryTests(ITestOutputHelper output)
{
    static readonly int Steps = Setting("STORY_STEPS") ?? 40;

    // The lane that runs for long tells how many; each failure is one of the test's own.
    public static TheoryData<int> Seeds => [.. Setting("STORY_SEED") is { } seed ? [seed] : Enumerable.Range(Setting("STORY_FIRST") ?? 1, Setting("STORY_COUNT") ?? 4)];

    // What a check looks at and nothing else.
    static readonly (string Check, string In)[] Kept = [(" check payout ", "payouts.payout"), (" check plan ", "payouts.distribution_plan"), (" check deferral ", "payouts.deferral")];

    // The last resort of the database's words for clerks is a rule that C# forgot.
    static readonly IReadOnlySet<string> Codes = typeof(Runner).Assembly.GetTypes().SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(f => f.FieldType == typeof(Refusal)).Select(f => ((Refusal)f.GetValue(null)!).Code).Except(["ledger.rule"]).ToHashSet();

    [Theory, MemberData(nameof(Seeds))]
    public async Task A_random_story_keeps_every_sum_and_every_standing_check(int seed)
    {
        await using var database = await TestDatabase.CreateAsync();
        var story = new RandomStory(seed);
        await using var session = await StorySession.OpenAsync(story.Start, database.Connections, CancellationToken.None);
        var before = await session.SnapshotAsync(CancellationToken.None);
        for (var step = 0; step < Steps; step++)
        {
            var (text, choice) = story.Next();
            var outcome = await DoAsync(session, story, text);
            try
            {
                story.Learn(text, choice, outcome.ToString(), outcome.Word, AmountOf(outcome), DueOf(outcome));
            }
            catch (InvalidOperationException e)
            {
                Require(false, story, $"the ledger let happen what cannot be: {e.Message}");
            }
            var after = await session.SnapshotAsync(CancellationToken.None);
            if (outcome.Word == "refused")
            {
                Require(Codes.Contains(outcome.Code!), story, $"{outcome.Code} is no named refusal");
                Require(choice.Allows(outcome.Code!), story, $"nobody expects {outcome.Code} as the case stands");
                Require(after.All(t => t.Value == before[t.Key]), story, $"a refusal changed {string.Join(", ", after.Where(t => t.Value != before[t.Key]).Select(t => t.Key))}");
            }
            else if (outcome.Word == "held")
                story.Held();
            Require(choice.Must is null || choice.Must == outcome.Word, story, $"expected {choice.Must}, got {outcome.Word}");
            Require(story.AddsUp, story, "the model itself does not add up");
            // What nobody touched, and nobody thinks was touched, is as it was found before.
            var moved = after.Where(t => t.Value != before[t.Key]).Select(t => t.Key).ToHashSet();
            before = after;
            foreach (var (check, known) in story.Checks())
            {
                if (known && (moved.Count == 0 || Kept.Any(k => check.Contains(k.Check, StringComparison.Ordinal) && !moved.Contains(k.In))))
                    continue;
                var differs = await session.DiffersAsync(Read(check), CancellationToken.None);
                if (differs.Count == 0)
                    continue;
                story.Tell(check);
                Require(false, story, string.Join("; ", differs.Select(d => $"expected {d.Expected}, got {d.Got}")));
            }
        }
        output.WriteLine(story.Told);

        void Require(bool holds, RandomStory of, string why)
        {
            if (!holds)
                Assert.Fail($"STORY_SEED={seed} STORY_STEPS={Steps}: {why}{Environment.NewLine}{of.Told}# {why}");
        }

        async Task<Outcome> DoAsync(StorySession on, RandomStory of, string text)
        {
            try
            {
                return await on.DoAsync(Read(text), CancellationToken.None);
            }
            catch (Exception e)
            {
                of.Tell($"{text} => ok");
                Require(false, of, $"broken: {e.GetType().Name}: {e.Message}");
                throw;
            }
        }
    }

    static StoryLine Read(string text)
    {
        var read = StoryParser.Read("random.story", text.Contains(" check ", StringComparison.Ordinal) ? text : $"{text} => ok");
        read.Unreadable.Should().BeEmpty();
        return read.Lines[0];
    }

    static long AmountOf(Outcome outcome) => outcome.Facts.FirstOrDefault(f => f.Key == "amount").Value is { } amount ? Money.Parse(amount).Minor : 0;

    static LocalDate? DueOf(Outcome outcome) => outcome.Facts.FirstOrDefault(f => f.Key == "b_due").Value is { } day ? LocalDatePattern.Iso.Parse(day).GetValueOrThrow() : null;

    static int? Setting(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
