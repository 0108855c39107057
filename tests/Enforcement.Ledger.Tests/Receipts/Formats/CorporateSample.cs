using System.IO.Compression;
using System.Security;
using System.Text;

namespace Enforcement.Ledger.Tests.Receipts.Formats;

/// <summary>A day of one account in the corporate layout of each bank: 1000.00 at the start, 70,000.00 in, 50.00 out, the 50.00 back.
/// Names and numbers are invented.</summary>
static class CorporateSample
{
    public const string IcbcA =
        """
        [HISTORYDETAIL]
        凭证号	本方账号	对方账号	交易时间	借/贷	借方发生额	贷方发生额	对方行号	摘要	用途	对方单位名称	余额
        0	4402012345678901234	="6222000000000000018"	2026-08-01 09:00:01	贷	0.00	"70,000.00"	102651000018	电汇	（2026）川01执1234号	王䶮	"71,000.00"
        0	4402012345678901234	6217000000000000026	2026-08-03 10:00:00	借	50.00	0.00	103651000027	转账	案款	李四	"70,950.00"
        0	4402012345678901234	6217000000000000026	2026-08-03 10:00:05	贷	0.00	50.00	103651000027	冲正	退回	李四	"71,000.00"
        """;

    public const string IcbcB =
        """
        对方账号,交易时间,借贷标志,对方单位,对方行号,用途,摘要,附言,发生额,余额,币种
        6222000000000000018,20260801 09:00:01,贷,王䶮,102651000018,（2026）川01执1234号,电汇,执行款,"70,000.00","71,000.00",人民币
        6217000000000000026,20260803 10:00:00,借,李四,103651000027,案款,转账,,50.00,"70,950.00",人民币
        6217000000000000026,20260803 10:00:05,贷,李四,103651000027,退回,冲正,,50.00,"71,000.00",人民币
        """;

    public const string IcbcC =
        """
        对方账号,交易时间,借贷标志,对方单位,对方行号,用途,摘要,附言,转入金额,转出金额,余额,币种
        6222000000000000018,20260801 09:00:01,贷,王䶮,102651000018,（2026）川01执1234号,电汇,执行款,"70,000.00",,"71,000.00",人民币
        6217000000000000026,20260803 10:00:00,借,李四,103651000027,案款,转账,,,50.00,"70,950.00",人民币
        6217000000000000026,20260803 10:00:05,贷,李四,103651000027,退回,冲正,,50.00,,"71,000.00",人民币
        """;

    public const string IcbcD =
        """
        对方账号,交易时间,对方单位,用途,摘要,附言,回单个性化信息,余额,转出金额,转入金额
        6222000000000000018,20260801 09:00:01,王䶮,（2026）川01执1234号,电汇,执行款,,"71,000.00",,"70,000.00"
        6217000000000000026,20260803 10:00:00,李四,案款,转账,,,"70,950.00",50.00,
        6217000000000000026,20260803 10:00:05,李四,退回,冲正,,,"71,000.00",,50.00
        """;

    public const string IcbcDaily =
        """
        工商银行对公账户明细
        账号：,4402012345678901234
        户名：,示例法院执行款专户
        币种：,人民币
        起始日期：,20260801,截止日期：,20260803
        日期,凭证种类,凭证号,对方户名,对方账号,摘要,借方发生额,贷方发生额,余额,交易类型/网点号
        46235,,,王䶮,6222000000000000018,电汇,,"70,000.00","71,000.00",转账/0401
        46237,,,李四,6217000000000000026,转账,50.00,,"70,950.00",转账/0401
        46237,,,李四,6217000000000000026,冲正,,50.00,"71,000.00",转账/0401
        """;

    public const string CcbB =
        """
        中国建设银行账户明细,,,,,,,,,,,,,,
        打印日期：,20260804
        查询起始日期：,20260801
        查询截止日期：,20260803
        币种：,人民币元
        总笔数：,3
        ,
        ,
        ,
        日期,交易时间,凭证类型,凭证号,借方发生额（支取）,贷方发生额（收入）,余额,钞汇标识,对方户名,对方账号,摘要,备注,账户明细编号-交易流水号,企业流水号,本方账号,本方户名,本方网点
        20260801,09:00:01,电子,0,-,"70,000.00","71,000.00",钞,王䶮,6222000000000000018,电汇,（2026）川01执1234号,1-01,,51050140863600000123,示例法院,示例支行
        20260803,10:00:00,电子,0,50.00,-,"70,950.00",钞,李四,6217000000000000026,转账,案款,2-02,P1,51050140863600000123,示例法院,示例支行
        20260803,10:00:05,电子,0,-,50.00,"71,000.00",钞,李四,6217000000000000026,冲正,退回,3-03,,51050140863600000123,示例法院,示例支行
        """;

