using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>Reads a story line by line and tells every line that cannot be read, not only the first.</summary>
/// <source>scenarios reference (grammar)</source>
public sealed class StoryParser
{
    static readonly LocalDateTimePattern Moment = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    readonly List<StoryLine> lines = [];
    readonly List<UnreadableLine> unreadable = [];
    LocalDateTime? clock;

    StoryParser() { }

    public static Story Read(string file, string text)
    {
        var parser = new StoryParser();
        foreach (var (i, line) in text.TrimStart('\uFEFF').Split('\n').Index())
            parser.Line(i + 1, line.TrimEnd('\r'));
        return new(file, parser.lines, parser.unreadable);
    }

    void Line(int number, string text)
    {
        try
        {
            var words = Words(text);
            if (words.Count > 0)
                lines.Add(Read(number, text.Trim(), words));
        }
        catch (StoryUnreadable e)
        {
            unreadable.Add(new(number, text.Trim(), e.Message));
        }
    }

    StoryLine Read(int number, string text, List<string> words)
    {
        var rest = new Queue<string>(words);
        if (char.IsAsciiDigit(rest.Peek()[0]))
            MoveClock(rest.Dequeue());
        var at = clock ?? throw new StoryUnreadable("The first line needs a date: begin it with one, such as 2026-02-13T09:00.");
        if (rest.Count < 2 || rest.Take(2).Contains("=>"))
            throw new StoryUnreadable("A line names who acts and what he does: <actor> <act> key=value … => <outcome>.");
        var (actor, act) = (rest.Dequeue(), rest.Dequeue());
        var said = rest.TakeWhile(w => w != "=>").ToList();
        var wanted = rest.Skip(said.Count + 1).ToList();
        var keys = new StoryKeys([.. said.Select(Pair)]);
        if (actor == StoryLine.Check)
        {
            if (said.Count < rest.Count)
                throw new StoryUnreadable("A check has no outcome; its keys say what is expected. Take '=>' and what follows out.");
            StoryActs.VerifyCheck(act, keys);
        }
        else
            StoryActs.Verify(actor, act, keys);
        keys.Verify();
        return new(number, text, at, actor, act, keys, actor == StoryLine.Check ? null : Outcome(wanted));
    }

    void MoveClock(string word)
    {
        LocalDateTime moved;
        if (Moment.Parse(word) is { Success: true, Value: var moment })
            moved = moment;
        // A date alone is the start of that day; of the day it is already, it changes nothing.
        else if (LocalDatePattern.Iso.Parse(word) is { Success: true, Value: var date })
            moved = clock is { } now && now.Date == date ? now : date.AtMidnight();
        else
            throw new StoryUnreadable($"'{word}' is not a date; write 2026-02-13 or 2026-02-13T09:00.");
        if (moved < clock)
            throw new StoryUnreadable($"The clock never goes back: {word} is before {Moment.Format(clock.Value)}.");
        clock = moved;
    }

    static ExpectedOutcome Outcome(List<string> words)
    {
        if (words.Count == 0 || words[0].Contains('='))
            throw new StoryUnreadable("The outcome is missing: end the line with '=> ok', a state, or '=> refused <code>'.");
        var codes = words.Skip(1).TakeWhile(w => !w.Contains('=')).ToList();
        var takesCode = words[0] is ExpectedOutcome.Refused or ExpectedOutcome.Held or ExpectedOutcome.Rejected;
        if (codes.Count > (takesCode ? 1 : 0))
            throw new StoryUnreadable($"'{codes[^1]}' is one word too many in the outcome.");
        if (words[0] == ExpectedOutcome.Refused && codes.Count == 0)
            throw new StoryUnreadable("A refusal is named by its code: '=> refused payout.same-person'.");
        return new(words[0], codes.FirstOrDefault(), [.. words.Skip(1 + codes.Count).Select(Pair)]);
    }

    static KeyValuePair<string, string> Pair(string word) => word.Split('=', 2) is [{ Length: > 0 } key, var value]
        ? new(key, value)
        : throw new StoryUnreadable($"'{word}' is not key=value; put a value with blanks into double quotes.");

    /// <summary>The words of a line: blanks part them except between double quotes, and # outside of quotes ends the line.</summary>
    static List<string> Words(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        bool quoted = false, begun = false;
        foreach (var c in line)
        {
            if (c == '"')
                (quoted, begun) = (!quoted, true);
            else if (quoted || !char.IsWhiteSpace(c) && c != '#')
            {
                word.Append(c);
                begun = true;
            }
            else
            {
                End();
                if (c == '#')
                    break;
            }
        }
        if (quoted)
            throw new StoryUnreadable("A double quote is not closed; add the second one.");
        End();
        return words;

        void End()
        {
            if (begun)
                words.Add(word.ToString());
            word.Clear();
            begun = false;
        }
    }
}
