using System.Xml;
using Enforcement.Ledger.Kernel;
using NodaTime;
using static Enforcement.Ledger.Receipts.Formats.FileProblem;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>Every problem a bank file can have, with its code and its sentences, in one place: what concerns the file, then the
/// statement, then the line.</summary>
static partial class FileProblems
{
    public static FileProblem Empty() => Error("file.empty", default,
        "The file is empty. Download it from the bank again.", "文件为空，请重新从银行下载。");

    public static FileProblem FormatUnknown(string seen) => Error("file.format-unknown", default,
        $"This is {seen}, not a statement that can be read here. Ask the bank for a camt.053 or a corporate CSV statement.",
        $"无法识别的文件（{seen}）。请向银行索取 camt.053 或对公账户明细 CSV。");

    public static FileProblem Unreadable(string reason) => Error("file.unreadable", default,
        $"The file cannot be opened: {reason} Check its name and your rights, then try again.", $"无法打开文件：{reason} 请检查文件名和权限后重试。");

    public static FileProblem Encoding(long? line, string? encoding) => Error("file.encoding", new(Line: line),
        $"The file has bytes that are not {encoding ?? "UTF-8, UTF-16 or GB18030"}. Export it again as UTF-8 or GB18030; do not convert it by hand, names would be lost.",
        $"文件含有不属于 {encoding ?? "UTF-8、UTF-16 或 GB18030"} 的字节。请以 UTF-8 或 GB18030 重新导出，勿手工转码，以免姓名失真。");

    public static FileProblem DtdForbidden(long? line) => Error("file.dtd-forbidden", new(Line: line, Field: "DOCTYPE"),
        "The file contains a DTD, which no bank statement needs and which can be an attack. Do not open it elsewhere; ask the bank for a clean file and tell the security officer.",
        "文件含有 DTD，银行对账单不需要且可能是攻击。请勿在其他程序中打开，请向银行重新索取并告知安全管理员。");

    public static FileProblem Truncated(XmlException e) => Error("file.truncated", new(Line: e.LineNumber, Column: e.LinePosition),
        $"The file ends in the middle, at line {e.LineNumber}. Download it from the bank again.",
        $"文件在第 {e.LineNumber} 行中断，不完整。请重新从银行下载。");

    public static FileProblem Malformed(XmlException e) => Error("file.malformed", new(Line: e.LineNumber, Column: e.LinePosition),
        $"The file is not well-formed XML: {e.Message} Download it from the bank again and do not edit it.",
        $"文件不是完整的 XML（第 {e.LineNumber} 行）。请重新从银行下载，勿编辑。");

    public static FileProblem BrokenQuoting(long line, string? raw) => Error("csv.quoting", new(Line: line, Raw: raw),
        $"Line {line} has a quotation mark in a wrong place, so its cells cannot be told apart. Download the file again and do not edit it.",
        $"第 {line} 行引号错误，无法分列。请重新下载文件，勿编辑。");

    public static FileProblem SumTooLarge() => Error("file.sum-too-large", default,
        "The amounts of this file add up to more than any account can hold. Ask the bank for a correct file.",
        "文件金额合计超出可能范围，请向银行索取正确文件。");

    public static FileProblem NoStatement() => Error("statement.no-rows", default,
        "The file holds no statement. Ask the bank for the day's statement; a day without movement has its balances too.",
        "文件中没有对账单。请向银行索取当日对账单；无发生额的日期也应有余额。");

    public static FileProblem NoRows(long headerLine) => Error("statement.no-rows", new(Line: headerLine),
        "The table has a heading but no row that is an entry. Check the account and the period chosen at the bank and export again.",
        "表格只有表头，没有任何明细行。请核对查询账号和期间后重新导出。");

    public static FileProblem UnknownHeader(long line, string layout, IReadOnlyList<string> missing, string raw) => Error("csv.unknown-header",
        new(Line: line, Field: string.Join(", ", missing), Raw: raw),
        $"The heading in line {line} is no known layout. The nearest is {layout}, which also has {string.Join(", ", missing)}. Export that layout with all its columns; if the bank changed its layout, have its columns approved as a statement template before importing.",
        $"第 {line} 行表头不是已登记的格式。最接近 {layout}，缺少列：{string.Join("、", missing)}。请按该格式导出全部列；如银行已更改格式，须先在“账单模板”中登记并经他人审批再导入。");

    public static FileProblem RepeatedColumn(long line, string layout, string name) => Error("csv.unknown-header", new(Line: line, Field: name),
        $"The heading in line {line} has the column {name} more than once, so {layout} cannot be read from it. Export the file again without changing its columns.",
        $"第 {line} 行表头的列 {name} 重复，无法按 {layout} 读取。请重新导出，勿改动列。");

