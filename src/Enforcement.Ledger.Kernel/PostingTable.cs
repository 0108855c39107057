namespace Enforcement.Ledger.Kernel;

/// <summary>What an entry does. The numbers are stored and never change their meaning.</summary>
public enum EntryKind : short
{
    Opening = 1,
    ReceiptToCase = 2,
    ReceiptUnknown = 3,
    UnknownClaimed = 4,
    Disputed = 5,
    DisputeSettledForPayee = 6,
    DisputeSettledForDebtor = 7,
    Held = 8,
    HoldLifted = 9,
    Reserved = 10,
    ReservationReleased = 11,
    InstructionReleased = 12,
    PaymentBooked = 13,
    PaymentFailed = 14,
    PaymentReturned = 15,
    ReturnRestored = 16,
    DebitUnexplained = 17,
    BankCharge = 18,
    BankInterest = 19,
    ReceiptRestated = 20,
    Reversal = 21,
    RefundReleased = 22,
    RefundBooked = 23,
    RefundFailed = 24,
    CashTaken = 30,
    CashBanked = 31,
    BondHeld = 40,
    BondToPrice = 41,
    BondForfeited = 42,
    FeeCharged = 50,
    SurplusFound = 51,
    Deposited = 60,
    DepositReturned = 61,
    CaseTransferred = 70,
    TreasuryReleased = 71,
    TreasuryPaid = 72,
    TreasuryFailed = 73,
    TreasuryReturned = 77,
}

/// <summary>One legal pair of accounts for a kind of entry, with the exchange report that names the event where there is one.</summary>
public sealed record Posting(EntryKind Kind, AccountCode Debit, AccountCode Credit, string? ExchangeReport = null);

/// <summary>The posting table: which accounts each kind of entry may move money between. <c>ledger.legal_posting</c> holds the
/// same rows and the database refuses everything else; a test compares the two. A reversal mirrors the entry it reverses.</summary>
/// <source>domain reference §8 and §3.6 (exchange reports 1001–1012)</source>
public static class PostingTable
{
    public static IReadOnlyList<Posting> Legal { get; } =
    [
        new(EntryKind.Opening, AccountCode.Bank, AccountCode.Unknown),
        new(EntryKind.ReceiptToCase, AccountCode.Bank, AccountCode.CaseAvailable, "1001"),
        new(EntryKind.ReceiptUnknown, AccountCode.Bank, AccountCode.Unknown, "1002"),
        new(EntryKind.UnknownClaimed, AccountCode.Unknown, AccountCode.CaseAvailable, "1003"),
        new(EntryKind.Disputed, AccountCode.CaseAvailable, AccountCode.CaseDisputed, "1005"),
        new(EntryKind.Disputed, AccountCode.CaseReserved, AccountCode.CaseDisputed, "1005"),
        new(EntryKind.DisputeSettledForPayee, AccountCode.CaseDisputed, AccountCode.CaseAvailable, "1005"),
        new(EntryKind.DisputeSettledForDebtor, AccountCode.CaseDisputed, AccountCode.CaseSurplus, "1005"),
        new(EntryKind.DisputeSettledForDebtor, AccountCode.CaseDisputed, AccountCode.CaseAvailable, "1005"),
        new(EntryKind.Held, AccountCode.CaseAvailable, AccountCode.CaseHeld, "1005"),
        new(EntryKind.HoldLifted, AccountCode.CaseHeld, AccountCode.CaseAvailable, "1005"),
        new(EntryKind.Reserved, AccountCode.CaseAvailable, AccountCode.CaseReserved),
        new(EntryKind.ReservationReleased, AccountCode.CaseReserved, AccountCode.CaseAvailable),
        new(EntryKind.InstructionReleased, AccountCode.CaseReserved, AccountCode.InTransit, "1006"),
        new(EntryKind.PaymentBooked, AccountCode.InTransit, AccountCode.Bank, "1007"),
        new(EntryKind.PaymentFailed, AccountCode.InTransit, AccountCode.CaseAvailable),
        new(EntryKind.PaymentReturned, AccountCode.Bank, AccountCode.Returned),
        new(EntryKind.ReturnRestored, AccountCode.Returned, AccountCode.CaseAvailable),
        new(EntryKind.DebitUnexplained, AccountCode.UnexplainedDebit, AccountCode.Bank),
        new(EntryKind.BankCharge, AccountCode.BankCharge, AccountCode.Bank),
        new(EntryKind.BankInterest, AccountCode.Bank, AccountCode.Interest),
        new(EntryKind.CashTaken, AccountCode.Cash, AccountCode.CaseCash),
        new(EntryKind.CashBanked, AccountCode.CaseCash, AccountCode.Cash),
        new(EntryKind.ReceiptRestated, AccountCode.Bank, AccountCode.Unknown, "1002"),
        new(EntryKind.RefundReleased, AccountCode.Unknown, AccountCode.InTransit),
        new(EntryKind.RefundReleased, AccountCode.Bond, AccountCode.InTransit),
        new(EntryKind.RefundBooked, AccountCode.InTransit, AccountCode.Bank),
        new(EntryKind.RefundFailed, AccountCode.InTransit, AccountCode.Unknown),
        new(EntryKind.RefundFailed, AccountCode.InTransit, AccountCode.Bond),
        new(EntryKind.BondHeld, AccountCode.Unknown, AccountCode.Bond),
        new(EntryKind.BondToPrice, AccountCode.Bond, AccountCode.CaseAvailable),
        new(EntryKind.BondForfeited, AccountCode.Bond, AccountCode.CaseAvailable),
        new(EntryKind.FeeCharged, AccountCode.CaseAvailable, AccountCode.FeeDue),
        new(EntryKind.SurplusFound, AccountCode.CaseAvailable, AccountCode.CaseSurplus),
        new(EntryKind.Deposited, AccountCode.CaseAvailable, AccountCode.CaseDeposited, "1008"),
        new(EntryKind.DepositReturned, AccountCode.CaseDeposited, AccountCode.CaseAvailable, "1009"),
        new(EntryKind.Reserved, AccountCode.CaseSurplus, AccountCode.CaseReserved),
        new(EntryKind.ReservationReleased, AccountCode.CaseReserved, AccountCode.CaseSurplus),
        new(EntryKind.PaymentFailed, AccountCode.InTransit, AccountCode.CaseSurplus),
        new(EntryKind.ReturnRestored, AccountCode.Returned, AccountCode.CaseSurplus),
        // The only kind that names two cases.
        new(EntryKind.CaseTransferred, AccountCode.CaseAvailable, AccountCode.CaseAvailable),
        new(EntryKind.TreasuryReleased, AccountCode.FeeDue, AccountCode.InTransit),
        new(EntryKind.TreasuryPaid, AccountCode.InTransit, AccountCode.Bank),
        new(EntryKind.TreasuryFailed, AccountCode.InTransit, AccountCode.FeeDue),
        new(EntryKind.TreasuryReturned, AccountCode.Bank, AccountCode.FeeDue),
    ];