    public const string AbcShort =
        """
        中国农业银行账户明细
        账号:22-8012 3456 7890 123,户名:示例法院执行款专户
        交易时间,收入金额,支出金额,账户余额,交易行名,对方省市,对方账号,对方户名,交易用途
        2026-08-01 09:00:01,"70,000.00",,"71,000.00",示例支行,四川,6222000000000000018,王䶮,（2026）川01执1234号
        2026-08-03 10:00:00,,50.00,"70,950.00",示例支行,四川,6217000000000000026,李四,案款
        2026-08-03 10:00:05,50.00,,"71,000.00",示例支行,四川,6217000000000000026,李四,冲正退回
        合计,2 收 70,050.00,1 支 50.00
        汇总收入金额70050.00元，支出金额50.00元
        """;

    /// <summary>The payment of the third of August costs 5.00, which the bank takes with it.</summary>
    public const string AbcLong =
        """
        中国农业银行账户明细
        账号:22801234567890123
        交易日期,交易时间戳,收入金额,支出金额,本次余额,手续费总额,交易方式,交易行名,交易类别,对方省市,对方账号,对方户名,交易用途,交易说明,交易摘要,交易附言,交易凭证号,账簿号,账簿名称
        20260801,2026-08-01-09.00.01.123456,70000.00,,71000.00,,网银,示例支行,转账,四川,6222000000000000018,王䶮,（2026）川01执1234号,,电汇,执行款,V1,22801234567890123000071,王䶮案
        20260803,2026-08-03-10.00.00.000001,,50.00,70945.00,5.00,网银,示例支行,转账,四川,6217000000000000026,李四,案款,,转账,,V2,,
        20260803,2026-08-03-10.00.05.000001,55.00,,71000.00,,网银,示例支行,转账,四川,6217000000000000026,李四,退回,,冲正,,V3,,
        """;

    public const string Boc =
        """
        组织机构名称[ Organization ],示例法院
        查询账号[ Inquirer account number ],118012345678
        查询时间范围[ Query time range ],20260801-20260803
        查询人[ Inquirer ],张三
        来账笔数[ Credits ],2
        往账笔数[ Debits ],1
        ,
        交易类型[ Transaction Type ],业务类型[ Business type ],付款人开户行号[ Account holding bank number of payer ],付款人开户行名[ Payer account bank ],付款人账号[ Debit Account No. ],付款人名称[ Payer's Name ],收款人开户行行号[ Account holding bank number of beneficiary ],收款人开户行名[ Beneficiary account bank ],收款人账号[ Payee's Account Number ],收款人名称[ Payee's Name ],交易日期[ Transaction Date ],交易时间[ Transaction time ],交易货币[ Trade Currency ],交易金额[ Trade Amount ],交易后余额[ After-transaction balance ],起息日期[ Value Date ],汇率[ Exchange rate ],交易流水号[ Transaction reference number ],客户申请号[ Online Banking Transaction Ref.(Bank) ],客户业务编号[ Customer Transaction Ref. ],凭证类型[ Voucher type ],凭证号码[ Voucher number ],摘要[ Reference ],用途[ Purpose ],交易附言[ Remark ],备注[ Remarks ]
        来账,转账,102651000018,工商银行示例支行,6222000000000000018,王䶮,104651000011,中国银行示例支行,118012345678,示例法院,20260801,090001,CNY,"70,000.00","71,000.00",20260801,,S-0001,,,,,电汇,案款,（2026）川01执1234号,
        往账,转账,104651000011,中国银行示例支行,118012345678,示例法院,103651000027,农业银行示例支行,6217000000000000026,李四,20260803,100000,CNY,-50.00,"70,950.00",20260803,,S-0002,,P-1,,,转账,案款,,
        往账,转账,104651000011,中国银行示例支行,118012345678,示例法院,103651000027,农业银行示例支行,6217000000000000026,李四,20260803,100005,CNY,50.00,"71,000.00",20260803,,S-0002,,P-1,,,退回,,,
        """;

