using System.Globalization;
using System.Text.RegularExpressions;
using Enforcement.Ledger.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Enforcement.Ledger.Cases;

/// <summary>Reads single cells of a case file. A cell that cannot be read leaves a fault and yields null; so does a blank one, without.</summary>
sealed partial class CaseCellReading(CaseFaults faults)
{
    const int MaxNameChars = 200;
    const int MaxSignInChars = 64;
    const int MaxDocumentChars = 100;

    static readonly LocalDatePattern[] DatePatterns =
    [
        LocalDatePattern.Iso,
        LocalDatePattern.CreateWithInvariantCulture("uuuu/M/d"),
        LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd"),
    ];

    public CaseNumber? Number(CaseLine line)
    {
        if (line[CaseColumn.Number] is not { } cell)
        {
            faults.OfLine("case.value-missing", line, CaseColumn.Number, "The line has no case number; fill it in.", "本行缺少案号，请填写。");
            return null;
        }

        if (!CaseNumber.TryParse(cell.Text, out var number))
        {
            faults.OfLine("case.number-invalid", line, CaseColumn.Number, $"'{Shown(cell.Text)}' is not a case number; write it as （2021）川01执1234号, a case from before 2016 as （2015）杭下执民字第2741号.",
                $"“{Shown(cell.Text)}”不是有效案号，请写成（2021）川01执1234号；2016 年以前的写成（2015）杭下执民字第2741号。");
            return null;
        }

        if (!number.IsExecution)
        {
            faults.OfLine("case.number-not-execution", line, CaseColumn.Number, $"{number} is the number of a title case; give the number of the execution case (执, 执恢, 执保, 财保).",
                $"{number} 不是执行案件案号，请填写执行案号（执、执恢、执保、财保）。");
            return null;
        }

        return number;
    }

    /// <summary>The number of a title case; a line that tells one has its own.</summary>
    public CaseNumber? Title(CaseLine line)
    {
        var text = line[CaseColumn.Title]!.Text;
        if (CaseNumber.TryParse(text, out var number) && !number.IsExecution)
            return number;
        faults.OfLine("case.title-invalid", line, CaseColumn.Title, $"'{Shown(text)}' is not the number of a title case; write it as （2024）辽0103民初21275号, one a line, or leave it blank where the title is no court's (an award, a deed).",
            $"“{Shown(text)}”不是作为执行依据的案号，请写成（2024）辽0103民初21275号，每行一个；仲裁裁决、公证文书等非法院案号请留空。");
        return null;
    }

