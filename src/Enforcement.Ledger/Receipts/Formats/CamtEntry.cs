using System.Text;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>One Ntry while it is read. A single instance serves a file: <see cref="Read"/> begins by forgetting the last one.</summary>
sealed class CamtEntry(XmlCursor xml)
{
    /// <summary>What a bank writes into EndToEndId when the payer gave none.</summary>
    const string NoEndToEndId = "NOTPROVIDED";

    // A reference of up to six digits is the bank's line counter, not a reference: it changes between two deliveries of one entry.
    const int LongestCounter = 6;

    readonly LineKey key = new();
    readonly StringBuilder remittance = new();
    LinePart firstPart;
    List<LinePart>? parts;
    Money detailSum;
    bool detailsComparable;
    string? firstTransactionId, firstEndToEndId, firstUetr, firstText, firstCounterpartyAccount;
    string? entryReference, bankReference, endToEndId, batchId, summary, purpose;
    Party payer, payee;

    public int Line { get; private set; }

    public int Column { get; private set; }

    public Money Amount { get; private set; }

    public AmountFault AmountFault { get; private set; }

    public string? RawAmount { get; private set; }

    public string? Currency { get; private set; }

    public Direction? Direction { get; private set; }

    public bool IsReversal { get; private set; }

    /// <summary>As written; null when the bank writes none, which means booked.</summary>
    public string? Status { get; private set; }

    public LocalDate? BookedOn { get; private set; }

    public LocalDateTime? BookedAt { get; private set; }

    public LocalDate? ValueOn { get; private set; }

    /// <summary>A booking or value date that is there but is not a date.</summary>
    public string? UnreadableDate { get; private set; }

    public int Details { get; private set; }

    public bool IsBooked => Status is null or "BOOK";

    public bool HasKnownStatus => Status is null or "BOOK" or "PDNG" or "INFO" or "FUTR";

    /// <summary>Signed sum of the transactions inside, when all of them name an amount in the currency of the entry.</summary>
    public Money? DetailSum => Details > 0 && detailsComparable ? detailSum : null;

    /// <summary>Reads the Ntry the walk stands on, to its end.</summary>
    public void Read()
    {
        Forget();
        (Line, Column) = (xml.Line, xml.Column);
        var depth = xml.Enter();
        while (xml.Next(depth))
            switch (xml.Name)
            {
                case "NtryRef": entryReference = xml.Text(); break;
                case "Amt": ReadAmount(); break;
                case "CdtDbtInd": Direction = ReadDirection(); break;
                case "RvslInd": IsReversal = xml.Span() is "true" or "1"; break;
                case "Sts": Status = xml.OwnOrNestedText("Cd", "Prtry"); break;
                case "BookgDt": (BookedOn, BookedAt) = ReadDate(); break;
                case "ValDt": (ValueOn, _) = ReadDate(); break;
                case "AcctSvcrRef": bankReference = xml.Text(); break;
                case "AddtlNtryInf": summary = xml.Text(); break;
                case "NtryDtls": ReadDetails(); break;
                // Version .01 has no NtryDtls around them.
                case "TxDtls": ReadTransaction(); break;
            }
    }

    /// <summary>Call when amount, direction and date are known to be good.</summary>
    /// <param name="bookedOn">The entry's own date, or the one that stands in for it.</param>
    public StatementLine ToLine(int ordinal, StatementHeader header, LocalDate bookedOn)
    {
        var direction = Direction ?? throw new InvalidOperationException("An entry without a direction is not a line.");
        var isCredit = direction == Formats.Direction.Credit;
        var counterparty = isCredit ? payer : payee;
        return new StatementLine(
            ordinal, Line, bookedOn, ValueOn, BookedAt, direction, Amount, BalanceAfter: null, IsBooked,
            bankReference ?? firstTransactionId, endToEndId ?? (isCredit ? null : batchId),
            counterparty.Name, counterparty.Account, counterparty.Bank, isCredit ? payee.Account : null,
            Remittance, purpose, summary, IsReversal, Details,
            Key(header, bookedOn, isCredit ? Amount : -Amount)) { Parts = parts ?? [] };
    }

    // Of most entries it is the text of the only transaction.
    string Remittance => firstText?.Length == remittance.Length ? firstText : remittance.ToString();

    string Key(StatementHeader header, LocalDate bookedOn, Money signed)
    {
        var reference = IsCounter(entryReference) ? null : entryReference;
        return key.Start().With(header.Account).With(header.Currency).With(bookedOn).With(signed)
            .With(bankReference).With(reference).With(firstTransactionId).With(firstEndToEndId).With(firstUetr)
            .With(firstText).With(firstCounterpartyAccount)
            // The same sum to another case's sub-account is another line.
            .With(signed.IsPositive ? payee.Account : null).Finish();
    }

