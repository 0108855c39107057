using Enforcement.Ledger.Cases;

namespace Enforcement.Ledger.Payouts.Transfers;

/// <summary>Why money of one case may become another's. <c>payouts.transfer_ground</c> holds the same rows; a test compares the two.</summary>
/// <param name="Code">As it is stored and typed.</param>
/// <param name="Words">Parts of what people write for it, folded.</param>
/// <source>domain reference §3.4 (案款划转), §6.2 (a resumed case is another case), R22</source>
public sealed record TransferGround(string Code, string Name, IReadOnlyList<string> Words)
{
    /// <summary>The ground that the facts of the two cases must bear out: parties in common.</summary>
    public const string SameParties = "same-parties";

    /// <summary>The ground for which one of the two is a resumed case (执恢).</summary>
    public const string Resumed = "resumed";

    /// <summary>The record of the two cases does not bear it out, so a paper does.</summary>
    public bool OnPaper => Code is not (SameParties or Resumed);

    /// <summary>In the order in which words are looked for: an error among series cases is an error.</summary>
    public static IReadOnlyList<TransferGround> All { get; } =
    [
        new("wrong-posting", "错账更正", ["错", "误", "串", "更正", "wrong", "mispost", "correct", "error", "mistake"]),
        new("upper-court-order", "上级法院指令", ["上级", "upper"]),
        new(Resumed, "恢复执行", ["恢复", "执恢", "resum"]),
        new("other-case", "分配至本院其他案件", ["分配", "他案", "另案", "其他案件", "并案", "合并", "移送", "协助", "distribut", "other-case", "merge"]),
        new(SameParties, "同一当事人系列案", ["同一", "系列", "相同当事人", "关联", "same", "series", "related"]),
    ];

    /// <summary>By its code, its name, or the words that people use; null when it is none of them.</summary>
    public static TransferGround? Find(string? text)
    {
        var said = TextFolding.Fold(text ?? "").Replace('_', '-').ToLowerInvariant();
        return All.FirstOrDefault(g => g.Code == said || g.Name == said) ?? All.FirstOrDefault(g => g.Words.Any(w => said.Contains(w, StringComparison.Ordinal)));
    }
}
