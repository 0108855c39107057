using System.Globalization;
using System.Text;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Benchmarks;

/// <summary>Writes what a bank delivers: statements of one account, each beginning where the last one ended. Nine in ten credits name a
/// sub-account, one in twenty a case number and its debtor, one in twenty nothing that we know.</summary>
sealed class BankFile(string account, string name)
{
    Money balance = Money.Zero;
    int statements;
    long booked;

    /// <summary>The next statement as camt.053.</summary>
    public byte[] Camt(int lines)
    {
        var ident = string.Create(CultureInfo.InvariantCulture, $"{name}{++statements:D6}");
        var credits = Enumerable.Range(0, lines).Select(_ => Credit(new(++booked))).ToList();
        using var file = new MemoryStream(lines * 700);
        balance = new CamtStatement(ident, account, BenchReceipt.Day, balance, credits).Write(file);
        return file.ToArray();
    }

    /// <summary>The next statement as a table of the CCB layout, with its byte order mark.</summary>
    public byte[] Csv(int lines)
    {
        var text = new StringBuilder("\uFEFF账号,账户名称,交易时间,借方发生额,贷方发生额,余额,币种,对方户名,对方账号,对方开户机构,记账日期,摘要,用途,备注,账户明细编号-交易流水号\n", lines * 250);
        for (var i = 0; i < lines; i++)
        {
            var receipt = new BenchReceipt(++booked);
            var credit = Credit(receipt);
            balance += credit.Amount;
            text.Append(CultureInfo.InvariantCulture, $"{account},示范法院,20260213 10:{i / 60 % 60:D2}:{i % 60:D2},0.00,{credit.Amount},{balance},人民币元,{credit.Payer},{credit.PayerAccount},建设银行成都分行,20260213,转账,,{credit.Remark},{credit.Reference}\n");
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    CamtCredit Credit(BenchReceipt receipt) =>
        new(receipt.Number, Money.FromMinor(receipt.Minor), string.Create(CultureInfo.InvariantCulture, $"{name}{receipt.Number:D10}"), receipt.CaseId, BenchCourt.CaseNumberOf(receipt.CaseId));
}