    static bool IsCounter(string? reference) =>
        reference is { Length: <= LongestCounter } && !reference.AsSpan().ContainsAnyExceptInRange('0', '9');

    void ReadAmount()
    {
        Currency = xml.Attribute("Ccy");
        AmountFault = ReadMoney(out var amount, out var raw);
        (Amount, RawAmount) = (amount, raw);
    }

    AmountFault ReadMoney(out Money amount, out string? raw)
    {
        var span = xml.Span();
        var fault = BankAmount.Read(span, out amount);
        // Only what will be shown to somebody is worth a string.
        raw = fault == AmountFault.None && !amount.IsNegative ? null : new string(span);
        return fault;
    }

    Direction? ReadDirection() => xml.Span() switch
    {
        "CRDT" => Formats.Direction.Credit,
        "DBIT" => Formats.Direction.Debit,
        _ => null,
    };

    (LocalDate?, LocalDateTime?) ReadDate()
    {
        LocalDate? date = null;
        LocalDateTime? at = null;
        var depth = xml.Enter();
        while (xml.Next(depth))
        {
            if (xml.Name is not ("Dt" or "DtTm"))
                continue;
            var text = xml.Span();
            if (!BankDate.TryRead(text, out var read, out var time))
            {
                UnreadableDate = new string(text);
                continue;
            }
            date = read;
            at = time is { } clock && clock != LocalTime.Midnight ? read + clock : null;
        }
        return (date, at);
    }

    void ReadDetails()
    {
        var depth = xml.Enter();
        while (xml.Next(depth))
            switch (xml.Name)
            {
                case "TxDtls": ReadTransaction(); break;
                case "Btch": ReadBatch(); break;
            }
    }

    // The bank books one debit for a file of ours, and says which.
    void ReadBatch()
    {
        string? message = null, payment = null;
        var depth = xml.Enter();
        while (xml.Next(depth))
            switch (xml.Name)
            {
                case "MsgId": message = xml.Text(); break;
                case "PmtInfId": payment = xml.Text(); break;
            }
        batchId ??= payment ?? message;
    }

    void ReadTransaction()
    {
        var isFirst = ++Details == 1;
        Money? amount = null, transactionAmount = null;
        Direction? direction = null;
        string? reference = null, endToEnd = null, transactionId = null, uetr = null, text = null, use = null;
        Party debtor = default, creditor = default;
        var depth = xml.Enter();
        while (xml.Next(depth))
            switch (xml.Name)
            {
                case "Refs": ReadReferences(ref reference, ref endToEnd, ref transactionId, ref uetr); break;
                case "Amt": amount = ReadComparable(); break;
                case "AmtDtls": transactionAmount = ReadTransactionAmount(); break;
                case "CdtDbtInd": direction = ReadDirection(); break;
                case "RltdPties": ReadParties(ref debtor, ref creditor); break;
                case "RltdAgts": ReadAgents(ref debtor, ref creditor); break;
                case "RmtInf": text = Join(text, ReadRemittance()); break;
                case "AddtlTxInf": text = Join(text, xml.Text()); break;
                case "Purp": use = xml.OwnOrNestedText("Cd", "Prtry"); break;
            }
        Count(amount ?? transactionAmount, direction);
        Keep(isFirst, PartOf(direction ?? Direction ?? Formats.Direction.Credit, amount ?? transactionAmount, debtor, creditor, reference ?? transactionId, endToEnd, text));
        Merge(isFirst, debtor, creditor, endToEnd == NoEndToEndId ? null : endToEnd, use, text);
        if (!isFirst)
            return;
        bankReference ??= reference;
        (firstTransactionId, firstEndToEndId, firstUetr, firstText) = (transactionId, endToEnd, uetr, text);
        firstCounterpartyAccount = Direction == Formats.Direction.Debit ? creditor.Account : debtor.Account;
    }

    static LinePart PartOf(Direction direction, Money? amount, Party debtor, Party creditor, string? reference, string? endToEnd, string? text)
    {
        var isCredit = direction == Formats.Direction.Credit;
        var other = isCredit ? debtor : creditor;
        return new(direction, amount, other.Name, other.Account, other.Bank, isCredit ? creditor.Account : null, reference, endToEnd == NoEndToEndId ? null : endToEnd, text);
    }

