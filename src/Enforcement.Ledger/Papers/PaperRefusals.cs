using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Papers;

public static class PaperRefusals
{
    /// <summary>Said alike of what was never printed, of a mistyped code, and of another officer's case.</summary>
    public static readonly Refusal NotFound = new("paper.not-found",
        "There is no such paper. Check the code.", "没有此文书，请核对验证码。", "执行权制约监督意见 §12");

    public static readonly Refusal NothingToPrint = new("paper.nothing-to-print",
        "There is nothing to print yet: submit the payout first; a notice to finance is printed when it is issued; a deposit while it is applied for or lies.",
        "尚无可印制的内容：发放须先提交审批，支付通知须已发出，提存须为申请中或已提存。", "法发〔2017〕6号 §12, §17");

    public static readonly Refusal SubAccountInactive = new("paper.sub-account-inactive",
        "The case has no active sub-account. A payment notice names the case's own account and no other.", "本案没有有效的子账号；缴款通知书只能载明本案账户。", "执行权制约监督意见 §20");

    public static readonly Refusal BankUnknown = new("paper.bank-unknown",
        "The name and bank of the escrow account are not laid down for this book. Have them proposed and approved first.", "本账簿尚未核定专户户名和开户银行，请先提出并批准。", "法发〔2017〕6号 §5");

    public static readonly Refusal FontMissing = new("paper.font-missing",
        "No Chinese typeface with CFF outlines is installed on the server. Install Noto Serif CJK, or name a font file in Papers__Font.", "服务器未安装中文字体，请安装 Noto Serif CJK，或以 Papers__Font 指定字体文件。", "法院内控要求");

    public static readonly Refusal ScanKind = new("paper.scan-kind",
        "A scan is a PDF, PNG or JPEG, and not empty or larger than 10 MB.", "扫描件须为 PDF、PNG 或 JPEG，不得为空，且不超过 10 MB。", "法院内控要求");

    public static readonly Refusal ScanUseless = new("paper.scan-not-open",
        "Scans are handed in and checked for the approval form of this submission, until the payout is released.", "扫描件只能针对本次提交的审批表，且须在放款前上传和核对。", "执行权制约监督意见 §22¶2");

    public static readonly Refusal ScanNotFound = new("paper-scan.not-found", "There is no such scan.", "没有此扫描件。", "执行权制约监督意见 §12");

    public static readonly Refusal SamePerson = new("paper.same-person",
        "Whoever handed the scan in does not check it, and nobody checks a scan twice. Ask another person.", "上传人不得核对本人上传的扫描件，同一人也不得重复核对，请由他人办理。", "执行权制约监督意见 §22¶2; 法院内控要求");

    public static readonly Refusal Typed = new("paper.typed-unreadable",
        "Type what the paper says: the case number, the amount, the payee, the whole account, and who signed on which day.",
        "请按纸质审批表录入案号、金额、收款人、完整账号以及签字人和日期。", "执行权制约监督意见 §22¶2");

    public static readonly Refusal Missing = new("paper.missing",
        "This court asks for the scan of the signed approval form before the release, checked by another person.", "本院要求放款前上传已签字的审批表扫描件，并由他人核对。", "执行权制约监督意见 §22¶2; 法院内控要求");

    public static readonly Refusal Unchecked = new("paper.unchecked",
        "The last scan is not checked against the record as it stands. Have another person check it.", "最新扫描件尚未与现有记录核对，请由他人核对。", "执行权制约监督意见 §22¶2");

    public static readonly Refusal Mismatch = new("paper.mismatch",
        "The signed paper does not say what the record says. Hand in a new scan, have it checked again, or return the payout.", "纸质审批表与系统记录不一致，请重新上传或复核，或退回该笔发放。", "执行权制约监督意见 §22¶2");

    public static readonly Refusal RuleNotFound = new("paper-rule.not-found", "There is no such rule that waits.", "没有待批准的此项设置。", "法院内控要求");

    public static readonly Refusal RuleSamePerson = new("paper-rule.same-person", "You proposed this. Another person decides about it.", "该设置由您提出，须由他人批准。", "法院内控要求");

    public static readonly Refusal RuleUnsound = new("paper-rule.unsound",
        "Name the account, its bank, a reason, and a day that is today or later.", "请填写户名、开户银行和理由；生效日不得早于今日。", "法院内控要求");
}
