using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Payouts;

/// <summary>What a payout is for.</summary>
public enum PayoutPurpose
{
    /// <summary>A creditor's claim.</summary>
    Claim,

    /// <summary>Surplus back to the debtor (余款退还), or to who paid for him.</summary>
    /// <source>ZX §34¶2; domain reference 2.2, 5</source>
    SurplusRefund,

    /// <summary>Back to who paid it into the case, to the account it came from (退还交款人). Asks for no collegial decision.</summary>
    /// <source>法发〔2017〕6号 §11</source>
    PayerRefund,
}

/// <summary>One sum to one payee (发放), from the draft to the booked debit.</summary>
public sealed class Payout
{
    public long Id { get; private set; }

    public required int BookId { get; init; }

    public required long CaseId { get; init; }

    public required string PayeeName { get; init; }

    /// <summary>The key of the name whose money it is: of an agent's payout the principal's, whom plan, hold and approval band look at.</summary>
    public required string PayeeNameKey { get; init; }

    /// <summary>The party paid; null for a payee who is no party, which asks for a collegial decision.</summary>
    public long? PartyId { get; init; }

    /// <summary>The authority of the agent who collects for the party.</summary>
    public long? AuthorityId { get; init; }

    /// <summary>One of <see cref="Chains.PayeeClass.All"/>.</summary>
    public string PayeeClass => Chains.PayeeClass.Of(Purpose, AuthorityId is not null, PartyId is not null);

    /// <summary>The confirmed account that was current when the payout was drafted; null when none was.</summary>
    public long? PayeeAccountId { get; set; }

    public string? AccountNo { get; set; }

    public string? BankName { get; set; }

    public string? Cnaps { get; set; }

    public required Money AmountMinor { get; set; }

    public PayoutPurpose Purpose { get; init; } = PayoutPurpose.Claim;

    /// <summary>Why a payer gets his money back, in words: paid by mistake, title set aside.</summary>
    public string? RefundGround { get; init; }

    /// <summary>The paper of a refund: that somebody had paid for the debtor, or that a payer gets his money back.</summary>
    public string? ProofDocument { get; init; }

    /// <summary>The account of the case that the money comes from, and goes back to when it is not paid.</summary>
    public AccountCode Source => Purpose == PayoutPurpose.SurplusRefund ? AccountCode.CaseSurplus : AccountCode.CaseAvailable;

    /// <summary>Changes by moves only; the database carries it and the application has no right to write it.</summary>
    public PayoutState State { get; set; } = PayoutState.Draft;

    /// <summary>Counts submissions. Each asks for the whole chain again.</summary>
    public int Round { get; set; }

    public string? DecisionDocument { get; set; }

    /// <summary>The drafter chose the lots; otherwise the oldest money goes first.</summary>
    public required bool LotsNamed { get; init; }

    public long? SplitFromId { get; init; }

    public string? DisputeReason { get; init; }

    public string? NoticeNo { get; set; }

    public Instant? NoticeIssuedAt { get; set; }

    public LocalDate? BDueOn { get; set; }

    public bool? BDueProvisional { get; set; }

    public LocalDate? PaidOn { get; set; }

    public PayoutState? HeldFrom { get; set; }

    public required long DraftedBy { get; init; }

    public required Instant DraftedAt { get; init; }

    public List<PayoutLot> Lots { get; init; } = [];

    /// <summary>Its notice and clock B are over; both stay in the history.</summary>
    public void EndNotice()
    {
        NoticeNo = null;
        NoticeIssuedAt = null;
        BDueOn = null;
        BDueProvisional = null;
    }

    /// <summary>Hash of what an approval binds: amount, payee, account, case and lots. A change of any voids the approvals.</summary>
    /// <source>domain reference §7, row 9</source>
    public byte[] ContentHash()
    {
        var writer = new CanonicalWriter();
        writer.Text("payout/1");
        writer.Number(Id);
        writer.Number(CaseId);
        writer.Text(PayeeNameKey);
        writer.Text(AccountNo ?? "");
        writer.Text(BankName ?? "");
        writer.Text(Cnaps ?? "");
        writer.Number(AmountMinor.Minor);
        if (Purpose != PayoutPurpose.Claim)
            writer.Text($"{Purpose} {ProofDocument}{(RefundGround is null ? "" : $" {RefundGround}")}");
        if (AuthorityId is not null)
            writer.Text($"agent {AuthorityId} {PayeeName}");
        foreach (var lot in Lots.OrderBy(l => l.LotId))
        {
            writer.Number(lot.LotId);
            writer.Number(lot.AmountMinor.Minor);
        }
        return writer.Hash();
    }
}

