using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Payouts.Distribution;

public enum PlanState
{
    Drafted,
    Approved,

    /// <summary>What is paid to creditors of the case follows it.</summary>
    InForce,

    /// <summary>A later version took its place.</summary>
    Replaced,
    Rejected,
    Withdrawn,
}

/// <summary>Where an objection stands on a day.</summary>
/// <source>JS §509–510; CX §17–18</source>
public enum ObjectionStanding
{
    /// <summary>The others have not been told yet.</summary>
    Raised,

    /// <summary>The others may still answer.</summary>
    AwaitingAnswer,

    /// <summary>Nobody answered: the plan is to be amended.</summary>
    Unopposed,

    /// <summary>Somebody answered; the objector has not been told yet.</summary>
    Answered,

    /// <summary>The objector may still sue.</summary>
    AwaitingSuit,

    /// <summary>The objector did not sue: the plan stands.</summary>
    Lapsed,

    /// <summary>The suit runs; the sum in dispute is set aside.</summary>
    Sued,

    /// <summary>Decided or taken back.</summary>
    Closed,
}

/// <summary>A claim of a plan with its share.</summary>
/// <param name="Aside">Of the share, what is set aside for an objection.</param>
/// <param name="Drafted">Of the share, what payouts ask for or have paid already.</param>
public sealed record PlanClaimView(
    int Seq, ClaimClass Class, int Rank, string Creditor, string? Title, LocalDate? OrderOn, Money Claim, Money Share, Money Aside, Money Drafted);

/// <summary>When somebody received the plan, and until when he may object.</summary>
public sealed record PlanServiceView(string Name, LocalDate? ServedOn, string? Document, LocalDate? ObjectionDueOn, bool Provisional);

public sealed record PlanObjectionView(
    long Id, string By, string Against, Money Amount, string Document, LocalDate ReceivedOn, LocalDate? ToldOn, LocalDate? AnswerDueOn, LocalDate? AnsweredOn, string? AnswerDocument,
    LocalDate? ObjectorToldOn, LocalDate? SueDueOn, LocalDate? SuedOn, string? SuitDocument, ObjectionStanding Standing, ObjectionOutcome? Outcome, long? DisputeId);

/// <summary>A distribution plan (财产分配方案): one version, never changed.</summary>
public sealed record PlanRow(
    long Id, long CaseId, string CaseNumber, int Version, PlanState State, DistributionMethod Method, int RuleVersion, PlanDebtor Debtor, Money Pot, string Document, string ContentHash,
    string DraftedBy, Instant DraftedAt, string? ApprovedBy, Instant? ApprovedAt, string? InForceBy, Instant? InForceAt, string? DecisionDocument, string? ApprovedFor, string? InForceFor, bool Mine);

public sealed record PlanView(PlanRow Plan, IReadOnlyList<PlanClaimView> Claims, IReadOnlyList<PlanServiceView> Services, IReadOnlyList<PlanObjectionView> Objections);

/// <summary>How an objection ended.</summary>
public enum ObjectionOutcome
{
    /// <summary>The plan is right: what was set aside is the creditor's.</summary>
    PlanStands,

    /// <summary>The objector is right: a new version shares what was set aside.</summary>
    Upheld,

    /// <summary>The objector took it back.</summary>
    Withdrawn,
}

/// <summary>The days of an objection; from them follows where it stands.</summary>
sealed record ObjectionDays(LocalDate? ToldOn, LocalDate? AnswerDueOn, LocalDate? AnsweredOn, LocalDate? ObjectorToldOn, LocalDate? SueDueOn, LocalDate? SuedOn, ObjectionOutcome? Outcome)
{
    public ObjectionStanding On(LocalDate day) => this switch
    {
        { Outcome: not null } => ObjectionStanding.Closed,
        { SuedOn: not null } => ObjectionStanding.Sued,
        { SueDueOn: { } due } => day <= due ? ObjectionStanding.AwaitingSuit : ObjectionStanding.Lapsed,
        { AnsweredOn: not null } => ObjectionStanding.Answered,
        { AnswerDueOn: { } due } => day <= due ? ObjectionStanding.AwaitingAnswer : ObjectionStanding.Unopposed,
        _ => ObjectionStanding.Raised,
    };
}
