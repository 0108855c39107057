using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Access;

public static class AccessRefusals
{
    public static readonly Refusal NotPermitted = new(
        "access.not-permitted",
        "Your role does not allow this act. Ask the person whose task it is.",
        "您的岗位无权办理此事项，请由相应岗位人员办理。",
        "法院内控要求; 法发〔2009〕43号 §四");

    public static readonly Refusal UnknownPerson = new(
        "access.unknown-person",
        "There is no such person. Check the sign-in name.",
        "没有此人员，请核对登录名。",
        "法院内控要求");

    public static readonly Refusal NameTaken = new(
        "access.name-taken",
        "This sign-in name belongs to somebody. Choose another one.",
        "该登录名已被使用，请另选。",
        "法院内控要求");

    public static readonly Refusal ConflictingRoles = new(
        "access.conflicting-roles",
        "These roles may not be held by one person. Give the role to somebody else.",
        "该岗位与其现有岗位不相容，请另行指定人员。",
        "法院内控要求");

    public static readonly Refusal Stale = new(
        "access.stale",
        "Somebody else changed this first. Reload and try again.",
        "数据已被他人修改，请刷新后重试。",
        "法院内控要求");

    public static readonly Refusal RequestKeyReused = new(
        "access.request-key-reused",
        "This Idempotency-Key was used before for another request. Use a new key.",
        "该幂等键已用于其他请求，请更换。",
        "法院内控要求");
}
