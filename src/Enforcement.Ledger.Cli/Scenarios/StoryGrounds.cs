namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>The words by which stories name the kinds of a hold and the grounds of a deferral or a deposit. What is none of them goes to the ledger as it stands, which refuses it.</summary>
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

    // What comes first is the narrower word: a bankruptcy that is asked about, or transferred, is none that was accepted.
    static readonly (string Code, string[] Parts)[] OfHold =
    [
        ("third-party-objection", ["third-party", "thirdparty", "案外人"]),
        ("enforcement-objection", ["enforcement-objection", "执行行为", "执行异议", "复议"]),
        ("bankruptcy-ask", ["bankruptcy-ask", "征询"]),
        ("bankruptcy-transfer", ["bankruptcy-transfer", "执转破", "移送破产"]),
        ("bankruptcy-accepted", ["bankrupt", "insolv", "破产"]),
        ("garnished", ["garnish", "preserv", "另案", "保全", "扣留"]),
        ("title-set-aside", ["set-aside", "撤销"]),
        ("upper-court-order", ["upper", "上级"]),
        ("court-dispute", ["court-dispute", "执行争议", "法院间"]),
        ("heir-unknown", ["heir", "死亡", "继承", "终止"]),
        ("suspended", ["suspen", "stay", "中止", "暂缓"]),
        ("third-party-objection", ["objection", "异议"]),
    ];

    public static string? Hold(string? text) => Find(OfHold, text);

    public static string? Deferral(string? text) => Find(OfDeferral, text);

    public static string? Deposit(string? text) => Find(OfDeposit, text);

    static string? Find((string Code, string[] Parts)[] grounds, string? text)
    {
        if (text is null)
            return null;
        var said = text.Trim().Replace('_', '-').Replace(' ', '-').ToLowerInvariant();
        var exact = Array.FindIndex(grounds, g => g.Code == said);
        var ordinal = grounds.Length == 5 && said is ['1' or '2' or '3' or '4' or '5'] ? said[0] - '1' : -1;
        var found = exact >= 0 ? exact : ordinal >= 0 ? ordinal : Array.FindIndex(grounds, g => g.Parts.Any(p => said.Contains(p, StringComparison.Ordinal)));
        return found >= 0 ? grounds[found].Code : text;
    }
}