    public static FileProblem ColumnIgnored(long line, string name) => Warning("csv.column-ignored", new(Line: line, Field: name),
        $"The column {name} is not known and was not read. Check that it carries no money.", $"列 {name} 未登记，未读取。请确认其不含金额。");

    public static FileProblem VersionUnknown(long line, string version, string format) => Warning("camt.version", new(Line: line, Field: "Document", Raw: version),
        $"The version '{version}' is not one of {format}.001.01 to .13. It was read by its element names; compare the totals with the bank.",
        $"版本“{version}”不在 {format}.001.01 至 .13 之列，已按元素名称读取，请与银行核对合计。");

    public static FileProblem NoAccount(ProblemPlace at) => Error("statement.account-missing", at,
        "The statement does not say which account it is for. Export it with the account number.", "对账单未注明账号，请导出含账号的文件。");

    public static FileProblem NoId(ProblemPlace at) => Warning("statement.id-missing", at,
        "The statement has no id; the id of the message is used.", "对账单没有编号，改用报文编号。");

    public static FileProblem AccountsMixed(ProblemPlace at) => Error("csv.accounts-mixed", at,
        $"The account {at.Raw} comes back after another one and no account is named above the table. Export one account per file, or with its 账号 row.",
        $"账号 {at.Raw} 与其他账号交替出现，且表头上方未注明账号。请按单个账号导出，或保留“账号”行。");

    public static FileProblem BalanceUnreadable(ProblemPlace at) => Error("statement.balance-unreadable", at,
        $"'{at.Raw}' is not a balance with at most two decimals. Ask the bank for a correct file.", $"余额“{at.Raw}”无法读取（最多两位小数）。请向银行索取正确文件。");

    public static FileProblem BalanceWithoutSide(ProblemPlace at) => Warning("statement.balance-side", at,
        "A balance has no credit or debit indicator and is taken as a credit balance.", "余额未注明借贷方向，按贷方余额处理。");

    public static FileProblem BalanceProprietary(ProblemPlace at) => Warning("statement.balance-proprietary", at,
        "The balances carry the bank's own codes only, so opening and closing are not known and nothing can be checked. Ask the bank for OPBD and CLBD.",
        "余额仅有银行自定义代码，期初、期末未知，无法核对。请向银行索取 OPBD 和 CLBD。");

    public static FileProblem BalanceMissing(ProblemPlace at) => Warning("statement.balance-missing", at,
        $"The booked {at.Field} balance is missing, so the lines cannot be checked against the balances. Compare with the bank before posting.",
        "缺少已记账余额，无法核对明细与余额。请先与银行核对再入账。");

    public static FileProblem OpeningsDiffer(ProblemPlace at, Money opening, Money previousClosing) => Warning("statement.openings-differ", at,
        $"The opening balance {opening} is not the previous closing balance {previousClosing} named beside it. Check the day before.",
        $"期初余额 {opening} 与所列上期期末余额 {previousClosing} 不一致，请核对前一日。");

    public static FileProblem CurrencyMixed(ProblemPlace at, string currency) => Error("statement.currency-mixed", at,
        $"'{at.Raw}' stands in a statement in {currency}. One statement is in one currency; ask the bank for one statement each.",
        $"{currency} 对账单中出现币种“{at.Raw}”。一份对账单只能有一个币种，请向银行分别索取。");

    public static FileProblem NoMovement(ProblemPlace at) => Warning("statement.no-movement", at,
        "The statement has no entry. That is right for a day without movement; check that it was one.", "对账单无明细。如当日确无发生额则属正常，请确认。");

    public static FileProblem EquationFails(ProblemPlace at, Money opening, Money movement, Money closing) => Error("statement.equation", at,
        $"Opening {opening} and the booked lines {movement} make {opening + movement}, but the closing balance is {closing}: {closing - opening - movement} is missing or too much. Ask the bank for the complete statement.",
        $"期初 {opening} 加已记账明细 {movement} 得 {opening + movement}，而期末为 {closing}，相差 {closing - opening - movement}。请向银行索取完整对账单。");

    public static FileProblem Edited(ProblemPlace at) => Error("statement.edited", at,
        $"The running balance does not follow from the row before it (line {at.Line}): a row is missing or was changed. Download the file again and do not edit it.",
        $"第 {at.Line} 行余额与上一行不衔接，可能缺行或被修改。请重新下载文件，勿编辑。");

    public static FileProblem TotalsDiffer(ProblemPlace at, string stated, string counted) => Warning("statement.totals-differ", at,
        $"The file's own totals say {stated}, its entries make {counted}. The entries count; tell the bank.", $"文件合计为 {stated}，明细合计为 {counted}。以明细为准，请告知银行。");

    public static FileProblem EarlierPages(ProblemPlace at, int page) => Warning("statement.pages", at,
        $"This is page {page}. The pages before it must be imported too.", $"此为第 {page} 页，之前各页也须导入。");

