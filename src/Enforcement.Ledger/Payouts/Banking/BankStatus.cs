using System.Collections.Frozen;

namespace Enforcement.Ledger.Payouts.Banking;

/// <summary>What the bank says of an instruction, as the screen shows it; in the order in which it gets nearer to its end.</summary>
public enum ShownStatus
{
    UNKNOWN_STATUS,
    FILE_RECEIVED,
    VERIFICATION,
    PENDING,
    ACCEPTED,
    BANK_REPORTED_PAID,
    REJECTED,
}

/// <summary>The statuses and reasons of pain.002.</summary>
/// <source>formats reference §8</source>
public static class BankStatus
{
    /// <summary>Only what was rejected is listed; the transactions say which.</summary>
    public const string Partly = "PART";

    /// <summary>Accepted, because the bank rejected others of the file by name and not this one.</summary>
    public const string Inferred = "ACCP";

    public static ShownStatus Of(string code) => code switch
    {
        "RCVD" or "ACTC" => ShownStatus.FILE_RECEIVED,
        "RCVC" or "RVNM" or "RVMC" or "RVNA" => ShownStatus.VERIFICATION,
        "PDNG" => ShownStatus.PENDING,
        "ACCP" or "ACWC" or "ACSP" or "ACFC" => ShownStatus.ACCEPTED,
        "ACSC" or "ACCC" => ShownStatus.BANK_REPORTED_PAID,
        "RJCT" or "CANC" => ShownStatus.REJECTED,
        _ => ShownStatus.UNKNOWN_STATUS,
    };

    static readonly FrozenDictionary<string, (string English, string Chinese)> Reasons = new Dictionary<string, (string, string)>
    {
        ["AC01"] = ("account number wrong", "账号有误"),
        ["AC03"] = ("creditor account invalid", "收款账户无效"),
        ["AC04"] = ("account closed", "账户已销户"),
        ["AC06"] = ("account blocked", "账户已冻结"),
        ["AG01"] = ("transaction forbidden on this account", "该账户不允许此类交易"),
        ["AG02"] = ("operation code invalid", "业务代码无效"),
        ["AM04"] = ("insufficient funds", "余额不足"),
        ["AM05"] = ("duplicate payment", "重复付款"),
        ["AM09"] = ("wrong amount", "金额有误"),
        ["AM10"] = ("control sum wrong", "合计金额不符"),
        ["BE01"] = ("name and account do not match", "户名与账号不符"),
        ["BE05"] = ("initiating party unknown", "发起方无法识别"),
        ["CUST"] = ("requested by the customer", "应客户要求"),
        ["DT01"] = ("date invalid", "日期无效"),
        ["DU01"] = ("message id used before", "报文编号重复"),
        ["FF01"] = ("file format invalid", "文件格式有误"),
        ["FOCR"] = ("after a cancellation request", "已应撤销请求处理"),
        ["MD07"] = ("account holder deceased", "户主已故"),
        ["MS02"] = ("not specified, by the customer", "客户原因，未说明"),
        ["MS03"] = ("not specified, by the agent", "银行原因，未说明"),
        ["NARR"] = ("see the text", "见附言"),
        ["RC01"] = ("bank code wrong", "行号有误"),
        ["RR04"] = ("regulatory reason", "监管原因"),
        ["TM01"] = ("after the cut-off time", "已过截止时间"),
    }.ToFrozenDictionary();

    /// <summary>The codes that have a translation.</summary>
    public static IEnumerable<string> KnownReasons => Reasons.Keys.Order(StringComparer.Ordinal);

    /// <summary>What a code means; a code that nobody knows stands for itself.</summary>
    public static (string English, string Chinese) Meaning(string reason) => Reasons.TryGetValue(reason, out var meaning) ? meaning : (reason, reason);
}

/// <summary>Why, as the bank says it: its code, and the text beside it, verbatim.</summary>
public sealed record BankReason(string Code, string? Text)
{
    public string English => BankStatus.Meaning(Code).English;

    public string Chinese => BankStatus.Meaning(Code).Chinese;

    public override string ToString() => Text is null ? Code : Code.Length == 0 ? Text : $"{Code} {Text}";
}
