namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>What a column of a bank's table means.</summary>
public enum CsvField
{
    Account,
    AccountName,
    BookedAt,
    BookedOn,
    Debit,
    Credit,
    Balance,
    Currency,
    CounterpartyName,
    CounterpartyAccount,
    CounterpartyBank,
    Summary,
    Purpose,
    Note,
    Serial,
    CustomerReference,
}

/// <param name="Names">As the bank writes it first, then its variants; compared by <see cref="CsvLayout.Fold"/>.</param>
public sealed record CsvColumn(CsvField Field, bool IsRequired, params string[] Names);

/// <summary>One bank's table: its columns by name, never by position. An unknown heading is refused, not guessed: a column taken
/// for another has turned a balance into a payment before.</summary>
public sealed record CsvLayout(string Name, string Title, IReadOnlyList<CsvColumn> Columns)
{
    /// <summary>CCB corporate details, layout (a).</summary>
    /// <source>domain 6.4 (CCB a), formats 6.2</source>
    public static CsvLayout Ccb { get; } = new("csv.ccb", "the CCB corporate layout (建设银行对公账户明细)",
    [
        new(CsvField.Account, false, "账号", "本方账号"),
        new(CsvField.AccountName, false, "账户名称", "本方户名"),
        new(CsvField.BookedAt, true, "交易时间"),
        new(CsvField.Debit, true, "借方发生额/元(支取)", "借方发生额"),
        new(CsvField.Credit, true, "贷方发生额/元(收入)", "贷方发生额"),
        new(CsvField.Balance, true, "余额", "账户余额"),
        new(CsvField.Currency, true, "币种"),
        new(CsvField.CounterpartyName, true, "对方户名"),
        new(CsvField.CounterpartyAccount, true, "对方账号"),
        new(CsvField.CounterpartyBank, false, "对方开户机构"),
        new(CsvField.BookedOn, true, "记账日期"),
        new(CsvField.Summary, true, "摘要"),
        new(CsvField.Purpose, false, "用途"),
        new(CsvField.Note, false, "备注"),
        new(CsvField.Serial, false, "账户明细编号-交易流水号"),
        new(CsvField.CustomerReference, false, "企业流水号"),
    ]);

    readonly Dictionary<string, CsvColumn> byName = Columns
        .SelectMany(column => column.Names.Select(Fold).Distinct().Select(name => (name, column)))
        .ToDictionary(pair => pair.name, pair => pair.column);

    public CsvColumn? Find(string heading) => byName.GetValueOrDefault(Fold(heading));

    /// <summary>A heading without blanks of any width, with half-width brackets and signs, and without the unit.</summary>
    public static string Fold(string heading)
    {
        var folded = new char[heading.Length];
        var length = 0;
        foreach (var c in heading)
        {
            if (char.IsWhiteSpace(c) || c is '\uFEFF' or '\u200B')
                continue;
            folded[length++] = c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c is '－' or '—' ? '-' : c;
        }
        return new string(folded, 0, length)
            .Replace("/元", "", StringComparison.Ordinal).Replace("(元)", "", StringComparison.Ordinal);
    }
}
