using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Banking;

public static class BankRefusals
{
    public static readonly Refusal Unwritable = new("payment.unwritable",
        "The bank's file cannot carry a character of this payment. Correct the name with the payee's paper, or choose a format that carries it (GB18030, pain.001).",
        "银行文件无法承载该笔付款中的字符。请按收款人材料更正，或改用可承载的格式（GB18030、pain.001）。", "法院内控要求");

    public static readonly Refusal FileFaulty = new("payment.file-faulty",
        "The file would be refused by the bank, so it was not made. Correct what is named.", "该文件会被银行拒收，未予生成，请按提示更正。", "法院内控要求");

    public static readonly Refusal NothingToSend = new("payment.nothing-to-send",
        "No released instruction waits to be sent.", "没有待送出的支付指令。", "法院内控要求");

    public static readonly Refusal InFile = new("payment.in-file",
        "This instruction goes to the bank with its batch file. Download that, or take the file back first.", "该指令已编入批量文件，请下载该文件；如需单独送出，请先撤回该文件。", "法院内控要求");

    public static readonly Refusal FileNotFound = new("payment.file-not-found", "There is no such file.", "没有此付款文件。", "法院内控要求");

    public static readonly Refusal FileRecalled = new("payment.file-recalled",
        "This file was taken back before it left. It is not handed out any more.", "该付款文件在送出前已撤回，不再送出。", "法院内控要求");

    public static readonly Refusal FileLeft = new("payment.file-left",
        "This file has left for the bank. It cannot be taken back here; ask the bank.", "该付款文件已送出，不能在此撤回，请与银行联系。", "法院内控要求");

    public static readonly Refusal BookAmbiguous = new("payment.book-missing",
        "There are several books. Say which one's payments are to be sent.", "有多个账簿，请指明账簿。", "法院内控要求");

    public static readonly Refusal NotSent = new("payment.not-sent",
        "This instruction has not left the house. Hand it over, or take the release back.", "该指令尚未送出，请先送出，或撤回放款。", "法院内控要求");

    public static readonly Refusal DocumentMissing = new("payment.no-document",
        "Name the bank's paper that says that it did not pay.", "请填写银行未付款的书面证明（退回通知、加盖业务章的回单等）。", "法院内控要求");

    public static readonly Refusal TooMany = new("payment.too-many",
        "A file carries at most 5,000 payments. Choose fewer, and make a second file.", "一个付款文件最多 5000 笔，请减少所选笔数，分成几个文件。", "法院内控要求");

    public static readonly Refusal AnswerUnreadable = new("answer.unreadable",
        "This file cannot be read as the bank's answer (pain.002). Fetch it from the bank again.", "该文件不是可读取的银行回执（pain.002），请重新向银行索取。", "法院内控要求");

    public static readonly Refusal ProfileUnknown = new("bank-profile.unknown",
        "There is no such format, or it cannot have this encoding.", "没有此文件格式，或该格式不能使用此编码。", "法院内控要求");

    public static readonly Refusal ProfileNotFound = new("bank-profile.not-found", "There is no such proposal.", "没有此项格式变更申请。", "法院内控要求");

    public static readonly Refusal ProfileSamePerson = new("bank-profile.same-person",
        "You proposed this. Another person approves it.", "该变更由您提出，须由他人批准。", "法发〔2009〕43号 §四; 法院内控要求");

    public static readonly Refusal ProfileDecided = new("bank-profile.decided", "This proposal is approved already.", "该变更已批准。", "法院内控要求");

    public static readonly Refusal CaseNotFound = new("bank-case.not-found", "There is no such item.", "没有此待核事项。", "法院内控要求");

    public static readonly Refusal CaseSamePerson = new("bank-case.same-person",
        "You explained this. Another person closes it.", "该事项由您说明，须由他人办结。", "法发〔2009〕43号 §四; 法院内控要求");

    public static readonly Refusal CaseHasNoOutcome = new("bank-case.no-outcome",
        "Only what the bank first said to be paid and then to be rejected, and what is still with it, can be found not to be paid.", "只有银行先称已付、后称拒绝且尚未办结的款项，才能认定为未付。", "法院内控要求");

    public static readonly Refusal CaseNotAsked = new("bank-case.not-asked", "Nobody has explained this yet.", "该事项尚无说明。", "法院内控要求");

    public static readonly Refusal CaseDecided = new("bank-case.decided", "This is explained or closed already.", "该事项已说明或已办结。", "法院内控要求");

    public static readonly Refusal ReportedPaid = new("payment.reported-paid",
        "The bank reported this as paid. When it says otherwise its answer is taken in, and two persons find out which is so.", "银行已回执称该笔付讫。银行另有说法的，请导入其回执，由两人核实。", "法院内控要求");
}
