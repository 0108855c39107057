namespace Enforcement.Ledger.Cases;

/// <summary>How a case ends.</summary>
public enum CaseEnding
{
    /// <summary>结案: performed, or ended for good.</summary>
    Concluded,

    /// <summary>终本: the present proceedings end, and may be resumed under another number.</summary>
    Terminated,
}

/// <summary>What people write for it.</summary>
public static class CaseEndings
{
    static readonly string[] Open = ["open", "在办", "办理中", "执行中", "未结"];
    static readonly string[] Concluded = ["closed", "concluded", "结案", "已结", "已结案", "执行完毕", "终结执行"];
    static readonly string[] Terminated = ["terminated", "终本", "终结本次执行程序", "终结本次执行"];

    /// <returns>False when it is none of them.</returns>
    /// <param name="ending">Null for a case that goes on.</param>
    public static bool TryRead(string text, out CaseEnding? ending)
    {
        var said = TextFolding.Fold(text).ToLowerInvariant();
        ending = Concluded.Contains(said) ? CaseEnding.Concluded : Terminated.Contains(said) ? CaseEnding.Terminated : null;
        return ending is not null || Open.Contains(said);
    }
}