/// <summary>How much of a payout comes from one lot.</summary>
public sealed class PayoutLot
{
    public long PayoutId { get; private set; }

    public required long LotId { get; init; }

    public required Money AmountMinor { get; set; }
}

/// <summary>One step of a payout's history; written once.</summary>
public sealed class PayoutMove
{
    public long Id { get; private set; }

    public required long PayoutId { get; init; }

    public required int Round { get; init; }

    public required PayoutState FromState { get; init; }

    public required PayoutTrigger Trigger { get; init; }

    public required PayoutState ToState { get; init; }

    public required long PersonId { get; init; }

    /// <summary>The person in whose name it was done; null for one's own.</summary>
    public long? OnBehalfOf { get; init; }

    public long? DelegationId { get; init; }

    public required Instant At { get; init; }

    public required byte[] ContentHash { get; init; }

    public string? Reason { get; init; }
}

/// <summary>A notice to finance (支付案款通知) with its clock B. It stays when finance returns it; a new one opens a new clock.</summary>
/// <source>S3 §22¶1; domain reference §1.2, 4</source>
public sealed class Notice
{
    public required long PayoutId { get; init; }

    public required int Round { get; init; }

    public required string NoticeNo { get; init; }

    public required Instant IssuedAt { get; init; }

    public required LocalDate BDueOn { get; init; }

    public required bool BDueProvisional { get; init; }

    public Instant? ReturnedAt { get; set; }
}

/// <summary>A step that a submission asks for, fixed when it is submitted.</summary>
public sealed class RequiredStep
{
    public required long PayoutId { get; init; }

    public required int Round { get; init; }

    public required short Step { get; init; }

    public required string Role { get; init; }

    public required int ChainVersion { get; init; }

    public required Money CumulatedMinor { get; init; }

    /// <summary>One of <see cref="Chains.PayeeClass.All"/>.</summary>
    public required string PayeeClass { get; init; }

    /// <summary>The flag of the case by which the chain was chosen; null for the ordinary chain.</summary>
    public string? Flag { get; init; }

    /// <summary>The step is approved on the panel's decision document only.</summary>
    public required bool NeedsDecision { get; init; }
}

/// <summary>The approval of one step, bound to what was approved.</summary>
public sealed class Approval
{
    public required long PayoutId { get; init; }

    public required int Round { get; init; }

    public required short Step { get; init; }

    public required long PersonId { get; init; }

    /// <summary>The person in whose name it was given; null for one's own.</summary>
    public long? OnBehalfOf { get; init; }

    public long? DelegationId { get; init; }

    public required byte[] ContentHash { get; init; }

    public string? DecisionDocument { get; init; }

    public required Instant ApprovedAt { get; init; }
}

/// <summary>The act that divided a payout; it says from which content to which, so that approvals given before stay bound.</summary>
public sealed class PayoutSplit
{
    public long Id { get; private set; }

    public required long PayoutId { get; init; }

    public required long DisputedPayoutId { get; init; }

    public required Money AmountMinor { get; init; }

    public required string Reason { get; init; }

    public required byte[] HashBefore { get; init; }

    public required byte[] HashAfter { get; init; }

    public required long PersonId { get; init; }

    public required Instant At { get; init; }
}

/// <summary>The instruction to the bank: one a release. Its id is never used again, also not after a failure.</summary>
public sealed class Instruction
{
    public long Id { get; private set; }

    public required long PayoutId { get; init; }

    public required int Round { get; init; }

    public required string EndToEndId { get; init; }

    public required Money AmountMinor { get; init; }

    public required string FileName { get; init; }

    public required byte[] FileBytes { get; init; }

    public required byte[] FileSha256 { get; init; }

    public required Instant ReleasedAt { get; init; }

    public required long ReleasedBy { get; init; }
}
