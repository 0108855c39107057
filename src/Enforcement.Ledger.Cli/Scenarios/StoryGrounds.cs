namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>The words by which stories name the grounds of a deferral or a deposit. What is none of them goes to the ledger as it stands, which refuses it.</summary>
static class StoryGrounds
{
    static readonly (string Code, string[] Parts)[] OfDeferral =
    [
        ("distribution", ["distribut", "apportion", "分配", "①"]),
        ("garnished", ["garnish", "frozen", "freez", "preserv", "other-case", "保全", "冻结", "另案", "②"]),
        ("not-collected", ["collect", "unclaimed", "not-claimed", "未领", "不领", "③"]),
        ("suspended", ["suspend", "suspension", "stay", "中止", "暂缓执行", "依法暂缓", "④"]),
        ("other", ["other", "just-cause", "其他", "其它", "正当理由", "⑤"]),
    ];

    static readonly (string Code, string[] Parts)[] OfDeposit =
    [
        ("refused", ["refus", "拒绝", "拒领", "①"]),
        ("whereabouts-unknown", ["whereabouts", "missing", "下落不明", "②"]),
        ("heir-or-guardian-unknown", ["heir", "guardian", "deceas", "death", "dead", "incapac", "死亡", "继承", "监护", "丧失", "③"]),
        ("unreachable", ["unreach", "contact", "notif", "无法通知", "无法联系", "联系不上", "④"]),
        ("other", ["other", "其他", "其它", "⑤"]),
    ];

    public static string? Deferral(string? text) => Find(OfDeferral, text);

    public static string? Deposit(string? text) => Find(OfDeposit, text);

    static string? Find((string Code, string[] Parts)[] grounds, string? text)
    {
        if (text is null)
            return null;
        var said = text.Trim().Replace('_', '-').Replace(' ', '-').ToLowerInvariant();
        var exact = Array.FindIndex(grounds, g => g.Code == said);
        var ordinal = said is ['1' or '2' or '3' or '4' or '5'] ? said[0] - '1' : -1;
        var found = exact >= 0 ? exact : ordinal >= 0 ? ordinal : Array.FindIndex(grounds, g => g.Parts.Any(p => said.Contains(p, StringComparison.Ordinal)));
        return found >= 0 ? grounds[found].Code : text;
    }
}