    public static FileProblem MoreErrors(ProblemPlace at, int unlisted) => Error("statement.more-errors", at,
        $"{unlisted} more errors of this statement are not listed.", $"该对账单另有 {unlisted} 处错误未列出。");

    public static FileProblem AmountUnreadable(ProblemPlace at, AmountFault fault) => Error("line.amount", at,
        fault switch
        {
            AmountFault.TooManyDecimals => $"'{at.Raw}' in line {at.Line} has more than two decimals and is not rounded. Ask the bank for the exact amount.",
            AmountFault.TooLarge => $"'{at.Raw}' in line {at.Line} is larger than any account holds. Ask the bank for a correct file.",
            AmountFault.Empty => $"The entry in line {at.Line} has no amount. Download the file again; if it is the same, ask the bank.",
            _ => $"'{at.Raw}' in line {at.Line} is not an amount. Download the file again and do not edit it.",
        },
        $"第 {at.Line} 行金额“{at.Raw}”无法读取（须为最多两位小数的金额）。请重新下载或向银行核实。");

    public static FileProblem AmountNegative(ProblemPlace at) => Error("line.amount-negative", at,
        $"The amount {at.Raw} in line {at.Line} is negative although the entry names its side. Ask the bank which way the money went.",
        $"第 {at.Line} 行金额 {at.Raw} 为负，而借贷方向已注明。请向银行核实资金方向。");

    public static FileProblem BothAmounts(ProblemPlace at) => Error("line.both-sides", at,
        $"Line {at.Line} has an amount in both the debit and the credit column. Ask the bank which one it is.", $"第 {at.Line} 行借方、贷方均有金额，请向银行核实。");

    public static FileProblem NoDirection(ProblemPlace at) => Error("line.direction", at,
        $"The entry in line {at.Line} does not say whether money came in or went out. Ask the bank for a correct file.", $"第 {at.Line} 行未注明收付方向，请向银行索取正确文件。");

    public static FileProblem StatusUnknown(ProblemPlace at) => Error("line.status", at,
        $"The status '{at.Raw}' in line {at.Line} is not BOOK, PDNG, INFO or FUTR. Ask the bank whether the entry is booked.",
        $"第 {at.Line} 行状态“{at.Raw}”未知，请向银行核实是否已记账。");

    public static FileProblem DateUnreadable(ProblemPlace at) => Error("line.date", at,
        $"'{at.Raw}' in line {at.Line} is not a date, so the row is neither an entry nor a total. Download the file again and do not edit it.",
        $"第 {at.Line} 行“{at.Raw}”不是日期，无法判定为明细或合计。请重新下载文件，勿编辑。");

    public static FileProblem BookingDateMissing(ProblemPlace at, LocalDate instead) => Warning("line.booking-date-missing", at,
        $"An entry has no booking date; {instead:uuuu-MM-dd} is used.", $"明细无记账日期，使用 {instead:uuuu-MM-dd}。");

    public static FileProblem NoDate(ProblemPlace at) => Error("line.date", at,
        $"Neither the entry in line {at.Line} nor its statement has a date. Ask the bank for a correct file.", $"第 {at.Line} 行及其对账单均无日期，请向银行索取正确文件。");

    public static FileProblem OutsidePeriod(ProblemPlace at) => Warning("line.outside-period", at,
        "An entry is booked outside the period of its statement.", "明细记账日期不在对账单期间内。");

    public static FileProblem DetailsDiffer(ProblemPlace at, Money details, Money entry) => Warning("line.details-differ", at,
        $"The transactions inside the entry make {details}, the entry is {entry}. The entry counts.", $"批内交易合计 {details}，与该笔金额 {entry} 不符，以该笔金额为准。");

    public static FileProblem PartsNotKept(ProblemPlace at, int parts) => Warning("line.parts-not-kept", at,
        $"The entry is a batch of {parts} transactions. The first {LinePart.MostKept} are listed with it; all are counted and summed, and the file keeps them.",
        $"该笔为含 {parts} 笔交易的批量入账，仅列出前 {LinePart.MostKept} 笔；全部已计数并核对合计，原文件完整保存。");

    public static FileProblem TooManyCells(ProblemPlace at) => Error("line.cells", at,
        $"Line {at.Line} has more cells than the heading: a comma stands in a text without quotation marks. Ask the bank for a correct file.",
        $"第 {at.Line} 行列数多于表头，文本中的逗号可能未加引号。请向银行索取正确文件。");

    public static FileProblem TooFewCells(ProblemPlace at) => Error("line.cells", at,
        $"Line {at.Line} has fewer cells than the heading needs: the file may be cut off. Download it again.", $"第 {at.Line} 行列数不足，文件可能不完整。请重新下载。");

