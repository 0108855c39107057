using NodaTime;
using static Enforcement.Ledger.Receipts.Formats.FileProblem;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>What only fixed-field and tagged text files (MT940, BAI2, OFX, CODA) and advance reports can have.</summary>
static partial class FileProblems
{
    public static FileProblem EncodingAssumed(string encoding) => Warning("file.encoding-assumed", default,
        $"The file does not say its encoding and is not UTF-8; it was read as {encoding}. Look at the names; if they are wrong, ask the bank for UTF-8.",
        $"文件未注明编码且不是 UTF-8，按 {encoding} 读取。请核对户名；如有乱码，请向银行索取 UTF-8 文件。");

    public static FileProblem LineTooLong(long line) => Error("file.line-too-long", new(Line: line),
        $"Line {line} is longer than any bank writes it. Download the file again and do not edit it.", $"第 {line} 行过长，请重新下载文件，勿编辑。");

    public static FileProblem Payments(string message) => Error("file.payment-message", default,
        $"This is a payment message ({message}), not a statement. Hand it to payouts; import the camt.053 or MT940 of the day here.",
        $"此为付款报文（{message}），不是对账单。付款报文请在发放模块处理，此处请导入当日 camt.053 或 MT940。");

    public static FileProblem BankAnswersError(long line, string code, string? message) => Error("file.bank-error", new(Line: line, Field: "STATUS", Raw: code),
        $"The bank answered with error {code}{(message is null ? "" : $" ({message})")} instead of a statement. Download the statement again.",
        $"银行返回错误 {code}，没有对账单。请重新下载对账单。");

    public static FileProblem Advance(ProblemPlace at) => Warning("statement.advance", at,
        "This is an advance report or notification. It can be looked at but not imported; import the account statement of the day, which has the same entries.",
        "此为日间报告或收付通知，可查看但不能导入。请导入当日对账单，其中含相同明细。");

    public static FileProblem NothingStated(ProblemPlace at) => Error("statement.no-rows", at,
        "The statement has no entry and not both of its balances: it is a piece of a file. Download it from the bank again.",
        "对账单既无明细也无完整的期初、期末余额，可能只是文件片段。请重新从银行下载。");

    public static FileProblem CutOff(ProblemPlace at) => Error("statement.cut-off", at,
        $"The statement has no {at.Field}: the file ends in the middle or was edited. Download it from the bank again.",
        $"对账单缺少 {at.Field}，文件不完整或被修改。请重新从银行下载。");

    public static FileProblem Repeated(ProblemPlace at) => Error("statement.repeated-field", at,
        $"The statement has a second {at.Field} in line {at.Line}: two statements have run together. Download the file again.",
        $"第 {at.Line} 行 {at.Field} 重复，可能两份对账单混在一起。请重新下载文件。");

    public static FileProblem RecordUnknown(ProblemPlace at) => Error("line.record", at,
        $"Line {at.Line} is no record of this format, so money may be lost with it. Download the file again and do not edit it.",
        $"第 {at.Line} 行不是该格式的记录，可能遗漏金额。请重新下载文件，勿编辑。");

    public static FileProblem FieldUnreadable(ProblemPlace at) => Error("line.field", at,
        $"{at.Field} in line {at.Line} cannot be read. Download the file again and do not edit it.", $"第 {at.Line} 行 {at.Field} 无法读取。请重新下载文件，勿编辑。");

    public static FileProblem BankersDate(ProblemPlace at, LocalDate instead) => Warning("line.bankers-date", at,
        $"'{at.Raw}' counts February with thirty days; {instead:uuuu-MM-dd} is used.", $"“{at.Raw}”按每月三十日计，使用 {instead:uuuu-MM-dd}。");

    public static FileProblem ControlTotal(ProblemPlace at, string counted) => Warning("statement.control-total", at,
        $"The control record in line {at.Line} says {at.Raw}, the file makes {counted}. Tell the bank; if the balances do not fit either, ask for the file again.",
        $"第 {at.Line} 行控制记录为 {at.Raw}，文件实际为 {counted}。请告知银行；如余额也不符，请重新索取文件。");

    public static FileProblem CurrencyAssumed(ProblemPlace at, string currency) => Warning("statement.currency-assumed", at,
        $"The file names no currency; {currency} is the format's own. Check the account.", $"文件未注明币种，按格式默认币种 {currency} 处理，请核对账户。");

    public static FileProblem NotLive(ProblemPlace at) => Error("statement.not-live", at,
        $"The bank marks this group as {(at.Raw == "4" ? "a test" : "deleted")}. Nothing of it is money; ask the bank for the live file.",
        $"银行将该组标记为{(at.Raw == "4" ? "测试" : "已删除")}，不能作为入账依据。请向银行索取正式文件。");

    public static FileProblem NothingBooked(ProblemPlace at, int entries) => Warning("statement.not-booked", at,
        $"None of the {entries} entries is booked: they are pending or for information, and no money yet.", $"{entries} 笔明细均未记账（待处理或仅供参考），尚非入账。");
}
