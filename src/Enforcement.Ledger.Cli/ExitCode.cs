namespace Enforcement.Ledger.Cli;

/// <summary>What a command tells the shell.</summary>
/// <source>design §8</source>
public static class ExitCode
{
    public const int Done = 0;

    /// <summary>A check found something.</summary>
    public const int Found = 1;

    /// <summary>A rule said no, or the input cannot be used.</summary>
    public const int Refused = 2;

    public const int Broken = 3;
}

/// <summary>What the person gave cannot be used; the sentence says what to do.</summary>
public sealed class BadInput(string message) : Exception(message);
