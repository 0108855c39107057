using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Notices;

/// <summary>What parties and desks are told of. The codes stand in <c>notices.template</c> too.</summary>
/// <source>S3 §11; S0 §6; domain reference §3.2</source>
static class NoticeEvent
{
    public const string Arrival = "arrival";

    /// <summary>An arrival that a party was told of is reversed: the money was another's.</summary>
    public const string ArrivalTakenBack = "arrival-taken-back";
    public const string PayoutNotice = "payout-notice";
    public const string PaymentBooked = "payment-booked";
    public const string PaymentReturned = "payment-returned";
    public const string AccountChanged = "account-changed";
    public const string Deferral = "deferral";

    /// <summary>The first account of an agent who collects for the party.</summary>
    public const string AgentAccount = "agent-account";
}

static class NoticeAudience
{
    /// <summary>The officer of the case, in the house.</summary>
    public const string Officer = "officer";

    /// <summary>The finance desk, in the house.</summary>
    public const string Finance = "finance";

    /// <summary>Each applicant of the case.</summary>
    public const string Applicant = "applicant";

    /// <summary>The party that is paid.</summary>
    public const string Payee = "payee";
}

/// <summary>Where a notice is (通知状态).</summary>
public enum NoticeState
{
    /// <summary>In the house: whom it is for finds it in the own list.</summary>
    Inbox,

    /// <summary>For its next try, or for a gateway where none is configured.</summary>
    Waiting,

    /// <summary>The gateway has taken it; whether it came, nobody says yet.</summary>
    Sent,
    Delivered,

    /// <summary>No try is made any more until a person says so.</summary>
    Dead,
    Cancelled,

    /// <summary>The party has no contact on file: it has to be told otherwise.</summary>
    NoContact,
}

static class NoticeStates
{
    public static string Code(this NoticeState state) => state == NoticeState.NoContact ? "no-contact" : state.ToString().ToLowerInvariant();

    public static NoticeState Parse(string code) => code == "no-contact" ? NoticeState.NoContact : Enum.Parse<NoticeState>(code, ignoreCase: true);
}

/// <summary>One thing that happened, with all that its texts may name.</summary>
/// <param name="SubjectId">The entry of an arrival or of its reversal, the move of a payout, the new account, the deferral.</param>
/// <param name="PartyId">The party that it concerns; null for the applicants of the case.</param>
/// <param name="Account">Masked here already: no text carries a whole number.</param>
/// <param name="Since">Of a change: contacts that were in force at that moment are told, not those that came with it.</param>
sealed record NoticeFact(
    string Event, long SubjectId, int BookId, long CaseId, string CaseNumber, long OfficerId, LocalDate On, Money? Amount = null, string? Payer = null, long? PartyId = null, string? Account = null,
    string? OldAccount = null, string? Paper = null, Instant? Since = null);
