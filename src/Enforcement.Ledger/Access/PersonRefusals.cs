using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Access;

/// <summary>What is refused of roles and delegations.</summary>
public static class PersonRefusals
{
    public static readonly Refusal RoleUnknown = new("access.unknown-role",
        "There is no such role, or it is not a person's. Use one of the office's roles.", "没有此岗位，请从本院岗位中选择。", "法院内控要求");

    public static readonly Refusal NothingChanges = new("access.roles-unchanged",
        "The person holds exactly these roles.", "该人员现有岗位与所提一致，无需变更。", "法院内控要求");

    public static readonly Refusal ChangeOpen = new("access.role-change-open",
        "A change of this person's roles waits for a decision. Decide about it first.", "该人员已有待确认的岗位变更，请先处理。", "法院内控要求");

    public static readonly Refusal ChangeNotFound = new("role-change.not-found", "There is no such change of roles.", "没有此项岗位变更。", "法院内控要求");

    public static readonly Refusal DelegationNotFound = new("delegation.not-found", "There is no such delegation.", "没有此项委托。", "法院内控要求");

    public static readonly Refusal Decided = new("access.decided", "This is decided already.", "该事项已有处理结果。", "法院内控要求");

    public static readonly Refusal SamePerson = new("access.same-person",
        "Roles and delegations are proposed by one person and confirmed by another, and by nobody for himself.", "岗位变更和委托须一人提出、另一人确认，且不得为本人办理。", "法发〔2009〕43号 §四; 法院内控要求");

    public static readonly Refusal ReasonMissing = new("access.reason-missing",
        "Give the reason or the paper; it stays with the record.", "请填写理由或文书，随记录保存。", "法院内控要求");

    public static readonly Refusal NotDelegable = new("access.not-delegable",
        "This role cannot be lent. Only who holds a director's, court leader's or finance role himself lends it; cases of an executor are handed over instead.",
        "该岗位不能委托：仅执行局长、主管院领导、会计、出纳可委托本人所任岗位；承办案件应办理移交。", "法院内控要求");

    public static readonly Refusal DelegationConflict = new("access.delegation-conflict",
        "This person may not stand in for the role: accountant and cashier are never one person, finance is lent only to who holds no other office, and who administers, audits or inspects stands in for nobody.",
        "该人员不得受托此岗位：会计、出纳不得由一人兼任，财务岗位只能委托给无其他岗位的人员，管理、审计、监察和外包人员不得受托。", "法发〔2009〕43号 §四; 法院内控要求");

    public static readonly Refusal DaysUnfit = new("access.delegation-days",
        "A delegation begins before it ends, ends today or later, and lasts a year at most.", "委托期间有误：起日不晚于止日，止日不早于当日，最长一年。", "法院内控要求");
}
