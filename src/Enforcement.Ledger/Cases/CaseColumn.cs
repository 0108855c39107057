using System.Collections.Frozen;

namespace Enforcement.Ledger.Cases;

/// <summary>A column of the case import file.</summary>
enum CaseColumn
{
    Number,
    Court,
    Applicant,
    ApplicantKind,
    ApplicantId,
    Debtor,
    DebtorKind,
    DebtorId,
    SubAccount,
    Officer,
    Claim,
    Outstanding,
    Payee,
    PayeeAccount,
    PayeeBank,
    PayeeCnaps,
    ConfirmationDocument,
    ConfirmedOn,
    Title,
    State,
    ApplicantPhone,
    ApplicantWeChat,
    ApplicantContactDocument,
    DebtorPhone,
    DebtorWeChat,
    DebtorContactDocument,
}

/// <summary>The names that columns have in files.</summary>
static class CaseColumns
{
    static readonly (CaseColumn Column, string English, string Chinese)[] Names =
    [
        (CaseColumn.Number, "number", "案号"),
        (CaseColumn.Court, "court", "法院代字"),
        (CaseColumn.Applicant, "applicant", "申请执行人"),
        (CaseColumn.ApplicantKind, "applicant_kind", "申请执行人类型"),
        (CaseColumn.ApplicantId, "applicant_id", "申请人证件号"),
        (CaseColumn.Debtor, "debtor", "被执行人"),
        (CaseColumn.DebtorKind, "debtor_kind", "被执行人类型"),
        (CaseColumn.DebtorId, "debtor_id", "被执行人证件号"),
        (CaseColumn.SubAccount, "sub_account", "子账号"),
        (CaseColumn.Officer, "officer", "承办人"),
        (CaseColumn.Claim, "claim", "标的额"),
        (CaseColumn.Outstanding, "outstanding", "未履行金额"),
        (CaseColumn.Payee, "payee", "收款人"),
        (CaseColumn.PayeeAccount, "payee_account", "收款账号"),
        (CaseColumn.PayeeBank, "payee_bank", "开户行"),
        (CaseColumn.PayeeCnaps, "payee_cnaps", "联行号"),
        (CaseColumn.ConfirmationDocument, "confirmation_document", "确认文书号"),
        (CaseColumn.ConfirmedOn, "confirmed_on", "确认日期"),
        (CaseColumn.Title, "title", "执行依据案号"),
        (CaseColumn.State, "state", "案件状态"),
        (CaseColumn.ApplicantPhone, "applicant_phone", "申请人电话"),
        (CaseColumn.ApplicantWeChat, "applicant_wechat", "申请人微信"),
        (CaseColumn.ApplicantContactDocument, "applicant_contact_document", "申请人送达地址确认书"),
        (CaseColumn.DebtorPhone, "debtor_phone", "被执行人电话"),
        (CaseColumn.DebtorWeChat, "debtor_wechat", "被执行人微信"),
        (CaseColumn.DebtorContactDocument, "debtor_contact_document", "被执行人送达地址确认书"),
    ];

    static readonly FrozenDictionary<string, CaseColumn> ByName =
        Names.SelectMany(n => new[] { (n.English, n.Column), (n.Chinese, n.Column) }).Append(("申请执行人证件号", CaseColumn.ApplicantId))
            .ToFrozenDictionary(n => n.Item1, n => n.Item2, StringComparer.OrdinalIgnoreCase);

    /// <summary>Columns without which no case can be read.</summary>
    public static IReadOnlyList<CaseColumn> Required { get; } = [CaseColumn.Number, CaseColumn.Applicant, CaseColumn.Debtor, CaseColumn.Officer, CaseColumn.Claim];

    public static bool TryFind(string header, out CaseColumn column) => ByName.TryGetValue(TextFolding.Fold(header), out column);

    public static string English(CaseColumn column) => Names[(int)column].English;

    public static string Chinese(CaseColumn column) => Names[(int)column].Chinese;
}