    public static FileProblem AccountDamaged(ProblemPlace at) => Warning("line.account-damaged", at,
        $"The account number {at.Raw} was shortened by a spreadsheet program. Import the file as the bank gave it.", $"账号 {at.Raw} 已被电子表格软件破坏，请导入银行原始文件。");

    public static FileProblem ZeroCharacter(ProblemPlace at) => Error("line.zero-character", at,
        $"A cell in line {at.Line} holds a zero byte, which no text has: the file is damaged. Download it again.", $"第 {at.Line} 行单元格含空字节，文件已损坏。请重新下载。");

    public static FileProblem RowSkipped(ProblemPlace at) => Warning("table.row-skipped", at,
        $"Line {at.Line} has neither a date nor an amount and was not read. Check that it is no entry.", $"第 {at.Line} 行既无日期也无金额，未读取。请确认其不是明细。");

    public static FileProblem MovesNothing(ProblemPlace at) => Warning("table.zero-amount", at,
        $"Line {at.Line} moves 0.00 and was not read.", $"第 {at.Line} 行发生额为 0.00，未读取。");

    public static FileProblem ColumnsSwapped(ProblemPlace at) => Error("statement.columns-swapped", at,
        "The running balance follows only when money in and money out are exchanged: the debit and credit columns are swapped. Nothing is posted; ask the bank, or have a template approved for this layout.",
        "只有将收入与支出对调，余额才能逐行衔接：借贷两列颠倒。未入账；请向银行核实，或为该格式登记账单模板。");

    public static FileProblem FormulaCell(ProblemPlace at) => Error("table.formula", at,
        $"The cell {TableCell.Reference(at.Sheet, at.Line, at.Column)} is a formula; a bank exports numbers. The file was edited: download it again.",
        $"单元格 {TableCell.Reference(at.Sheet, at.Line, at.Column)} 是公式，银行导出文件不含公式，文件可能被修改。请重新下载。");

    public static FileProblem CellTooLong(ProblemPlace at) => Error("table.cell-too-long", at,
        $"The cell {TableCell.Reference(at.Sheet, at.Line, at.Column)} is longer than any bank's text. The file is damaged or an attack: do not open it elsewhere.",
        $"单元格 {TableCell.Reference(at.Sheet, at.Line, at.Column)} 超长，文件可能损坏或为攻击文件，请勿在其他程序中打开。");

    public static FileProblem TooManyColumns(ProblemPlace at, int most) => Error("table.too-many-columns", at,
        $"Line {at.Line} has more than {most} columns, more than any bank's table. Download the file again.", $"第 {at.Line} 行超过 {most} 列，不是银行明细。请重新下载。");

    public static FileProblem WorkbookTooLarge(string part, string limit) => Error("workbook.too-large", new(Field: part),
        $"The workbook is larger inside than a bank's can be ({part}: {limit}). It may be an attack; do not open it elsewhere, and export the statement as CSV.",
        $"工作簿解压后超出合理大小（{part}：{limit}），可能为攻击文件。请勿在其他程序中打开，并改用 CSV 导出。");

    public static FileProblem WorkbookBroken(string part, string reason) => Error("workbook.broken", new(Field: part),
        $"The workbook cannot be read ({part}): {reason} Download it from the bank again; a workbook with a password must be saved without one by the bank.",
        $"工作簿无法读取（{part}）。请重新从银行下载；带密码的工作簿须由银行提供无密码版本。");

    public static FileProblem WorkbookWithDtd(string part) => Error("file.dtd-forbidden", new(Field: part),
        $"The part {part} of the workbook contains a DTD, which can be an attack. Do not open it elsewhere; ask the bank for a clean file and tell the security officer.",
        $"工作簿的 {part} 含有 DTD，可能是攻击。请勿在其他程序中打开，请向银行重新索取并告知安全管理员。");

    public static FileProblem WorkbookWithLink(string part, string target) => Error("workbook.external-link", new(Field: part, Raw: target),
        $"The part {part} of the workbook fetches data from elsewhere. A bank's statement stands for itself: download it from the bank again.",
        $"工作簿的 {part} 引用外部数据，银行对账单不应引用外部内容。请重新从银行下载。");

    public static FileProblem SheetIgnored(string sheet) => Warning("workbook.sheet-ignored", new(Field: sheet, Sheet: sheet),
        $"The sheet {sheet} holds no table of entries and was not read. Check that it carries no money.", $"工作表 {sheet} 不是明细表，未读取。请确认其不含明细。");

    public static FileProblem HeaderUnknown(long line, string raw, string? sheet) => Error("csv.unknown-header", new(Line: line, Raw: raw, Sheet: sheet),
        "No row of the table is the heading of a known layout. Have its columns approved as a statement template, or export another layout.",
        "未找到已登记格式的表头。请在“账单模板”中登记该格式并经他人审批，或改用其他格式导出。");
}