    // Nearly every entry has one transaction, which is the entry itself; only a second one makes it a batch.
    void Keep(bool isFirst, LinePart part)
    {
        if (isFirst)
        {
            firstPart = part;
            return;
        }
        parts ??= [firstPart];
        if (parts.Count < LinePart.MostKept)
            parts.Add(part);
    }

    void Count(Money? amount, Direction? direction)
    {
        if (amount is not { } money || Direction is null)
            detailsComparable = false;
        else
            detailSum += (direction ?? Direction) == Formats.Direction.Credit ? money : -money;
    }

    // A batch names many payers. One of them must not stand for all: what is not the same in every transaction is left out.
    void Merge(bool isFirst, Party debtor, Party creditor, string? endToEnd, string? use, string? text)
    {
        payer = isFirst ? debtor : payer.Common(debtor);
        payee = isFirst ? creditor : payee.Common(creditor);
        endToEndId = isFirst || endToEndId == endToEnd ? endToEnd : null;
        purpose = isFirst || purpose == use ? use : null;
        if (text is null || remittance.Length > XmlCursor.LongestText)
            return;
        remittance.Append(remittance.Length > 0 ? " " : "").Append(text);
    }

    void ReadReferences(ref string? reference, ref string? endToEnd, ref string? transactionId, ref string? uetr)
    {
        var depth = xml.Enter();
        while (xml.Next(depth))
            switch (xml.Name)
            {
                case "AcctSvcrRef": reference = xml.Text(); break;
                case "EndToEndId": endToEnd = xml.Text(); break;
                case "TxId": transactionId = xml.Text(); break;
                case "UETR": uetr = xml.Text(); break;
            }
    }

    Money? ReadComparable()
    {
        var currency = xml.Attribute("Ccy");
        return currency == Currency && ReadMoney(out var amount, out _) == AmountFault.None ? amount : null;
    }

    Money? ReadTransactionAmount()
    {
        Money? amount = null;
        var depth = xml.Enter();
        while (xml.Next(depth))
            if (xml.Name == "TxAmt")
            {
                var inner = xml.Enter();
                while (xml.Next(inner))
                    if (xml.Name == "Amt")
                        amount = ReadComparable();
            }
        return amount;
    }

    void ReadParties(ref Party debtor, ref Party creditor)
    {
        var depth = xml.Enter();
        while (xml.Next(depth))
            switch (xml.Name)
            {
                case "Dbtr": debtor.Name = xml.PartyName(); break;
                case "Cdtr": creditor.Name = xml.PartyName(); break;
                case "DbtrAcct": debtor.Account = xml.AccountNumber(); break;
                case "CdtrAcct": creditor.Account = xml.AccountNumber(); break;
            }
    }

    void ReadAgents(ref Party debtor, ref Party creditor)
    {
        var depth = xml.Enter();
        while (xml.Next(depth))
            switch (xml.Name)
            {
                case "DbtrAgt": debtor.Bank = xml.BankName(); break;
                case "CdtrAgt": creditor.Bank = xml.BankName(); break;
            }
    }

    string? ReadRemittance()
    {
        string? text = null;
        var depth = xml.Enter();
        while (xml.Next(depth))
            text = Join(text, xml.Name switch
            {
                "Ustrd" => xml.Text(),
                "Strd" => ReadCreditorReference(),
                _ => null,
            });
        return text;
    }

    string? ReadCreditorReference()
    {
        string? reference = null;
        var depth = xml.Enter();
        while (xml.Next(depth))
            if (xml.Name == "CdtrRefInf")
                reference = xml.OwnOrNestedText("Ref");
        return reference;
    }

    static string? Join(string? text, string? more) => text is null ? more : more is null ? text : text + " " + more;

    void Forget()
    {
        (Amount, AmountFault, RawAmount, Currency) = (default, AmountFault.Empty, null, null);
        (Direction, IsReversal, Status) = (null, false, null);
        (BookedOn, BookedAt, ValueOn, UnreadableDate) = (null, null, null, null);
        (Details, detailSum, detailsComparable) = (0, default, true);
        (firstTransactionId, firstEndToEndId, firstUetr, firstText, firstCounterpartyAccount) = (null, null, null, null, null);
        (entryReference, bankReference, endToEndId, batchId, summary, purpose) = (null, null, null, null, null, null);
        (payer, payee) = (default, default);
        (firstPart, parts) = (default, null);
        remittance.Clear();
    }

    struct Party
    {
        public string? Name, Account, Bank;

        public readonly Party Common(Party other) => new()
        {
            Name = Name == other.Name ? Name : null,
            Account = Account == other.Account ? Account : null,
            Bank = Bank == other.Bank ? Bank : null,
        };
    }
}