    public Told<string>? Officer(CaseLine line, CaseColumn column)
    {
        var text = line[column]!.Text;
        if (text.Length <= MaxSignInChars && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)))
            return new Told<string>(text, line, text);
        faults.OfLine("case.officer-invalid", line, column, $"'{Shown(text)}' is not a sign-in name; write the one the officer signs in with, without blanks.",
            $"“{Shown(text)}”不是登录名，请填写承办人的登录名（不含空格）。");
        return null;
    }

    /// <summary>Whether the case goes on, or how it ended.</summary>
    public Told<CaseEnding?>? Ending(CaseLine line, CaseColumn column)
    {
        var text = line[column]!.Text;
        if (CaseEndings.TryRead(text, out var ending))
            return new Told<CaseEnding?>(ending, line, text);
        faults.OfLine("case.state-invalid", line, column, $"'{Shown(text)}' is no state of a case; write 在办, 结案 or 终本, or leave it blank.", $"“{Shown(text)}”不是案件状态，请填写“在办”“结案”“终本”，或留空。");
        return null;
    }

    public Told<string>? Court(CaseLine line, CaseColumn column)
    {
        var folded = TextFolding.Fold(line[column]!.Text);
        if (CourtCode().IsMatch(folded))
            return new Told<string>(folded, line, folded);
        faults.OfLine("case.court-invalid", line, column, $"'{Shown(folded)}' is not a court code; write it as in the case number, such as 川0104, or leave it blank.",
            $"“{Shown(folded)}”不是法院代字，请按案号填写（如 川0104）或留空。");
        return null;
    }

    public Told<Money>? Amount(CaseLine line, CaseColumn column)
    {
        var text = line[column]!.Text;
        var match = AmountText().Match(TextFolding.Fold(text));
        if (match.Success && Money.TryParse(match.Groups["amount"].Value.Replace(",", "", StringComparison.Ordinal), out var amount))
            return new Told<Money>(amount, line, text);
        faults.OfLine("case.amount-invalid", line, column, $"'{Shown(text)}' is not an amount in yuan; write it as 1234.50: not negative, at most two decimals.",
            $"“{Shown(text)}”不是有效金额，请以元为单位写成 1234.50：不得为负，小数不超过两位。");
        return null;
    }

    public Told<BankAccountNumber>? SubAccount(CaseLine line, CaseColumn column)
    {
        var text = line[column]!.Text;
        if (BankAccountNumber.Check(text) is { } fault)
        {
            faults.OfLine(line, column, "case.sub-account-invalid", fault);
            return null;
        }

        return BankAccountNumber.TryParse(text, out var account) ? new Told<BankAccountNumber>(account, line, text) : null;
    }

    public string? Name(CaseLine line, CaseColumn column)
    {
        if (line[column] is not { } cell)
        {
            faults.OfLine("case.value-missing", line, column, $"A party has no name; fill in the {CaseColumns.English(column)}.", $"当事人缺少名称，请填写{CaseColumns.Chinese(column)}。");
            return null;
        }

        if (cell.Text.AsSpan().ContainsAny("、;；"))
        {
            faults.OfLine("case.several-names", line, column, "There are several names in one cell; give each party a line of its own with the same case number.",
                "一个单元格内有多个名称，请为每个当事人单列一行并填写相同案号。");
            return null;
        }

        if (cell.Text.Length <= MaxNameChars && !cell.Text.Any(IsUnseen) && PersonName.Normalise(cell.Text).Length > 0)
            return cell.Text;
        faults.OfLine("case.name-invalid", line, column, $"The name is longer than {MaxNameChars} characters or holds characters that cannot be seen; type it again.",
            $"名称超过 {MaxNameChars} 字或含不可见字符，请重新录入。");
        return null;
    }

    public PartyKind? Kind(CaseLine line, CaseColumn column)
    {
        if (line[column] is not { } cell)
            return null;
        switch (TextFolding.Fold(cell.Text).ToLowerInvariant())
        {
            case "company" or "企业" or "公司" or "单位" or "法人" or "组织" or "其他组织" or "非法人组织":
                return PartyKind.Company;
            case "person" or "自然人" or "个人":
                return PartyKind.Person;
            default:
                faults.OfLine("case.kind-unknown", line, column, $"'{Shown(cell.Text)}' is not a kind of party; write company or person (企业, 自然人).",
                    $"“{Shown(cell.Text)}”不是当事人类型，请填写 企业 或 自然人。");
                return null;
        }
    }

    /// <summary>An identifier of 18 characters must be a resident number or a credit code, by the party's kind if known; anything else is the
    /// number of another document (passport, military card, foreign register), which nobody can check here.</summary>
    public string? Id(CaseLine line, CaseColumn column, PartyKind? kind, out PartyKind? kindOfId)
    {
        kindOfId = null;
        if (line[column] is not { } cell)
            return null;
        var text = TextFolding.Fold(cell.Text).ToUpperInvariant();
        if (kind != PartyKind.Company && ResidentId.TryParse(text, out _))
        {
            kindOfId = PartyKind.Person;
            return text;
        }

        if (kind != PartyKind.Person && SocialCreditCode.TryParse(text, out _))
        {
            kindOfId = PartyKind.Company;
            return text;
        }

        var fault = (text.Length, kind) switch
        {
            (18, PartyKind.Company) => SocialCreditCode.Check(text),
            (18, PartyKind.Person) or (15, PartyKind.Person) when text.Length == 18 || text.All(char.IsAsciiDigit) => ResidentId.Check(text),
            (18, null) => text.Take(17).All(char.IsAsciiDigit) ? ResidentId.Check(text) : SocialCreditCode.Check(text),
            _ => OtherDocument().IsMatch(text) ? null : new IdentifierFault("", "The identifier is neither a resident number, a credit code nor the number of a document; type it again.",
                "证件号既不是公民身份号码、统一社会信用代码，也不是其他证件号，请重新录入。"),
        };
        if (fault is null)
            return text;
        faults.OfLine(line, column, "case.identifier-invalid", fault);
        return null;
    }

    /// <summary>Where the party of a line is told; what is told comes with its paper.</summary>
    public (ContactRow? Phone, ContactRow? WeChat) Contacts(CaseLine line, PartyColumns of)
    {
        if (!line.Has(of.Phone, of.WeChat))
        {
            if (line.Has(of.ContactDocument))
                faults.OfLine("contact.missing", line, of.ContactDocument, "The paper gives no telephone number and no id of WeChat; fill one in, or leave the paper blank.", "已填写送达地址确认书，但未填写电话或微信，请补全或清空。");
            return default;
        }

        var document = Text(line, of.ContactDocument, MaxDocumentChars);
        if (!line.Has(of.ContactDocument))
            faults.OfLine("contact.document-missing", line, of.ContactDocument, "A party is told where it said so in a paper; name the paper, or leave telephone number and WeChat blank.", "联系方式须有当事人确认的材料，请填写送达地址确认书，或清空电话和微信。");
        return (Contact(line, of.Phone, ContactAddress.Sms, "a telephone number: 5 to 20 digits, such as 13800001234", "电话号码（5 至 20 位数字，如 13800001234）", document),
            Contact(line, of.WeChat, ContactAddress.WeChat, "an id of WeChat: 5 to 64 letters, digits, _ or -", "微信号（5 至 64 位字母、数字、下划线或减号）", document));
    }

    ContactRow? Contact(CaseLine line, CaseColumn column, string channel, string form, string chineseForm, string? document)
    {
        if (line[column] is not { } cell)
            return null;
        if (ContactAddress.Normalise(channel, cell.Text) is { } address)
            return document is null ? null : new(address, document);
        faults.OfLine("contact.invalid", line, column, $"'{Shown(cell.Text)}' is not {form}.", $"“{Shown(cell.Text)}”不是有效的{chineseForm}。");
        return null;
    }

    /// <summary>The payee of a line, complete and with every cell in order; else null, and the faults say why.</summary>
    public PayeeRow? Payee(CaseLine line)
    {
        var before = faults.Count;
        foreach (var column in (ReadOnlySpan<CaseColumn>)[CaseColumn.Payee, CaseColumn.PayeeAccount, CaseColumn.PayeeBank])
        {
            if (!line.Has(column))
                faults.OfLine("payee.incomplete", line, column, "A payee needs name, account and bank; fill this in, or clear the payee's other cells.", "收款人须有户名、账号和开户行，请补全，或清空该收款人其余各栏。");
        }

        if (line.Has(CaseColumn.ConfirmationDocument) != line.Has(CaseColumn.ConfirmedOn))
        {
            var missing = line.Has(CaseColumn.ConfirmationDocument) ? CaseColumn.ConfirmedOn : CaseColumn.ConfirmationDocument;
            faults.OfLine("payee.confirmation-incomplete", line, missing, "An account is confirmed by a document with a date; give both, or neither while it is not confirmed.", "账户确认须同时填写文书号和日期；尚未确认的两项均留空。");
        }

        var account = line.Has(CaseColumn.PayeeAccount) ? PayeeAccount(line) : null;
        var name = line.Has(CaseColumn.Payee) ? Name(line, CaseColumn.Payee) : null;
        var bank = Text(line, CaseColumn.PayeeBank, MaxNameChars);
        var cnaps = line[CaseColumn.PayeeCnaps] is { } cell ? TextFolding.Fold(cell.Text) : null;
        if (cnaps is not null && (cnaps.Length != 12 || !cnaps.AsSpan().ContainsOnlyDigits()))
            faults.OfLine("payee.cnaps-invalid", line, CaseColumn.PayeeCnaps, "The bank's number in the payment system has 12 digits; look it up again or leave it blank.", "联行号应为 12 位数字，请核对或留空。");
        var document = Text(line, CaseColumn.ConfirmationDocument, MaxDocumentChars);
        var confirmedOn = Date(line, CaseColumn.ConfirmedOn);
        return faults.Count == before && name is not null && bank is not null && account is { } known
            ? new PayeeRow(name, known, bank, cnaps, document, confirmedOn)
            : null;
    }

    BankAccountNumber? PayeeAccount(CaseLine line)
    {
        var text = line[CaseColumn.PayeeAccount]!.Text;
        var fault = BankAccountNumber.Check(text);
        if (fault is null && BankAccountNumber.TryParse(text, out var account))
        {
            if (!account.FailsCardCheck)
                return account;
            fault = new IdentifierFault("account.card-check", "The account looks like a card, and its last digit does not fit the others; compare it with the confirmation.", "账号形似银行卡号但校验位不符，请对照确认书核对。");
        }

        faults.OfLine(line, CaseColumn.PayeeAccount, "payee.account-invalid", fault!);
        return null;
    }

    LocalDate? Date(CaseLine line, CaseColumn column)
    {
        if (line[column] is not { } cell)
            return null;
        var folded = TextFolding.Fold(cell.Text);
        foreach (var pattern in DatePatterns)
        {
            if (pattern.Parse(folded) is { Success: true, Value: { Year: >= 1990 and < 2200 } date })
                return date;
        }

        faults.OfLine("payee.date-invalid", line, column, $"'{Shown(cell.Text)}' is not a date; write it as 2026-02-17.", $"“{Shown(cell.Text)}”不是有效日期，请写成 2026-02-17 的形式。");
        return null;
    }

    string? Text(CaseLine line, CaseColumn column, int maxChars)
    {
        if (line[column] is not { } cell)
            return null;
        if (cell.Text.Length <= maxChars && !cell.Text.Any(IsUnseen))
            return cell.Text;
        faults.OfLine("payee.text-invalid", line, column, $"The text is longer than {maxChars} characters or holds characters that cannot be seen; type it again.", $"内容超过 {maxChars} 字或含不可见字符，请重新录入。");
        return null;
    }

    // Direction marks and the like would let a name look like another one on the screen.
    static bool IsUnseen(char c) => char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    // A message must stay readable when a cell holds a whole novel.
    static string Shown(string text) => text.Length <= 60 ? text : text[..60] + "…";

    [GeneratedRegex("^(?:最高法|[" + CaseNumber.Provinces + @"](?:[0-9]{4}|[0-9]{2})?|\p{IsCJKUnifiedIdeographs}{1,6})$", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex CourtCode();

    [GeneratedRegex(@"^[¥￥]?(?<amount>[0-9]{1,17}(?:\.[0-9]{1,2})?|[0-9]{1,3}(?:,[0-9]{3}){1,5}(?:\.[0-9]{1,2})?)元?$", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex AmountText();

    [GeneratedRegex(@"^[\p{L}0-9()\-./]{4,40}$", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex OtherDocument();
}
