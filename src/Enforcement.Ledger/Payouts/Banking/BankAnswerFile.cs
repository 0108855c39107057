using System.Text;
using System.Xml;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Banking;

/// <summary>A status that the bank gives at one level.</summary>
/// <param name="OriginalId">The id of what it is about: the file's, the payment's or the transaction's; null when the file names none.</param>
/// <param name="Status">Verbatim; null when this level says nothing by itself.</param>
public sealed record BankWord(string? OriginalId, string? Status, IReadOnlyList<BankReason> Reasons);

/// <summary>A payment of the original file with the transactions that the bank names.</summary>
/// <param name="Payment">Without an id when the transactions stand below the group.</param>
public sealed record PaymentWords(BankWord Payment, IReadOnlyList<BankWord> Transactions);

/// <summary>What the bank answers to a file (pain.002, any version): at group, payment and transaction level, as far as it speaks.</summary>
/// <source>formats reference §8</source>
public sealed record BankAnswerFile(string? MessageId, string? SaidAt, BankWord Group, IReadOnlyList<PaymentWords> Payments)
{
    /// <summary>A longer file is no answer to ours.</summary>
    public const int MostBytes = 20_000_000;

    const int LongestText = 2_000;
    const int Deepest = 40;
    const int MostReasons = 20;

    /// <summary>Reads to the end or not at all.</summary>
    /// <exception cref="Refused"><see cref="BankRefusals.AnswerUnreadable"/> says where.</exception>
    public static BankAnswerFile Read(Stream file)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersFromEntities = 1024, MaxCharactersInDocument = MostBytes,
            IgnoreComments = true, IgnoreProcessingInstructions = true, IgnoreWhitespace = true,
        };
        try
        {
            using var xml = XmlReader.Create(file, settings);
            return new Walk(xml).Read();
        }
        catch (Exception e) when (e is XmlException or DecoderFallbackException or ArgumentException)
        {
            throw new Refused(BankRefusals.AnswerUnreadable, e.Message);
        }
    }

    /// <summary>One pass over the elements; what is unknown is passed over, however deep it lies.</summary>
    sealed class Walk(XmlReader xml)
    {
        readonly StringBuilder text = new();
        readonly List<string> path = [];
        readonly List<PaymentWords> payments = [];
        readonly Word group = new();
        Word? payment, transaction;
        List<BankWord> transactions = [];
        (string Code, string? Text) reason;
        string? messageId, saidAt;
        bool isAnswer;

        public BankAnswerFile Read()
        {
            while (xml.Read())
                switch (xml.NodeType)
                {
                    case XmlNodeType.Element:
                        Open();
                        if (xml.IsEmptyElement)
                            Close();
                        break;
                    case XmlNodeType.EndElement:
                        Close();
                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA when text.Length < LongestText:
                        // One element cannot fill the memory.
                        text.Append(xml.Value.AsSpan(0, Math.Min(xml.Value.Length, LongestText - text.Length)));
                        break;
                }
            if (!isAnswer)
                throw new Refused(BankRefusals.AnswerUnreadable, "no pain.002");
            // Transactions of old versions stand below no payment.
            if (transactions.Count > 0)
                payments.Add(new(new(null, null, []), transactions));
            return new(messageId, saidAt, group.Said(), payments);
        }

        void Open()
        {
            text.Clear();
            path.Add(path.Count < Deepest ? xml.LocalName : "");
            switch (path[^1])
            {
                case "CstmrPmtStsRpt" or "PmtStsRpt" or "pain.002.001.02" when path.Count == 2: isAnswer = true; break;
                case "OrgnlPmtInfAndSts" when path.Count == 3: payment = new(); break;
                case "TxInfAndSts": transaction = new(); break;
                case "StsRsnInf": reason = ("", null); break;
            }
        }

        void Close()
        {
            var name = path[^1];
            var parent = path.Count > 1 ? path[^2] : "";
            path.RemoveAt(path.Count - 1);
            var said = text.ToString().Trim();
            text.Clear();
            var word = transaction ?? payment ?? group;
            switch (name)
            {
                case "MsgId" when parent == "GrpHdr": messageId = said; break;
                case "CreDtTm" when parent == "GrpHdr": saidAt = said; break;
                case "OrgnlMsgId" when transaction is null && payment is null: group.Id ??= NullIfEmpty(said); break;
                case "OrgnlPmtInfId" when transaction is null && payment is not null: payment.Id ??= NullIfEmpty(said); break;
                case "OrgnlEndToEndId" when parent == "TxInfAndSts" && transaction is not null: transaction.Id = NullIfEmpty(said) ?? transaction.Id; break;
                // Some banks name the instruction only; it is the same id here.
                case "OrgnlInstrId" when parent == "TxInfAndSts" && transaction is not null: transaction.Id ??= NullIfEmpty(said); break;
                case "GrpSts" when parent == "OrgnlGrpInfAndSts": group.Status = NullIfEmpty(said); break;
                case "PmtInfSts" when parent == "OrgnlPmtInfAndSts" && payment is not null: payment.Status = NullIfEmpty(said); break;
                case "TxSts" when parent == "TxInfAndSts" && transaction is not null: transaction.Status = NullIfEmpty(said); break;
                case "Cd" or "Prtry" when parent is "Rsn" or "StsRsn": reason.Code = said; break;
                case "AddtlInf" or "AddtlStsRsnInf" when parent == "StsRsnInf": reason.Text = reason.Text is null ? said : $"{reason.Text} {said}"; break;
                case "StsRsnInf" when (reason.Code.Length > 0 || reason.Text is not null) && word.Reasons.Count < MostReasons: word.Reasons.Add(new(reason.Code, reason.Text)); break;
                case "TxInfAndSts" when transaction is not null:
                    transactions.Add(transaction.Said());
                    transaction = null;
                    break;
                case "OrgnlPmtInfAndSts" when payment is not null:
                    payments.Add(new(payment.Said(), transactions));
                    (payment, transactions) = (null, []);
                    break;
            }
        }

        static string? NullIfEmpty(string said) => said.Length == 0 ? null : said;

        sealed class Word
        {
            public string? Id, Status;
            public readonly List<BankReason> Reasons = [];

            public BankWord Said() => new(Id, Status, Reasons);
        }
    }
}