    static readonly HashSet<(EntryKind, AccountCode, AccountCode)> Pairs = [.. Legal.Select(p => (p.Kind, p.Debit, p.Credit))];

    /// <summary>Checks an entry before it is sent to the database, which checks it again.</summary>
    /// <exception cref="InvariantBroken">The entry is empty, moves nothing, uses an illegal pair of accounts, names a case where
    /// none belongs or none where one does, or mints another sum than it brings in. A use case never builds such an entry.</exception>
    public static void Verify(Entry entry)
    {
        if (entry.Transfers.Count == 0)
            throw new InvariantBroken("ledger.entry-empty", entry.Kind.ToString());
        if ((entry.Kind == EntryKind.Reversal) != entry.ReversesEntryId.HasValue)
            throw new InvariantBroken("ledger.reversal-without-origin", entry.Kind.ToString());
        foreach (var t in entry.Transfers)
        {
            if (!t.Amount.IsPositive)
                throw new InvariantBroken("ledger.amount-not-positive", t.ToString());
            if (entry.Kind != EntryKind.Reversal && !Pairs.Contains((entry.Kind, t.Debit, t.Credit)))
                throw new InvariantBroken("ledger.illegal-posting", $"{entry.Kind} from {t.Debit} to {t.Credit}");
            VerifyCase(t.Debit, t.DebitCaseId);
            VerifyCase(t.Credit, t.CreditCaseId);
            var between = t.DebitCaseId is { } from && t.CreditCaseId is { } to && from != to;
            if (between ? (t.Debit, t.Credit) != (AccountCode.CaseAvailable, AccountCode.CaseAvailable) : t.Debit == t.Credit)
                throw new InvariantBroken("ledger.between-cases", $"{entry.Kind} from {t.Debit} of {t.DebitCaseId} to {t.Credit} of {t.CreditCaseId}");
        }
        if (entry.Mints is { } lot && Money.Sum(entry.Transfers.Select(t => t.Amount)) != lot.Amount)
            throw new InvariantBroken("ledger.lot-amount", $"{entry.Kind} mints {lot.Amount}");
    }

    static void VerifyCase(AccountCode account, long? caseId)
    {
        var rule = Chart.Of(account).Case;
        if (rule == CaseDimension.Always && caseId is null || rule == CaseDimension.Never && caseId is not null)
            throw new InvariantBroken("ledger.case-dimension", $"{account} {(caseId is null ? "without a case" : "with a case")}");
    }
}
