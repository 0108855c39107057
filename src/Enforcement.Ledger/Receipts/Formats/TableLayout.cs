namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>What a column of a bank's table means. In and out are seen from the account's owner.</summary>
public enum TableField
{
    /// <summary>Known to say nothing that is kept.</summary>
    Ignored,
    Account,
    AccountName,
    /// <summary>The case's own number (账簿号) where a line names it beside the account.</summary>
    SubAccount,
    /// <summary>Day of the transaction, with or without its time.</summary>
    BookedAt,
    /// <summary>Time of the transaction where it has a column of its own.</summary>
    BookedTime,
    /// <summary>The bank's booking date (记账日期).</summary>
    BookedOn,
    ValueOn,
    /// <summary>Money out (借方, 支出, 转出).</summary>
    Debit,
    /// <summary>Money in (贷方, 收入, 转入).</summary>
    Credit,
    /// <summary>One column for both ways; <see cref="Direction"/> or its sign tells which.</summary>
    Amount,
    Direction,
    /// <summary>A charge taken with the payment: a line of its own.</summary>
    Fee,
    Balance,
    Currency,
    CounterpartyName,
    CounterpartyAccount,
    CounterpartyBank,
    PayerName,
    PayerAccount,
    PayerBank,
    PayeeName,
    PayeeAccount,
    PayeeBank,
    Summary,
    Purpose,
    Note,
    Remark,
    MoreRemark,
    Serial,
    CustomerReference,
    /// <summary>冲账标志: says that the row takes an earlier one back.</summary>
    Reversal,
}

/// <summary>Which of a row's amounts is the movement.</summary>
public enum MoneyRule
{
    /// <summary>Money out and money in have a column each.</summary>
    TwoColumns,
    /// <summary>One column; minus is money out.</summary>
    Signed,
    /// <summary>One column; another one says which way.</summary>
    Flagged,
}

/// <summary>In which order a date is written, where its digits do not tell.</summary>
public enum DateOrder
{
    YearFirst,
    DayFirst,
    MonthFirst,
}

/// <param name="Names">As the bank writes it first, then its variants; compared by <see cref="TableLayout.Fold"/>.</param>
public sealed record TableColumn(TableField Field, bool IsRequired, params string[] Names);

/// <summary>One bank's table: its columns by name, never by position. An unknown heading is refused, not guessed: a column taken
/// for another has turned a balance into a payment before.</summary>
/// <param name="Name">Short and stable; stands behind the kind of file in the name of the format: <c>csv.ccb</c>.</param>
/// <param name="Title">For the person who is told that a file comes near it.</param>
public sealed record TableLayout(string Name, string Title, IReadOnlyList<TableColumn> Columns)
{
    readonly Dictionary<string, TableColumn> byName = Columns
        .SelectMany(column => column.Names.Select(Fold).Distinct().Select(name => (name, column)))
        .ToDictionary(pair => pair.name, pair => pair.column);

    public MoneyRule Money { get; init; }

    public DateOrder Dates { get; init; }

    /// <summary>Texts of the direction column, where the bank has its own; otherwise those that banks share.</summary>
    public IReadOnlyList<string> InWords { get; init; } = TableWords.In;

    public IReadOnlyList<string> OutWords { get; init; } = TableWords.Out;

    /// <summary>Reads a file only when it knows every column of it.</summary>
    public bool IsGeneric { get; init; }

    /// <summary>Null: any of the usual ones.</summary>
    public char? Delimiter { get; init; }

    /// <summary>The whole heading, folded, where the layout is for exactly this one; then <see cref="Fields"/> says what each column is.</summary>
    public IReadOnlyList<string>? Heading { get; init; }

    public IReadOnlyList<TableField> Fields { get; init; } = [];

    public TableColumn? Find(string foldedHeading) => byName.GetValueOrDefault(foldedHeading);

    /// <summary>A heading without blanks of any width, with half-width brackets and signs, without its unit and its English half.</summary>
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
        var text = new string(folded, 0, length);
        // 交易类型[ Transaction Type ]
        var english = text.IndexOf('[', StringComparison.Ordinal);
        if (english > 0 && text[^1] == ']')
            text = text[..english];
        return text.Replace("/元", "", StringComparison.Ordinal).Replace("(元)", "", StringComparison.Ordinal);
    }

    /// <summary>The folded heading without blank columns at its end: the same table, the same signature.</summary>
    public static IReadOnlyList<string> Signature(IReadOnlyList<string> heading)
    {
        var folded = heading.Select(Fold).ToList();
        while (folded.Count > 0 && folded[^1].Length == 0)
            folded.RemoveAt(folded.Count - 1);
        return folded;
    }
}

/// <summary>Words that Chinese banks use alike in the rows of their tables.</summary>
static class TableWords
{
    public static readonly string[] In = ["贷", "贷方", "贷Cr", "贷记", "收入", "收", "来账", "转入", "存入", "进账", "CR", "C", "CRDT", "CREDIT", "+"];

    public static readonly string[] Out = ["借", "借方", "借Dr", "借记", "支出", "支", "付", "往账", "转出", "支取", "出账", "DR", "D", "DBIT", "DEBIT", "-"];

    public static readonly string[] Reversals = ["冲正", "冲账", "冲销", "抹账", "红字"];

    static readonly string[] Remarks =
    [
        "总计", "小计", "本页", "以上", "说明", "提示", "温馨提示", "注:", "注：", "打印", "制表", "总笔数", "总金额",
        "借方笔数", "贷方笔数", "借方总", "贷方总", "汇总", "以下", "免责",
    ];

    /// <summary>A total, a count or a disclaimer begins like this.</summary>
    public static bool IsRemark(string text) =>
        text.Contains("合计", StringComparison.Ordinal) || Array.Exists(Remarks, word => text.StartsWith(word, StringComparison.Ordinal)) || IsCount(text);

    // "5 收 91,007,497.02", "共3笔"
    static bool IsCount(string text)
    {
        var rest = text.AsSpan().TrimStart("共 ");
        var digits = rest.Length - rest.TrimStart("0123456789").Length;
        return digits > 0 && rest[digits..].TrimStart() is ['收' or '支' or '笔' or '付', ..];
    }

    /// <summary>ISO code of a currency as a bank names it; the text itself when it is not known, null for nothing.</summary>
    public static string? Currency(string text) => text switch
    {
        "" or "-" or "--" => null,
        "人民币元" or "人民币" or "RMB" or "01" or "CNY人民币" or "本币" => "CNY",
        "美元" => "USD",
        "欧元" => "EUR",
        "港币" or "港元" => "HKD",
        "日元" => "JPY",
        "英镑" => "GBP",
        _ => text.ToUpperInvariant(),
    };
}
