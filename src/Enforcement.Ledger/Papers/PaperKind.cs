namespace Enforcement.Ledger.Papers;

/// <summary>The papers that the office signs or hands to a payer.</summary>
public enum PaperKind
{
    /// <summary>执行款发放审批表</summary>
    /// <source>法发〔2017〕6号 §12</source>
    PayoutApproval,

    /// <summary>支付案款通知, the executor's order to finance.</summary>
    /// <source>S3 §22¶1</source>
    PayoutNotice,

    /// <summary>执行款提存审批表</summary>
    /// <source>法发〔2017〕6号 §17</source>
    DepositApproval,

    /// <summary>缴款通知书: where a debtor pays, and nowhere else.</summary>
    /// <source>S3 §20; 法发〔2017〕6号 §5</source>
    PaymentNotice,
}

public static class PaperKinds
{
    /// <summary>What stands at the head of the paper.</summary>
    public static string Title(this PaperKind kind) => kind switch
    {
        PaperKind.PayoutApproval => "执行款发放审批表",
        PaperKind.PayoutNotice => "支付案款通知",
        PaperKind.DepositApproval => "执行款提存审批表",
        PaperKind.PaymentNotice => "缴款通知书",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Who signs by hand, a box each.</summary>
    public static IReadOnlyList<string> Signatures(this PaperKind kind) => kind switch
    {
        PaperKind.PayoutApproval or PaperKind.DepositApproval => ["承办人", "执行局长", "主管院领导", "财务部门"],
        PaperKind.PayoutNotice => ["承办人", "财务受理人", "复核人"],
        PaperKind.PaymentNotice => ["承办人", "执行法院（章）"],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
