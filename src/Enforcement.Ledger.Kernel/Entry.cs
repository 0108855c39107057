using System.Buffers.Binary;
using NodaTime;

namespace Enforcement.Ledger.Kernel;

/// <summary>One movement of one lot: a debit side, a credit side and a positive amount, so that it balances by construction.</summary>
/// <param name="LotId">The lot that moves; null for the lot that this entry mints, and for a bank debit that no lot explains.</param>
/// <param name="DebitCaseId">The case on the debit side, where the account has one.</param>
/// <param name="CreditCaseId">The case on the credit side, where the account has one.</param>
public sealed record Transfer(long? LotId, AccountCode Debit, long? DebitCaseId, AccountCode Credit, long? CreditCaseId, Money Amount)
{
    /// <summary>The same movement the other way round, for a reversal.</summary>
    public Transfer Mirror() => this with
    {
        Debit = Credit,
        DebitCaseId = CreditCaseId,
        Credit = Debit,
        CreditCaseId = DebitCaseId,
    };
}

/// <summary>The lot that an entry mints: the money of one bank credit.</summary>
/// <param name="ArrivedOn">The bank's booking date, from which the legal clocks count; never typed by a user.</param>
public sealed record Lot(LocalDate ArrivedOn, Money Amount);

/// <summary>What a journal entry comes from.</summary>
public enum SourceKind : short
{
    Book = 1,
    StatementLine = 2,
    Payout = 3,
    Dispute = 4,
    Hold = 5,
    Claim = 22,
    Refund = 23,
    CashVoucher = 30,
    Bond = 40,
    BondConversion = 41,
    Deduction = 50,
    Deposit = 60,
    CaseTransfer = 70,
    TreasuryBatch = 71,
}

/// <summary>A journal entry to be posted: a kind, its transfers, and what makes posting it twice the same as once.</summary>
/// <param name="IdempotencyKey">Unique in its book. A second entry with this key must carry the same content, and posts nothing.</param>
/// <param name="ValueOn">The bank's date; the moment of booking is the server's.</param>
/// <param name="Mints">The lot that this entry brings in, for a bank credit.</param>
/// <param name="ReversesEntryId">The entry that this one reverses (红字冲销); an entry is reversed at most once.</param>
public sealed record Entry(
    EntryKind Kind,
    Guid IdempotencyKey,
    LocalDate ValueOn,
    SourceKind SourceKind,
    long SourceId,
    IReadOnlyList<Transfer> Transfers,
    Lot? Mints = null,
    long? ReversesEntryId = null)
{
    /// <summary>A key from the things that make the act the same act, such as <c>Key("line", lineId)</c>. Its first half is
    /// <paramref name="of"/>, so that keys come in the order of what they name and an index over them grows at its end; the other
    /// half is hashed from all of them.</summary>
    public static Guid Key(string act, long of, params ReadOnlySpan<long> more)
    {
        var writer = new CanonicalWriter();
        writer.Text(act);
        writer.Number(of);
        foreach (var part in more)
            writer.Number(part);
        Span<byte> key = stackalloc byte[16];
        writer.ShortHash().TryWriteBytes(key, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(key, of);
        return new Guid(key, bigEndian: true);
    }

    /// <summary>Hash of everything the entry says; compared when a key comes a second time.</summary>
    public Guid PayloadHash()
    {
        var writer = new CanonicalWriter();
        writer.Number((short)Kind);
        writer.Number(ValueOn.AtMidnight().InUtc().ToInstant().ToUnixTimeSeconds());
        writer.Number((short)SourceKind);
        writer.Number(SourceId);
        writer.Number(ReversesEntryId ?? 0);
        writer.Number(Mints?.Amount.Minor ?? 0);
        foreach (var t in Transfers)
        {
            writer.Number(t.LotId ?? 0);
            writer.Number((short)t.Debit);
            writer.Number(t.DebitCaseId ?? 0);
            writer.Number((short)t.Credit);
            writer.Number(t.CreditCaseId ?? 0);
            writer.Number(t.Amount.Minor);
        }
        return writer.ShortHash();
    }
}
