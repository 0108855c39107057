namespace Enforcement.Ledger.Oversight;

/// <summary>Who has to act on an alert.</summary>
public enum AlertDesk
{
    /// <summary>The officer of the case (承办人).</summary>
    Officer,

    /// <summary>The supervisor of case money (专人监管员), who also sees what the other desks have.</summary>
    Supervisor,

    /// <summary>Accountant and cashiers (财务).</summary>
    Finance,

    /// <summary>Director of the bureau and court leader (局长、主管院领导): what stayed overdue.</summary>
    Leaders,
}

/// <summary>How pressing an alert is.</summary>
public enum AlertStage
{
    DueSoon,
    Overdue,
    Escalated,
}

/// <summary>The desk of each rule. A rule is a clock and a stage, such as <c>A.due-soon</c>.</summary>
/// <source>S3 §8, §22¶1; domain reference §1.1, R12</source>
public static class AlertDesks
{
    public const string Escalated = ".escalated";

    public static AlertDesk Of(string rule) => rule.EndsWith(Escalated, StringComparison.Ordinal) ? AlertDesk.Leaders : rule.Split('.')[0] switch
    {
        "B" or "C" or "bank" => AlertDesk.Finance,
        "U" => AlertDesk.Supervisor,
        "dormant" when StageOf(rule) == AlertStage.Overdue => AlertDesk.Supervisor,
        _ => AlertDesk.Officer,
    };

    public static AlertStage StageOf(string rule) => rule.Split('.')[1] switch
    {
        "due-soon" => AlertStage.DueSoon,
        "overdue" => AlertStage.Overdue,
        _ => AlertStage.Escalated,
    };
}
