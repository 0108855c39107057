using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts;

/// <summary>Refusals about the matching rules.</summary>
public static class MatchingRefusals
{
    public static readonly Refusal VersionNotFound = new("matching-rules.not-found",
        "There is no such version of the matching rules.", "没有此版本的匹配规则。", "法院内控要求");

    public static readonly Refusal RulesUnsound = new("matching.rules-unsound",
        "These rules cannot be a version.", "规则设置有误，不能成为一个版本。", "法院内控要求");

    public static readonly Refusal ReasonMissing = new("matching.reason-missing",
        "Say why the rules should change; it stays with the version.", "请填写修改规则的理由。", "执行权制约监督意见 §10");

    public static readonly Refusal SamePerson = new("matching.same-person",
        "You proposed this version. Another person approves it.", "该版本由您提出，须由他人批准。", "法发〔2009〕43号 §四; 法院内控要求");

    public static readonly Refusal NotBackTested = new("matching.not-back-tested",
        "Nobody has tried this version on posted credits. Run a back-test first.", "该版本尚未用历史到账回测，请先回测。", "法院内控要求");

    public static readonly Refusal AlreadyApproved = new("matching.already-approved",
        "This version is approved already.", "该版本已批准。", "法院内控要求");

    public static readonly Refusal EffectiveInThePast = new("matching.effective-in-the-past",
        "Rules take effect today or later; what was decided is not decided anew.", "规则自当日或以后生效，不溯及既往。", "法院内控要求");
}