    public const string Cmb =
        """
        招商银行账户交易明细
        # 起始日期：,20260801
        # 终止日期：,20260803
        ,
        账号,账号名称,币种,交易日,交易时间,起息日,交易类型,借方金额,贷方金额,余额,摘要,流水号,流程实例号,业务名称,用途,业务参考号,业务摘要,其它摘要,收(付)方分行名,收(付)方名称,收(付)方账号,收(付)方开户行行号,收(付)方开户行名,收(付)方开户行地址,信息标志,有否附件信息,冲账标志,扩展摘要,交易分析码,票据号,商务支付订单号,内部编号
        128901234510901,示例法院,人民币,20260801,90001,20260801,汇入,,"70,000.00","71,000.00",电汇,C0001,,汇款,案款,,（2026）川01执1234号,,,王䶮,6222000000000000018,102651000018,工商银行,,2,N,,,,,,
        128901234510901,示例法院,人民币,20260803,100000,20260803,付款,50.00,,"70,950.00",转账,C0002,,汇款,案款,P1,,,,李四,6217000000000000026,103651000027,农业银行,,1,N,,,,,,
        128901234510901,示例法院,人民币,20260803,100005,20260803,付款,-50.00,,"71,000.00",退回,C0003,,汇款,,P1,,,,李四,6217000000000000026,103651000027,农业银行,,1,N,*,,,,,
        """;

    public const string Generic =
        """
        账号：,77000000000000001
        交易日期,支出金额,收入金额,余额,对方户名,对方账号,摘要,附言
        2026年8月1日,,"70,000.00","71,000.00",王䶮,6222000000000000018,电汇,（2026）川01执1234号
        2026-08-03,50.00,,"70,950.00",李四,6217000000000000026,转账,案款
        2026-08-03,,50.00,"71,000.00",李四,6217000000000000026,冲正,退回
        """;

    public const string IcbcFileName = "历史明细（4402012345678901234）.csv";

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Gb18030(string text) => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(text);

    public static byte[] Utf16Tabs(string text) =>
        [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(string.Join('\n', Rows(text).Select(row => string.Join('\t', row))))];

    /// <summary>The page that some banks name .xls.</summary>
    public static byte[] Html(string text, Encoding encoding) => encoding.GetBytes(
        "<html><head><style>td > x</style></head><body><table border=1>\n"
        + string.Join("\n", Rows(text).Select(row => "<tr>" + string.Concat(row.Select(cell => $"<td nowrap=\"a>b\">&nbsp;{SecurityElement.Escape(cell)}</td>")) + "</tr>"))
        + "</table><!-- <tr><td>2026 --></body></html>");

    /// <param name="sheet">Content of the cell of row and column, from 1, where it is not the plain text of it.</param>
    public static byte[] Xlsx(string text, Func<int, int, string, string?>? sheet = null, params (string Name, string Content)[] more)
    {
        var rows = Rows(text);
        var cells = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        for (var r = 1; r <= rows.Count; r++)
        {
            cells.Append(System.Globalization.CultureInfo.InvariantCulture, $"<row r=\"{r}\">");
            for (var c = 1; c <= rows[r - 1].Length; c++)
                cells.Append(sheet?.Invoke(r, c, $"{(char)('A' + c - 1)}{r}")
                    ?? $"<c r=\"{Column(c)}{r}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(rows[r - 1][c - 1])}</t></is></c>");
            cells.Append("</row>");
        }
        cells.Append("</sheetData></worksheet>");
        return Zip([
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>"),
            ("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
            ("xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"明细\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
            ("xl/worksheets/sheet1.xml", cells.ToString()),
            .. more,
        ]);
    }

    public static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        return file.ToArray();
    }

    static string Column(int column) => column <= 26 ? $"{(char)('A' + column - 1)}" : $"{(char)('A' + (column - 1) / 26 - 1)}{(char)('A' + (column - 1) % 26)}";

    static List<string[]> Rows(string text)
    {
        var rows = new List<string[]>();
        foreach (var line in text.Split('\n'))
        {
            var (cells, quoted, cell) = (new List<string>(), false, new StringBuilder());
            foreach (var c in line.TrimEnd('\r'))
                if (c == '"')
                    quoted = !quoted;
                else if (c is ',' or '\t' && !quoted)
                {
                    cells.Add(cell.ToString());
                    cell.Clear();
                }
                else
                    cell.Append(c);
            rows.Add([.. cells.Append(cell.ToString()).Select(c => c.TrimStart('='))]);
        }
        return rows;
    }
}
